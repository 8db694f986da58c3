"""Texts read aloud: every number in words, and read back it is the same number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.words.aloud import aloud, numeral, yuan

VALUES = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}


def heard(said: str) -> int:
    """What a listener writes down: a second reading that shares nothing with the first."""
    for joint, size in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4)):
        above, found, below = said.partition(joint)
        if found:
            return heard(above) * size + heard(below)
    total, digit = 0, 0
    for sign in said:
        if sign in PLACES:
            total += (digit or 1) * PLACES[sign]
            digit = 0
        else:
            digit = VALUES[sign]
    return total + digit


@given(st.integers(0, 10**12 - 1))
def test_a_number_is_heard_as_it_is(number: int) -> None:
    said = numeral(f"{number:,}")
    assert heard(said) == number
    assert not re.search(r"零零|零$", said) or number == 0


@given(st.integers(-(10**12), 10**12))
def test_an_amount_is_heard_to_the_fen(fen: int) -> None:
    whole, rest = divmod(abs(fen), 100)
    said = yuan(f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}")
    parts = re.fullmatch(r"(负?)(?:(.+)元)?零?(?:(.)角)?(?:(.)分)?", said)
    assert parts is not None
    _, yuan_said, jiao, cents = parts.groups()
    told = [heard(part) if part else 0 for part in (yuan_said, jiao, cents)]
    assert told == [whole, rest // 10, rest % 10]
    assert (parts[1] == "负") is (fen < 0)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("电话 15430643504。", "电话幺五四，三零六四，三五零四。"),
        ("电话 0791-8765432。", "电话零七九幺，八七六，五四三二。"),
        ("2025年3月5日，凭证 YF0001", "二零二五年三月五日，凭证Y F 零零零幺"),
        ("补到 2026-03-31", "补到二零二六年三月三十一日"),
        ("打到户主尾号 0128 的账户", "打到户主尾号零幺二八的账户"),
        ("费率 6%，按 2/3 算", "费率百分之六，按三分之二算"),
        ("每斤 0.125 元", "每斤零点一二五元"),
        ("第 2 笔，共 2 笔", "第二笔，共两笔"),
        ("1.37 股 × 365 天 × 系数 2", "一点三七股乘以三百六十五天乘以系数二"),
        ("除不尽，0.7879… 分", "除不尽，零点七八七九多分"),
        ("①第三条（一）", "第三条，一"),
        ("余额 -12.50 元", "余额负十二元五角"),
        ("阿依努尔·买买提家，您好。", "阿依努尔买买提家，您好。"),
    ],
)
def test_how_it_is_read(written: str, said: str) -> None:
    assert aloud(written) == said


@given(st.text(alphabet="0123456789,.-%/×（）·元亩天年月 abYF。，", max_size=30))
def test_no_digit_stays(text: str) -> None:
    assert not re.search(r"[0-9]", aloud(text))
