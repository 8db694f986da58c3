"""Sharing: all who share a step, compared with the step and with each other (分配到户, 按比例到各步)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from .form import Form, Line, Step
from .node import Context, Portion
from .reading import brief, yuan
from .references import step_key
from .shares import LARGEST, last_winner, told_cutoff
from .units import show


def check_together(form: Form, context: Context) -> None:
    """Check the steps that were rounded together: one table, one cut-off, leftovers where they go."""
    by_owner = {portion.owner: portion for portion in context.portions if portion.parts}
    for pool in form.pools:
        place = f"分配“{pool.name}”一起取整的各步"
        together: dict[int, Portion] = {}
        for step in pool.steps:
            portion = by_owner.pop(step_key(pool.name, step), None)
            if portion:
                context.expect(place, "摘要用的字样不符。", portion.key, step.key + step.to)
                together[step.number] = portion
        for portion in list(together.values())[:1]:
            stated = sorted(number for number, _ in portion.parts)
            context.expect(place, "表中的步骤不齐。", stated, sorted(together))
        _alike(list(together.values()), place, context)
    for owner in by_owner:
        context.note(" ".join(owner), "按比例一起取整只能用在分配的步骤上。")


def check_shared(form: Form, context: Context, *, alone: bool) -> None:
    """Check every step that is shared; in a twin (``alone``) only the household's own shares are there."""
    shares: dict[str, list[Portion]] = {}
    lines: dict[str, list[Line]] = {}
    for portion in context.portions:
        if not portion.parts:
            shares.setdefault(" ".join(portion.owner[:2]), []).append(portion)
    for line in form.lines:
        lines.setdefault(line.clause, []).append(line)
    for pool in form.pools:
        for step in pool.steps:
            portions, own = shares.pop(f"条款 {step.clause}", []), lines.get(step.clause, [])
            if not step.shared:
                context.expect(
                    f"明细“{step.clause}”", "不分到户的一步不该有明细。", len(portions) + len(own), 0
                )
                continue
            _against_step(step, portions, own, context)
            if not alone:
                _all_of(step, portions, own, context)
    for owner in shares:
        context.note(owner, "份额不属于任何分到户的步骤。")


def _against_step(step: Step, portions: Sequence[Portion], lines: Sequence[Line], context: Context) -> None:
    sharing = {portion.owner[2] for portion in portions}
    for line in lines:
        place = f"明细 {line.payee}“{step.clause}”"
        context.expect(place, "付款人不是本步的付款人。", line.payer, step.payer)
        at_root = isinstance(line.trace, Mapping) and line.trace.get("op") == "share"
        if line.payee not in sharing or not at_root:
            context.note(place, "明细不是由分配算出的。")
    for portion in portions:
        place = f"明细 {portion.owner[2]}“{step.clause}”"
        context.expect(place, "分配的总额与本步不符。", portion.total, Fraction(step.total, 100))
        context.expect(place, "总权数与本步不符。", portion.whole, step.weights[0] if step.weights else "")
        if portion.leftover:
            context.expect(place, "摘要用的字样不符。", portion.key, step.key + portion.owner[2])
            stated, found = told_cutoff(portion.leftover.cutoff), told_cutoff(step.cutoff)
            context.expect(place, "界线与本步不符。", stated, found)


def _all_of(step: Step, portions: Sequence[Portion], lines: Sequence[Line], context: Context) -> None:
    place = f"分配“{step.clause}”"
    out = sum(line.amount for line in lines)
    context.expect(place, "各户之和不等于本步金额。", yuan(step.amount), yuan(out))
    weight, count = step.weights or (Fraction(0), 0)
    if portions or step.total:
        total = sum((portion.weight.value for portion in portions), Fraction(0))
        context.expect(place, "总权数不等于各户权数之和。", brief(str(weight)), brief(str(total)))
        context.expect(place, "份数不等于各户份数。", count, len(portions))
    units = sorted({show(portion.weight.unit) for portion in portions})
    if len(units) > 1:
        context.note(place, "各户权数的单位不一。", "、".join(units))
    _alike(portions, place, context)


def _alike(portions: Sequence[Portion], place: str, context: Context) -> None:
    """Compare what all must state alike, and find the cut-off anew from all of them together."""
    if len({(portion.step, portion.mode, portion.total, portion.parts) for portion in portions}) > 1:
        context.note(place, "同一次分配的取整或总额不一。")
    elif portions and portions[0].mode == LARGEST:
        given = [portion.leftover for portion in portions if portion.leftover]
        leftovers = portions[0].total // portions[0].step - sum(leftover.floor for leftover in given)
        found = last_winner(((leftover.remainder, leftover.digest) for leftover in given), leftovers)
        for stated in {leftover.cutoff for leftover in given}:
            context.expect(place, "补足尾数的界线不符。", told_cutoff(stated), told_cutoff(found))
