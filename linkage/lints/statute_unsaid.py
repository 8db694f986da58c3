"""A company's pool that pays people like a dividend, less than six tenths, and does not say what it is."""

from collections.abc import Iterable
from fractions import Fraction

from linkage.check import NOTE, WARNING, Spot
from linkage.files.arrangement_statutes import inferred
from linkage.files.counter_examples import WHOLE
from linkage.files.percent_text import percent
from linkage.lint import Lint, Unreckoned, yuan
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Step
from linkage.model.distribution import by_trade
from linkage.model.payer import COMPANY, INTEREST, OPERATOR, Statute

_LAW = "盈余返还比例下限"
_STAKE = "股份"


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, pool in season.pools():
        payer = arrangement.parties[pool.payer]
        own = inferred(payer.kind, pool.name, pool.sources) if payer.kind is not None else None
        if pool.statute is Statute.CONTRACT and own is not None:
            yield Spot(
                f"分配“{pool.name}”",
                f"性质写着约定分成，付款方“{payer.role}”是{payer.legal_type}，来源是{own.value}："
                f"写成约定分成，法律对{own.value}的次序和下限就没有查",
                WARNING,
            )
        if pool.stated or payer.kind not in {COMPANY, OPERATOR} or not any(map(_like_dividend, pool.steps)):
            continue
        law = season.law(_LAW, arrangement, pool.where)
        outcome = season.rehearse(arrangement, pool)
        if outcome is None or law.figure is None:
            continue
        people = [step.amount.yuan for step in outcome.steps if step.step.to in {HOUSEHOLDS, MEMBERS}]
        part = sum(people, Fraction(0))
        if part < law.figure.value * WHOLE:
            yield Spot(
                f"分配“{pool.name}”",
                f"若来源是 {yuan(WHOLE)}，分给农户的只有 {yuan(part)}（{percent(part / WHOLE)}）。"
                f"付款方“{payer.role}”的类型是{payer.legal_type}，不适用合作社 {law.said} 的下限；"
                f"它是不是公司法上的利润分配，协议没有说",
            )


def _like_dividend(step: Step) -> bool:
    """Say whether people get a share by their stake or by trade, as members of a co-operative would."""
    if step.to not in {HOUSEHOLDS, MEMBERS} or step.weight is None:
        return False
    sheets = {part.quantity[0] for part in step.weight.parts or (step.weight,)}
    return by_trade(step) or (step.income == INTEREST and _STAKE in sheets)


LINT = Lint(
    name="statute_unsaid",
    code="C648",
    severity=NOTE,
    asks="公司像分红一样分给农户，不到六成，有没有写明是分利润还是照合同分成",
    why="农户是股东的，先补亏损、提法定公积金；照合同分成的，是公司的成本；付款方其实是合作社的，返还不得低于六成",
    mend="请核对类型，在“性质”里写明“公司利润”（农户是股东）或“约定分成”（照合同分）",
    ground="《公司法》第二百一十条；《农民专业合作社法》第四十四条",
    find=_find,
    points=(1, 29),
)
