"""Clause words (条款的话): a term or a pool of an arrangement in the words of a contract.

Every number here is read from the very figure that is computed with; the wording around it stands in
``templates/clauses/``, one file an income kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.document import Shown, View
from linkage.engine.quantity import PER_HOUSEHOLD, PER_PERSON
from linkage.ground.citation import Citation, told_together
from linkage.ground.day_count import SpanRule
from linkage.ground.figure import Figure
from linkage.model.arrangement import (
    HOUSEHOLDS,
    MEMBERS,
    Arrangement,
    Deduction,
    Growth,
    RoundingTerm,
    Term,
    TimeRule,
)
from linkage.model.entitlement import Settlement
from linkage.model.letting import lets_land
from linkage.model.nature import is_of_land, nature_of
from linkage.model.payment import Instalment, LateRule, Schedule
from linkage.rule import Rule, rules
from linkage.telling.column_widths import room
from linkage.telling.line_steps import plain_formula
from linkage.words.signed import signed
from linkage.words.wording import day_words, spoken

#: The column of what a price is for, in mm: the least and the most; its letters in
#: tenths of a point; what its sides take, in mm.
_KEYS, _LETTERS, _SIDES = (36, 66), 105, 4

_PERIODS = {3: "季", 6: "半年", 12: "整年"}
_ORDINALS = "甲乙丙丁戊己庚辛"


def _key_width(keys: Sequence[str]) -> str:
    """How wide a table of prices has the column of what they are for: the words of prices need the rest."""
    least, most = _KEYS
    return f"width: {max(least, min(most, room(keys, _LETTERS, _SIDES)))}mm"


def labels(arrangement: Arrangement) -> Mapping[str, str]:
    """How a contract calls its parties: 甲方, 乙方 …, and 丙方 (the last) for the households."""
    named = {role: f"{_ORDINALS[at]}方" for at, role in enumerate(arrangement.parties)}
    households = f"{_ORDINALS[len(named)]}方"
    return {**named, HOUSEHOLDS: households, MEMBERS: f"{households}的成员"}


def term_words(
    arrangement: Arrangement, term: Term, example: Settlement, called: Mapping[str, str] | None = None
) -> View:
    """A clause for its wording template; ``called`` says how a contract of few sides calls those it names."""
    alone = called is not None
    called = called or labels(arrangement)
    rule = rules()[term.income]
    line = next((line for line in example.lines if line.clause == term.name), None)
    table = term.price.table()
    return {
        "wording": rule.wording,
        "article": term.cite.article,
        "title": term.name,
        "income": term.income,
        "kind": term.kind,
        "payer": called[term.payer],
        "payee": called.get(term.payee, term.payee),
        "base": counted_words(term),
        "price": term.price.words(),
        "price_short": short_price(term),
        "rows": [list(row) for row in table.rows],
        "rows_heading": list(table.heading),
        "rows_width": _key_width([row[0] for row in table.rows]),
        "time": time_words(term.time),
        "period": "至".join(day_words(day) for day in term.period or ()),
        "reckoned": "至".join(day_words(day) for day in term.reckoned or ()),
        "rise": rise_words(term),
        "price_rounding": _rounding(term.price_rounding) if term.price_rounding is not None else "",
        "rounding": _rounding(term.rounding, _each(arrangement, term)),
        "cap": signed(term.cap) if term.cap is not None else "",
        "floor": signed(term.floor) if term.floor is not None else "",
        "eligibility": _eligibility(arrangement, term),
        "participation": term.participation.words(called[term.payer]) if term.participation else "",
        "belongs": "" if term.belongs_by == "日期" else term.belongs_by,
        "payment": term.payment or payment_words(term.schedule),
        "elsewhere": not alone,
        "property": not lets_land(term),
        "land": is_of_land(term.quantity),
        "nature": nature_of(arrangement, term),
        "shared": bool(arrangement.pools),
        "late": late_words(term.late),
        "formula": plain_formula(line.figure, rounded=False) if line is not None else "",
        "to_party": term.payee in arrangement.parties,
        "set_off": _set_off(arrangement, term),
        "protected": rule.protected(term.kind),
        "ground": told_together(_forbids(rule, term)),
        "note": _sentence(term.prose.get("说明", "")),
    }


def _forbids(rule: Rule, term: Term) -> Sequence[Citation]:
    """The articles by which nothing may be set off against a clause."""
    if rule.of_land and not lets_land(term):
        return ()
    return rule.set_off_ground or rule.ground


def _sentence(text: str) -> str:
    """What a person wrote, closed as a sentence."""
    return f"{text}。" if text and text[-1] not in "。！？；" else text


def _eligibility(arrangement: Arrangement, term: Term) -> str:
    """Who counts, and as of which day."""
    if term.eligibility is None:
        return ""
    return f"{term.eligibility.words()}（看{day_words(term.record_day or arrangement.last_day)}）"


def counted_words(term: Term) -> str:
    """What a clause counts: a column of a register, or what a formula makes of each of its rows."""
    if term.counted is None:
        return quantity_words(term.quantity)
    return f"台账〔{term.quantity[0]}〕每一行按算式“{term.counted.words()}”算出的数"


def quantity_words(quantity: tuple[str, str]) -> str:
    """What is counted, with the register that says how much."""
    if quantity == PER_HOUSEHOLD:
        return "户数（每户一份）"
    if quantity == PER_PERSON:
        return "人数（每人一份）"
    return f"台账〔{quantity[0]}〕登记的{quantity[1]}"


def time_words(time: TimeRule | None) -> str:
    """How the days in force count."""
    if time is None:
        return ""
    if not time.rule:
        return "按整期计，不按天折算"
    if time.months:
        word = _PERIODS[time.months]
        start = f"从{day_words(time.anchor)}起" if time.anchor is not None else "从期间首日起"
        count = 12 // time.months
        return f"按{word}计：{start}每 {time.months} 个月为一期，期末在册的算这一期，全年 {count} 期"
    rule = SpanRule(time.rule)
    if rule is SpanRule.WHOLE_MONTHS:
        cutoff = "月末" if time.cutoff is None else f"每月{time.cutoff}日"
        entry = "" if time.entry_month else "，开始的当月不计，从次月起算"
        return f"按月计：{cutoff}在册的算这个月{entry}，全年按 12 个月"
    said = {
        SpanRule.DAYS: "按天数计",
        SpanRule.ACTUAL_365: "按天计：在册天数除以 365，闰年多出的一天也算",
        SpanRule.ACTUAL_365_NO_LEAP: "按天计：在册天数（不计 2 月 29 日）除以 365",
        SpanRule.ACTUAL_ACTUAL: "按天计：在册天数除以当年的实际天数",
        SpanRule.THIRTY_360: "按天计：每月按 30 天、全年按 360 天",
    }[rule]
    return f"{said}，起止当天都算"


def short_price(term: Term) -> str:
    """The price of a clause as a cell has room for it, and that it rises where it does."""
    return f"{term.price.short()}{'，照约定递增' if term.escalation is not None else ''}"


def rise_words(term: Term) -> str:
    """The escalation of the price."""
    rise = term.escalation
    if rise is None:
        return ""
    how = _RISES[rise.growth]
    return f"从{day_words(rise.anchor)}起每满 {rise.years} 年，{how} {spoken(rise.step)}{_up_to(rise.cap)}"


def _up_to(cap: Figure | None) -> str:
    return f"，最高涨到{spoken(cap)}" if cap is not None else ""


_RISES: Mapping[Growth, str] = {
    Growth.COMPOUND: "在上一次的基础上递增",
    Growth.OF_FIRST: "每次按首年数递增",
    Growth.ABSOLUTE: "每次增加",
}


def payment_words(schedule: Schedule | None) -> str:
    """The due days with the share that is due on each."""
    if schedule is None:
        return ""
    parts = [f"{day_words(one.day)}付{_part(one, schedule)}" for one in schedule.instalments]
    return (
        f"分 {len(parts)} 次：{'，'.join(parts)}"
        if len(parts) > 1
        else f"{day_words(schedule.instalments[0].day)}付清"
    )


def _part(one: Instalment, schedule: Schedule) -> str:
    if one.rate is not None:
        return f" {spoken(one.rate)}"
    written = any(other.rate is not None for other in schedule.instalments)
    return "其余" if written else f"{len(schedule.instalments)} 分之 1"


def late_words(late: LateRule | None) -> str:
    """What lateness costs."""
    if late is None:
        return ""
    grace = f"，宽限 {spoken(late.grace)}" if late.grace is not None else ""
    start = "到期的次日" if late.from_due or late.grace is None else "宽限期满的次日"
    return f"逾期未付的部分，从{start}起到付清当天，按 {spoken(late.rate)}付违约金{grace}"


def _each(arrangement: Arrangement, term: Term) -> str:
    """Whose sum is rounded: a household's, a person's, or that of the one party that is paid."""
    if term.payee == MEMBERS:
        return "每人"
    return "" if term.payee in arrangement.parties else "每户"


#: What the stages of a rounding are to whoever signs: a row of a register is one delivery, one day's work.
_STAGES: Mapping[str, str] = {"每行": "每笔"}


def _rounding(rounding: RoundingTerm, each: str = "每户") -> str:
    carried = "，零头记在本户名下，下期一起算" if rounding.carried else ""
    stage = _STAGES.get(rounding.stage, rounding.stage).replace("每户", each)
    return f"{stage}{rounding.mode.label}到{rounding.step}{carried}"


def _set_off(arrangement: Arrangement, term: Term) -> str:
    """The advances that may be set off against this income, by the payer who gave them."""
    open_to = [d for d in arrangement.deductions if d.creditor == term.payer and term.income in d.incomes]
    return "、".join(f"{d.item}{'（须本人书面同意）' if d.consent else ''}" for d in _by_order(open_to))


def _by_order(deductions: Sequence[Deduction]) -> Sequence[Deduction]:
    return sorted(deductions, key=lambda deduction: deduction.order)


def deduction_words(
    arrangement: Arrangement,
    among: Sequence[Deduction] | None = None,
    called: Mapping[str, str] | None = None,
) -> list[Shown]:
    """The table of what may be set off, in order: everything, or what a contract of few sides is about."""
    called = called or labels(arrangement)
    return [
        {
            "order": str(deduction.order),
            "item": deduction.item,
            "creditor": called[deduction.creditor],
            "incomes": "、".join(_open_to(arrangement, deduction)) or "／",
            "consent": _consent(deduction),
        }
        for deduction in _by_order(arrangement.deductions if among is None else among)
    ]


def _open_to(arrangement: Arrangement, deduction: Deduction) -> Iterator[str]:
    """The clauses an advance may be taken from, by name and article.

    The word of an income alone would let it be taken from wages too, which the law shields.
    """
    for term in arrangement.terms:
        shielded = rules()[term.income].protected(term.kind) or term.payee in arrangement.parties
        if term.payer == deduction.creditor and term.income in deduction.incomes and not shielded:
            whose = "，付给本人的不扣" if term.payee == MEMBERS else ""
            yield f"{_named(term.name, term.cite.article)}{whose}"
    for pool in arrangement.pools:
        given = {step.income for step in pool.steps if step.to in {HOUSEHOLDS, MEMBERS}}
        if pool.payer == deduction.creditor and given.intersection(deduction.incomes):
            yield _named(pool.name, pool.cite.article if pool.cite is not None else "")


def _named(name: str, article: str) -> str:
    return f"{name}（{article}）" if article else name


def _consent(deduction: Deduction) -> str:
    said = "须本人书面同意" if deduction.consent else "按本协议"
    return f"{said}，最多扣其中的 {spoken(deduction.share)}" if deduction.share is not None else said
