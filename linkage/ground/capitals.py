"""Capitals (大写金额): amounts in the figures that cannot be altered, and back.

会计基础工作规范 第五十二条 and 支付结算办法 附件一 (正确填写票据和结算凭证的基本规定) allow several
spellings of one amount. We print one of them, always the same; we read all of them, and nothing else:

- 人民币 stands before the amount without a gap;
- 整 stands after 元 and after 角, never after 分 (a reader may meet 正, or no 整 after 角);
- zeros between digits are one 零; it may be left out where the 亿, 万 or 元 digit is 0 and the next
  digit down is not. We leave it out after 亿 and 万 and write it after 元, where the published examples
  write it.

The usual library is no help here: it cuts a third decimal off without a word, takes floats, and
cannot read some of its own results.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

from linkage.ground.money import Money

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}
_JOINTS = (("亿", 10**8), ("万", 10**4))
# 10^16 yuan and more have no lawful name: it would take a second 亿.
_LIMIT = 10**16 * 100

# Registers hold areas and weights with at most this many decimals.
_MOST_DIGITS = 6

_PREFIX = "人民币"
# Traditional forms must be accepted on paper (附件一, 一).
_OTHER_FORMS = str.maketrans("圆圓萬億貳陸正", "元元万亿贰陆整")
_SHAPE = re.compile(
    r"(?:(?P<yuan>[^元角分整]+)元零?)?(?:(?P<jiao>[^元角分整])角)?(?:(?P<fen>[^元角分整])分)?整?"
)


def in_capitals(amount: Money) -> str:
    """Print an amount in capitals.

    Raises ``ValueError`` for a negative amount, which the rules have no form for (whoever prints one
    says 负 or 应退 in words of its own), and for 10^16 yuan and more.

    >>> in_capitals(Money(10700053))
    '人民币壹拾万柒仟元零伍角叁分'
    >>> in_capitals(Money(140950))
    '人民币壹仟肆佰零玖元伍角整'
    """
    _check_range(amount)
    return _PREFIX + next(_forms(amount))


def measure_in_capitals(value: Fraction, unit: str) -> str:
    """Print an area, a weight or a number of shares in capitals: digits after 点 are said one by one.

    Raises ``ValueError`` for a negative number, for one with more than six decimals, and for 10^16 and more.

    >>> measure_in_capitals(Fraction("305.64"), "亩"), measure_in_capitals(Fraction(1, 2), "公斤")
    ('叁佰零伍点陆肆亩', '零点伍公斤')
    """
    scaled, rest = divmod(value * 10**_MOST_DIGITS, 1)
    whole, decimals = divmod(int(scaled), 10**_MOST_DIGITS)
    if value < 0 or rest or whole * 100 >= _LIMIT:
        raise ValueError("这个数没有规范的大写")
    said = _numbers(whole)[0] if whole else _DIGITS[0]
    digits = "".join(_DIGITS[int(digit)] for digit in str(decimals).zfill(_MOST_DIGITS).rstrip("0"))
    return f"{said}{f'点{digits}' if digits else ''}{unit}"


def from_capitals(text: str) -> Money:
    """Read any lawful spelling of an amount in capitals, with 人民币 before it or without.

    Raises ``ValueError`` naming the text when it is none, also when it could be understood all the
    same (二百元, a 零 too few, 整 after 分): whoever pays on it must be able to rely on the form.

    >>> str(from_capitals("人民币陆仟零柒元壹角肆分"))
    '6,007.14'
    """
    plain = text.strip().removeprefix(_PREFIX).translate(_OTHER_FORMS)
    shape = _SHAPE.fullmatch(plain)
    if shape is not None:
        yuan, jiao, fen = (_read(shape[name] or "") for name in ("yuan", "jiao", "fen"))
        amount = Money(yuan * 100 + jiao * 10 + fen)
        if amount.fen < _LIMIT and plain in _forms(amount):
            return amount
    raise ValueError(f"“{text.strip()}”不是规范的大写金额")


def _check_range(amount: Money) -> None:
    if amount.fen < 0:
        raise ValueError("大写金额没有负数的写法")
    if amount.fen >= _LIMIT:
        raise ValueError("金额太大，没有规范的大写")


def _forms(amount: Money) -> Iterator[str]:
    """Give every lawful spelling without 人民币, ours first."""
    yuan, rest = divmod(amount.fen, 100)
    jiao, fen = divmod(rest, 10)
    if not amount:
        yield "零元整"
        return
    tails = [_tail(jiao, fen, whole=bool(yuan))]
    if jiao and not fen:
        tails.append(tails[0].removesuffix("整"))
    if not yuan:
        yield from tails
        return
    zeros = ("零", "") if jiao and yuan % 10 == 0 else ("",)
    for number, zero, tail in itertools.product(_numbers(yuan), zeros, tails):
        yield f"{number}元{zero}{tail}"


def _tail(jiao: int, fen: int, *, whole: bool) -> str:
    if not jiao and not fen:
        return "整"
    if not fen:
        return f"{_DIGITS[jiao]}角整"
    if jiao:
        return f"{_DIGITS[jiao]}角{_DIGITS[fen]}分"
    return f"{'零' if whole else ''}{_DIGITS[fen]}分"


def _numbers(value: int) -> tuple[str, ...]:
    """Give every lawful spelling of a whole number above nought, ours first."""
    for name, size in _JOINTS:
        if value >= size:
            high, low = divmod(value, size)
            return tuple(f"{head}{name}{tail}" for head in _numbers(high) for tail in _below(high, low, size))
    return (_group(value),)


def _below(high: int, low: int, size: int) -> tuple[str, ...]:
    """Spell what follows 亿 or 万, with the 零 that must or may stand between."""
    if low == 0:
        return ("",)
    if low < size // 10:
        zeros: tuple[str, ...] = ("零",)
    elif high % 10 == 0:
        zeros = ("", "零")
    else:
        zeros = ("",)
    return tuple(zero + number for zero in zeros for number in _numbers(low))


def _group(value: int) -> str:
    """Spell 1 to 9999: a run of zeros inside is one 零, zeros at the end are nothing."""
    text = ""
    for place, size in (("仟", 1000), ("佰", 100), ("拾", 10), ("", 1)):
        digit, value = divmod(value, size)
        if digit:
            text += _DIGITS[digit] + place
        elif text and not text.endswith("零") and value:
            text += "零"
    return text


def _read(number: str) -> int:
    """Read a number loosely; whether it was written lawfully is decided by writing it again."""
    total = section = digit = 0
    for sign in number:
        if sign in _VALUES:
            digit = _VALUES[sign]
        elif sign in _PLACES:
            section += digit * _PLACES[sign]
            digit = 0
        elif sign == "万":
            total += (section + digit) * 10**4
            section = digit = 0
        elif sign == "亿":
            total = (total + section + digit) * 10**8
            section = digit = 0
    return total + section + digit
