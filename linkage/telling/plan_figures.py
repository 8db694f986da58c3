"""Figures of a plan (分配方案的数): income and expense, what may be distributed, by what share, what is paid.

Every amount is one the settlement holds or a sum of such; a quotient is told only beside the two numbers it
comes from, and marked with ``≈`` where it was rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from linkage.document import Shown, View
from linkage.engine.surplus import BASES, Surplus, at_least
from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Money
from linkage.model.arrangement import CURRENT, HOUSEHOLDS, MEMBERS, WITH_OPENING, Source, SourceKind
from linkage.model.distribution import by_trade, is_carried, is_reserve
from linkage.model.entitlement import Line, PoolOutcome, Settlement, StepOutcome
from linkage.model.law import CHARTER
from linkage.model.payer import Statute
from linkage.telling.counting import each, households
from linkage.telling.paper import heads, party, people_debts
from linkage.telling.summary import add, converted
from linkage.words.wording import about, compact, day_words, unit_text

FLOOR = "盈余返还比例下限"

#: What this year's is called, what may be distributed, and what stays, by each statute.
NAMES = {
    Statute.COOPERATIVE: ("盈余", "可分配盈余", "分给成员"),
    Statute.COLLECTIVE: ("净收益", "提取以后可分的收益", "向成员分配"),
    Statute.COMPANY: ("净利润", "可分配利润", "分给农户"),
}
_UNKNOWN = ("收益", "提取以后可分的收益", "分给农户")
_PLACES = 4


def names_of(surplus: Surplus) -> tuple[str, str, str]:
    """How the statute of a surplus calls this year's, what may be distributed, and members' part."""
    return NAMES.get(surplus.statute, _UNKNOWN)


def to_people(surplus: Surplus) -> Sequence[tuple[PoolOutcome, StepOutcome]]:
    """The steps that give to households or members, with their pools."""
    return [
        (one, step) for one in surplus.pools for step in one.steps if step.step.to in {HOUSEHOLDS, MEMBERS}
    ]


def plan_lines(settlement: Settlement, surplus: Surplus) -> Sequence[Line]:
    """The lines of households and members that the plan gives."""
    clauses = {f"{pool.pool.name}/{step.step.number}" for pool, step in to_people(surplus)}
    return [line for line in settlement.lines if line.clause in clauses]


def planned(surplus: Surplus) -> Money:
    """What the plan gives to households and members, as the steps have it."""
    return add(step.amount for _, step in to_people(surplus))


def income_rows(settlement: Settlement, surplus: Surplus) -> list[Shown]:
    """What came in this year and what was subtracted, each with its evidence."""
    first = surplus.pools[0]
    flows = zip(first.pool.sources, first.inflows, strict=True)
    return [
        {
            "sign": "减" if source.negative else "加",
            "name": source_name(source),
            "amount": str(figure.to_fen().money),
            "evidence": _evidence(settlement, source),
        }
        for source, figure in flows
        if not is_carried(source)
    ]


def source_name(source: Source) -> str:
    """An inflow in words; a part of another pool with the pool it comes from."""
    return f"“{source.name}”给的" if source.kind is SourceKind.POOL else source.name


def _evidence(settlement: Settlement, source: Source) -> str:
    if source.kind is SourceKind.FACT:
        row = settlement.books.fact(source.name)
        return row.text("来源") if row is not None else ""
    return "本季结算" if source.kind is SourceKind.TERM else "本季的另一个分配"


def distributable(surplus: Surplus) -> View:
    """The table 可分配数计算表: one column, or two where a co-operative's two bases differ."""
    two = surplus.statute is Statute.COOPERATIVE and surplus.carried_in
    bases = (CURRENT, WITH_OPENING) if two else (surplus.basis,)
    columns = [_column(surplus, basis) for basis in bases]
    rows: list[Shown] = []
    for at, (name, _, total) in enumerate(columns[0]):
        amounts = [column[at][1] for column in columns]
        if total or any(amounts):
            told: list[Shown] = [str(amount) for amount in amounts]
            rows.append({"name": name, "amounts": told, "total": total})
    return {
        "columns": [BASES[basis] for basis in bases] if two else ["金额"],
        "rows": rows,
        "signed": f"约定用的是“{BASES[surplus.basis]}”这一栏" if two else "",
    }


def _column(surplus: Surplus, basis: str) -> list[tuple[str, Money, bool]]:
    """The lines of one base, of which each total is the sum of what stands above it."""
    year, whole, members = names_of(surplus)
    opening, other = surplus.opening, surplus.other
    if surplus.statute is Statute.COOPERATIVE and basis == CURRENT:
        # Losses of earlier years count on any base, what they left does not.
        opening, other = min(opening + other, ZERO), ZERO
    drawn = add(_steps(surplus, reserve=True).values())
    raw = surplus.current + opening + other - surplus.losses - drawn
    unused = surplus.opening + surplus.other - opening - other
    out = [
        (f"本年{year}", surplus.current, True),
        ("加：年初未分配", opening, False),
        ("加：其他转入", other, False),
        ("减：弥补以前年度亏损", surplus.losses, False),
        *((f"减：提取{name}", amount, False) for name, amount in _steps(surplus, reserve=True).items()),
        (whole, max(raw, ZERO), True),
    ]
    out += [(f"减：{name}", amount, False) for name, amount in _shares(surplus, members)]
    out += [(f"减：{name}", amount, False) for name, amount in _steps(surplus, reserve=False).items()]
    out += [
        ("加：没有参加这次分配的以前年度结余", unused, False),
        ("减：还没有弥补的亏损", ZERO - min(raw, ZERO), False),
        (_remaining(surplus), surplus.left + _own(surplus), True),
    ]
    return out


def _remaining(surplus: Surplus) -> str:
    """What stays with the payer is no gift to it: a company keeps it as profit not distributed."""
    return "留在公司（未分配利润）" if surplus.statute is Statute.COMPANY else "年末留下、没有分的"


def _own(surplus: Surplus) -> Money:
    """What steps leave with the company that distributes."""
    return add(step.amount for one in surplus.pools for step in one.steps if _is_own(surplus, one, step))


def _is_own(surplus: Surplus, one: PoolOutcome, step: StepOutcome) -> bool:
    mine = step.step.kind == "去向" and step.step.to == one.pool.payer
    return mine and surplus.statute is Statute.COMPANY


def _shares(surplus: Surplus, members: str) -> Sequence[tuple[str, Money]]:
    if surplus.statute is Statute.COOPERATIVE:
        return (("盈余返还", surplus.refund), ("剩余盈余分配", surplus.shared))
    return ((members, surplus.refund + surplus.shared),)


def _steps(surplus: Surplus, *, reserve: bool) -> dict[str, Money]:
    """What was drawn, or what parties and funds get, step by step; a step that feeds an own pool is none."""
    own = {one.pool.name for one in surplus.pools}
    found: dict[str, Money] = {}
    for one in surplus.pools:
        for step in one.steps:
            kept = step.step.kind != "弥补亏损" and step.step.to not in {HOUSEHOLDS, MEMBERS, *own}
            fed = any(
                source.name == one.pool.name and source.target in {step.name, step.step.to}
                for other in surplus.pools
                for source in other.pool.sources
            )
            kept = kept and not fed and not _is_own(surplus, one, step)
            if kept and is_reserve(step.step) == reserve:
                name = step.name if reserve else f"给{step.name}"
                found[name] = found.get(name, ZERO) + step.amount
    return found


def floors(settlement: Settlement, surplus: Surplus) -> View:
    """The floors of the refund, of law and charter, on each base: amounts prove it, not percentages.

    Nothing for other payers than co-operatives, nor where there is nothing to be refunded.
    """
    day = surplus.arrangement.last_day.date
    found = (settlement.laws.effective(FLOOR, day, above=CHARTER), settlement.laws.effective(FLOOR, day))
    least = list(dict.fromkeys(one.parameter for one in found if one is not None))
    if surplus.statute is not Statute.COOPERATIVE or not least:
        return {}
    bases = (CURRENT, WITH_OPENING) if surplus.carried_in else (surplus.basis,)
    wholes = [surplus.distributable(basis) for basis in bases]
    if not any(wholes):
        return {}
    rows: list[tuple[str, list[Shown]]] = [
        ("可分配盈余", [str(whole) for whole in wholes]),
        ("实际返还", [str(surplus.refund) for _ in bases]),
        ("返还占可分配盈余", [_share_of(surplus.refund, whole) for whole in wholes]),
    ]
    for one in least:
        if one.figure is not None:
            rate = one.figure.value
            gaps: list[Shown] = [_gap(surplus.refund, at_least(rate, whole)) for whole in wholes]
            rows.append((f"最低 {one.told}：{one.cite}", gaps))
    told: list[Shown] = [{"name": name, "cells": cells} for name, cells in rows]
    return {"columns": [BASES[basis] for basis in bases], "rows": told}


def _share_of(part: Money, whole: Money) -> str:
    return f"{about(Fraction(part.fen, whole.fen) * 100)}%" if whole else "—"


def _gap(refund: Money, least: Money) -> str:
    if refund >= least:
        return f"要 {least} 元，够"
    return f"要 {least} 元，还差 {least - refund} 元"


def draws(surplus: Surplus) -> list[Shown]:
    """Losses made good and reserves drawn: name, how, amount, ground, and what is set aside inside."""
    return [
        {
            "name": step.step.kind if step.name == step.step.kind else f"{step.step.kind}：{step.name}",
            "how": step.step.size.told(),
            "amount": str(step.amount),
            "ground": str(step.step.cite or one.pool.cite or ""),
            "parts": [{"name": f"其中{name}", "amount": str(part.money)} for name, part in step.earmarks],
        }
        for one in surplus.pools
        for step in one.steps
        if step.step.kind != "去向"
    ]


def bases(surplus: Surplus) -> list[Shown]:
    """What the percentages of each pool are taken of: its income less losses made good, before reserves.

    The statute's 可分配 amount is a later one (after reserves), so a plan says which a percentage means.
    A pool that takes a percentage before its losses are made good has no one base and is left out.
    """
    told: list[Shown] = []
    for one in surplus.pools:
        base = taken_of(one)
        if base is not None:
            made_good = any(step.step.kind == "弥补亏损" for step in one.steps)
            told.append({"name": one.pool.name, "amount": str(base), "made_good": made_good})
    return told


def taken_of(one: PoolOutcome) -> Money | None:
    """What the percentages of a pool are taken of; nothing where there are none or they have no one base."""
    losses = [step for step in one.steps if step.step.kind == "弥补亏损"]
    rates = [at for at, step in enumerate(one.steps) if step.step.size.of_base() is not None]
    if not rates or any(step not in one.steps[: rates[0]] for step in losses):
        return None
    return one.taken_in - add(step.amount for step in losses)


def shares(settlement: Settlement, surplus: Surplus) -> list[Shown]:
    """What each step to households and members comes to by shares, by households and by heads."""
    return [_share(settlement, surplus, one, step) for one, step in to_people(surplus)]


def _share(settlement: Settlement, surplus: Surplus, one: PoolOutcome, step: StepOutcome) -> View:
    lines = [line for line in settlement.lines if line.clause == f"{one.pool.name}/{step.step.number}"]
    day = one.pool.record_day
    numbers = households(lines)
    people = sum(heads(settlement, settlement.books.households[number], day.date) for number in numbers)
    kind = surplus.kind
    return {
        "pool": one.pool.name,
        "called": f"{one.pool.name}·{step.name}",
        "word": kind.word(step.step.income, by_trade=by_trade(step.step)) if kind is not None else "",
        "name": step.name,
        "how": step.step.size.told(),
        "amount": str(step.amount),
        "given": str(add(line.amount for line in lines)),
        "lines": str(len(lines)),
        "day": day_words(day),
        "rows": [*_by_weight(step, lines), *_by_count(step.amount, len(numbers), people)],
    }


def _by_weight(step: StepOutcome, lines: Sequence[Line]) -> Iterator[Shown]:
    weight = lines[0].figure.args[1] if lines and len(lines[0].figure.args) > 1 else None
    if step.weights is None or not isinstance(weight, Figure):
        return
    whole = Figure(op="sum", value=Fraction(step.weights[0]), unit=weight.unit)
    if whole.value:
        unit = unit_text(weight.unit)
        yield {
            "by": "按总份额",
            "count": compact(whole),
            "each": f"每{unit} {about(step.amount.yuan / whole.value, _PLACES, 2)} 元",
        }


def _by_count(amount: Money, count: int, people: int) -> Iterator[Shown]:
    if count:
        yield {"by": "按户数", "count": f"{count} 户", "each": f"每户平均 {each(amount.yuan, count)} 元"}
    if people:
        yield {"by": "按人数", "count": f"{people} 人", "each": f"每人平均 {each(amount.yuan, people)} 元"}


def paid_columns(settlement: Settlement, lines: Sequence[Line]) -> list[Shown]:
    """From the plan to what each payer pays now: one column a payer, as its roll and bank file have it."""
    return [_paid(settlement, code, lines) for code in dict.fromkeys(line.payer for line in lines)]


def _paid(settlement: Settlement, code: str, lines: Sequence[Line]) -> View:
    debts = people_debts(settlement, code)
    mine = [line for line in lines if line.payer == code]
    whole = add(debt.gross for debt in debts)
    plan = add(line.amount for line in mine)
    paid = [debt for debt in debts if debt.payable]
    turned = converted(debts)
    into: list[Shown] = [{"name": "减：转为出资（记进成员账户）", "amount": str(turned), "total": False}]
    deducted = add(debt.deducted for debt in debts) - turned
    return {
        "payer": party(settlement, code).name,
        "households": str(len({debt.payee.partition(".")[0] for debt in paid})),
        "rows": [
            {"name": "本方案分配", "amount": str(plan), "total": False},
            {"name": "加：本季别的应得", "amount": str(whole - plan), "total": False},
            {"name": "加：上期结转", "amount": str(add(debt.opening for debt in debts)), "total": False},
            *(into if turned else []),
            {"name": "减：应抵扣、代扣", "amount": str(deducted), "total": False},
            {"name": "减：已付", "amount": str(add(debt.paid for debt in debts)), "total": False},
            {
                "name": "减：结转下期（负数是户里还欠的）",
                "amount": str(add(debt.carried for debt in debts)),
                "total": False,
            },
            {"name": "本次发放", "amount": str(add(debt.payable for debt in debts)), "total": True},
        ],
    }
