"""Account (户账): what one household's season came to, line by line, with the balance after each.

The statement shows it; nothing is computed here that the settlement does not hold: amounts are only
put in order, added up, and checked against the debts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from linkage.engine.accounts import CONVERTED
from linkage.engine.schedule import instalments
from linkage.ground.memory import remembered
from linkage.ground.money import ZERO, Money
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Debt, Line, Movement, Settlement
from linkage.model.nature import FIXED_COSTS, nature_of, nature_words
from linkage.model.payer import ACTING, COLLECTIVE
from linkage.model.registers import Household
from linkage.model.work import is_work
from linkage.rule import rules
from linkage.telling.paper import party
from linkage.telling.recovery_words import later_of, left_of, recoveries, recovery_told
from linkage.telling.source_numbers import source_numbers
from linkage.telling.summary import add
from linkage.telling.withheld_words import kept_by, kept_of
from linkage.words.sentence import Telling, plain_sentence
from linkage.words.share_words import left_over, odd_fen
from linkage.words.wording import day_words

# The three golds as members' papers call them; 股金 alone would be the paid-in capital.
SHARES = "股金"
GOLDS = {SHARES: "股金分红", "租金": "租金", "佣金": "佣金"}
OTHER = "其他收入"


@frozen
class Entry:
    """One row of the account: what it was, who pays, how it came about, plus or minus, balance."""

    title: str
    by: str
    cite: str
    told: tuple[str, ...]
    plus: Money
    minus: Money
    balance: Money


@frozen
class Group:
    """The entries under one heading (a gold, 抵扣, 已付), with their subtotal."""

    heading: str
    subtotal: Money
    entries: tuple[Entry, ...]


@frozen
class Account:
    """A household's season: opening, groups of entries, closing, and what is paid now by whom."""

    household: Household
    opening: Money
    opened: tuple[str, ...]
    incomes: tuple[Group, ...]
    deductions: Group
    payments: Group
    debts: tuple[Debt, ...]

    @property
    def gross(self) -> Money:
        """本期应得."""
        return add(debt.gross for debt in self.debts)

    @property
    def deducted(self) -> Money:
        """应抵扣."""
        return add(debt.deducted for debt in self.debts)

    @property
    def paid(self) -> Money:
        """已付."""
        return add(debt.paid for debt in self.debts)

    @property
    def left(self) -> Money:
        """留待下期: what of this season's advances was not taken back."""
        return add(left_of(debt) for debt in self.debts)

    @property
    def later(self) -> Money:
        """留到下期付: what the payers still owe and do not pay now."""
        return add(later for debt in self.debts if (later := later_of(debt)).fen > 0)

    @property
    def owed(self) -> Money:
        """What the household still owes apart from this season's advances: older debts, and too much paid."""
        return self.later - self.left - self.carried

    @property
    def payable(self) -> Money:
        """现付: to be paid now."""
        return add(debt.payable for debt in self.debts)

    @property
    def carried(self) -> Money:
        """结转: owed later when positive, owed back when negative."""
        return add(debt.carried for debt in self.debts)

    @property
    def closing(self) -> Money:
        """期末余额 of the rows: an advance stands in them with what was taken back, not what was lent."""
        return self.payable + self.carried + self.left

    def gold(self, heading: str) -> Money:
        """The subtotal of a gold; nought when there is none."""
        return add(group.subtotal for group in self.incomes if group.heading == heading)

    @property
    def others(self) -> Money:
        """What came in under no gold."""
        return add(group.subtotal for group in self.incomes if group.heading not in GOLDS.values())


def gold_heading(income: str) -> str:
    """The heading an income stands under: its gold, or its own plain word."""
    rule = rules()[income]
    return GOLDS.get(rule.gold, rule.plain)


@remembered(1024)
def household_account(settlement: Settlement, number: str) -> Account:
    """Put a household's season in order.

    Raises ``ValueError`` when the rows do not come to what the debts say.
    """
    debts = tuple(settlement.debts_of(number))
    running = _Running(add(debt.opening for debt in debts))
    opening, opened = running.balance, tuple(_opened(settlement, debts))
    incomes = tuple(_incomes(settlement, number, running))
    account = Account(
        household=settlement.books.households[number],
        opening=opening,
        opened=opened,
        incomes=incomes,
        deductions=_moved(settlement, _TAKEN, _taken_heading(debts), debts, running),
        payments=_moved(settlement, ("已付",), "本期已付", debts, running),
        debts=debts,
    )
    if running.balance != account.closing:
        message = f"{number}: the rows come to {running.balance}, the debts to {account.closing}"
        raise ValueError(message)
    return account


class _Running:
    def __init__(self, balance: Money) -> None:
        self.balance = balance

    def earned(self, settlement: Settlement, line: Line) -> Entry:
        self.balance = self.balance + line.amount
        told = tuple(_told(settlement, line))
        by = f"{party(settlement, line.payer).role}付"
        return Entry(
            _title(settlement, line), by, _cite(settlement, line), told, line.amount, ZERO, self.balance
        )

    def moved(self, settlement: Settlement, movement: Movement, debt: Debt) -> Entry:
        role = party(settlement, debt.payer).role
        title, amount = _moved_title(settlement, movement), movement.amount
        by, told = f"{role}付", _when(movement)
        taken = recoveries(debt).get(movement.where)
        if movement.kind == CONVERTED:
            by, told = "", [f"记入{role}的成员账户，不另付。"]
        elif movement.kind == "代扣":
            by, told = f"{role}扣", [f"{kept_of(kept_by(debt, movement))}。"]
        elif taken is not None:
            by, amount = f"{role}扣", taken.taken
            first, *others = recovery_told(settlement, debt, taken)
            told = [*([f"{'，'.join(told)}。"] if told else []), first, *others]
        self.balance = self.balance - amount
        return Entry(title, by, "", tuple(told), ZERO, amount, self.balance)


def _opened(settlement: Settlement, debts: Sequence[Debt]) -> Iterator[str]:
    for debt in debts:
        for movement in debt.movements:
            if movement.kind.startswith("期初"):
                payer = party(settlement, debt.payer).role
                owing = f"{payer}上期欠您家" if movement.kind == "期初应付" else f"上期您家欠{payer}"
                yield f"{owing}的{movement.item} {movement.amount} 元。"
                taken = recoveries(debt).get(movement.where)
                if taken is not None:
                    yield from recovery_told(settlement, debt, taken)


def _incomes(settlement: Settlement, number: str, running: _Running) -> Iterator[Group]:
    lines = list(settlement.lines_of(number))
    headings = dict.fromkeys([*GOLDS.values(), *(gold_heading(line.income) for line in lines)])
    for heading in headings:
        inside = [line for line in lines if gold_heading(line.income) == heading]
        if inside:
            entries = tuple(running.earned(settlement, line) for line in inside)
            yield Group(heading, add(entry.plus for entry in entries), entries)


def _title(settlement: Settlement, line: Line) -> str:
    name = line.clause.partition("/")[0]
    if is_work(line.income, line.kind):
        name = f"{name}（工钱）"
    elif "/" in line.clause:
        name = f"{name}（{'，'.join(one for one in (line.kind, _shared_by(settlement, line)) if one)}）"
    elif said := line.kind or fixed_costs(settlement).get((line.arrangement, line.clause)):
        name = f"{name}（{said}）" if said not in name else name
    return f"{line.name}：{name}" if line.person else name


@remembered(8)
def fixed_costs(settlement: Settlement) -> Mapping[tuple[str, str], str]:
    """The fixed returns on stakes that are no dividends by what was agreed, by agreement and clause.

    What each is, in words: 土地使用费, 利息.
    """
    return {
        (arrangement.code, term.name): nature_words(arrangement, term)
        for arrangement, term in settlement.terms()
        if nature_of(arrangement, term) in FIXED_COSTS
    }


def _shared_by(settlement: Settlement, line: Line) -> str:
    """按份额, 按每人: what tells a step from another of its pool that pays the same; nothing of one alone."""
    name, number, *_ = line.clause.split("/")
    pools = (pool for one in settlement.arrangements if one.code == line.arrangement for pool in one.pools)
    steps = (step for pool in pools if pool.name == name for step in pool.steps)
    step = next((step for step in steps if str(step.number) == number), None)
    return step.label.removeprefix(step.to).strip("（）") if step is not None else ""


def _told(settlement: Settlement, line: Line) -> Iterator[str]:
    # The slips stand in the line of the sum that they prove.
    yield f"{plain_sentence(line.figure, telling(settlement, line))}。{source_numbers(settlement, line)}"
    extra = odd_fen(line.figure)
    if extra:
        yield f"{extra}。"
    carried = left_over(line.figure)
    if carried:
        yield (
            f"{carried}记在您家名下，下期一起算。"
            if not line.person
            else f"{carried}记在本人名下，下期一起算。"
        )
    due = due_days(settlement, line)
    if due:
        yield f"到期：{due}。"


def due_days(settlement: Settlement, line: Line) -> str:
    """The due days of a line with what is due on each, where the clause has a schedule."""
    schedule = next((term.schedule for _, term in settlement.terms() if term.name == line.clause), None)
    if schedule is None:
        return ""
    parts = instalments(line.figure, schedule)
    return "，".join(f"{day_words(one.day)} {amount} 元" for one, amount in parts)


def _cite(settlement: Settlement, line: Line) -> str:
    """The clause; where there are several contracts, with the sign that the foot of the paper explains."""
    return f"{contract_sign(settlement, line.cite.title)}{line.cite.article}"


def contract_sign(settlement: Settlement, title: str) -> str:
    """①, ② … for the contracts of a season; nothing where there is one, or for what is no contract of it."""
    codes = [arrangement.code for arrangement in settlement.arrangements]
    return _SIGNS[codes.index(title)] if len(codes) > 1 and title in codes[: len(_SIGNS)] else ""


_SIGNS = "①②③④⑤⑥⑦⑧⑨"


def signed_contracts(settlement: Settlement) -> str:
    """What the signs mean, as ``①合同…，②合同…``; nothing where there is one contract."""
    codes = [arrangement.code for arrangement in settlement.arrangements]
    return "，".join(f"{sign}合同{code}" for code in codes if (sign := contract_sign(settlement, code)))


def telling(settlement: Settlement, line: Line) -> Telling:
    """How a line speaks: a collective shares out what the whole village has."""
    kind = party(settlement, line.payer).kind
    pot = "全村" if kind in {COLLECTIVE, ACTING} else "各户"
    return Telling(pot, "本人" if line.person else "您家")


def _moved(
    settlement: Settlement, kinds: Sequence[str], heading: str, debts: Sequence[Debt], running: _Running
) -> Group:
    inside = [(movement, debt) for debt in debts for movement in debt.movements if movement.kind in kinds]
    inside.sort(key=lambda pair: (pair[0].date, pair[0].item, pair[0].voucher))
    entries = tuple(running.moved(settlement, movement, debt) for movement, debt in inside)
    return Group(heading, add(entry.minus for entry in entries), entries)


# What is due for deduction: advances, what is withheld by law, and what a correction found overpaid.
_TAKEN = ("预付", "代扣", CONVERTED, "更正")
_TAKEN_WORDS = (("预付", "抵扣预付"), ("代扣", "代扣"), (CONVERTED, CONVERTED), ("更正", "更正多算"))


def _taken_heading(debts: Sequence[Debt]) -> str:
    kinds = {movement.kind for debt in debts for movement in debt.movements}
    return "、".join(word for kind, word in _TAKEN_WORDS if kind in kinds) or "抵扣预付"


def _moved_title(settlement: Settlement, movement: Movement) -> str:
    if "." not in movement.payee:
        return movement.item
    return f"{settlement.books.payee_name(movement.payee)}：{movement.item}"


def _when(movement: Movement) -> list[str]:
    """On which day, by which voucher."""
    date = chinese_date(datetime.date.fromisoformat(movement.date)) if movement.date else ""
    voucher = f"凭证 {movement.voucher}" if movement.voucher else ""
    return [part for part in (date, voucher) if part]
