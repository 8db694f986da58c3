"""Booking (登记): rows of 已付 for what the bank paid, to be pasted by a person into the season.

An amount is put down to the clauses it pays: first what nothing may be taken from, because what is left open
of the others is what a deduction will take.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.bank.matching import Answer, Reply, State
from linkage.bank.order import Part
from linkage.engine.ledger import line_figure
from linkage.engine.schedule import due_in_season
from linkage.ground.errors import ReadingError
from linkage.ground.money import ZERO, Money
from linkage.ground.season import parse_day
from linkage.model.entitlement import Debt, Line, Settlement

#: The headings of the register 已付.
HEADINGS = ("户号", "成员号", "付款方", "项目", "金额（元）", "日期", "凭证")
FAILED_HEADINGS = (
    "支付编号",
    "户号",
    "收款人",
    "户名",
    "账号末四位",
    "金额（元）",
    "银行说的原因",
    "改后的账号",
    "改后的户名",
)


def booked_rows(settlement: Settlement, reply: Reply) -> Iterator[Sequence[str]]:
    """Rows of 已付 for every payment of a reply that the bank paid, in the order of the payments."""
    code = reply.order.payer.code
    debts = {debt.payee: debt for debt in settlement.debts if debt.payer == code}
    lines: dict[str, list[Line]] = {}
    for line in settlement.lines:
        if line.payer == code:
            lines.setdefault(line.payee, []).append(line)
    for answer in reply.of(State.PAID):
        for part in answer.payment.parts:
            for item, amount in _items(settlement, debts[part.payee], lines.get(part.payee, ()), part):
                household, _, member = part.payee.partition(".")
                number = answer.payment.number
                yield household, member, reply.order.payer.role, item, amount.plain, _day(answer), number


def failed_rows(reply: Reply) -> Iterator[Sequence[str]]:
    """Payments that came back, with room for the account that is right."""
    for answer in reply.of(State.FAILED):
        payment = answer.payment
        yield (
            payment.number,
            payment.payees,
            payment.name,
            payment.holder,
            payment.account.last4,
            payment.amount.plain,
            answer.why,
            "",
            "",
        )


def _day(answer: Answer) -> str:
    """The day the bank gives; empty for the person to fill where it gives none that can be read."""
    for line in answer.lines:
        digits = line.day.partition(" ")[0]
        text = (
            f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdecimal() else digits
        )
        try:
            return parse_day(text).isoformat()
        except ReadingError:
            continue
    return ""


def _items(
    settlement: Settlement, debt: Debt, lines: Sequence[Line], part: Part
) -> Iterator[tuple[str, Money]]:
    """Put an amount down to the items of a debt."""
    left = part.amount
    opens = _open(settlement, debt, lines)
    reachable = _reachable(settlement, debt.payer, lines)
    order = sorted(opens, key=lambda item: (item in reachable, list(opens).index(item)))
    for item in order:
        taken = min(left, opens[item])
        if taken.fen > 0:
            yield item, taken
            left -= taken
    if left:
        yield (order or [""])[0], left


def _open(settlement: Settlement, debt: Debt, lines: Sequence[Line]) -> Mapping[str, Money]:
    """What is open of a debt by item: a clause, a pool, or what was brought forward."""
    end = max(arrangement.last_day.date for arrangement in settlement.arrangements)
    schedules = {term.name: term.schedule for _, term in settlement.terms()}
    opens: dict[str, Money] = {}
    for line in lines:
        schedule = schedules.get(line.clause)
        due = due_in_season(line_figure(line), schedule, end).money if schedule is not None else line.amount
        item = line.clause.partition("/")[0]
        opens[item] = opens.get(item, ZERO) + due
    for moved in debt.movements:
        if moved.kind == "期初应付":
            opens[moved.item] = opens.get(moved.item, ZERO) + moved.amount
    for withheld in debt.withheld:
        item = withheld.clauses[0].partition("/")[0] if withheld.clauses else ""
        opens[item] = opens.get(item, ZERO) - withheld.figure.money
    for moved in debt.movements:
        if moved.kind == "已付":
            item = moved.item.partition("/")[0]
            opens[item] = opens.get(item, ZERO) - moved.amount
    return opens


def _reachable(settlement: Settlement, payer: str, lines: Sequence[Line]) -> frozenset[str]:
    """The items from whose income the payer may take an advance."""
    incomes = {
        income
        for arrangement in settlement.arrangements
        for deduction in arrangement.deductions
        if arrangement.party_code(deduction.creditor) == payer
        for income in deduction.incomes
    }
    return frozenset(line.clause.partition("/")[0] for line in lines if line.income in incomes)
