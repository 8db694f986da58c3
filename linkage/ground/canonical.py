"""Canonical bytes (规范字节) of a document, and its digest: one value, one file.

UTF-8, every text in NFC, keys sorted by code point, no blanks between the parts, one final newline.
The digest of a document is the sha256 of its canonical bytes without the key ``digest``. The checker
writes the same form a second time, in :mod:`linkage.checker.canonical`; neither knows the other.
"""

from __future__ import annotations

import hashlib
import io
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

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
    return f"{_text(document)}\n".encode()


def _text(value: Json) -> str:
    return json.dumps(
        _plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def digest(document: Mapping[str, Json]) -> str:
    """Digest of a document: sha256 in hex of its canonical bytes without the key ``digest``."""
    rest = {key: value for key, value in document.items() if key != "digest"}
    return hashlib.sha256(canonical_bytes(rest)).hexdigest()


def write_document(parts: Mapping[str, Json | Iterator[Json]], out: BinaryIO) -> str:
    """Write a document with its digest piece by piece, and give the digest.

    A part may be an iterator: its items are written as a list, one after the other, and none is kept. The
    bytes are those of :func:`canonical_bytes`. ``out`` must be able to go back, because the digest stands
    in front of most of what it is made from.
    """
    hashed = hashlib.sha256()
    place = 0
    for key in sorted({*parts, "digest"}):
        out.write(b"{" if out.tell() == 0 else b",")
        if key == "digest":
            out.write(b'"digest":"')
            place = out.tell()
            out.write(b"0" * hashed.digest_size * 2 + b'"')
            continue
        hashed.update(b"{" if key == min(parts) else b",")
        for piece in _pieces(key, parts[key]):
            hashed.update(piece)
            out.write(piece)
    out.write(b"}\n")
    hashed.update(b"}\n")
    out.seek(place)
    out.write(hashed.hexdigest().encode())
    out.seek(0, io.SEEK_END)
    return hashed.hexdigest()


def _pieces(key: str, value: Json | Iterator[Json]) -> Iterator[bytes]:
    yield f"{_text(key)}:".encode()
    if not isinstance(value, Iterator):
        yield _text(value).encode()
        return
    yield b"["
    for at, item in enumerate(value):
        yield f"{',' if at else ''}{_text(item)}".encode()
    yield b"]"
