"""Canonical bytes and digest, written a second time: UTF-8, NFC, sorted keys, no blanks, final newline."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn

from .faults import Disagreement, WrongError
from .reading import MOST_BITS, brief

_DEEPEST = 300


_write = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical_bytes(document: object) -> bytes:
    """Write a document in its one form.

    Raises :class:`WrongError` (a ``ValueError``) for floats and whatever else has no place in it.
    """
    return b"".join(_pieces(document))


def _pieces(document: object) -> Iterator[bytes]:
    """Write a document piece by piece: the items of its lists one after the other, so that none is kept."""
    try:
        if not isinstance(document, Mapping) or not document:
            yield f"{_write(_tidy(document, 0))}\n".encode()
            return
        parts = {_key(key): value for key, value in document.items()}
        opening = "{"
        for key in sorted(parts):
            yield f"{opening}{_write(key)}:".encode()
            yield from _list(parts[key]) if _is_list(parts[key]) else (_write(_tidy(parts[key], 1)).encode(),)
            opening = ","
        yield b"}\n"
    except UnicodeEncodeError:
        raise WrongError("文件里有不成对的代理字符。") from None


def _list(items: object) -> Iterator[bytes]:
    opening = "["
    for item in items if isinstance(items, Sequence) else ():
        yield f"{opening}{_write(_tidy(item, 2))}".encode()
        opening = ","
    yield b"[]" if opening == "[" else b"]"


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray)


def digest(document: Mapping[str, object]) -> str:
    """Digest of a document: sha256 in hex of its canonical bytes without the key ``digest``."""
    hashed = hashlib.sha256()
    for piece in _pieces({key: value for key, value in document.items() if key != "digest"}):
        hashed.update(piece)
    return hashed.hexdigest()


def parse(data: bytes) -> object:
    """Read JSON without any leniency: duplicate keys, fractions with a point and NaN are refused."""
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_once, parse_float=_no_float, parse_constant=_no_float
        )
    except WrongError:
        raise
    except (ValueError, RecursionError) as error:
        raise WrongError("不是合格的 JSON 文件。", brief(str(error))) from None


def check_bytes(data: bytes) -> list[Disagreement]:
    """Compare a file with the canonical form of what it says, and its digest with its content."""
    try:
        document = parse(data)
        _same_bytes(data, canonical_bytes(document))
        require_digest(document)
    except WrongError as error:
        return [error.at("文件")]
    return []


def require_digest(document: object) -> None:
    """Raise :class:`WrongError` unless the document carries its own digest."""
    if not isinstance(document, Mapping):
        raise WrongError("文件的最外层应是一组键值。")
    found = digest(document)
    if document.get("digest") != found:
        raise WrongError("摘要与内容不符，文件改动过。", brief(document.get("digest")), found)


def _same_bytes(data: bytes, again: bytes) -> None:
    if data != again:
        pairs = enumerate(zip(data, again, strict=False))
        same = next((index for index, (one, other) in pairs if one != other), min(len(data), len(again)))
        raise WrongError(f"不是规范形式，从第{same + 1}个字节起不同。")


def _tidy(value: object, depth: int) -> object:
    # Exact types first: nearly everything is one of these, and the others are slow to ask for.
    if type(value) is str:
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if depth > _DEEPEST:
        raise WrongError("文件的层次太深。")
    if type(value) is dict:
        return {_key(key): _tidy(item, depth + 1) for key, item in value.items()}
    if type(value) is list:
        return [_tidy(item, depth + 1) for item in value]
    return _tidied(value, depth)


def _tidied(value: object, depth: int) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if value is None or (isinstance(value, int) and value.bit_length() <= MOST_BITS):
        return value
    if isinstance(value, Mapping):
        return {_key(key): _tidy(item, depth + 1) for key, item in value.items()}
    if _is_list(value):
        return [_tidy(item, depth + 1) for item in value]  # type: ignore[attr-defined]
    raise WrongError("文件里只能有文字、整数、真假、空、列表和键值。", brief(value))


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise WrongError("键应是文字。", brief(key))
    return key if key.isascii() else unicodedata.normalize("NFC", key)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise WrongError("同一组里有重复的键。")
    return found


def _no_float(text: str) -> NoReturn:
    raise WrongError("文件里不许有小数或 NaN。", brief(text))
