"""Policy cliff (到期影响表): what ends on which day, and which households then lose what."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.engine.money_trace import TO_PEOPLE, split, uses
from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.ground.season import chinese_date, years_later
from linkage.model.entitlement import Line, Settlement
from linkage.model.registers import Row
from linkage.report import Heading, Report, Table
from linkage.telling.counting import household_of, people_lines
from linkage.telling.paper import in_order
from linkage.telling.summary import add

_SUMS = (
    Heading("到期日", 34, "center"),
    Heading("什么到期"),
    Heading("记在哪里", 60),
    Heading("户数", 24, "center"),
    Heading("这一季从中得到", 44, "num"),
)
_WHO = (
    Heading("户号", 30),
    Heading("户主", 40),
    Heading("到期日", 34, "center"),
    Heading("什么到期"),
    Heading("这一季从中得到", 44, "num"),
)
#: What ends later is added up but not told household by household: a contract of thirty years ends for all.
_NEAR_YEARS = 3
_CELL = re.compile(r"[0-9]+$")


@frozen
class _End:
    """One window that ends: the day, what it is, where it stands, and what each household has from it."""

    day: datetime.date
    what: str
    where: str
    amounts: tuple[tuple[str, Money], ...]


def _tell(settlement: Settlement) -> Sequence[Table]:
    first = settlement.main.first_day.date
    ends = [end for end in _ends(settlement, people_lines(settlement)) if end.amounts and end.day >= first]
    if not ends:
        return ()
    ends.sort(key=lambda end: (end.day, end.what))
    order = {household.number: at for at, household in enumerate(in_order(settlement))}
    sums = tuple(
        (
            chinese_date(end.day),
            end.what,
            end.where,
            str(len({number for number, _ in end.amounts})),
            str(add(amount for _, amount in end.amounts)),
        )
        for end in ends
    )
    near = years_later(settlement.main.last_day.date, _NEAR_YEARS)
    told = sorted(
        (
            (order[number], end.day, end.what, number, amount)
            for end in ends
            if end.day <= near
            for number, amount in end.amounts
        ),
        key=lambda one: one[:3],
    )
    names = settlement.books.households
    who = tuple(
        (number, names[number].name, chinese_date(day), what, str(amount))
        for _, day, what, number, amount in told
    )
    far = sum(1 for end in ends if end.day > near)
    note = f"另有 {far} 项在{chinese_date(near)}以后到期，上表有合计，这里不逐户列。"
    return (
        Table("一、什么时候到期", _SUMS, sums),
        Table("二、哪些户受影响", _WHO, who, (), (note,) if far else ()),
    )


def _ends(settlement: Settlement, lines: Sequence[Line]) -> Iterator[_End]:
    for arrangement, term in settlement.terms():
        if term.period is not None:
            mine = [
                line for line in lines if line.clause == term.name and line.arrangement == arrangement.code
            ]
            place = "，".join(part for part in (f"合同 {arrangement.code}", term.cite.article) if part)
            yield _End(term.period[1].date, f"条款“{term.name}”期满", place, _sum(mine))
    for row in settlement.books.rows("事实"):
        end = row.day("止")
        if end is not None and not _of_the_season(settlement, row):
            name = row.text("名称")
            yield _End(end.date, f"“{name}”到期", str(row.where("止")), _of_fact(settlement, name, lines))
    for row in settlement.books.rows("类别"):
        end = row.day("止")
        if end is not None:
            mine = [line for line in lines if household_of(line) == row.household and _reads(line, row)]
            yield _End(end.date, f"类别“{row.text('类别')}”到期", str(row.where("止")), _sum(mine))
    for name, day in {(p.name, p.last) for p in settlement.laws.parameters if p.last is not None}:
        mine = [line for line in lines if _rests_on(line, name)]
        if mine and day is not None:
            yield _End(day, f"法定参数“{name}”这一版到期", "法规", _sum(mine))


def _of_the_season(settlement: Settlement, row: Row) -> bool:
    """Say whether an amount is this season's own, as a year's profit is: next season brings another."""
    since, until = row.day("起"), row.day("止")
    season = settlement.main.season
    return (
        since is not None and until is not None and season.first <= since.date and until.date <= season.last
    )


def _sum(lines: Sequence[Line]) -> tuple[tuple[str, Money], ...]:
    found: dict[str, Money] = {}
    for line in lines:
        found[household_of(line)] = found.get(household_of(line), Money(0)) + line.amount
    return tuple(found.items())


def _of_fact(settlement: Settlement, name: str, lines: Sequence[Line]) -> tuple[tuple[str, Money], ...]:
    """What the money of one amount of 〔事实〕 gave each household, in proportion to its lines."""
    found: dict[str, Money] = {}
    for use in uses(settlement):
        if use.source != f"事实.{name}" or use.sort != TO_PEOPLE:
            continue
        mine = [line for line in lines if line.clause == use.clause]
        for line, amount in zip(mine, split(use.amount, [line.amount for line in mine]), strict=True):
            found[household_of(line)] = found.get(household_of(line), Money(0)) + amount
    return tuple(found.items())


def _reads(line: Line, row: Row) -> bool:
    """Say whether a line was reckoned with a row of a register."""
    for leaf in line.figure.leaves():
        place = leaf.origin.where if leaf.origin is not None else None
        if place is not None and place.sheet == row.sheet:
            number = _CELL.search(place.cell)
            if number is not None and int(number[0]) == row.number:
                return True
    return False


def _rests_on(line: Line, name: str) -> bool:
    return any(
        isinstance(leaf, Figure) and leaf.op == "law" and leaf.name == name for leaf in line.figure.leaves()
    )


REPORT = Report(
    name="policy_cliff",
    title="到期影响表",
    edition="internal",
    about=(
        "合同条款、登记的款项和身份、法规的数，都有到期的一天。到期没有接上的，这些户就少得这些钱。",
        "只管这一季的数，例如一年的利润，不列在这里。",
        "金额是这一季从中得到的，不是预测；户按名册次序排。",
    ),
    tell=_tell,
    mechanisms=(71,),
)
