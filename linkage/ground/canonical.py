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

_encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def _plain(value: Json) -> object:
    # Exact types first: nearly everything is one of these, and the others are slow to ask for.
    kind = type(value)
    if kind is str:
        return _nfc(value)  # type: ignore[arg-type]
    if kind is dict:
        return {_nfc(key): _plain(item) for key, item in value.items()}  # type: ignore[union-attr]
    if kind is list:
        return [_plain(item) for item in value]  # type: ignore[union-attr]
    match value:
        case str():
            return _nfc(value)
        case None | bool() | int():
            return value
        case Mapping():
            return {_nfc(key): _plain(item) for key, item in value.items()}
        case Sequence():
            return [_plain(item) for item in value]
    message = f"{type(value).__name__} has no place in a document"
    raise TypeError(message)


def _nfc(text: str) -> str:
    return text if type(text) is str and text.isascii() else unicodedata.normalize("NFC", text)


def canonical_bytes(document: Mapping[str, Json]) -> bytes:
    r"""Write a document so that equal documents are equal bytes.

    Raises ``TypeError`` for anything but texts, whole numbers, truth values, nulls, lists and
    mappings; a float above all.

    >>> canonical_bytes({"b": [1, "二"], "a": None}).decode()
    '{"a":null,"b":[1,"二"]}\n'
    """
    return b"".join(canonical_pieces(document))


def canonical_pieces(document: Mapping[str, Json]) -> Iterator[bytes]:
    """Give the canonical bytes piece by piece: the items of a list one after the other, none of them kept."""
    parts = {_nfc(key): value for key, value in document.items()}
    opening = b"{"
    for key in sorted(parts):
        yield opening
        yield from _pieces(key, parts[key])
        opening = b","
    yield b"}\n" if parts else b"{}\n"


def canonical_text(value: Json) -> str:
    """Write a part of a document as it stands in the canonical bytes."""
    return _encoded(_plain(value))


def digest(document: Mapping[str, Json]) -> str:
    """Digest of a document: sha256 in hex of its canonical bytes without the key ``digest``."""
    hashed = hashlib.sha256()
    for piece in canonical_pieces({key: value for key, value in document.items() if key != "digest"}):
        hashed.update(piece)
    return hashed.hexdigest()


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
    yield f"{canonical_text(key)}:".encode()
    if isinstance(value, str) or not isinstance(value, Iterator | Sequence):
        yield canonical_text(value).encode()
        return
    yield b"["
    for at, item in enumerate(value):
        yield f"{',' if at else ''}{canonical_text(item)}".encode()
    yield b"]"
