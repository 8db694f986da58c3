"""Rows of the linkage ledger (联农带农台账的行): a household under one arrangement, with all its columns.

Every amount is a sum of lines of the result, sorted by what kind of income they are; nothing is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from linkage.bank.order import profile_of
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import rows_read
from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.ground.units import Unit
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Debt, Line, Settlement
from linkage.model.registers import Household
from linkage.rule import rules
from linkage.telling.account import contract_sign
from linkage.telling.counting import benefits, category, way
from linkage.telling.paper import heads_shown, in_order, party
from linkage.telling.share_history import CLASS, COUNT
from linkage.telling.summary import add
from linkage.words.wording import decimal

#: The column of ①, ② …, by which rows of one household under several arrangements are told apart.
SIGN = "协议"

_WORKDAY = Unit.parse("工日")
_HELD = {"地块": ("面积",), "股份": ("份额", "出资额")}

#: The columns of money, each with the lines that belong in it; the last takes what no other did.
MONEY = ("务工收入", "租金", "股金分红", "盈余返还", "佣金", "订单销售额", "奖补", "其他")


#: What a household got back of its own: beside the total, for it is no income.
RETURNED = "退社退还"


def column_of(line: Line) -> str:
    """The column of money a line stands in."""
    if rules()[line.income].capital:
        return RETURNED
    if line.kind == "用工" or line.income == "薪金":
        return "务工收入"
    named = {"订单货款": "订单销售额", "返还": "盈余返还", "奖补": "奖补"}.get(line.income, "")
    gold = {"租金": "租金", "股金": "股金分红", "佣金": "佣金"}.get(rules()[line.income].gold, "")
    return named or gold or "其他"


@frozen
class LedgerRow:
    """One row: a household, the arrangement that links it, its lines there, and what stands with its payers.

    ``debts`` are those of payers that this arrangement names first: a payer of two counts in one row only.
    """

    settlement: Settlement = field(repr=False)
    at: int
    household: Household
    arrangement: Arrangement
    lines: Sequence[Line]
    debts: Sequence[Debt]

    def money(self, column: str) -> Money:
        """What stands in a column of money."""
        if column == "合计":
            return add(line.amount for line in benefits(self.lines))
        if column in {"已付", "现付"}:
            return add(debt.paid if column == "已付" else debt.payable for debt in self.debts)
        return add(line.amount for line in self.lines if column_of(line) == column)

    @property
    def days(self) -> Fraction:
        """The days worked, as the register has them."""
        leaves = (leaf for line in self.lines for leaf in line.figure.leaves() if isinstance(leaf, Figure))
        worked = (leaf.value for leaf in leaves if leaf.op == "cell" and leaf.unit == _WORKDAY)
        return sum(worked, Fraction(0))

    def text(self, column: str) -> str:
        """What a column of words says."""
        return _WORDS[column](self)


def ledger_rows(settlement: Settlement) -> Sequence[LedgerRow]:
    """A row for each household and arrangement under which it has a line, in the order of the roster."""
    first: dict[str, str] = {}
    for arrangement in settlement.arrangements:
        for one in arrangement.parties.values():
            first.setdefault(one.code, arrangement.code)
    found = []
    for household in in_order(settlement):
        mine = settlement.lines_of(household.number)
        for arrangement in settlement.arrangements:
            lines = [line for line in mine if line.arrangement == arrangement.code]
            debts = [
                d for d in settlement.debts_of(household.number) if first.get(d.payer) == arrangement.code
            ]
            if lines or any(debt.gross or debt.paid or debt.payable for debt in debts):
                found.append((household, arrangement, lines, debts))
    return [LedgerRow(settlement, at, *one) for at, one in enumerate(found, start=1)]


def _brought(row: LedgerRow) -> str:
    """What the household has brought in under the clauses of the arrangement, on the last day.

    Shares are told class by class: they are measured by land, by money or by heads, and have no sum.
    """
    scope = Scope(row.arrangement, row.settlement.books)
    last = row.arrangement.last_day.date
    sums: dict[tuple[str, str], Fraction] = {}
    seen: set[tuple[str, int]] = set()
    for sheet, clause in _reading(row.arrangement):
        for held in rows_read((sheet, _HELD[sheet][0]), clause, scope):
            key = (sheet, held.number)
            if held.household != row.household.number or key in seen or not held_on(held, last, scope):
                continue
            seen.add(key)
            for heading in _HELD[sheet]:
                figure = held.figure(heading)
                if figure is not None:
                    of_class = f"{held.text(CLASS)} " if heading == COUNT and held.text(CLASS) else ""
                    named = (of_class, str(figure.unit))
                    sums[named] = sums.get(named, Fraction(0)) + figure.value
    return "、".join(f"{of_class}{decimal(value)} {unit}" for (of_class, unit), value in sums.items())


def _reading(arrangement: Arrangement) -> Iterator[tuple[str, str]]:
    for term in arrangement.terms:
        if term.quantity[0] in _HELD:
            yield term.quantity[0], term.name
    for pool in arrangement.pools:
        for step in pool.steps:
            weights = (step.weight.parts or (step.weight,)) if step.weight is not None else ()
            yield from ((one.quantity[0], pool.name) for one in weights if one.quantity[0] in _HELD)


def _payers(row: LedgerRow) -> str:
    codes = dict.fromkeys(line.payer for line in row.lines)
    return "、".join(party(row.settlement, code).name for code in codes)


def _vouchers(row: LedgerRow) -> str:
    found = dict.fromkeys(one.voucher for debt in row.debts for one in debt.movements if one.voucher)
    first = next(iter(found), "")
    return f"{first}等{len(found)}张" if len(found) > 1 else first


def _paid_how(row: LedgerRow) -> str:
    codes = {debt.payer for debt in row.debts}
    by_bank = any(
        profile_of(row.settlement, one) is not None
        for arrangement in row.settlement.arrangements
        for one in arrangement.parties.values()
        if one.code in codes
    )
    return "银行代发" if by_bank else "签领"


_WORDS: Mapping[str, Callable[[LedgerRow], str]] = {
    "序号": lambda row: str(row.at),
    "项目编码": lambda row: row.arrangement.papers.get("项目编码", ""),
    "项目": lambda row: row.arrangement.papers.get("项目名称", row.arrangement.name),
    "经营主体": _payers,
    "组": lambda row: row.household.group,
    "户号": lambda row: row.household.number,
    "户主": lambda row: row.household.name,
    "户类型": lambda row: category(row.settlement, row.household.number),
    "人口": lambda row: heads_shown(row.settlement, row.household),
    "带动方式": lambda row: "、".join(dict.fromkeys(way(line) for line in row.lines)),
    "协议编号": lambda row: row.arrangement.code,
    SIGN: lambda row: contract_sign(row.settlement, row.arrangement.code),
    "起止": lambda row: row.arrangement.papers.get("合作期限", ""),
    "投入": _brought,
    "务工天数": lambda row: decimal(row.days) if row.days else "",
    "发放方式": _paid_how,
    "凭证号": _vouchers,
    "签字": lambda _: "",
}
