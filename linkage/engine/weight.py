"""Weight (权数): what a pool's step is shared by, as a figure for each payee.

Shares, area, trade, heads, points, with a factor by class; at the record date, or times the days in force;
products of several, and sums of several that a named conversion brings to one unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from operator import mul

from attrs import evolve, field, frozen

from linkage.engine.causes import Causes
from linkage.engine.eligible import Gate
from linkage.engine.factor import times_factor, times_scale
from linkage.engine.holding import Scope, Window, ends_of, person_ends
from linkage.engine.long_numbers import require_short
from linkage.engine.quantity import PER_HOUSEHOLD, PER_PERSON, amount_of, rows_read
from linkage.engine.tariff import priced
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.fault import Fault, listed
from linkage.ground.figure import Day, Figure
from linkage.ground.spans import span
from linkage.model.accounts import SHEET as ACCOUNTS
from linkage.model.arrangement import Pool, Weight
from linkage.model.registers import Row

RECORD_DATE = "基准日"
ODD_UNITS = Fault("E462", "{what}", "单位不同的不能相加", "请{first}写明折算，例如 系数: {example}")


@frozen
class Weights:
    """Weights by payee, and why a payee who stands in the register has none.

    A payee whose rows were all refused by a condition that can be proved has the weight nought.
    """

    by_payee: Mapping[str, Figure]
    idle: Mapping[str, str] = field(factory=dict)


@frozen
class _Counted:
    """A row that counts, for whom, with its figure."""

    payee: str
    row: Row
    figure: Figure


def weigh(weight: Weight, pool: Pool, scope: Scope, *, personal: bool) -> Weights:
    """Weigh all payees of a step of a pool; ``personal`` pays each person by herself.

    Raises :class:`InputRefusedError` when a row's class has no factor, units do not add up, or the books
    lack what an eligibility asks.
    """
    problems: list[Problem] = []
    parts = weight.parts or (weight,)
    weighed = [_part(part, pool, scope, problems, personal=personal) for part in parts]
    units = {str(f.unit): f.unit for part in weighed for f in part.by_payee.values()}
    odd = [unit for unit in units.values() if not unit.fits(units[min(units)])]
    if odd and not problems:
        said = listed(f"“{unit or '无单位'}”" for unit in sorted(units))
        words = {"first": "给每一项", "example": "10 积分/亩"}
        problems.append(ODD_UNITS.at(weight.where, what=f"合计的几项单位是{said}", **words))
    if problems:
        raise InputRefusedError(problems)
    idle: dict[str, str] = {}
    figures: dict[str, list[Figure]] = {}
    for part in weighed:
        for payee, figure in part.by_payee.items():
            figures.setdefault(payee, []).append(figure.to(units[min(units)]))
        for payee, why in part.idle.items():
            idle.setdefault(payee, why)
    summed = {payee: Figure.total(figures[payee]) for payee in sorted(figures)}
    whole = Fraction(0)
    for payee, figure in summed.items():
        require_short(figure.value, payee, pool.name, weight.where)
        whole += figure.value
        require_short(whole, "全体", pool.name, weight.where)
    return Weights({payee: figure.named("权数") for payee, figure in summed.items()}, idle)


def _part(weight: Weight, pool: Pool, scope: Scope, problems: list[Problem], *, personal: bool) -> Weights:
    """One quantity, or a product of several, for every payee."""
    sheet = weight.quantity[0]
    row_by_row = tuple(of for of in weight.times if of[0] == sheet)
    first = _summed(evolve(weight, times=row_by_row), pool, scope, problems, personal=personal)
    for of in weight.times:
        if of in row_by_row:
            continue
        more = _summed(Weight(of, where=weight.where), pool, scope, problems, personal=personal)
        lacking = {
            payee: more.idle.get(payee, f"台账〔{of[0] or '名册'}〕中没有可计的{of[1]}")
            for payee in first.by_payee
            if payee not in more.by_payee
        }
        both = {
            payee: figure * more.by_payee[payee]
            for payee, figure in first.by_payee.items()
            if payee in more.by_payee
        }
        first = Weights(both, {**lacking, **first.idle})
    return first


def _summed(weight: Weight, pool: Pool, scope: Scope, problems: list[Problem], *, personal: bool) -> Weights:
    idle = Causes(scope.books)
    counted: list[_Counted] = []
    gate = None
    if weight.eligibility is not None:
        gate = Gate(weight.eligibility, pool.name, weight.quantity, pool.record_day, scope, personal)
    for row in rows_read(weight.quantity, pool.name, scope):
        payee = row.payee if personal else row.household
        try:
            figure, why = _row(weight, row, pool, scope, gate)
        except InputRefusedError as refused:
            problems += [problem for problem in refused.problems if problem not in problems]
            continue
        if why:
            idle.add(payee, row, why)
        if figure is not None:
            counted.append(_Counted(payee, row, figure))
    parts: dict[str, list[Figure]] = {}
    for one in _in_one_unit(counted, weight, problems):
        parts.setdefault(one.payee, []).append(one.figure)
    return Weights({payee: Figure.total(found) for payee, found in parts.items()}, idle.told())


def _row(weight: Weight, row: Row, pool: Pool, scope: Scope, gate: Gate | None) -> tuple[Figure | None, str]:
    """What a row counts, or why it counts nothing; both where a condition refuses it with proof."""
    record_day = pool.record_day
    quantities: list[Figure] = []
    for of in (weight.quantity, *weight.times):
        quantity = amount_of(of, row)
        if quantity is None:
            return None, f"台账〔{row.sheet}〕的“{of[1]}”没有填"
        quantities.append(quantity)
    figure, why = _in_force(weight, row, reduce(mul, quantities), record_day, scope)
    if figure is None:
        return None, why
    verdict = gate.ask(row) if gate is not None else None
    try:
        figure = _worth(weight, row, figure, pool, scope)
    except InputRefusedError:
        if verdict is not None and not verdict.met:  # a row that is refused needs no factor and no price
            return None, verdict.why
        raise
    return (figure, "") if verdict is None else (verdict.admit(figure), verdict.why)


def _worth(weight: Weight, row: Row, figure: Figure, pool: Pool, scope: Scope) -> Figure:
    """A quantity times the row's factors, in money where a table sets the standard."""
    day = pool.record_day
    figure = times_scale(weight, row, times_factor(weight, row, figure, day, scope), day, scope)
    return priced(weight, row, figure, (pool.name, day), scope)


def _in_one_unit(counted: Sequence[_Counted], weight: Weight, problems: list[Problem]) -> Iterable[_Counted]:
    """Bring the rows of a column to one unit: rows that say their own may say 斤 here, 公斤 there."""
    if not counted:
        return
    unit = min((one.figure.unit for one in counted), key=str)
    for one in counted:
        if one.figure.unit.fits(unit):
            yield evolve(one, figure=one.figure.to(unit))
            continue
        where = one.row.where("单位" if "单位" in one.row.places else weight.quantity[1])
        said, others = one.figure.unit or "无单位", unit or "无单位"
        what = f"这一行折成权数是“{said}”，别的行是“{others}”"
        words = {"first": f"统一单位，或在{weight.where}", "example": "{按: 单位, 工日: 1 积分/工日}"}
        problems.append(ODD_UNITS.at(where, what=what, **words))


def _in_force(
    weight: Weight, row: Row, quantity: Figure, record_day: Day, scope: Scope
) -> tuple[Figure | None, str]:
    if "日期" in row.places and row.sheet != ACCOUNTS:
        day = row.day("日期")
        season = scope.arrangement
        inside = day is not None and season.first_day.date <= day.date <= season.last_day.date
        return (quantity, "") if inside else (None, "记录的日期不在结算期内")
    starts, ends = _bounds(weight, row, scope)
    if weight.timing == RECORD_DATE:
        late = any(start.date > record_day.date for start in starts)
        if late or any(end.date < record_day.date for end in ends):
            return None, f"在基准日{record_day.date}不在册"
        return quantity, ""
    arrangement = scope.arrangement
    window = Window(Day.latest([arrangement.first_day, *starts]), Day.earliest([arrangement.last_day, *ends]))
    if window.empty:
        return None, "在册期间与结算期没有重合"
    return quantity * span(window.first, window.last, weight.timing).named("计期"), ""


def _bounds(weight: Weight, row: Row, scope: Scope) -> tuple[Sequence[Day], Sequence[Day]]:
    """The days from which and until which a row counts, whatever the season.

    What was entered in a member's account counts from its day on.
    A household counts from the day it has its first member; who dies or leaves, its head too, does not end
    it (docs/conventions.md 13 and 15).
    """
    if weight.quantity == PER_HOUSEHOLD:
        since = [member.row.day("成员自") for member in scope.books.households[row.household].members]
        known = [day for day in since if day is not None]
        return ([Day.earliest(known)] if len(known) == len(since) else []), []
    heading = "日期" if row.sheet == ACCOUNTS else "起"
    start = row.day("成员自" if weight.quantity == PER_PERSON else heading)
    starts = [start] if start is not None else []
    if weight.quantity == PER_PERSON:
        return starts, person_ends(row.household, row.member, scope.books)
    return starts, ends_of(row, scope)
