"""The sheet of work and pay (考勤与报酬表, B16): who worked when, and what each person is paid.

What the register keeps by the day is a grid of days (考勤表), what it keeps as totals a table of months
(用工数量表); the foreman and the supervisor sign both. The last sheet is the pay: one row a person and
clause, signed by the person. The amounts are those of the settlement, for the whole season.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from linkage.document import Document, Said, View
from linkage.engine.quantity import belongs
from linkage.ground.figure import Figure
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Line, Settlement
from linkage.model.registers import Member
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import amounts
from linkage.telling.column_widths import widened
from linkage.telling.known_sums import earned, under
from linkage.telling.line_steps import reckoning, steps_told
from linkage.telling.paper import (
    capitals,
    dated,
    in_order,
    period,
    pieces,
    running_numbered,
    sealed,
    season_name,
)
from linkage.telling.paper_leaf import keyed, on_paper, parts, words
from linkage.telling.slip import paid_before
from linkage.telling.stamp import SIDES
from linkage.telling.summary import add
from linkage.telling.work_tables import DAYS, Place, Recorded, counts, daily, grids, is_daily, pay_told
from linkage.words.explain import numbers

TITLE = "考勤与报酬表"

_SHEET = "用工"

#: The usual width of the columns of amounts, in mm, and the size of their letters, in tenths of a point.
_AMOUNT, _LETTERS = 21, 95


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
    paid = add(paid_before(settlement, one.line) for one in worked)
    kept = grids(_recorded(settlement, worked))
    name = settlement.party_name(payer)
    return sealed(
        {
            "title": f"{name}{season_name(settlement)}{TITLE}",
            "running": running_numbered(settlement, TITLE, SIDES, payer),
            "payer": name,
            "period": period(settlement),
            "day": dated(settlement),
            "days": list(DAYS),
            "months": [daily(month, grid) for month, grid in kept.items() if is_daily(grid)],
            "counts": list(counts({month: grid for month, grid in kept.items() if not is_daily(grid)})),
            "pay": [_pay(settlement, one, at) for at, one in enumerate(worked, start=1)],
            "people": str(len({one.line.payee for one in worked})),
            "widths": {
                "owed": widened(_AMOUNT, [str(total)], _LETTERS),
                "paid": widened(_AMOUNT, [str(paid)], _LETTERS),
                "left": widened(_AMOUNT, [str(total - paid)], _LETTERS),
            },
            "total": str(total),
            "paid": str(paid),
            "left": str(total - paid),
            "capitals": capitals(total),
        }
    )


def _recorded(settlement: Settlement, worked: Sequence[_Worked]) -> Iterator[Recorded]:
    for at, one in enumerate(worked):
        for day, post, amount in _records(settlement, one):
            yield Place(at, one.line.payee, one.line.name, post, amount.unit), day, amount.value


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
    reckoned = reckoning(settlement, one.line, one.term)
    posts = pay_told(reckoned.rows, one.term.quantity[1]) if not reckoned.steps else ()
    told = " + ".join(f"{post} {product}".strip() for post, product in posts) or steps_told(reckoned.steps)
    told = told or numbers(one.line.figure).rpartition(" = ")[0]
    return {
        "at": str(at),
        "code": one.line.payee,
        "name": one.line.name,
        "arrangement": one.arrangement.code,
        "clause": one.line.clause,
        "numbers": told,
        "posts": [{"post": post, "numbers": product, "pieces": pieces(product)} for post, product in posts],
        "pieces": pieces(told) if not posts else [],
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
    """The grids, the counts, and the pay."""
    days = tuple(Column(day, "center", 4) for day in DAYS)
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
    leaves += [_count_leaf(count) for count in parts(view, "counts")]
    rows = tuple(keyed(row, _PAY) for row in parts(view, "pay"))
    total = ("合计", "", "", "", "", *(words(view, key) for key in ("total", "paid", "left")), "", "")
    columns = tuple(column for _, column in _PAY)
    leaves.append(Leaf("报酬", (), columns, rows, total, (), _SIGNED))
    return [on_paper(view, leaf) for leaf in leaves]


def _count_leaf(count: View) -> Leaf:
    """A table of counts, with the sums of each unit below it."""
    months = tuple(
        Column(f"{words(one, 'year')}{words(one, 'month')}", "num", 10) for one in parts(count, "heads")
    )
    who = (Column("户号.成员号", width=14), Column("姓名", width=14), Column("岗位", width=10))
    rows = [
        (*(words(row, key) for key in ("code", "name", "post", "unit")), *_cells(row), words(row, "sum"))
        for row in parts(count, "rows")
    ]
    totals = [
        ("合计", "", "", words(row, "unit"), *_cells(row), words(row, "sum"))
        for row in parts(count, "totals")
    ]
    columns = (*who, Column("单位", "center", 7), *months, Column("合计", "num", 12))
    return Leaf(f"用工数量 {words(count, 'name')}", (), columns, (*rows, *totals))


def _cells(row: View) -> Iterator[str]:
    cells = row["cells"]
    yield from (str(cell) for cell in (cells if isinstance(cells, list) else ()))


def _says(view: View) -> Iterator[Said]:
    rows = parts(view, "pay")
    for key, whole in (("owed", "total"), ("paid", "paid"), ("left", "left")):
        yield Said(f"报酬{key}", words(view, whole), of=amounts(rows, key))
    yield Said("报酬合计", words(view, "capitals"), of=(words(view, "total"),))
    for row in rows:
        clause, who = words(row, "clause"), words(row, "name")
        yield Said(under(words(row, "arrangement"), clause), words(row, "owed"), part=True)
        yield Said(earned(clause, words(row, "code"), who), words(row, "owed"))
        yield Said(f"{who}应发", words(row, "owed"), of=(words(row, "paid"), words(row, "left")))


DOCUMENT = Document(
    title=TITLE,
    template="slip_labour.html",
    edition="internal",
    view=_view,
    paths=_paths,
    book=_book,
    says=_says,
)
