"""Summary (汇总): a settlement as a few tables and as sums that must agree, in words for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from linkage.engine.accounts import CONVERTED
from linkage.ground.money import ZERO, Money
from linkage.model.accounts import ITEMS, OPENING
from linkage.model.entitlement import Debt, Settlement

PAYER_HEADINGS = ("付款方", "收款", "期初", "应得", "应抵扣", "已付", "现付", "结转")
INCOME_HEADINGS = ("收益", "笔数", "金额（元）")
ACCOUNT_HEADINGS = ("成员账户", "年初（元）", "本年增减（元）", "年末（元）")
POOL_HEADINGS = ("分配", "可分（元）", "分出（元）", "留存（元）", "本期亏损（元）")

_COLUMNS: Sequence[Callable[[Debt], Money]] = (
    lambda debt: debt.opening,
    lambda debt: debt.gross,
    lambda debt: debt.deducted,
    lambda debt: debt.paid,
    lambda debt: debt.payable,
    lambda debt: debt.carried,
)


@frozen
class Identity:
    """Sums that must be the same: what they are called, and what each of them came to."""

    text: str
    sides: tuple[Money, ...]

    @property
    def holds(self) -> bool:
        """Whether all sides are equal."""
        return len(set(self.sides)) == 1

    def __str__(self) -> str:
        """Tell it in one line."""
        return f"{'相符' if self.holds else '不符'}  {self.text}：{' = '.join(map(str, self.sides))}"


def add(amounts: Iterable[Money]) -> Money:
    """Add amounts up."""
    return sum(amounts, start=ZERO)


def converted(debts: Iterable[Debt]) -> Money:
    """What of some debts is not paid out because it became contributions of members (转为出资)."""
    return add(kept.figure.money for debt in debts for kept in debt.withheld if kept.item == CONVERTED)


def payable_to_people(settlement: Settlement) -> Money:
    """What all households and their members are to be paid now: the total of rolls and statements."""
    return add(debt.payable for debt in settlement.debts if _is_person(settlement, debt))


def by_payer(settlement: Settlement) -> list[tuple[str, ...]]:
    """One row for each payer and sort of payee, and one for all; households before parties."""
    rows: list[tuple[str, ...]] = []
    for payer in sorted({debt.payer for debt in settlement.debts}):
        for to_people in (True, False):
            debts = [
                debt
                for debt in settlement.debts
                if debt.payer == payer and _is_person(settlement, debt) == to_people
            ]
            if debts:
                payees = sorted({debt.payee.partition(".")[0] for debt in debts})
                named = (
                    f"{len(payees)} 户"
                    if to_people
                    else "、".join(_role(settlement, payee) for payee in payees)
                )
                rows.append((settlement.party_name(payer), named, *_sums(debts)))
    return [*rows, ("合计", "", *_sums(settlement.debts))]


def by_income(settlement: Settlement) -> list[tuple[str, ...]]:
    """One row for each sort of income, and one for all."""
    rows = []
    for income in sorted({line.income for line in settlement.lines}):
        amounts = [line.amount for line in settlement.lines if line.income == income]
        rows.append((income, str(len(amounts)), str(add(amounts))))
    total = add(line.amount for line in settlement.lines)
    return [*rows, ("合计", str(len(settlement.lines)), str(total))]


def by_pool(settlement: Settlement) -> list[tuple[str, ...]]:
    """One row for each pool."""
    return [
        (
            outcome.pool.name,
            str(outcome.taken_in),
            str(add(step.amount for step in outcome.steps)),
            str(outcome.kept),
            str(outcome.loss),
        )
        for outcome in settlement.pools
    ]


def by_account_item(settlement: Settlement) -> list[tuple[str, ...]]:
    """One row for each item of the member accounts, all members together, and one for all."""
    members = settlement.accounts.members if settlement.accounts is not None else ()
    rows: list[tuple[Money, Money]] = []
    for item in ITEMS:
        opening = add(one.amount(item, OPENING) for one in members)
        rows.append((opening, add(one.amount(item) for one in members)))
    rows.append((add(first for first, _ in rows), add(last for _, last in rows)))
    return [
        (item, str(first), str(last - first), str(last))
        for item, (first, last) in zip((*ITEMS, "合计"), rows, strict=True)
    ]


def identities(settlement: Settlement) -> list[Identity]:
    """Sums that must agree to the fen, each side added up from other figures."""
    steps = {
        f"{pool.name}/{step.number}"
        for a in settlement.arrangements
        for pool in a.pools
        for step in pool.steps
    }
    shares = add(line.amount for line in settlement.lines if line.clause in steps)
    terms = add(line.amount for line in settlement.lines if line.clause not in steps)
    people = [debt for debt in settlement.debts if _is_person(settlement, debt)]
    payers = sorted({debt.payer for debt in people})
    between = add(_between_parties(settlement))
    out = [
        Identity(
            "应得合计 = 各条款合计 + 各分配分到户",
            (add(line.amount for line in settlement.lines), terms + shares),
        ),
        Identity(
            f"各付款方应得合计 = 按收益合计 + {_to_parties(settlement)} {between}",
            (
                add(debt.gross for debt in settlement.debts),
                add(line.amount for line in settlement.lines) + between,
            ),
        ),
        Identity(
            "现付合计 = 各付款方发放名册合计 = 各户现付合计",
            (
                payable_to_people(settlement),
                add(add(debt.payable for debt in people if debt.payer == payer) for payer in payers),
                add(
                    add(debt.payable for debt in settlement.debts_of(household))
                    for household in settlement.books.households
                ),
            ),
        ),
    ]
    for payer in payers:
        debts = [debt for debt in people if debt.payer == payer]
        out.append(
            Identity(
                f"{settlement.party_name(payer)}：期初 + 应得 − 应抵扣 − 已付 = 现付 + 结转",
                (
                    add(debt.opening + debt.gross - debt.deducted - debt.paid for debt in debts),
                    add(debt.payable + debt.carried for debt in debts),
                ),
            )
        )
    out += [
        Identity(
            f"{outcome.pool.name}：可分 = 各步骤合计 + 留存",
            (outcome.taken_in, add(step.amount for step in outcome.steps) + outcome.kept),
        )
        for outcome in settlement.pools
    ]
    return out


def _between_parties(settlement: Settlement) -> Iterable[Money]:
    """What pools give to another party, or through it: a debt between parties, and no line."""
    codes = {party.code for a in settlement.arrangements for party in a.parties.values()}
    roles = {party.role: party.code for a in settlement.arrangements for party in a.parties.values()}
    for outcome in settlement.pools:
        for step in outcome.steps:
            to = roles[step.step.via] if step.step.via else step.to
            if to in codes and to != outcome.payer:
                yield step.amount
    for debt in settlement.debts:
        yield from (one.figure.money for one in debt.withheld if one.to != debt.payer)


def _to_parties(settlement: Settlement) -> str:
    """What the debts between parties are called: shares of pools, and what is kept for the tax office."""
    kept = any(one.to != debt.payer for debt in settlement.debts for one in debt.withheld)
    return "分配给单位的、代扣代缴的" if kept else "分配给单位的"


def _role(settlement: Settlement, code: str) -> str:
    """What an arrangement calls a party: 公司, 村集体."""
    parties = (party for a in settlement.arrangements for party in a.parties.values())
    return next((party.role for party in parties if party.code == code), code)


def _sums(debts: Sequence[Debt]) -> tuple[str, ...]:
    return tuple(str(add(column(debt) for debt in debts)) for column in _COLUMNS)


def _is_person(settlement: Settlement, debt: Debt) -> bool:
    return debt.payee.partition(".")[0] in settlement.books.households
