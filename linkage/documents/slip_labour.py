"""The sheet of work and pay (考勤与报酬表, B16): who worked on which day, and what each person is paid.

A month is a grid of days; the foreman and the supervisor sign it. The last sheet is the pay: one row a person
and clause, signed by the person. The amounts are those of the settlement, for the whole season.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.document import Document, Said, Shown, View
from linkage.engine.quantity import belongs
from linkage.ground.figure import Figure
from linkage.ground.units import Unit
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Line, Settlement
from linkage.model.registers import Member
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import under
from linkage.telling.paper import (
    capitals,
    dated,
    in_order,
    period,
    running_numbered,
    sealed,
    season_name,
)
from linkage.telling.paper_leaf import keyed, on_paper, parts, words
from linkage.telling.slip import paid_before
from linkage.telling.summary import add
from linkage.words.explain import numbers
from linkage.words.wording import decimal, unit_text

TITLE = "考勤与报酬表"

_SHEET = "用工"
_DAYS = tuple(str(day) for day in range(1, 32))


@frozen
class _Worked:
    """A line that pays for work, with its clause and the person it pays."""

    arrangement: Arrangement
    term: Term
    line: Line
    person: Member


def _worked(settlement: Settlement) -> Iterator[_Worked]:
    terms = {(a.code, term.name): (a, term) for a, term in settlement.terms()}
    for household in in_order(settlement):
        members = {member.payee: member for member in household.members}
        for line in settlement.lines_of(household.number):
            signed_as = terms.get((line.arrangement, line.clause))
            if signed_as is not None and signed_as[1].quantity[0] == _SHEET:
                yield _Worked(*signed_as, line, members.get(line.payee, household.head))


def _paths(settlement: Settlement) -> Mapping[str, str]:
    payers = sorted({one.line.payer for one in _worked(settlement)})
    return {f"内部/slip_labour-{payer}.pdf": payer for payer in payers}


def _view(settlement: Settlement, payer: str) -> View:
    worked = [one for one in _worked(settlement) if one.line.payer == payer]
    total = add(one.line.amount for one in worked)
    name = settlement.party_name(payer)
    return sealed(
        {
            "title": f"{name}{season_name(settlement)}{TITLE}",
            "running": running_numbered(settlement, TITLE, payer),
            "payer": name,
            "period": period(settlement),
            "day": dated(settlement),
            "days": list(_DAYS),
            "months": list(_months(settlement, worked)),
            "pay": [_pay(settlement, one, at) for at, one in enumerate(worked, start=1)],
            "people": str(len({one.line.payee for one in worked})),
            "total": str(total),
            "capitals": capitals(total),
        }
    )


@frozen(order=True)
class _Place:
    """A row of a month's grid: whose, and which work in which unit."""

    at: int
    payee: str
    name: str
    post: str
    unit: Unit


def _months(settlement: Settlement, worked: Sequence[_Worked]) -> Iterator[View]:
    """The grids, a month each, in order; what was recorded for a day stands in its place."""
    grids: dict[tuple[int, int], dict[_Place, dict[int, Fraction]]] = {}
    for at, one in enumerate(worked):
        for day, post, amount in _records(settlement, one):
            place = _Place(at, one.line.payee, one.line.name, post, amount.unit)
            row = grids.setdefault((day.year, day.month), {}).setdefault(place, {})
            row[day.day] = row.get(day.day, Fraction()) + amount.value
    for (year, month), grid in sorted(grids.items()):
        rows = sorted(grid.items(), key=lambda item: (item[0].at, item[0].post, unit_text(item[0].unit)))
        told: list[Shown] = [_grid_row(place, days, month) for place, days in rows]
        yield {"name": f"{year}年{month}月", "rows": told, "daily": _is_daily(grid)}


def _is_daily(grid: Mapping[_Place, Mapping[int, Fraction]]) -> bool:
    """Say whether the register was kept day by day: somebody has several days, and each is a day's work.

    Else it holds a month's or a job's work under one day, which a grid of days would tell wrongly.
    """
    several = any(len(days) > 1 for days in grid.values())
    return several and all(len(_short(amount)) <= _ROOM for days in grid.values() for amount in days.values())


#: Signs that a day of the grid holds.
_ROOM = 3


def _short(amount: Fraction) -> str:
    return decimal(amount, 0, 1)


def _grid_row(place: _Place, days: Mapping[int, Fraction], month: int) -> View:
    cells: list[Shown] = [_short(days[int(day)]) if int(day) in days else "" for day in _DAYS]
    unit = unit_text(place.unit)
    whole = sum(days.values(), start=Fraction())
    return {
        "code": place.payee,
        "name": place.name,
        "post": place.post,
        "cells": cells,
        "told": "；".join(f"{month}月{day}日 {decimal(days[day], 0, 2)} {unit}" for day in sorted(days)),
        "sum": f"{decimal(whole, 0, 2)} {unit}",
    }


def _records(settlement: Settlement, one: _Worked) -> Iterator[tuple[datetime.date, str, Figure]]:
    """What the register says of a line's days; rows without a day or an amount say nothing of either."""
    household, _, number = one.line.payee.partition(".")
    season = one.arrangement.season
    for row in settlement.books.rows_of(_SHEET, household):
        day, amount = row.day("日期"), row.figure(one.term.quantity[1])
        mine = row.member == number or not number
        if day is None or amount is None or not mine or not season.first <= day.date <= season.last:
            continue
        if belongs(row, one.term.name, one.arrangement):
            yield day.date, row.text("岗位"), amount


def _pay(settlement: Settlement, one: _Worked, at: int) -> View:
    account = one.person.row.secret("卡号")
    if account is None and "." not in one.line.payee:
        account = settlement.books.households[one.line.payee].account
    paid = paid_before(settlement, one.line)
    return {
        "at": str(at),
        "code": one.line.payee,
        "name": one.line.name,
        "arrangement": one.arrangement.code,
        "clause": one.line.clause,
        "numbers": numbers(one.line.figure).rpartition(" = ")[0],
        "owed": str(one.line.amount),
        "paid": str(paid),
        "left": str(one.line.amount - paid),
        "card": account.last4 if account is not None else "",
    }


_PAY = (
    *(("at", Column("序号", "center", 6)), ("code", Column("户号.成员号", width=14))),
    *(("name", Column("姓名", width=16)), ("clause", Column("条款", width=18))),
    *(("numbers", Column("怎么算", width=48)), ("owed", Column("应发", "num", 13))),
    *(("paid", Column("已付", "num", 13)), ("left", Column("未付", "num", 13))),
    *(("card", Column("账户尾号", "center", 9)), ("sign", Column("本人签字", width=14))),
)
#: Room to sign, in points.
_SIGNED = 27


def _book(view: View) -> Sequence[Leaf]:
    """The grids, and the pay."""
    days = tuple(Column(day, "center", 4) for day in _DAYS)
    who = (Column("户号.成员号", width=14), Column("姓名", width=14), Column("岗位", width=10))
    leaves = [
        Leaf(
            words(month, "name"),
            (),
            (*who, *days, Column("合计", width=12)),
            tuple(
                (*(words(row, key) for key in ("code", "name", "post")), *_cells(row), words(row, "sum"))
                for row in parts(month, "rows")
            ),
        )
        for month in parts(view, "months")
    ]
    rows = tuple(keyed(row, _PAY) for row in parts(view, "pay"))
    total = ("合计", "", "", "", "", words(view, "total"), "", "", "", "")
    columns = tuple(column for _, column in _PAY)
    leaves.append(Leaf("报酬", (), columns, rows, total, (), _SIGNED))
    return [on_paper(view, leaf) for leaf in leaves]


def _cells(row: View) -> Iterator[str]:
    cells = row["cells"]
    yield from (str(cell) for cell in (cells if isinstance(cells, list) else ()))


def _says(view: View) -> Iterator[Said]:
    for row in parts(view, "pay"):
        yield Said(under(words(row, "arrangement"), words(row, "clause")), words(row, "owed"), part=True)


DOCUMENT = Document(
    title=TITLE,
    template="slip_labour.html",
    edition="internal",
    view=_view,
    paths=_paths,
    book=_book,
    says=_says,
)
