"""Aloud (念出来): a text as it is read over a loudspeaker or a telephone, with every number in words.

A person who reads aloud, and a program that does, both stumble over ``54,148.52``, ``1/3`` and ``×``. Here
amounts become 元角分, days and quantities become numerals, codes and telephones are read digit by digit
with 幺 for one, and signs become words. Nothing is rounded and nothing is left out but what is only drawn:
contract signs such as ①.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_BY_DIGIT = "零幺二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_SAID = {
    "×": "乘以",
    "÷": "除以",
    "＋": "加",
    "+": "加",
    "－": "减",
    "＝": "等于",
    "=": "等于",
    "≥": "不少于",
    "≤": "不超过",
    "＞": "超过",
    "＜": "不到",
    "≈": "大约",
    "…": "多",
    "⋯": "多",
    "·": "",
    "（": "，",
    "）": "，",
    "“": "",
    "”": "",
}


def numeral(digits: str) -> str:
    """A whole number or a decimal in spoken Chinese; commas between thousands are ignored.

    >>> numeral("12"), numeral("1,020"), numeral("20,000"), numeral("1.37"), numeral("100,000,002")
    ('十二', '一千零二十', '两万', '一点三七', '一亿零二')
    """
    whole, point, rest = digits.replace(",", "").partition(".")
    said = _whole(whole.lstrip("0") or "0")
    return f"{said}点{''.join(_DIGITS[int(digit)] for digit in rest)}" if point else said


def _whole(digits: str) -> str:
    """Groups of four from the right, each with its name; a gap of noughts is one 零."""
    if digits == "0":
        return _DIGITS[0]
    padded = digits.zfill(-(-len(digits) // 4) * 4)
    groups = [padded[at : at + 4] for at in range(0, len(padded), 4)]
    said = ""
    gap = False
    for at, group in enumerate(groups):
        if group == "0000":
            gap = bool(said)
            continue
        if said and (gap or group[0] == "0"):
            said += _DIGITS[0]
        said += _four(group) + _GROUPS[len(groups) - 1 - at]
        gap = group[-1] == "0" and gap
    said = re.sub(r"二(?=千)|(?<![十百零])二(?=[万亿])", "两", said)
    return said[1:] if said.startswith("一十") else said


def _four(group: str) -> str:
    said = ""
    pending = False
    for at, digit in enumerate(group):
        if digit == "0":
            pending = bool(said)
            continue
        said += (_DIGITS[0] if pending else "") + _DIGITS[int(digit)] + _PLACES[len(group) - 1 - at]
        pending = False
    return said


def by_digit(text: str) -> str:
    """Digits one by one, 幺 for one; letters stay, everything else is a breath.

    >>> by_digit("YP0101"), by_digit("154-3064")
    ('Y P 零幺零幺', '幺五四，三零六四')
    """
    runs = re.findall(r"[A-Za-z0-9]+", text)
    spelled = (
        "".join(_BY_DIGIT[int(sign)] if sign.isdigit() else f" {sign} " for sign in run) for run in runs
    )
    return "，".join(" ".join(run.split()) for run in spelled)


def yuan(amount: str) -> str:
    """An amount of yuan with at most two decimals in 元角分.

    >>> yuan("3,130.05"), yuan("0.08"), yuan("2.00"), yuan("-12.50"), yuan("600")
    ('三千一百三十元零五分', '八分', '两元', '负十二元五角', '六百元')
    """
    sign = "负" if amount.startswith("-") else ""
    whole, _, rest = amount.lstrip("-").replace(",", "").partition(".")
    jiao, fen = tuple(rest.ljust(2, "0"))
    said = f"{_counted(whole)}元" if int(whole) or rest.strip("0") == "" else ""
    if jiao != "0":
        said += f"{_counted(jiao)}角"
    elif fen != "0" and said:
        said += _DIGITS[0]
    return sign + (f"{said}{_counted(fen)}分" if fen != "0" else said)


def _counted(digits: str) -> str:
    """A number before what it counts: two is 两."""
    said = numeral(digits)
    return "两" if said == "二" else said


def aloud(text: str) -> str:
    """The text as it is read.

    >>> aloud("1.37 亩地，每亩每年 380 元，算满一年（365 天），合 520.60 元。")
    '一点三七亩地，每亩每年三百八十元，算满一年，三百六十五天，合五百二十元六角。'
    """
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    text = "".join(_SAID.get(sign, sign) for sign in text)
    text = re.sub(r"[，、；\s]*，[，、；\s]*", "，", text)
    text = re.sub(r"[，、；\s]+(?=[。！？]|$)|^[，、；\s]+", "", text)
    return re.sub(r"(?<![A-Za-z零幺二三四五六七八九]) | (?![A-Za-z零幺二三四五六七八九])", "", text)


def _date(found: re.Match[str]) -> str:
    year, month, day = found[1], found[2], found[3]
    told = f"{''.join(_DIGITS[int(digit)] for digit in year)}年{numeral(month)}月"
    return f"{told}{numeral(day)}日" if day else told


def _year(found: re.Match[str]) -> str:
    return "".join(_DIGITS[int(digit)] for digit in found[1]) + "年"


_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"[①-⑳]"), lambda _: ""),
    (re.compile(r"([0-9]{4})年([0-9]{1,2})月(?:([0-9]{1,2})日)?"), _date),
    (re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])"), _date),
    (re.compile(r"(?<![0-9,.])([0-9]{4})年(?!，)"), _year),
    (
        re.compile(r"[A-Za-z][A-Za-z0-9-]*[0-9][A-Za-z0-9-]*|[0-9]+[A-Za-z][A-Za-z0-9-]*"),
        lambda m: by_digit(m[0]),
    ),
    (re.compile(r"[0-9]{7,}|[0-9]{3,4}-[0-9]{7,8}"), lambda m: by_digit(_breathing(m[0]))),
    (
        re.compile(r"(?<![0-9.,])(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]{1,2})?)\s*元"),
        lambda m: yuan(m[1]),
    ),
    (re.compile(rf"({_NUMBER})\s*%"), lambda m: f"百分之{numeral(m[1])}"),
    (re.compile(r"([0-9]+)/([0-9]+)"), lambda m: f"{numeral(m[2])}分之{numeral(m[1])}"),
    (re.compile(r"尾号\s*([0-9]+)"), lambda m: f"尾号{by_digit(m[1])}"),
    (
        re.compile(
            rf"(?<![第0-9.,])(?<!第 )(?:{_NUMBER})(?=\s*(?:户|家|亩|天|元|块|笔|份|股|斤|个|人|年|级))"
        ),
        lambda m: _counted(m[0]),
    ),
    (re.compile(rf"(?<![0-9])(-?)({_NUMBER})"), lambda m: f"{'负' if m[1] else ''}{numeral(m[2])}"),
)


def _breathing(digits: str) -> str:
    """A telephone as people say it: three, four, four; a line with its area first."""
    if "-" in digits:
        area, _, line = digits.partition("-")
        return f"{area} {line[:-4]} {line[-4:]}"
    return " ".join((digits[:3], digits[3:7], digits[7:])) if len(digits) == _MOBILE else digits


_MOBILE = 11
