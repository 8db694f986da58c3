"""Reads numbers, dates and amounts from text: the exact form of traces, and what people write in cells."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from functools import lru_cache

from .faults import WrongError

MOST_DIGITS = 1000
MOST_BITS = 10_000

_EXACT = re.compile(r"-?[0-9]+(?:/[0-9]+)?")
_AMOUNT = re.compile(r"-?(?:0|[1-9][0-9]{0,12})\.[0-9]{2}")
_WRITTEN = re.compile(
    r"([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:\.[0-9]+)?) *([%‰万亿]?)"
)
_RATIO = re.compile(r"([+-]?[0-9]+) */ *([0-9]+)")
_DATES = (
    re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"),
    re.compile(r"([0-9]{4}) *(年) *([0-9]{1,2}) *月 *([0-9]{1,2}) *日"),
    re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})"),
)
_FACTORS = {
    "": Fraction(1),
    "%": Fraction(1, 100),
    "‰": Fraction(1, 1000),
    "万": Fraction(10000),
    "亿": Fraction(10**8),
}
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，％＋－−／\u3000\u00a0", "0123456789.,%+--/  ")


def exact(text: object) -> Fraction:
    """Read a number of a trace: ``p`` or ``p/q`` in lowest terms."""
    value = _exact(text) if isinstance(text, str) and len(text) <= MOST_DIGITS else None
    if value is None:
        raise WrongError("不是最简的整数或分数。", brief(text))
    return value


@lru_cache(maxsize=8192)
def _exact(text: str) -> Fraction | None:
    if _EXACT.fullmatch(text):
        top, _, bottom = text.partition("/")
        if not bottom or int(bottom):
            value = Fraction(int(top), int(bottom or 1))
            if str(value) == text:
                return value
    return None


def bounded(value: Fraction) -> Fraction:
    """Let a number through unless it is absurdly long, so that no trace can stall the evaluation."""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MOST_BITS:
        raise WrongError("数字长得离谱，不再计算。")
    return value


def fen(text: object) -> int:
    """Read an amount of a document: yuan with two decimals, into whole fen."""
    if not isinstance(text, str) or not _AMOUNT.fullmatch(text) or text == "-0.00":
        raise WrongError("不是两位小数的金额。", brief(text))
    return int(text.replace(".", ""))


def yuan(amount: int) -> str:
    """Write whole fen as a document does."""
    whole, rest = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole}.{rest:02d}"


def half_width(text: str) -> str:
    """Replace full-width digits, signs and blanks, each by one character."""
    return text.translate(_HALF_WIDTH)


def written_number(text: str) -> Fraction:
    """Read a number as people write it: blanks, full width, thousands, ``%``, ``‰``, ``万``, ``p/q``."""
    plain = half_width(text).strip()
    if len(plain) <= MOST_DIGITS:
        if match := _WRITTEN.fullmatch(plain):
            return Fraction(match[1].replace(",", "").replace(" ", "")) * _FACTORS[match[2]]
        if (match := _RATIO.fullmatch(plain)) and int(match[2]):
            return Fraction(int(match[1]), int(match[2]))
    raise WrongError("原文读不出数字。", brief(text))


def written_date(text: str) -> datetime.date:
    """Read a date as people write it: 2025-09-01, 2025年9月1日, 2025/9/1, 2025.9.1, 20250901."""
    plain = half_width(text).strip()
    for form in _DATES:
        if match := form.fullmatch(plain):
            return day(int(match[1]), int(match[3]), int(match[4]))
    raise WrongError("原文读不出日期。", brief(text))


def day(year: int, month: int, of_month: int) -> datetime.date:
    """Make a date, or say that there is no such day."""
    try:
        return datetime.date(year, month, of_month)
    except (ValueError, OverflowError):
        raise WrongError(f"没有{year}年{month}月{of_month}日这一天。") from None


def brief(value: object) -> str:
    """Show a value of any kind in a message, cut short."""
    if isinstance(value, str):
        return value[:60]
    if isinstance(value, int) and value.bit_length() <= MOST_BITS:
        return str(value)[:60]
    return "空" if value is None else type(value).__name__
