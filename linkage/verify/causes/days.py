"""Days (天数、月数): another time than the one in force, or counted in another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from linkage.ground.day_count import SpanRule
from linkage.ground.figure import Figure, Json, Node
from linkage.ground.units import DAY, PLAIN, YEAR, Unit
from linkage.verify.cause import Case, CauseKind
from linkage.verify.payout_list import Role
from linkage.verify.rework import Value
from linkage.verify.suspect import Seen, Suspect, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.explain import numbers
from linkage.words.wording import decimal

NAME = "days"
_ONE = Fraction(1)
_YEARS = (365, 366, 360)
_Try: TypeAlias = tuple[str, Mapping[int, Value], Mapping[int, Mapping[str, Json]], Mapping[int, Node]]
_RULES = tuple(rule for rule in SpanRule if rule is not SpanRule.DAYS)


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        times = {id(piece.time): piece.time for piece in suspect.pieces if piece.time is not None}
        if not times:
            continue
        for seen in suspect.seen(Role.TIME):
            yield from _used(suspect, times, seen)
        yield from _counted(suspect, times)


def _used(suspect: Suspect, times: Mapping[int, Figure], seen: Seen) -> Iterator[Cause]:
    """What comes out with this time for all pieces, or with one stretch that makes up the difference."""
    groups: dict[int, list[Figure]] = {}
    for piece in suspect.pieces:
        if piece.time is not None:
            groups.setdefault(id(next(iter(piece.cells), piece.whole)), []).append(piece.time)
    for value in _in_years(seen, next(iter(times.values())).unit):
        tries: list[Mapping[int, Fraction]] = [dict.fromkeys(times, value)]
        for stretches in groups.values():
            more = value - sum((time.value for time in stretches), Fraction(0))
            tries += [{id(time): time.value + more} for time in stretches if more and time.value + more >= 0]
        for values in tries:
            made = suspect.what_if(values)
            if made is not None:
                how = f"时间按 {decimal(seen.number)} {seen.unit}算的（{seen.at}）"
                yield suspect.cause(NAME, how, made, _truth(times), seen.evidence)
                return


def _in_years(seen: Seen, wanted: Unit) -> Sequence[Fraction]:
    number, unit = seen.number, seen.unit
    if wanted == DAY:
        return [number] if unit in {DAY, PLAIN} else []
    if unit == DAY:
        return [number / days for days in _YEARS]
    if unit.fits(YEAR):
        return [number * unit.factor_to(YEAR)]
    return [number, number / 12, *(number / days for days in _YEARS)] if unit == PLAIN else []


def _counted(suspect: Suspect, times: Mapping[int, Figure]) -> Iterator[Cause]:
    """The same days counted by another rule, a day more or less, or the whole season."""
    spans = {one: time for one, time in times.items() if time.op == "span"}
    if not spans:
        return
    tries: list[_Try] = [
        (f"时间按“{rule.value}”数的", {}, {one: {"rule": rule.value} for one in spans}, {}) for rule in _RULES
    ]
    whole = _without_own_days(suspect, spans)
    if whole:
        tries.append(("没有看本户的起止日期，按整个结算期算的", {}, {}, whole))
    tries.append(("按一整年算的", dict.fromkeys(spans, _ONE), {}, {}))
    for one, span in spans.items():
        if span.unit == YEAR:
            for days in _YEARS[:2]:
                for sign, word in ((1, "多"), (-1, "少")):
                    tries.append((f"{word}算了一天", {one: span.value + Fraction(sign, days)}, {}, {}))
    for how, values, params, nodes in tries:
        made = suspect.what_if(values, params, nodes)
        if made is not None:
            yield suspect.cause(NAME, how, made, _truth(times), Evidence.SEASON)


def _without_own_days(suspect: Suspect, spans: Mapping[int, Figure]) -> Mapping[int, Node]:
    """The limits of a span without the dates that a register gives the row."""
    found: dict[int, Node] = {}
    for span in spans.values():
        for day in span.args:
            if day.op not in {"latest", "earliest"}:
                continue
            others = [arg for arg in day.args if arg.op != "cell"]
            if others and len(others) < len(day.args):
                made = suspect.derivation.nodes.get(id(others[0]))
                if made is not None:
                    found[id(day)] = made
    return found


def _truth(times: Mapping[int, Figure]) -> str:
    said = list(dict.fromkeys(numbers(time) for time in times.values()))
    return f"本户的时间是 {'、'.join(said[:3])}{' 等' if len(said) > 3 else ''}"


CAUSE = CauseKind(NAME, "时间算错", 12, _find)
