"""Phrases (单价的说法): numbers with their unit as an arrangement says them.

``600 元/亩/年``, ``每亩每年 600 元``, ``每亩每年 500 斤稻谷``, ``6%/年``, ``年利率 6%``, ``120元/工日`` and
``2 万元/户`` are read; what is left over is refused, never ignored.
"""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import frozen

from linkage.ground.errors import ReadingError
from linkage.ground.fault import quoted
from linkage.ground.units import PLAIN, Unit, UnitError

# Every entry is one sign for one sign, so that places in the folded text are places in the text.
_FOLD = str.maketrans("０１２３４５６７８９．－，％／（）：\u3000\u00a0", "0123456789.-,%/():  ")
# Measures that begin with a number, with their digits written so that they are taken for no second number.
_MEASURE = re.compile(r"(?<=[/每])(?:50(?=公斤|千克)|100(?=斤|市斤))")
_DIGITS = str.maketrans("150", "一五〇")
_BACK = str.maketrans("一五〇", "150")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,15})?(?:\s*[%‰]|\s*万)?", re.ASCII)
_YEARLY = re.compile(r"(?:年利率|年息|年化|每年|年)(?:为|按)?")
_EVERY = re.compile(r"(?:每[^每]+)*")
_SCALES = {"%": Fraction(1, 100), "‰": Fraction(1, 1000), "万": Fraction(10000)}
_EXAMPLES = "600 元/亩/年、每亩每年 500 斤稻谷、6%/年"


class PhraseError(ReadingError):
    """A phrase is no number with a unit in any form that is read."""


@frozen
class Phrase:
    """A number with its unit; ``part`` is how the text says the number, ``produce`` what is counted."""

    value: Fraction
    unit: Unit
    part: str
    percent: bool = False
    produce: str = ""


def read_phrase(text: str) -> Phrase:
    """Read a price, rate or amount.

    Raises :class:`PhraseError` naming what is not understood.

    >>> phrase = read_phrase("每亩每年 500 斤稻谷")
    >>> print(phrase.value, phrase.unit, phrase.produce, phrase.part)
    500 斤/亩/年 稻谷 500
    """
    folded = _MEASURE.sub(lambda match: match[0].translate(_DIGITS), text.translate(_FOLD))
    found = list(_NUMBER.finditer(folded))
    if len(found) != 1:
        why = "没有数字" if not found else "有不止一个数"
        raise PhraseError(f"{quoted(text)}看不懂", why, f"请照这样写：{_EXAMPLES}")
    start, end = found[0].span()
    number = folded[start:end]
    sign = number[-1] if number[-1] in _SCALES else ""
    digits = number.removesuffix(sign).replace(",", "").strip()
    value = Fraction(digits) * _SCALES.get(sign, Fraction(1))
    percent = sign in {"%", "‰"}
    before = "".join(folded[:start].split())
    after = "".join(folded[end:].split())
    part = text[start:end]
    try:
        per = _before(before)
        unit, produce = _after(after, percent=percent)
    except UnitError as error:
        raise PhraseError(f"{quoted(text)}看不懂", str(error), f"请照这样写：{_EXAMPLES}") from error
    if per and (before.endswith("年") or "年利率" in before) and unit.powers and ("年", -1) in unit.powers:
        raise PhraseError(f"{quoted(text)}把“每年”说了两次", "", f"请照这样写：{_EXAMPLES}")
    return Phrase(value, unit / per, "" if part == text else part, percent, produce)


def _before(text: str) -> Unit:
    """The denominators said before the number: 每亩每年, 年利率."""
    if not text:
        return PLAIN
    if _YEARLY.fullmatch(text):
        return Unit.parse("年")
    if not text.startswith("每") or not _EVERY.fullmatch(text):
        message = f"“{text}”不是“每亩每年”这样的说法"
        raise UnitError(message)
    return _product(text.split("每")[1:])


def _after(text: str, *, percent: bool) -> tuple[Unit, str]:
    """The unit said after the number, and the produce it counts; a percentage counts nothing."""
    if not text:
        return PLAIN, ""
    head, *denominators = re.split(r"[/每]", text)
    numerator, produce = _head(head)
    if percent and head:
        message = "百分数后面只能是 /年 这样的单位"
        raise UnitError(message)
    return numerator / _product([word for group in denominators for word in group.split("·")]), produce


def _head(text: str) -> tuple[Unit, str]:
    if not text:
        return PLAIN, ""
    for length in range(len(text), 0, -1):
        try:
            unit = Unit.parse(text[:length])
        except UnitError:
            continue
        produce = text[length:]
        if produce and not unit.fits(Unit.parse("公斤")):
            break
        return unit, produce
    message = f"“{text}”不是认识的单位"
    raise UnitError(message)


def _product(words: list[str]) -> Unit:
    unit = PLAIN
    for word in words:
        if not word:
            message = "“每”或“/”后面没有单位"
            raise UnitError(message)
        unit *= Unit.parse(word.translate(_BACK))
    return unit
