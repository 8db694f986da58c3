"""Canonical bytes: any changed byte of a file is found."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linkage.ground.canonical
from checker.samples import sealed, village
from linkage.checker import canonical_bytes, check_bytes, check_document, digest

VILLAGE = canonical_bytes(village())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def test_the_village_agrees_with_itself() -> None:
    assert check_document(VILLAGE) == []


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), JSON, max_size=4))
def test_both_writers_write_the_same(document: dict[str, Any]) -> None:
    assert canonical_bytes(document) == linkage.ground.canonical.canonical_bytes(document)
    assert digest(document) == linkage.ground.canonical.digest(document)
    assert check_bytes(canonical_bytes(sealed(document))) == []


def test_digest_by_hand() -> None:
    written = '{"a":"é","b":[1,true,null,"二"]}\n'
    document = {"b": (1, True, None, "二"), "a": "e\u0301", "digest": "x"}
    assert digest(document) == hashlib.sha256(written.encode()).hexdigest()


@given(st.integers(0, len(VILLAGE) - 1), st.integers(1, 255))
def test_any_changed_byte_is_found(at: int, by: int) -> None:
    changed = bytearray(VILLAGE)
    changed[at] ^= by
    assert check_document(bytes(changed))


@given(st.integers(0, len(VILLAGE)), st.binary(min_size=1, max_size=3))
def test_any_inserted_or_cut_byte_is_found(at: int, more: bytes) -> None:
    assert check_document(VILLAGE[:at] + more + VILLAGE[at:])
    assert check_document(VILLAGE[:at]) or at == len(VILLAGE)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "不是合格的 JSON 文件。"),
        (b"\xff", "不是合格的 JSON 文件。"),
        (b"[" * 100_000, "不是合格的 JSON 文件。"),
        (b"1" * 5000, "不是合格的 JSON 文件。"),
        (b'{"a":1,"a":1}\n', "同一组里有重复的键。"),
        (b'{"a":1.5}\n', "文件里不许有小数或 NaN。"),
        (b'{"a":1e5}\n', "文件里不许有小数或 NaN。"),
        (b'{"a":NaN}\n', "文件里不许有小数或 NaN。"),
        (b'{"a":-Infinity}\n', "文件里不许有小数或 NaN。"),
        (b'{"a":"\\ud800"}\n', "文件里有不成对的代理字符。"),
        (b'{"a":1}', "不是规范形式，从第8个字节起不同。"),
        (b'{"a": 1}\n', "不是规范形式，从第6个字节起不同。"),
        (b'{"b":1,"a":1}\n', "不是规范形式，从第3个字节起不同。"),
        ('{"a":"e\u0301"}\n'.encode(), "不是规范形式，从第7个字节起不同。"),
        (b"[" * 400 + b"]" * 400, "文件的层次太深。"),
        (b"5\n", "文件的最外层应是一组键值。"),
        (b'{"a":1}\n', "摘要与内容不符，文件改动过。"),
    ],
)
def test_what_is_not_canonical_is_refused(data: bytes, message: str) -> None:
    assert [one.message for one in check_bytes(data)] == [message]
    assert check_document(data) == check_bytes(data)


def test_what_has_no_place_in_a_document() -> None:
    for value in (0.5, {1: 2}, {"a": {1, 2}}, "\ud800", b"x", 2**40_000):
        with pytest.raises(ValueError, match=r"文件|键"):
            canonical_bytes({"a": value})


def test_another_document_is_told() -> None:
    other = canonical_bytes(sealed({"schema": "linkage.manifest/1"}))
    assert [one.message for one in check_document(other)] == ["既不是结果文件，也不是告知书的附带数据。"]
    assert json.loads(other)["digest"]
