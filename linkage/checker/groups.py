"""Groups (先按组): a step shared to groups first, then within each; conservation holds at both stages.

A group's part is a node inside the share of each of its payees. Alone, a payee sees that her share goes by
her group's part and weight; the document sees that all tell one story, and works out both queues again.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from .faults import WrongError
from .form import Step
from .node import Amount, Call, Context, Operation, Portion, Value
from .reading import bounded
from .shares import LEFTOVER, last_winner, leftover, tie_digest, told_cutoff
from .units import PLAIN, YUAN, show

GROUP = "分组"


def _group(call: Call) -> Value:
    amount, name = call.amount(0), call.word(1)
    weight, whole, step = call.number("weight"), call.number("sum"), call.number("step")
    if not (0 < weight <= whole and step > 0 and amount.value >= 0):
        raise WrongError("组的权数应在零与总权数之间，单位和金额不能是负数。", str(weight), str(whole))
    if amount.unit != YUAN:
        raise WrongError("分给各组的应是元。", show(amount.unit))
    steps = bounded(amount.value * weight / whole / step)
    count, left = leftover(call, steps, tie_digest(call.text("key")))
    value = count * step
    own, key = Amount(weight, PLAIN), call.text("key")
    call.context.portions.append(
        Portion(
            call.context.owner,
            key,
            amount.value,
            own,
            whole,
            step,
            GROUP,
            left,
            value=value,
            stated={"group": name},
        )
    )
    return Amount(value, YUAN)


def check_own_group(
    step: Step, portions: Sequence[Portion], groups: Sequence[Portion], context: Context
) -> None:
    """Check the share of each payee against the part of her group, and that part against the step."""
    parts = {group.owner: group for group in groups}
    if len(parts) != len(groups):
        context.note(f"分配“{step.clause}”", "一份份额里有两个组。")
    for portion in portions:
        place = f"明细 {portion.owner[2]}“{step.clause}”"
        group = parts.pop(portion.owner, None)
        if "group" not in portion.stated:
            if groups and (portion.weight.value or group is not None):
                context.note(place, "先分到组的一步，份额不是在组内分的。")
            continue
        if group is None:
            context.note(place, "份额没有写明本组分得多少。")
            continue
        context.expect(place, "组名不符。", portion.stated["group"], group.stated["group"])
        context.expect(place, "分配的总额不是本组分得的。", portion.total, group.value)
        context.expect(place, "总权数不是本组的权数。", portion.whole, group.weight.value)
        context.expect(place, "取整单位与本组不同。", portion.step, group.step)
        context.expect(place, "各组的总额与本步不符。", group.total, Fraction(step.amount, 100))
        context.expect(
            place, "各组的总权数与本步不符。", group.whole, step.weights[0] if step.weights else ""
        )
        key = f"{step.season}|{step.clause}|{group.stated['group']}"
        context.expect(place, "组的摘要用的字样不符。", group.key, key)
        context.expect(place, "各组的界线与本步不符。", _cutoff(group), told_cutoff(step.cutoff))
    for owner in parts:
        context.note(f"明细 {owner[2]}“{step.clause}”", "组的份额不在任何人的份额里。")


def check_groups(
    step: Step, portions: Sequence[Portion], groups: Sequence[Portion], context: Context
) -> None:
    """Compare all groups with the step, and all payees with their group: sums, weights, both queues."""
    place = f"分配“{step.clause}”"
    unit = groups[0].step
    if {portion.step for portion in (*groups, *portions)} != {unit}:
        context.note(place, "同一次分配的取整或总额不一。")
        return
    by_name: dict[str, list[Portion]] = {}
    for portion in portions:
        if "group" in portion.stated:
            by_name.setdefault(str(portion.stated["group"]), []).append(portion)
    parts = {str(group.stated["group"]): group for group in groups}
    for group in groups:
        first = parts[str(group.stated["group"])]
        if (group.value, group.weight, group.leftover) != (first.value, first.weight, first.leftover):
            context.note(place, "同一个组有两种说法。", str(group.stated["group"]))
    told = sum((group.value for group in parts.values()), Fraction(0))
    context.expect(place, "各组之和不等于本步金额。", told, Fraction(step.amount, 100))
    weight = sum((group.weight.value for group in parts.values()), Fraction(0))
    context.expect(place, "各组权数之和不等于总权数。", weight, step.weights[0] if step.weights else "")
    _queue(place, list(parts.values()), told / unit, told_cutoff(step.cutoff), context)
    for name in sorted(parts.keys() | by_name.keys()):
        here, members = f"{place}{name}", by_name.get(name, [])
        if name not in parts or not members:
            context.note(here, "组和组内的人对不上。")
            continue
        total = sum((member.value for member in members), Fraction(0))
        context.expect(here, "组内各份之和不等于本组分得的。", total, parts[name].value)
        weights = sum((member.weight.value for member in members), Fraction(0))
        context.expect(here, "组内权数之和不等于本组的权数。", weights, parts[name].weight.value)
        if len({_cutoff(member) for member in members}) > 1:
            context.note(here, "同一个组有两条界线。")
        _queue(here, members, parts[name].value / unit, _cutoff(members[0]), context)


def _queue(place: str, portions: Sequence[Portion], steps: Fraction, stated: str, context: Context) -> None:
    """Compare a cut-off with the queue of all remainders of one stage."""
    given = [portion.leftover for portion in portions if portion.leftover]
    leftovers = steps.numerator // steps.denominator - sum(one.floor for one in given)
    found = last_winner(((one.remainder, one.digest) for one in given), leftovers)
    context.expect(place, "补足尾数的界线不符。", stated, told_cutoff(found))


def _cutoff(portion: Portion) -> str:
    return told_cutoff(portion.leftover.cutoff if portion.leftover else None)


OPERATIONS = {
    "group": Operation("分到组", _group, 2, 2, frozenset({"weight", "sum", "step"}) | LEFTOVER),
}
