"""Wording (写法): how numbers, units and days are written for people.

Two forms: compact, for formulas (``600元/亩/年``), and spoken, for sentences a farmer follows
(``每亩每年 600 元``). Nothing is rounded here: a number that does not end is cut and marked with ``…``.
"""

from __future__ import annotations

import re
from fractions import Fraction

from linkage.ground.figure import Day, Figure, Node, Word
from linkage.ground.money import Rounding, round_to
from linkage.ground.season import chinese_date
from linkage.ground.units import YUAN, Unit

# Decimals a number of this unit always shows, as registers and receipts write them.
_LEAST_DECIMALS = {"元": 2, "亩": 2}
_MOST_DECIMALS = 6
_TIMES = ("天", "月", "年")


def decimal(value: Fraction, least: int = 0, most: int = _MOST_DECIMALS) -> str:
    """Write an exact number with thousands commas; ``…`` says that digits follow.

    >>> decimal(Fraction(1234567, 100))
    '12,345.67'
    >>> decimal(Fraction(2000, 3))
    '666.666666…'
    """
    scaled, rest = divmod(abs(value) * 10**most, 1)
    whole, digits = divmod(int(scaled), 10**most)
    tail = str(digits).zfill(most) if most else ""
    if not rest:
        tail = tail.rstrip("0").ljust(least, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole:,}{'.' if tail else ''}{tail}{'…' if rest else ''}"


def about(value: Fraction, places: int = 2, least: int = 0) -> str:
    """Write a number that is only told beside exact amounts: rounded half up, and then marked with ``≈``.

    >>> about(Fraction(130, 2)), about(Fraction(2000, 3)), about(Fraction(1, 3), 4)
    ('65', '≈666.67', '≈0.3333')
    """
    rounded = round_to(value, Fraction(1, 10**places), Rounding.HALF_UP)
    return decimal(value, least, places) if rounded == value else f"≈{decimal(rounded, places)}"


# How the names of rates end.
_RATE_NAMES = ("比例", "率", "幅度")


def is_percent(figure: Figure) -> bool:
    """Say whether the number was signed as a percentage, and should be read as one."""
    if figure.origin is None:
        return figure.op in {"pick", "band"} and is_percent(chosen(figure))
    said = figure.origin.part or figure.origin.text
    return _typed_bare(figure) or any(sign in said for sign in "%％‰")


def _typed_bare(figure: Figure) -> bool:
    """Say whether a cell holds 0.6 for 60%: typed so, or shown as a percentage by the workbook."""
    rate = figure.op == "cell" and figure.name.endswith(_RATE_NAMES)
    return rate and unit_text(figure.unit)[:1] in {"", "1"} and 0 <= figure.value <= 1


def chosen(figure: Figure) -> Figure:
    """The choice a pick or a band took: the one under its word or border, or the one with its value."""
    if figure.op == "band":
        return _in_band(figure)
    selector, choices = figure.args[0], [arg for arg in figure.args[1:] if isinstance(arg, Figure)]
    keys = figure.params["keys"]
    if isinstance(selector, Word) and isinstance(keys, (list, tuple)) and selector.text in keys:
        return choices[list(keys).index(selector.text)]
    return next(choice for choice in choices if choice.value == figure.value)


def _in_band(figure: Figure) -> Figure:
    """The choice of the last band that begins at or before the selector."""
    selector, bands = figure.args[0], zip(figure.args[1::2], figure.args[2::2], strict=False)
    reached = [choice for start, choice in bands if not _after(start, selector)]
    taken = reached[-1]
    if not isinstance(taken, Figure):
        message = "a band holds figures"
        raise TypeError(message)
    return taken


def _after(start: Node, selector: Node) -> bool:
    if isinstance(start, Day) and isinstance(selector, Day):
        return start.date > selector.date
    return isinstance(start, Figure) and isinstance(selector, Figure) and start.value > selector.value


def compact(node: Node) -> str:
    """Write a value with its unit, tight: ``3.50亩``, ``600元/亩/年``, ``6%/年``, ``2025-09-01``.

    A value of law that nobody has compared with its text says 未确认, in both forms.
    """
    match node:
        case Day():
            return node.date.isoformat()
        case Word():
            return node.text
    unit = unit_text(node.unit)
    if is_percent(node):
        return f"{decimal(node.value * 100)}%{unit.removeprefix('1')}{unconfirmed(node)}"
    shown = decimal(node.value, _LEAST_DECIMALS.get(unit, 0))
    return (f"{shown}（{unit}）" if unit[:1].isdigit() else f"{shown}{unit}") + unconfirmed(node)


def spoken(figure: Figure) -> str:
    """Write a value as it is said: ``3.5 亩``, ``每亩每年 600 元``, ``每年 6%``, ``62,000.00 元``."""
    upper, *lower = unit_text(figure.unit).split("/")
    per = "".join(f"每{_measure(name)}" for name in lower)
    if is_percent(figure):
        said = f"{decimal(figure.value * 100)}%"
    else:
        number = decimal(figure.value, 2 if figure.unit == YUAN else 0)
        said = f"{number} {_measure(upper)}".rstrip() if upper not in {"", "1"} else number
    return (f"{per} {said}" if per else said) + unconfirmed(figure)


def unconfirmed(node: Node) -> str:
    """The notice beside a value of law whose text nobody has read; nothing beside any other."""
    return "" if node.op != "law" or all(cite.confirmed for cite in node.cites) else "（未确认）"


def _measure(unit: str) -> str:
    """The unit with its measure word where speech has one."""
    return {"工日": "个工日", "月": "个月", "小时": "个小时", "积分": "个积分"}.get(unit, unit)


def day_words(day: Day) -> str:
    """Write a day as papers do: ``2025年3月5日``."""
    return chinese_date(day.date)


def unit_text(unit: Unit) -> str:
    """Write a unit; what is held stands before the time it was held: ``股·天``."""
    upper, *lower = str(unit).split("/")
    names = sorted(upper.split("·"), key=lambda name: name in _TIMES)
    return "/".join(["·".join(names), *lower])


def quoted_once(said: str) -> str:
    """The same words, where and when a price was quoted told once."""
    seen: set[str] = set()

    def first(match: re.Match[str]) -> str:
        known = match[0] in seen
        seen.add(match[0])
        return match[1] if known else match[0]

    return _QUOTED.sub(first, said)


#: A price with its source and day behind it.
_QUOTED = re.compile(r"([0-9][0-9,.]* 元)（[^（）]+，\d{4}年\d{1,2}月\d{1,2}日）")
