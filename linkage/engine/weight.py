"""Weight (权数): what a pool's step is shared by, as a figure for each payee.

Shares, area, trade, heads, with a factor by class; at the record date, or times the days in force.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from linkage.engine.holding import Scope, Window, ends_of, person_ends
from linkage.engine.quantity import PER_HOUSEHOLD, PER_PERSON, amount_of, content, rows_read
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.figure import Day, Figure, Word
from linkage.ground.spans import span
from linkage.model.arrangement import Pool, Weight
from linkage.model.registers import Books, Row

RECORD_DATE = "基准日"


@frozen
class Weights:
    """Weights by payee, and why a payee who stands in the register has none."""

    by_payee: Mapping[str, Figure]
    idle: Mapping[str, str] = field(factory=dict)


def weigh(weight: Weight, pool: Pool, scope: Scope, *, personal: bool) -> Weights:
    """Weigh all payees of a step of a pool; ``personal`` pays each person by herself.

    Raises :class:`InputRefusedError` when a row's class has no factor.
    """
    parts: dict[str, list[Figure]] = {}
    idle: dict[str, str] = {}
    problems: list[Problem] = []
    for row in rows_read(weight.quantity, pool.name, scope):
        payee = row.payee if personal else row.household
        quantity = amount_of(weight.quantity, row)
        if quantity is None:
            idle.setdefault(payee, f"台账〔{row.sheet}〕的“{weight.quantity[1]}”没有填")
            continue
        figure, why = _in_force(weight, row, quantity, pool.record_day, scope)
        if figure is None:
            idle.setdefault(payee, why)
            continue
        try:
            figure = _times_factor(weight, row, figure, pool.record_day, scope.books)
        except InputRefusedError as refused:
            problems += refused.problems
            continue
        parts.setdefault(payee, []).append(figure)
    if problems:
        raise InputRefusedError(problems)
    summed = {payee: Figure.total(parts[payee]) for payee in sorted(parts)}
    return Weights({payee: figure.named("权数") for payee, figure in summed.items()}, idle)


def _in_force(
    weight: Weight, row: Row, quantity: Figure, record_day: Day, scope: Scope
) -> tuple[Figure | None, str]:
    if "日期" in row.places:
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

    A household counts from the day it has its first member; who dies or leaves, its head too, does not end
    it (docs/conventions.md 13 and 15).
    """
    if weight.quantity == PER_HOUSEHOLD:
        since = [member.row.day("成员自") for member in scope.books.households[row.household].members]
        known = [day for day in since if day is not None]
        return ([Day.earliest(known)] if len(known) == len(since) else []), []
    start = row.day("成员自" if weight.quantity == PER_PERSON else "起")
    starts = [start] if start is not None else []
    if weight.quantity == PER_PERSON:
        return starts, person_ends(row.household, row.member, scope.books)
    return starts, ends_of(row, scope)


def _times_factor(weight: Weight, row: Row, figure: Figure, record_day: Day, books: Books) -> Figure:
    if not weight.factors:
        return figure
    key = _class_of(weight, row, record_day, books)
    if key is None or key.text not in weight.factors:
        said = key.text if key is not None else ""
        raise InputRefusedError(
            [
                Problem(
                    "E423",
                    row.where(weight.factor_column),
                    f"“{said}”在系数表中没有系数",
                    f"系数表只写了：{'、'.join(weight.factors)}",
                    f"请改正这一格，或在{weight.where}补上系数",
                )
            ]
        )
    factor = weight.factors[key.text]
    chosen = Figure(
        op="pick",
        value=factor.value,
        unit=factor.unit,
        name="系数",
        args=(key, *weight.factors.values()),
        params={"keys": list(weight.factors), "last_holds": False},
    )
    return figure * chosen


def _class_of(weight: Weight, row: Row, record_day: Day, books: Books) -> Word | None:
    """The word the factor goes by: a dated category on the record date, else the row's own column."""
    if weight.factor_column == "类别":
        for entry in sorted(books.rows("类别"), key=content):
            start, end = entry.day("起"), entry.day("止")
            if (
                entry.household == row.household
                and entry.member in {"", row.member}
                and (start is None or start.date <= record_day.date)
                and (end is None or record_day.date <= end.date)
            ):
                said = entry.values.get("类别")
                return said if isinstance(said, Word) else None
        head = books.households[row.household].head.row.values.get("户类别")
        own = row.values.get("户类别", head)
        return own if isinstance(own, Word) else None
    said = row.values.get(weight.factor_column)
    return said if isinstance(said, Word) else None
