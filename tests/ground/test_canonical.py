"""The engine's side of the canonical form; the checker's own is compared with it in its tests."""

from __future__ import annotations

from typing import Any

import pytest

from linkage.ground.canonical import canonical_bytes, digest


def test_equal_documents_are_equal_bytes() -> None:
    one = {"b": [1, True, None], "a": "e\u0301"}
    other = {"a": "é", "b": (1, True, None)}
    assert canonical_bytes(one) == canonical_bytes(other) == '{"a":"é","b":[1,true,null]}\n'.encode()
    assert digest(one | {"digest": "x"}) == digest(other)


@pytest.mark.parametrize("value", [0.5, {1}, object()])
def test_what_has_no_place(value: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError, match="no place in a document"):
        canonical_bytes({"a": value})
