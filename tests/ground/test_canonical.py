"""The engine's side of the canonical form; the checker's own is compared with it in its tests."""

from __future__ import annotations

import io
from typing import Any

import pytest

from linkage.ground.canonical import canonical_bytes, digest, write_document
from linkage.ground.figure import Json


def test_equal_documents_are_equal_bytes() -> None:
    one = {"b": [1, True, None], "a": "e\u0301"}
    other = {"a": "é", "b": (1, True, None)}
    assert canonical_bytes(one) == canonical_bytes(other) == '{"a":"é","b":[1,true,null]}\n'.encode()
    assert digest(one | {"digest": "x"}) == digest(other)


@pytest.mark.parametrize("value", [0.5, {1}, object()])
def test_what_has_no_place(value: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError, match="no place in a document"):
        canonical_bytes({"a": value})


@pytest.mark.parametrize(
    "document",
    [
        {"a": 1, "z": ["二", {"b": None, "a": True}]},
        {"zz": []},
        {"digest first": 0, "a": "e\u0301"},
        {"e": [1, [2, 3]], "f": {}, "c": "é"},
    ],
)
def test_piece_by_piece_the_bytes_and_the_digest_are_the_same(document: dict[str, Json]) -> None:
    parts = {key: iter(value) if isinstance(value, list) else value for key, value in document.items()}
    out = io.BytesIO()
    assert write_document(parts, out) == digest(document)
    assert out.getvalue() == canonical_bytes({**document, "digest": digest(document)})
