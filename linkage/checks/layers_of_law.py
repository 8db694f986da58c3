"""A charter, a resolution or a lower rule that goes past what a layer above it allows."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from linkage.check import NOTE, REFUSAL, WARNING, Check, Spot
from linkage.ground.units import PLAIN
from linkage.model.entitlement import Settlement
from linkage.model.law import CHARTER, FIXED, ONLY_UP, OWN, RESOLUTION, Laws, Parameter, against
from linkage.words.wording import decimal

#: 100,000.00 元 for a percentage: what the difference means in money.
_EXAMPLE = Fraction(100_000)

_DECIDED_BY_MEMBERS = {CHARTER, RESOLUTION}


def _find(settlement: Settlement) -> Iterable[Spot]:
    day, laws = settlement.main.last_day.date, settlement.laws
    for name in laws.names():
        held = laws.effective(name, day)
        for lower, upper in held.passed_over if held is not None else ():
            severity = REFUSAL if lower.layer in _DECIDED_BY_MEMBERS else NOTE
            after = f"这一季照 {upper.told} 查" if severity == REFUSAL else f"以 {upper.told} 为准"
            mend = "。请修改，或在〔决定〕里写明理由" if severity == REFUSAL else ""
            yield Spot(str(lower.where), f"{_past(lower, upper)}；{after}{mend}", severity, upper)
        yield from _weakened(laws, name, settlement)


def _weakened(laws: Laws, name: str, settlement: Settlement) -> Iterable[Spot]:
    """The season's own 法规.yaml in place of what comes with the program, and weaker than it."""
    day = settlement.main.last_day.date
    own = next((p for p in laws.versions(name) if p.layer == OWN and p.covers(day)), None)
    before = next((p for p in laws.replaced if p.name == name and p.covers(day) and p.bound), None)
    if own is not None and before is not None and against(before.bound, before, own):
        after = f"这一季照 {own.told} 查。请核对文号；确有规定的，在〔决定〕里答复"
        yield Spot(str(own.where), f"{_past(own, before)}；{after}", WARNING, before)


def _past(lower: Parameter, upper: Parameter) -> str:
    """Who says what against whom, in a sentence with both figures and what they mean in money."""
    whose = {CHARTER: "章程", RESOLUTION: "决议", OWN: "本季的 法规.yaml"}.get(
        lower.layer, lower.instrument.place
    )
    side = {FIXED: "不同于", ONLY_UP: "低于"}.get(upper.bound, "高于")
    said = f"{whose}把“{lower.name}”定为 {lower.said}，{side}{upper.instrument.place}的 {upper.told}"
    ours, theirs = lower.figure, upper.figure
    if ours is None or theirs is None or ours.unit != PLAIN or theirs.unit != PLAIN:
        return said
    gap = decimal(abs(theirs.value - ours.value) * _EXAMPLE, 2)
    return f"{said}：每 {decimal(_EXAMPLE, 2)} 元差 {gap} 元"


CHECK = Check(
    name="layers_of_law",
    code="C630",
    severity=REFUSAL,
    asks="章程、决议、下级规定有没有越过上一层",
    ground="上一层规定的“只可提高”“只可降低”“不可改”",
    find=_find,
    points=(1, 3, 4, 9),
)
