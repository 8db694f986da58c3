"""Numbers and units as plain text says them: everything in 亩, 斤 and 元, so that units need no algebra."""

from __future__ import annotations

import re
from fractions import Fraction

_IN_BASE = {
    "亩": Fraction(1), "公顷": Fraction(15), "平方米": Fraction(3, 2000), "分地": Fraction(1, 10),
    "斤": Fraction(1), "公斤": Fraction(2), "百斤": Fraction(100), "担": Fraction(100),
    "50公斤": Fraction(100), "吨": Fraction(2000),
    "元": Fraction(1), "万元": Fraction(10000),
}  # fmt: skip
_NUMBER = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?")
_STEPS = {
    "分": Fraction(1, 100),
    "角": Fraction(1, 10),
    "元": Fraction(1),
    "10元": Fraction(10),
    "百元": Fraction(100),
}


def in_base(unit: str) -> Fraction:
    """How much one of a unit is in 亩, 斤 or 元; other units count for themselves."""
    return _IN_BASE.get(unit, Fraction(1))


def number(text: str) -> Fraction:
    """Read a number: thousands commas, per cent."""
    text = text.strip()
    if text.endswith("%"):
        return number(text[:-1]) / 100
    return Fraction(text.replace(",", ""))


def phrase(text: str) -> Fraction:
    """Read ``600 元/亩/年``, ``6%/年`` or ``每亩每年 500 斤稻谷`` in base units."""
    found = _NUMBER.search(text)
    if found is None:
        raise ValueError(text)
    value = Fraction(found[0].replace(",", ""))
    rest = text[found.end() :].strip()
    if rest.startswith("%"):
        value, rest = value / 100, rest[1:]
    upper, *lower = rest.split("/")
    for produce in ("稻谷", "小麦", "玉米"):
        upper = upper.removesuffix(produce)
    value *= in_base(upper.strip())
    for unit in [*lower, *text[: found.start()].strip().split("每")]:
        value /= in_base(unit.strip())
    return value


def step_of(name: str) -> Fraction:
    """The size in yuan of a rounding unit."""
    return _STEPS[name]


def rounded(value: Fraction, step: Fraction, mode: str) -> Fraction:
    """Round by a named mode: halves go away from nought, 去尾 towards it, 进一 away from it."""
    if value < 0:
        return -rounded(-value, step, mode)
    low = value // step * step
    high = low if low == value else low + step
    if mode == "去尾":
        return low
    if mode == "进一":
        return high
    if value - low == high - value and mode == "四舍六入五成双":
        return low if (low / step) % 2 == 0 else high
    return low if value - low < high - value else high


def fen(value: Fraction) -> int:
    """Half up to whole fen."""
    return int(rounded(value, Fraction(1, 100), "四舍五入") * 100)
