"""Reads an age (年龄): {年龄: 60 至 69}, {年龄: 年满60周岁、不超过69周岁}."""

from __future__ import annotations

import re
from fractions import Fraction

from linkage.conditions.age import AgeBand
from linkage.files import arrangement_faults as faults
from linkage.files.condition_reading import ConditionReader, ConditionReading
from linkage.ground.conditions import Sign
from linkage.ground.fault import quoted
from linkage.ground.figure import Figure, Origin
from linkage.ground.source import Node, Scalar
from linkage.ground.units import PLAIN
from linkage.model.eligibility import Condition

_YEARS = r"(\d{1,3})(?:周?岁)?"
_BAND = re.compile(rf"{_YEARS}(?:至|到|-|－|—|~|～){_YEARS}", re.ASCII)
_BOUNDS: tuple[tuple[re.Pattern[str], Sign], ...] = tuple(
    (re.compile(pattern, re.ASCII), sign)
    for pattern, sign in (
        (rf"(?:不满|未满|小于){_YEARS}", Sign.BELOW),
        (rf"(?:不超过){_YEARS}", Sign.AT_MOST),
        (rf"{_YEARS}(?:及?以下|以内)", Sign.AT_MOST),
        (rf"(?:超过|大于){_YEARS}", Sign.ABOVE),
        (rf"(?:年?满){_YEARS}(?:及?以上)?", Sign.AT_LEAST),
        (rf"{_YEARS}(?:及?以上)", Sign.AT_LEAST),
    )
)


def _read(reading: ConditionReading, key: Scalar, node: Node) -> Condition | None:
    del key
    scalar = reading.scalar(node, "年龄", "60 至 69")
    if scalar is None:
        return None
    bounds: list[tuple[Sign, Figure]] = []
    for part in re.split(r"[、，,；;且]", scalar.text):
        said = "".join(part.split())
        band = _BAND.fullmatch(said)
        found = [(Sign.AT_LEAST, band[1]), (Sign.AT_MOST, band[2])] if band else []
        found += [(sign, match[1]) for pattern, sign in _BOUNDS if (match := pattern.fullmatch(said))]
        if not found or (band and int(band[1]) > int(band[2])):
            reading.desk.note(faults.BAD_AGE, scalar.where, said=quoted(scalar.text))
            return None
        bounds += [(sign, _years(scalar, years)) for sign, years in found]
    return AgeBand(tuple(bounds))


def _years(scalar: Scalar, said: str) -> Figure:
    return Figure.clause(Fraction(said), PLAIN, "年龄线", Origin(scalar.where, scalar.text, said))


READER = ConditionReader("age", "年龄", _read, personal=True)
