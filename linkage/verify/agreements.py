"""Agreements (合计): sums of a list that must be one with those of the season's papers, each with its name.

The list's own total, the sum of its rows, the payout roll, the bank batch with what is paid in cash, the
public notice and the resolution: what is compared decides which of them speak of it. What the register of
meetings states in figures is compared with the season as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from linkage.bank.order import bank_order
from linkage.bank.order import payers as paying
from linkage.files.number_text import NumberError, read_number
from linkage.governance.matters import MEETINGS
from linkage.ground.fault import quoted
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Debt, PoolOutcome, Settlement
from linkage.model.registers import Row
from linkage.telling.paper import people_debts
from linkage.telling.summary import add
from linkage.verify.amounts import Amounts, Measure
from linkage.verify.paid_rows import fen_of, total
from linkage.verify.payout_list import ListRow, PayoutList
from linkage.verify.scope import Comparison

_STATED = re.compile(
    r"(?:总额|合计|共|可分配|分配|发放)[^0-9０-９，。；]{0,10}"
    r"([0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)\s*(万元|元)"
)
_COLUMNS = ("金额", "金额（元）", "分配总额", "总额")
_MYRIAD = 10_000


@frozen
class Agreement:
    """Sums that must be one: what they are of, and each with its name."""

    text: str
    sides: tuple[tuple[str, Money], ...]

    @property
    def holds(self) -> bool:
        """Whether all are equal."""
        return len({amount for _, amount in self.sides}) == 1

    @property
    def told(self) -> str:
        """All sides with their names."""
        return f"{self.text}：{'，'.join(f'{name} {amount}' for name, amount in self.sides)}"


def agreements(paid: PayoutList, amounts: Amounts, comparisons: Sequence[Comparison]) -> Iterator[Agreement]:
    """All sums that must agree: those of the list, then what the register of meetings states."""
    for comparison in comparisons:
        sides = [*_of_list(paid, comparison, comparisons), *_of_season(amounts, comparison)]
        yield Agreement(_named(amounts, comparison), tuple(sides))
    yield from _stated(amounts.settlement)


def _named(amounts: Amounts, comparison: Comparison) -> str:
    return f"{quoted(comparison.about or comparison.column.heading)}（{amounts.told(comparison.scope)}）"


def _of_list(
    paid: PayoutList, comparison: Comparison, comparisons: Sequence[Comparison]
) -> Iterator[tuple[str, Money]]:
    column = comparison.column
    yield "表上各行相加", Money(total(comparison.rows, column))
    if sum(one.column is column for one in comparisons) > 1:
        return
    stated = [row for row in paid.subtotals if column.index in row.numbers and _is_total(row)]
    if stated:
        yield "表上的合计", Money(fen_of(stated[-1].numbers[column.index]))


def _is_total(row: ListRow) -> bool:
    words = "".join("".join(text.split()) for text in row.texts.values())
    return "小计" not in words and "本页" not in words and "承前" not in words


def _of_season(amounts: Amounts, comparison: Comparison) -> Iterator[tuple[str, Money]]:
    settlement, scope = amounts.settlement, comparison.scope
    payers = [scope.payer] if scope.payer else list(amounts.payers)
    debts = [debt for payer in payers for debt in people_debts(settlement, payer)]
    if scope.measure is Measure.PAYABLE:
        yield "发放签领表", add(debt.payable for debt in debts)
        owing = {party.code for party in paying(settlement)}
        orders = [bank_order(settlement, payer) for payer in payers if payer in owing]
        sent, aside = add(order.sent for order in orders), add(order.aside for order in orders)
        yield f"银行代发{f'（{sent}）加另付的（{aside}）' if aside else ''}", sent + aside
    elif scope.measure is Measure.GROSS:
        yield "本季应得", add(debt.gross for debt in debts)
    elif scope.measure is Measure.GROSS_NOW:
        yield "签领表应得", add(debt.gross for debt in debts if debt.payable)
    else:
        yield "本季各户应得", Money(sum(amounts.dues(scope).values()))
        yield from _decided(settlement, scope.clauses)


def _decided(settlement: Settlement, clauses: Sequence[str]) -> Iterator[tuple[str, Money]]:
    """What notice and resolution say of the steps that are compared, when they are shares of pools."""
    steps = {
        f"{outcome.pool.name}/{step.step.number}": (outcome, step.amount)
        for outcome in settlement.pools
        for step in outcome.steps
    }
    found = [steps[clause] for clause in clauses if clause in steps]
    if found and len(found) == len(clauses) and all(outcome.pool.public for outcome, _ in found):
        yield "公示、决议上的这一步", add(amount for _, amount in found)


# -- what was decided ------------------------------------------------------------------------------


def _stated(settlement: Settlement) -> Iterator[Agreement]:
    """Sums written in the register of meetings, each beside the sum of the season it is meant for."""
    known = list(_known(settlement))
    for row in settlement.books.rows(MEETINGS):
        for amount in _sums_in(row):
            name, found = _nearest(known, amount)
            place = f"会议 {row.text('会议号')}〔{row.text('步骤')}〕{row.text('日期')}".rstrip()
            yield Agreement(place, (("会议记的", amount), (name, found)))


def _sums_in(row: Row) -> Iterator[Money]:
    """Amounts a record of a meeting states: in a column for it, or in the words of the matter."""
    for heading in _COLUMNS:
        figure = row.figure(heading)
        if figure is not None:
            yield Money(fen_of(figure.value))
    for number, unit in _STATED.findall(row.text("事项")):
        try:
            value = read_number(number.replace("，", ",")).value
        except NumberError:
            continue
        yield Money(fen_of(value * (_MYRIAD if unit == "万元" else 1)))


def _known(settlement: Settlement) -> Iterator[tuple[str, Money]]:
    """The sums a meeting may state: what a pool had and gave, and what is paid in all."""
    people = settlement.books.households
    kinds: Sequence[tuple[str, Callable[[Debt], Money]]] = (
        ("本季现付合计", lambda debt: debt.payable),
        ("本季应得合计", lambda debt: debt.gross),
    )
    for name, part in kinds:
        debts = [debt for debt in settlement.debts if debt.payee.partition(".")[0] in people]
        yield name, add(part(debt) for debt in debts)
    for outcome in settlement.pools:
        yield f"“{outcome.pool.name}”可分", outcome.taken_in
        yield f"“{outcome.pool.name}”分出", _given(outcome)
        for step in outcome.steps:
            yield f"“{outcome.pool.name}”第{step.step.number}步“{step.name}”", step.amount


def _given(outcome: PoolOutcome) -> Money:
    return add(step.amount for step in outcome.steps)


def _nearest(known: Sequence[tuple[str, Money]], amount: Money) -> tuple[str, Money]:
    """The sum of the season that is stated, or the one that lies nearest."""
    return min(known, key=lambda one: (abs(one[1].fen - amount.fen), one[0]), default=("本季", ZERO))
