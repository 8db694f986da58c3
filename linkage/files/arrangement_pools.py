"""Pools in an arrangement (分配): what flows in, in which steps it is given away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.arrangement_statutes import STATUTE_KEYS, read_basis, read_statute
from linkage.files.arrangement_steps import read_step
from linkage.files.arrangement_terms import read_name
from linkage.files.counter_examples import guarantee_in_profit, loss, over_hundred
from linkage.files.percent_text import percent
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Where
from linkage.ground.fault import listed, quoted, suggestion
from linkage.ground.figure import Day
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.model.arrangement import Pool, Source, SourceKind, Step, Term

_KEYS = (
    "分配", "付款方", "来源", "利润口径", "亏损年", "基准日", "余额", "公示", "依据", "步骤", "说明",
    *STATUTE_KEYS,
)  # fmt: skip
_PROFIT = re.compile(r"利润|盈余|盈亏|净收益|净收入|收支差")
_FIXED, _PAID = "股金", "去向"


def read_pool(desk: Desk, node: Node, last_day: Day, terms: tuple[Term, ...]) -> Pool | None:
    """Read one pool; nothing when it has problems."""
    before = len(desk.problems)
    fields = Fields(node, _KEYS, "分配", desk.problems)
    if not fields.entries:
        return None
    name = read_name(desk, fields.scalar("分配", needed="公司当年净利润"))
    desk.declared.add(name)
    fields.what = f"分配“{name}”" if name else "分配"
    payer = _payer(desk, fields, name)
    sources = _sources(desk, fields, name)
    _check_profit(desk, fields, payer, terms, sources)
    record_day = desk.day(fields.scalar("基准日"), "基准日") or last_day
    items = fields.items("步骤")
    read = [read_step(desk, item, at, last=at == len(items)) for at, item in enumerate(items, start=1)]
    if not read:
        desk.note(faults.NO_STEPS, fields.where, pool=name)
    steps = told_apart([step for step in read if step is not None])
    _check_steps(desk, name, steps, fields.place("步骤"))
    loss_rule = _loss_rule(desk, fields)
    statute, stated = read_statute(desk, fields, payer, sources)
    distributable = read_basis(desk, fields, statute)
    basis = fields.choice("利润口径", ("已扣保底", "未扣保底"))
    public = fields.choice("公示", ("是", "否"), default="否") == "是"
    if len(desk.problems) > before or len(steps) < len(read):
        return None
    cited = fields.scalar("依据")
    prose = {"说明": fields.text("说明")} if fields.text("说明") else {}
    return Pool(
        name=name,
        payer=payer,
        sources=sources,
        steps=steps,
        where=fields.where,
        record_day=record_day,
        loss_rule=loss_rule,
        guarantee_basis=basis,
        rest=fields.text("余额") or "结转下年",
        public=public,
        cite=desk.cite(cited, f"“{name}”"),
        prose=prose,
        statute=statute,
        stated=stated,
        basis=distributable,
    )


def _sources(desk: Desk, fields: Fields, name: str) -> tuple[Source, ...]:
    items = fields.items("来源")
    if not items:
        desk.note(faults.NO_SOURCE, fields.where, pool=name)
    found = []
    for item in items:
        negative = isinstance(item, MappingNode)
        scalar = (
            Fields(item, ("减",), "来源", desk.problems).scalar("减", needed="事实.管理费用")
            if negative
            else item
        )
        if scalar is None:
            continue
        if not isinstance(scalar, Scalar):
            remedy = "请写成 事实.净利润 这样的一行"
            desk.note(faults.WRONG_SHAPE, item.where, what="来源", shape="一个名称", remedy=remedy)
            continue
        source = _source(desk, scalar, negative=negative)
        if source is not None:
            found.append(source)
    return tuple(found)


def _source(desk: Desk, scalar: Scalar, *, negative: bool) -> Source | None:
    text = scalar.text.strip().replace("．", ".")
    head, dot, tail = (part.strip() for part in text.partition("."))
    if not (dot and head and tail):
        remedy = "请写成 事实.净利润、条款.流转服务费 或 分配名.去向"
        desk.note(faults.BAD_REFERENCE, scalar.where, key="来源", said=quoted(text), remedy=remedy)
        return None
    if head == SourceKind.FACT.value:
        known = [row.text("名称") for row in desk.books.rows("事实")]
        if desk.ground.silent(head):
            return Source(SourceKind.FACT, tail, scalar.where, negative=negative)
        if tail not in known:
            remedy = f"{suggestion(tail, known)}；或在台账〔事实〕补一行"
            desk.note(faults.UNKNOWN_FACT, scalar.where, sheet="事实", said=quoted(tail), remedy=remedy)
        else:
            desk.amount(scalar, tail, signed=True)
        return Source(SourceKind.FACT, tail, scalar.where, negative=negative)
    if head == SourceKind.TERM.value:
        return Source(SourceKind.TERM, tail, scalar.where, negative=negative)
    return Source(SourceKind.POOL, head, scalar.where, target=tail, negative=negative)


def _check_profit(
    desk: Desk, fields: Fields, payer: str, terms: tuple[Term, ...], sources: tuple[Source, ...]
) -> None:
    """A profit may be negative: the loss rule must be said, and whether guarantees are in it."""
    profits = [
        source for source in sources if source.kind is SourceKind.FACT and _may_be_negative(desk, source)
    ]
    if not profits:
        return
    name = fields.text("分配")
    if fields.node("亏损年") is None:
        desk.note(
            faults.NO_LOSS_RULE,
            fields.where,
            pool=name,
            source=profits[0].name,
            example=loss(profits[0].name),
        )
    fixed = next((term for term in terms if term.payer == payer and term.income == _FIXED), None)
    if fixed is not None and payer and fields.node("利润口径") is None:
        example = guarantee_in_profit(profits[0].name)
        desk.note(faults.NO_GUARANTEE_BASIS, fields.where, pool=name, term=fixed.name, example=example)


def _may_be_negative(desk: Desk, source: Source) -> bool:
    if source.negative:
        return False
    if _PROFIT.search(source.name):
        return True
    row = desk.books.fact(source.name)
    figure = row.figure("数值") if row is not None else None
    return figure is not None and figure.value < 0


def _payer(desk: Desk, fields: Fields, name: str) -> str:
    """Who declares the pool: as written, else the one party whose name the pool's begins with."""
    roles = [role for role in desk.parties if name.startswith(role)]
    if fields.node("付款方") is None and len(roles) == 1:
        return roles[0]
    return desk.party(fields.scalar("付款方", needed="公司"), "付款方")


def _loss_rule(desk: Desk, fields: Fields) -> str:
    scalar = fields.scalar("亏损年")
    if scalar is None:
        return ""
    text = "".join(scalar.text.split()).replace(",", "，")
    if "不分配" not in text:
        remedy = "请写 不分配，保底照付 或 不分配，结转下年弥补"
        desk.note(faults.NOT_ALLOWED, scalar.where, key="亏损年", said=quoted(text), remedy=remedy)
    return text


def _check_steps(desk: Desk, name: str, steps: tuple[Step, ...], where: Where) -> None:
    """Percentages of one base must not exceed a hundred; the name of a step names it alone."""
    rated = [(step.to, rate) for step in steps if (rate := step.size.of_base()) is not None]
    total = sum((rate.value for _, rate in rated), Fraction(0))
    if total > 1:
        parts = listed(f"{to} {percent(rate.value)}" for to, rate in rated)
        example = over_hundred([rate.value for _, rate in rated])
        desk.note(faults.OVER_HUNDRED, where, pool=name, sum=percent(total), parts=parts, example=example)
    seen: set[str] = set()
    for step in steps:
        if step.name in seen:
            desk.note(faults.SAME_STEP, step.where, pool=name, to=step.to)
        for said in step.size.steps():
            if said not in seen:
                words = {"number": step.number, "said": said, "remedy": suggestion(said, sorted(seen))}
                desk.note(faults.UNKNOWN_EARLIER_STEP, step.where, **words)
        seen |= {step.name, step.to}


def told_apart(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Steps that pay the same get names of their own: by what each is shared, or by their number.

    What is drawn or covers losses is named in the accounts, so that two of one name stay a mistake.
    """
    paid = Counter(step.to for step in steps if step.kind == _PAID)
    several = {to for to, count in paid.items() if count > 1}
    named = [evolve(s, label=_by_share(s)) if s.kind == _PAID and s.to in several else s for s in steps]
    same = Counter(step.name for step in named)
    return tuple(
        evolve(step, label=f"{step.to}（第{step.number}步）") if step.label and same[step.name] > 1 else step
        for step in named
    )


def _by_share(step: Step) -> str:
    """农户（按份额）, 成员（按每人）; by the number of the step where nothing tells what it is shared by."""
    weight = step.weight
    if weight is None or not weight.quantity[1]:
        return f"{step.to}（第{step.number}步）"
    sheet, heading = weight.quantity
    return f"{step.to}（按{heading if sheet else f'每{heading}'}）"
