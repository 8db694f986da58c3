"""Tables of the effect report (成效表): promises kept, the season before, where money went, what is open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from linkage.check import NOTE, answered
from linkage.engine.money_trace import COSTS, KEPT, uses
from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Money
from linkage.ground.units import YUAN
from linkage.model.entitlement import Debt, Finding, Line, PoolOutcome, Settlement
from linkage.report import Heading, Table
from linkage.telling.counting import category, household_of, households, percent
from linkage.telling.paper import in_order, party, payers, people_debts
from linkage.telling.summary import add, converted

#: Words of 户类型 of whom the policy speaks first.
_ASSISTED = ("脱贫", "监测")

_KEPT = (
    Heading("经营主体"),
    Heading("应兑现", 32, "num"),
    Heading("已付", 32, "num"),
    Heading("兑现率", 20, "num"),
    Heading("这次发完", 20, "num"),
    Heading("脱贫、监测户", 24, "center"),
    Heading("脱贫、监测户应付", 34, "num"),
)
_AGAINST = (
    Heading("和上一期比"),
    Heading("户数", 30, "center"),
    Heading("上一期应得", 50, "num"),
    Heading("本期应得", 50, "num"),
    Heading("差", 50, "num"),
)
_USES = (Heading("分配"), Heading("去向", 80), Heading("性质", 40, "center"), Heading("金额", 50, "num"))
_OPEN = (
    Heading("编号", 20),
    Heading("轻重", 20, "center"),
    Heading("处数", 20, "center"),
    Heading("头一处"),
    Heading("答复", 24, "center"),
)


def kept(settlement: Settlement, lines: Sequence[Line]) -> Table:
    """What was paid of what is owed, before and after this payout, and the part of assisted households."""
    rows = []
    for code in payers(settlement):
        mine = [line for line in lines if line.payer == code]
        rows.append(_kept(settlement, party(settlement, code).name, people_debts(settlement, code), mine))
    every = [debt for code in payers(settlement) for debt in people_debts(settlement, code)]
    less = "应抵扣－转为出资" if converted(every) else "应抵扣"
    notes = [f"应兑现＝期初＋应付－{less}；兑现率只数已经付的，这次发完是连同现付。满意度没有登记，不列。"]
    owing = [debt for debt in every if debt.carried.fen < 0]
    if owing:
        back = ZERO - add(debt.carried for debt in owing)
        notes.append(
            f"有 {len(owing)} 笔是户里还欠着，共 {back} 元，留到下期再扣。“这次发完”超过 100% 的，因为这个。"
        )
    return Table("兑现和帮扶对象", _KEPT, tuple(rows), _kept(settlement, "合计", every, lines), tuple(notes))


def _kept(settlement: Settlement, name: str, debts: Sequence[Debt], lines: Sequence[Line]) -> tuple[str, ...]:
    due = add(debt.paid + debt.payable + debt.carried for debt in debts)
    paid = add(debt.paid for debt in debts)
    after = paid + add(debt.payable for debt in debts)
    assisted = [
        line for line in lines if any(word in category(settlement, household_of(line)) for word in _ASSISTED)
    ]
    return (
        name,
        str(due),
        str(paid),
        percent(paid.yuan, due.yuan),
        percent(after.yuan, due.yuan),
        str(len(households(assisted))),
        str(add(line.amount for line in assisted)),
    )


def against(settlement: Settlement, lines: Sequence[Line]) -> Sequence[Table]:
    """The same households this season and last; nothing where the roster does not say what they had."""
    groups: dict[str, list[tuple[Money, Money]]] = {"增加": [], "减少": [], "一样": []}
    now: dict[str, Money] = {}
    for line in lines:
        now[household_of(line)] = now.get(household_of(line), ZERO) + line.amount
    for household in in_order(settlement):
        figure = household.head.row.figure("上季应得")
        if figure is not None:
            before, mine = figure.to(YUAN).to_fen().money, now.get(household.number, ZERO)
            name = "增加" if mine > before else "减少" if mine < before else "一样"
            groups[name].append((before, mine))
    every = [pair for pairs in groups.values() for pair in pairs]
    if not every:
        return ()
    rows = tuple(_pairs(name, pairs) for name, pairs in groups.items() if pairs)
    note = "只比名册登记了“上季应得”的户；没有登记的不比。"
    return (Table("同一户和上一期比", _AGAINST, rows, _pairs("合计", every), (note,)),)


def _pairs(name: str, pairs: Sequence[tuple[Money, Money]]) -> tuple[str, ...]:
    before, now = add(one for one, _ in pairs), add(one for _, one in pairs)
    return (name, str(len(pairs)), str(before), str(now), str(now - before))


def flows(settlement: Settlement) -> Sequence[Table]:
    """Where the pools' money went, place by place, as each pool has it; nothing without a pool."""
    places = dict.fromkeys((use.pool, use.step, use.to, use.sort) for use in uses(settlement))
    if not places:
        return ()
    outcomes = {outcome.pool.name: outcome for outcome in settlement.pools}
    sums = [(pool, to, sort, _went(outcomes[pool], step, sort)) for pool, step, to, sort in places]
    rows = tuple((pool, to, sort, str(amount)) for pool, to, sort, amount in sums)
    total = ("合计", "", "", str(add(amount for *_, amount in sums)))
    return (Table("收益用到哪里", _USES, rows, total, tuple(_beside(outcomes.values(), sums))),)


def _beside(outcomes: Collection[PoolOutcome], sums: Sequence[tuple[str, str, str, Money]]) -> Iterator[str]:
    """How the table adds up, and of its words those that stand in it."""
    passed = "；分给另一个分配的，列在那个分配里，不重复计" if len(outcomes) > 1 else ""
    costs = "。“冲减支出”是先从来源里减掉的支出" if any(sort == COSTS for _, _, sort, _ in sums) else ""
    yield f"合计就是各项来源的合计{passed}{costs}。"
    if any(map(_is_rounded, outcomes)):
        yield _ROUNDED_TOLD


_ROUNDED_TOLD = "有的分配来源合计不是整分，四舍五入到分。"


def _went(outcome: PoolOutcome, step: int, sort: str) -> Money:
    """What a place of a pool got: a step its amount, what was kept, or what costs took beforehand.

    Following each inflow apart would round each by itself, and differ from the plan by fen; so what came is
    rounded once, when all of it is added up.
    """
    if sort == KEPT:
        return outcome.kept
    given = add(one.amount for one in outcome.steps if step in {0, one.step.number})
    if sort != COSTS:
        return given
    return _came(outcome).to_fen().money - given - outcome.kept


def _came(outcome: PoolOutcome) -> Figure:
    """All that a pool's sources brought, before costs, exactly."""
    flows_in = zip(outcome.pool.sources, outcome.inflows, strict=True)
    brought = [figure for source, figure in flows_in if not source.negative and figure.value > 0]
    return Figure.total(brought) if brought else Figure.zero(YUAN)


def _is_rounded(outcome: PoolOutcome) -> bool:
    came = _came(outcome)
    return came.to_fen().value != came.value


def still_open(settlement: Settlement) -> Table:
    """The list of problems: what was found, how often, and whether somebody answered it."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in settlement.findings:
        if finding.severity != NOTE:
            groups.setdefault((finding.code, finding.severity), []).append(finding)
    rows = tuple(
        (
            code,
            severity,
            str(len(found)),
            f"{found[0].where}：{found[0].message}",
            "已答复" if all(answered(settlement, one) for one in found) else "没有答复",
        )
        for (code, severity), found in sorted(groups.items())
    )
    return Table("问题清单", _OPEN, rows)
