"""Canonical bytes (规范字节) of a document, and its digest: one value, one file.

UTF-8, every text in NFC, keys sorted by code point, no blanks between the parts, one final newline.
The digest of a document is the sha256 of its canonical bytes without the key ``digest``. The checker
writes the same form a second time, in :mod:`linkage.checker.canonical`; neither knows the other.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence

from linkage.ground.figure import Json


def _plain(value: Json) -> object:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case None | bool() | int():
            return value
        case Mapping():
            return {unicodedata.normalize("NFC", key): _plain(item) for key, item in value.items()}
        case Sequence():
            return [_plain(item) for item in value]
    message = f"{type(value).__name__} has no place in a document"
    raise TypeError(message)


def canonical_bytes(document: Mapping[str, Json]) -> bytes:
    r"""Write a document so that equal documents are equal bytes.

    Raises ``TypeError`` for anything but texts, whole numbers, truth values, nulls, lists and
    mappings; a float above all.

    >>> canonical_bytes({"b": [1, "二"], "a": None}).decode()
    '{"a":null,"b":[1,"二"]}\n'
    """
    text = json.dumps(
        _plain(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return f"{text}\n".encode()


def digest(document: Mapping[str, Json]) -> str:
    """Digest of a document: sha256 in hex of its canonical bytes without the key ``digest``."""
    rest = {key: value for key, value in document.items() if key != "digest"}
    return hashlib.sha256(canonical_bytes(rest)).hexdigest()
