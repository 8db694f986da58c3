"""Payee difference (一个收款人): what one payee is due in one comparison, and the rows that pay it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from linkage.ground.fault import listed, quoted
from linkage.ground.money import Money
from linkage.model.registers import Household
from linkage.verify.amounts import Amounts
from linkage.verify.paid_rows import PaidRow, total
from linkage.verify.payout_list import ListColumn, PayoutList
from linkage.verify.people import Roster
from linkage.verify.scope import Comparison
from linkage.verify.verdict import Cause, Difference, Verdict

#: The causes of one row that pays somebody a wrong amount: row, payee, comparison, due and paid.
Finder = Callable[[PaidRow, str, Comparison, Money, Money], tuple[Cause, ...]]


@frozen(eq=False)
class Desk:
    """What lies on the table: the list, the roster, the amounts of the season, and who finds causes."""

    paid: PayoutList
    roster: Roster
    amounts: Amounts
    comparisons: Sequence[Comparison]
    finder: Finder

    def name(self, payee: str) -> str:
        """The name of a payee on the roster."""
        return self.roster.books.payee_name(payee)


def persons(
    household: Household, rows: Sequence[PaidRow], owed: Mapping[str, int]
) -> Iterator[tuple[str, int, Sequence[PaidRow]]]:
    """The payees of a household, each with what is due and the rows that pay it.

    What is owed to the household as such is paid by its own row, else by the head's, else by any row that
    pays nobody else.
    """
    own: dict[str, list[PaidRow]] = {}
    for row in rows:
        own.setdefault(row.match.payee, []).append(row)
    head = household.head.payee
    dues: dict[str, int] = {}
    for payee, fen in owed.items():
        stands = payee
        if payee == household.number and payee not in own:
            spare = (one for one in own if one not in owed)
            stands = head if head in own else next(spare, payee)
        elif payee == head and payee not in own:
            stands = household.number
        dues[stands] = dues.get(stands, 0) + fen
    for payee in dict.fromkeys((*own, *dues)):
        yield payee, dues.get(payee, 0), own.get(payee, [])


def payee_differences(
    desk: Desk, comparison: Comparison, payee: str, due: int, rows: Sequence[PaidRow]
) -> Iterator[Difference]:
    """Compare what is due to a payee with what the rows pay; nothing when one row pays it to the fen."""
    column, paid = comparison.column, total(rows, comparison.column)
    several = len(rows) > 1
    if due == paid and not several:
        return
    difference = Difference(
        Verdict.DIFFERENT,
        payee,
        desk.name(payee),
        tuple(row.row.number for row in rows),
        comparison.scope.clause,
        Money(due),
        Money(paid),
        told=_part(comparison),
        places=tuple(desk.paid.place(row.row, column) for row in rows),
    )
    filled = [row for row in rows if row.fen(column)]
    if due == paid:
        if len(filled) > 1:
            at = _rows(filled)
            yield evolve(difference, verdict=Verdict.EQUAL, told=f"分在{at}，合起来 {Money(paid)} 正好")
    elif not rows:
        told = f"表上没有“{comparison.about}”这一行" if comparison.about else "表上没有给这个人的一行"
        told = _of_column(desk, comparison, told)
        yield evolve(difference, verdict=Verdict.MISSING, told=told)
    elif len(filled) > 1 and _is_twice(filled, column, due, adds_up=comparison.adds_up):
        told = f"{_rows(filled)}都列了：{' ＋ '.join(str(Money(row.fen(column))) for row in filled)}"
        told = _of_column(desk, comparison, told)
        yield evolve(difference, verdict=Verdict.TWICE, told=told)
    elif due == 0 and comparison.whole:
        yield evolve(
            difference,
            verdict=Verdict.EXTRA,
            told=_why_nothing(desk, payee),
            causes=_causes(desk, comparison, difference, rows),
        )
    else:
        blank = all(row.is_blank(column) for row in rows)
        told = "；".join(one for one in (difference.told, "这一格是空的" if blank else "") if one)
        told = _of_column(desk, comparison, told)
        yield evolve(difference, told=told, causes=_causes(desk, comparison, difference, rows))


def _causes(
    desk: Desk, comparison: Comparison, difference: Difference, rows: Sequence[PaidRow]
) -> tuple[Cause, ...]:
    """The causes of a difference that one row makes, or of what a household gets in all on several."""
    filled = [row for row in rows if not row.is_blank(comparison.column)] or list(rows)
    if len(filled) > 1 and comparison.whole:
        filled = [max(filled, key=lambda row: row.fen(comparison.column))]
    if len(filled) != 1 or difference.due is None or difference.paid is None:
        return ()
    return desk.finder(filled[0], difference.payee, comparison, difference.due, difference.paid)


def _is_twice(rows: Sequence[PaidRow], column: ListColumn, due: int, *, adds_up: bool) -> bool:
    """Whether rows pay the same thing again: one of them alone is due, or one payee stands there twice."""
    amounts = [row.fen(column) for row in rows]
    payees = {row.match.payee for row in rows}
    return due in amounts or (len(payees) < len(rows) and not adds_up)


def _rows(rows: Iterable[PaidRow]) -> str:
    return f"第 {listed(str(row.row.number) for row in rows)} 行"


def _of_column(desk: Desk, comparison: Comparison, told: str) -> str:
    """What is told, with the column it is told where it is a second sum beside the first."""
    first = next((one for one in desk.comparisons if one.whole), comparison)
    if not comparison.whole or comparison.column.index == first.column.index:
        return told
    heading = quoted(comparison.column.heading)
    return f"{heading}一列：{told}" if told else f"{heading}一列"


def _part(comparison: Comparison) -> str:
    return "" if comparison.whole else (comparison.about or comparison.column.heading)


def _why_nothing(desk: Desk, payee: str) -> str:
    """Why the season pays a payee nothing: what left it, or the reasons of its clauses."""
    settlement = desk.amounts.settlement
    home = payee.partition(".")[0]
    for row in settlement.books.rows_of("事件", home):
        day = row.day("日期")
        if row.text("事件") in {"迁出", "并户", "退出"} and day is not None:
            return f"本季没有应付的钱：{day.date.isoformat()} 已{row.text('事件')}"
    if desk.amounts.had_gross(home):
        held = desk.amounts.held(home)
        return f"有应得，现在没有要付的{f'：{held}' if held else '（已付或抵扣完）'}"
    return "本季没有应付的钱"
