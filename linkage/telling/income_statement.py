"""Statements of surplus and income (盈余及盈余分配表, 收益及收益分配表) in the lines of the official forms.

What the settlement holds comes from it; the lines of the accounts come from 事实 under the names of the form
(with the payer's role before them where several payers have one), and stay blank where nobody gave them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from linkage.engine.surplus import Surplus, surpluses
from linkage.ground.money import ZERO, Money
from linkage.ground.units import YUAN
from linkage.journal.vouchers import chart_of, legal_types
from linkage.model.entitlement import Settlement
from linkage.model.payer import Statute
from linkage.telling.surplus_statement import statement_lines


@frozen
class FormLine:
    """A line of an official form: its number, its words as they are printed, its name, its sign in the sum.

    ``total`` closes a sum; what is in ``minus`` is taken away.
    """

    words: str
    name: str
    minus: bool = False
    total: bool = False


@frozen
class Form:
    """An official form (表): its title and number, the chart it belongs to, its lines in their order.

    ``beside`` says how it hangs together with forms that only the accounts can fill.
    """

    title: str
    number: str
    statute: Statute
    chart: str
    confirmed: bool
    lines: tuple[FormLine, ...]
    current: str
    beside: str = ""


#: The operating part, which both forms begin with.
_OPERATING = (
    FormLine("一、经营收入", "经营收入"),
    FormLine("加：投资收益", "投资收益"),
    FormLine("减：经营支出", "经营支出", minus=True),
    FormLine("税金及附加", "税金及附加", minus=True),
    FormLine("管理费用", "管理费用", minus=True),
    FormLine("财务费用", "财务费用", minus=True),
    FormLine("二、经营收益", "经营收益", total=True),
)

#: 会农社02表 as the accounting rules of co-operatives have it (财会〔2021〕37号).
COOPERATIVE = Form(
    "盈余及盈余分配表",
    "会农社02表",
    Statute.COOPERATIVE,
    "合作社2021",
    confirmed=True,
    current="本年盈余",
    beside="资产负债表（会农社01表）第 29 行是第 17 行还没有付的，第 30 行是第 18 行还没有付的，由会计按账填",
    lines=(
        *_OPERATING,
        FormLine("加：其他收入", "其他收入"),
        FormLine("减：其他支出", "其他支出", minus=True),
        FormLine("三、盈余总额", "盈余总额", total=True),
        FormLine("减：所得税费用", "所得税费用", minus=True),
        FormLine("四、本年盈余", "本年盈余", total=True),
        FormLine("加：年初未分配盈余", "年初未分配盈余"),
        FormLine("其他转入", "其他转入"),
        FormLine("减：提取盈余公积", "提取盈余公积", minus=True),
        FormLine("五、可分配盈余", "可分配盈余", total=True),
        FormLine("减：盈余返还", "盈余返还", minus=True),
        FormLine("剩余盈余分配", "剩余盈余分配", minus=True),
        FormLine("转为成员出资", "转为成员出资", minus=True),
        FormLine("六、年末未分配盈余", "年末未分配盈余", total=True),
    ),
)

#: 收益及收益分配表 as it is remembered; nobody has compared its lines with the text (财会〔2023〕14号).
COLLECTIVE = Form(
    "收益及收益分配表",
    "",
    Statute.COLLECTIVE,
    "集体2023",
    confirmed=False,
    current="净收益",
    lines=(
        *_OPERATING,
        FormLine("加：补助收入", "补助收入"),
        FormLine("其他收入", "其他收入"),
        FormLine("减：公益支出", "公益支出", minus=True),
        FormLine("其他支出", "其他支出", minus=True),
        FormLine("三、收益总额", "收益总额", total=True),
        FormLine("减：所得税费用", "所得税费用", minus=True),
        FormLine("四、净收益", "净收益", total=True),
        FormLine("加：年初未分配收益", "年初未分配"),
        FormLine("其他转入", "其他转入"),
        FormLine("五、可分配收益", "可分配收益", total=True),
        FormLine("减：提取公积公益金", "提取公积公益金", minus=True),
        FormLine("向成员分配", "向成员分配", minus=True),
        FormLine("其他", "其他", minus=True),
        FormLine("六、年末未分配收益", "年末未分配", total=True),
    ),
)


@frozen
class Filled:
    """A form filled for one payer: amounts by the name of each line, nothing where a line stays blank.

    ``accounts`` is what the lines of the accounts come to, ``current`` what was distributed from; they should
    be the same.
    """

    form: Form
    payer: str
    amounts: Mapping[str, Money]
    accounts: Money | None
    current: Money


def statements(settlement: Settlement, form: Form) -> Iterator[Filled]:
    """A form for each payer whose surplus or income the settlement holds, and whose chart has the form."""
    day = max(a.last_day.date for a in settlement.arrangements)
    types = legal_types(settlement)
    found: dict[str, list[Surplus]] = {}
    for surplus in surpluses(settlement):
        chart = chart_of(types[surplus.payer], day)
        if surplus.statute is form.statute and chart is not None and chart.mark == form.chart:
            found.setdefault(surplus.payer, []).append(surplus)
    for payer, mine in found.items():
        yield _filled(settlement, form, payer, mine, alone=len(found) == 1)


def _filled(
    settlement: Settlement, form: Form, payer: str, mine: Sequence[Surplus], *, alone: bool
) -> Filled:
    amounts: dict[str, Money] = {}
    told = [statement_lines(surplus) for surplus in mine]
    for stated in (line for lines in told for line in lines):
        amounts[stated.name] = amounts.get(stated.name, ZERO) + stated.amount
    current = amounts[form.current]
    above = form.lines[: next(at for at, line in enumerate(form.lines) if line.name == form.current)]
    if not all({line.name for line in above} <= {line.name for line in lines} for lines in told):
        # What one distribution says of its income is only a part of what all of them share.
        amounts = {
            name: amount for name, amount in amounts.items() if name not in {one.name for one in above}
        }
    given = {line.name: _fact(settlement, payer, line.name, alone=alone) for line in above if not line.total}
    known = {name: amount for name, amount in given.items() if amount is not None}
    if not known:
        whole = all(line.name in amounts for line in above)
        return Filled(form, payer, amounts, current if whole else None, current)
    running, summed = ZERO, dict[str, Money]()
    for line in above:
        amount = known.get(line.name, ZERO)
        if not line.total:
            running = running - amount if line.minus else running + amount
        summed[line.name] = running if line.total else amount
    if running != current and len(known) < len(given):
        # Some lines are not there yet: to call them nought would accuse accounts that are in order.
        return Filled(form, payer, {**amounts, **known}, None, current)
    return Filled(form, payer, {**amounts, **summed}, running, current)


def _fact(settlement: Settlement, payer: str, name: str, *, alone: bool) -> Money | None:
    """A line of the accounts, as the register has it."""
    roles = [p.role for a in settlement.arrangements for p in a.parties.values() if p.code == payer]
    names = [f"{role}{name}" for role in roles] + ([name] if alone else [])
    for one in names:
        row = settlement.books.fact(one)
        figure = row.figure("数值") if row is not None else None
        if figure is not None and figure.unit.fits(YUAN):
            return figure.to(YUAN).to_fen().money
    return None
