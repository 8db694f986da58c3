"""Number texts (数的写法): reading a number as people type it, from a closed list of habits.

Full-width digits, blanks around the number, thousands commas in their right places, ¥ and 元 are
taken; everything else that Python itself would accept (``1_000``, ``1e3``, other scripts' digits,
NaN) is refused, because nobody can say what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

from attrs import frozen

from linkage.ground.errors import ReadingError
from linkage.ground.fault import quoted

_FOLD = str.maketrans("０１２３４５６７８９．－，％／", "0123456789.-,%/")
_BLANKS = " \t\u00a0\u3000\u200b\ufeff"
_PLAIN = re.compile(r"(-?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(\.\d{1,15})?([%‰]?)", re.ASCII)
_QUOTIENT = re.compile(r"(-?\d{1,40})/([1-9]\d{0,39})", re.ASCII)
_SIGNS = ("人民币", "RMB", "¥", "￥")
_CHINESE = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
_SCALES = {"": 1, "%": 100, "‰": 1000}


class NumberError(ReadingError):
    """A text is not a number in any of the forms that are read."""


@frozen
class NumberText:
    """A number with the part of the text that says it; ``part`` is empty when that is all of it.

    ``percent`` says that a percent or per mille sign belongs to it; ``folded`` that more than plain
    ASCII digits was read.
    """

    value: Fraction
    part: str = ""
    percent: bool = False
    folded: bool = False


def read_number(text: str, suffixes: Collection[str] = ()) -> NumberText:
    """Read a number; ``suffixes`` are unit words that may follow it.

    Raises :class:`NumberError` with what is wrong and how to mend it.

    >>> read_number(" ¥1,234.50元", ["元"])
    NumberText(value=Fraction(2469, 2), part='1,234.50', percent=False, folded=True)
    >>> read_number("3,5")
    Traceback (most recent call last):
    linkage.files.number_text.NumberError: “3,5”不是数。请用小数点，例如 3.5。
    """
    core = text.strip(_BLANKS)
    for sign in _SIGNS:
        core = core.removeprefix(sign).lstrip(_BLANKS)
    for suffix in sorted(suffixes, key=len, reverse=True):
        if suffix and core.endswith(suffix):
            core = core.removesuffix(suffix).rstrip(_BLANKS)
            break
    folded = core.translate(_FOLD)
    bare = text.strip(" ") == core
    part = "" if bare else core
    found = _PLAIN.fullmatch(folded)
    if found:
        sign, whole, decimals, percent = found.groups(default="")
        value = Fraction(sign + whole.replace(",", "") + decimals) / _SCALES[percent]
        return NumberText(value, part, percent=bool(percent), folded=folded != text)
    found = _QUOTIENT.fullmatch(folded)
    if found:
        return NumberText(Fraction(int(found[1]), int(found[2])), part, folded=folded != text)
    raise _refusal(text, folded)


# What stands there instead of a number: pattern of the folded text, why, remedy.
_NEAR_MISSES = tuple(
    (re.compile(pattern, re.DOTALL | re.ASCII), why, remedy)
    for pattern, why, remedy in (
        (r".*[\u200b-\u200f\u2060-\u2069\ufeff\u00ad].*", "里面有看不见的符号", "请重新录入这一格"),
        (r"[\u2010-\u2015\u2212\ufe63\u30fc].*", "负号不是键盘上的减号", "请核对；负数写成 -5"),
        (r"[(（].*[)）]", "括号可以表示负数，也可以是说明", "请核对；负数写成 -5"),
        (r"-?\d[\d.,]*[ \u00a0\u3000]+[\d.,]+", "数的中间有空格", "请去掉空格"),
        (r"-?\d+\.\d+\..*", "有两个小数点", "请核对这个数"),
        (r"-?\d{1,3},\d{1,2}(?!\d)", "", "请用小数点，例如 {dotted}"),
        (r"-?[\d,]*,[\d,.]*", "千位分隔符的位置不对", "请去掉逗号，例如 {bare}"),
        (r"(?i)-?\d+(\.\d+)?e[+-]?\d+", "这是科学记数法，末尾数字可能已经丢失", "请写出完整的数"),
        (r"[OoIl\d.,-]*[OoIl][OoIl\d.,-]*", "里面有字母", "请核对字母 O、I、l 与数字 0、1"),
        (r"[约近大].*\d.*|.*\d.*(左右|上下|多|余)", "这是约数", "请写准确的数"),
        (r"-?[\d,.]+\s*万.*", "带有“万”字", "请换算后只写数字"),
        (r"-?[\d,.]+[^\d.,\s%‰]+", "数字后面带了别的字", "这一格只写数字，单位写在标题里"),
        (
            rf"[{_CHINESE}点元整]+",
            "这是中文数字",
            "请用阿拉伯数字",
        ),
        (r"\d+(\.\d+)?", "位数太多", "请核对这个数"),
        (r".*", "", "请只写数字，例如 3.5"),
    )
)


def reads_as_number(text: str) -> bool:
    """Say whether a text would be read as a number.

    >>> reads_as_number("1,234.50"), reads_as_number("审核：")
    (True, False)
    """
    try:
        read_number(text)
    except NumberError:
        return False
    return True


def fen_in(text: str) -> int | None:
    """The whole fen of an amount in yuan, nothing where the text is no number or goes below a fen.

    >>> fen_in("5000.00元"), fen_in("0.005"), fen_in("五千")
    (500000, None, None)
    """
    try:
        fen = read_number(text, ("元",)).value * 100
    except NumberError:
        return None
    return int(fen) if fen.denominator == 1 else None


def _refusal(text: str, folded: str) -> NumberError:
    if any(sign.isnumeric() and not sign.isascii() and sign not in _CHINESE for sign in folded):
        return NumberError(f"{quoted(text)}不是数", "里面有别的文字的数字、上标或分数", "请用阿拉伯数字")
    why, remedy = next((w, r) for pattern, w, r in _NEAR_MISSES if pattern.fullmatch(folded))
    filled = remedy.format(dotted=folded.replace(",", "."), bare=folded.replace(",", ""))
    return NumberError(f"{quoted(text)}不是数", why, filled)
