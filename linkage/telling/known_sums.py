"""Known sums (结果里的数): every sum a paper may say, from the figures that the result document holds.

A sum has a name, the same on all papers: of a season, of a payer, of a household, of what one owes another,
of a clause, of a step of a pool. Papers say sums by these names (:mod:`linkage.telling.agreement`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from linkage.engine.taxation import PERSONAL
from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Money
from linkage.model.accounts import ITEMS, OPENING
from linkage.model.entitlement import Debt, Line, Settlement, StepOutcome
from linkage.telling.recovery_words import left_of

PAID_NOW, EARNED, CARRIED = "现付合计", "应得合计", "结转合计"

#: All payers together, where a table tells of each and of all.
ALL = "各付款方"

#: The columns of a debt, by the names of its fields.
COLUMNS = {
    "opening": "上期结转",
    "gross": "应得",
    "deducted": "应抵扣",
    "paid": "已付",
    "payable": "现付",
    "carried": "结转",
}
#: What else is said of debts: an advance stands in some papers with what was taken back, not what was lent.
TAKEN, LEFT, CLOSING, LATER = "抵扣", "留待下期抵扣", "期末余额", "结转（留待下期抵扣的除外）"
_MORE: Mapping[str, Callable[[Debt], Money]] = {
    TAKEN: lambda debt: debt.deducted - left_of(debt),
    LEFT: left_of,
    CLOSING: lambda debt: debt.payable + debt.carried + left_of(debt),
    LATER: lambda debt: debt.carried + left_of(debt),
}


def paid_by(payer: str) -> str:
    """What a payer, by its full name, pays households and members now."""
    return f"{payer}现付"


def rolled(payer: str, column: str, *, paid: bool) -> str:
    """A column of a payer's roll: of those who are paid now, or of the others."""
    return f"{payer}{'发放名册' if paid else '本次不发放的'}{column}"


def owed(payer: str, payee: str, column: str) -> str:
    """A column of what a payer owes one payee; a person is named by number and name."""
    return f"{payer}对{payee}{column}"


def of_household(number: str, name: str, column: str) -> str:
    """A column of all that payers owe a household and its members."""
    return f"{person(number, name)}{column}"


def person(number: str, name: str) -> str:
    """A household or a member, as sums name them: one without the other is easily mistaken."""
    return f"{number} {name} "


def under(arrangement: str, clause: str) -> str:
    """What households and members earn under a clause of an arrangement."""
    return f"{arrangement}“{clause}”应得"


def earned(clause: str, payee: str, name: str) -> str:
    """What one payee earns under a clause, or a step of a pool (``分配/1``)."""
    return f"{by_clause(clause, payee, name)}应得"


def by_clause(clause: str, payee: str, name: str) -> str:
    """One payee under a clause, whose 应得 a table tells."""
    return f"{person(payee, name)}“{clause}”"


def earned_by_all(number: str, name: str, clause: str) -> str:
    """What a household and its members earn under a clause, or a step of a pool."""
    return f"{person(number, name)}全户“{clause}”应得"


def step_of(pool: str, step: str) -> str:
    """What a step of a pool takes."""
    return f"分配“{pool}”给{step}"


def step_at(pool: str, number: str, called: str) -> str:
    """What the step of this number takes, which papers call 分给…, 提取：…, 弥补亏损：…."""
    return f"分配“{pool}”第 {number} 步{called}"


def listed(pool: str, step: str, group: str, name: str) -> str:
    """What a step gives whoever has this name in this group: what a list without numbers can say."""
    return f"{step_of(pool, step)}，{group}{name}"


def awarded(clause: str, group: str, name: str) -> str:
    """What households of this name in this group earn under a clause, on a list without numbers."""
    return f"{group}{name}“{clause}”应得"


def pool_sum(pool: str, what: str) -> str:
    """Of a pool: 来源, 留存, 亏损."""
    return f"分配“{pool}”{what}"


def income_tax(payer: str, head: str) -> str:
    """What the income tax of a head comes to of what a payer, by its full name, pays persons."""
    return f"{payer}付的钱，{PERSONAL}（{head}）"


def between(payer: str, payee: str) -> str:
    """What one party pays another now."""
    return f"{payer}付给{payee}"


def in_account(number: str, name: str, item: str, when: str) -> str:
    """What stands in an item of a member's account (年初, 年末), or came to it as 盈余返还, 剩余盈余分配."""
    return f"{person(number, name)}账户{item}{when}"


class _Sums:
    """Sums by their names; what has one name is added up."""

    def __init__(self) -> None:
        self.by_name: dict[str, Money] = {PAID_NOW: ZERO, EARNED: ZERO, CARRIED: ZERO}

    def count(self, name: str, amount: Money) -> None:
        self.by_name[name] = self.by_name.get(name, ZERO) + amount


def sums_of_result(settlement: Settlement) -> Mapping[str, Money]:
    """Every sum a paper may say, from the figures of the settlement that the result document holds."""
    sums = _Sums()
    for household in settlement.books.households.values():
        for column in (*COLUMNS.values(), *_MORE):
            sums.count(of_household(household.number, household.name, column), ZERO)
    for debt in settlement.debts:
        _debt(settlement, debt, sums)
    steps = {
        f"{outcome.pool.name}/{step.step.number}": (outcome.pool.name, step.name)
        for outcome in settlement.pools
        for step in outcome.steps
    }
    for line in settlement.lines:
        _line(settlement, line, steps, sums)
    for outcome in settlement.pools:
        pool = outcome.pool.name
        sums.count(pool_sum(pool, "来源"), outcome.taken_in)
        sums.count(pool_sum(pool, "留存"), outcome.kept)
        sums.count(pool_sum(pool, "亏损"), outcome.loss)
        for step in outcome.steps:
            sums.count(step_of(pool, step.name), step.amount)
            sums.count(step_at(pool, str(step.step.number), _called(step)), step.amount)
            for name, figure in step.earmarks:
                sums.count(step_of(pool, f"其中{name}"), figure.money)
    for tax in settlement.taxes:
        if tax.tax == PERSONAL and tax.amount is not None:
            sums.count(income_tax(settlement.party_name(tax.payer), tax.head), tax.amount)
    _accounts(settlement, sums)
    return sums.by_name


def exact_sums(settlement: Settlement) -> Mapping[str, Sequence[Fraction]]:
    """What a payee, a party too, earns under a clause: as it is paid, and before roundings, caps and floors.

    Exact rows make one of these; clauses of one name in two agreements are lines of their own.
    """
    found: dict[str, list[Fraction]] = {}
    for line in settlement.lines:
        sums = found.setdefault(earned(line.clause, line.payee, line.name), [])
        sums += [line.amount.yuan, *_before(line.figure)]
    return found


def _before(figure: Figure) -> Iterator[Fraction]:
    inner = figure.args[0] if figure.op in _AROUND else None
    if isinstance(inner, Figure):
        yield inner.value
        yield from _before(inner)
    else:
        yield figure.value


#: What is done to a sum of rows after it was added up.
_AROUND = ("round", "min", "max", "at_least_zero")


def _called(step: StepOutcome) -> str:
    kind = step.step.kind
    return f"分给{step.name}" if kind == "去向" else kind if kind == step.name else f"{kind}：{step.name}"


def _debt(settlement: Settlement, debt: Debt, sums: _Sums) -> None:
    payer, number = settlement.party_name(debt.payer), debt.payee.partition(".")[0]
    columns = {word: getattr(debt, name) for name, word in COLUMNS.items()}
    columns |= {word: of(debt) for word, of in _MORE.items()}
    household = settlement.books.households.get(number)
    if household is None:
        payee = settlement.party_name(debt.payee)
        sums.count(between(payer, payee), debt.payable)
        for word, amount in columns.items():
            sums.count(owed(payer, payee, word), amount)
        return
    payee = person(debt.payee, settlement.books.payee_name(debt.payee))
    for word, amount in columns.items():
        sums.count(of_household(number, household.name, word), amount)
        sums.count(owed(payer, payee, word), amount)
        sums.count(f"{payer}{word}", amount)
        sums.count(f"{ALL}{word}", amount)
        sums.count(rolled(payer, word, paid=bool(debt.payable)), amount)
        sums.count(rolled(payer, word, paid=not debt.payable), ZERO)
        if word != "应得":  # that sum is of the lines, which are counted by themselves
            sums.count(f"{word}合计", amount)


def _line(settlement: Settlement, line: Line, steps: Mapping[str, tuple[str, str]], sums: _Sums) -> None:
    household = settlement.books.households.get(line.payee.partition(".")[0])
    if household is None:
        return
    sums.count(EARNED, line.amount)
    sums.count(under(line.arrangement, line.clause), line.amount)
    sums.count(earned(line.clause, line.payee, line.name), line.amount)
    sums.count(earned_by_all(household.number, household.name, line.clause), line.amount)
    sums.count(awarded(line.clause, household.group, household.name), line.amount)
    if line.clause in steps:
        sums.count(listed(*steps[line.clause], household.group, line.name), line.amount)


def _accounts(settlement: Settlement, sums: _Sums) -> None:
    for account in settlement.accounts.members if settlement.accounts is not None else ():
        for item in ITEMS:
            sums.count(in_account(account.payee, account.name, item, "年初"), account.amount(item, OPENING))
            sums.count(in_account(account.payee, account.name, item, "年末"), account.amount(item))
        sums.count(in_account(account.payee, account.name, "盈余返还", ""), account.refund.money)
        sums.count(in_account(account.payee, account.name, "剩余盈余分配", ""), account.dividend.money)
