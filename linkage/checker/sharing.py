"""Sharing: all who share a step, compared with the step and with each other (分配到户, 按比例到各步)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from .form import Form, Line, Step
from .groups import GROUP, check_groups, check_own_group
from .limits import AT_CAP, CUT, FREE, LEVEL, NO_RIGHT, QUEUE
from .node import Context, Portion
from .reading import brief, yuan
from .references import step_key
from .shares import DIVISOR, LAST, last_winner, told_cutoff
from .units import show

_KEPT = "余额"
_ROOTS = ("share", "level", "queue")


def check_together(form: Form, context: Context) -> None:
    """Check the steps that were rounded together: every step in their table has this very table."""
    tables = _tables(context)
    for pool in form.pools:
        for step in pool.steps:
            portion = tables.get(step_key(pool.name, step))
            if portion:
                place = f"分配“{pool.name}”第{step.number}步“{step.name}”"
                key = f"{step.season}|{pool.name}|{step.number}"
                context.expect(place, "摘要用的字样不符。", portion.key, key)
                for number in sorted({number for number, _ in portion.parts} - {_KEPT}):
                    other = tables.get(("分配", pool.name, number))
                    if not other or (other.parts, other.step) != (portion.parts, portion.step):
                        context.note(place, f"第{number}步不是和本步一起取整的。")
    steps = {step_key(pool.name, step) for pool in form.pools for step in pool.steps}
    for owner in tables.keys() - steps:
        context.note(" ".join(owner), "按比例一起取整只能用在分配的步骤上。")


def _tables(context: Context) -> dict[tuple[str, ...], Portion]:
    """Give the table of every step that has one: it stands at its amount, or at what was asked."""
    tables: dict[tuple[str, ...], Portion] = {}
    for portion in context.portions:
        if portion.parts:
            owner = portion.owner[:-1] if portion.owner[-1] == "asked" else portion.owner
            first = tables.setdefault(owner, portion)
            if first is not portion:
                context.note(" ".join(portion.owner), "同一步有两张一起取整的表。")
    return tables


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
            found, own = shares.pop(f"条款 {step.clause}", []), lines.get(step.clause, [])
            portions = [portion for portion in found if portion.mode != GROUP]
            groups = [portion for portion in found if portion.mode == GROUP]
            if not step.shared:
                place = f"明细“{step.clause}”"
                context.expect(place, "不分到户的一步不该有明细。", len(found) + len(own), 0)
                continue
            _against_step(step, portions, own, context)
            check_own_group(step, portions, groups, context)
            _backed(step, portions, lines.get(f"{step.clause}/补足", []), context)
            if not alone:
                _all_of(step, portions, own, groups, context)
    for owner in shares:
        context.note(owner, "份额不属于任何分到户的步骤。")


def check_remainders(form: Form, context: Context) -> None:
    """Check what sharing left over; only where everything else agrees, so that the traces are whole."""
    shares: dict[str, list[Portion]] = {}
    for portion in context.portions:
        shares.setdefault(" ".join(portion.owner[:2]), []).append(portion)
    for pool in form.pools:
        left = sum(
            (_left(step, shares.get(f"条款 {step.clause}", [])) for step in pool.steps if step.shared),
            Fraction(0),
        )
        stated = Fraction(pool.remainder, 100)
        context.expect(f"分配“{pool.name}”", "尾差不等于各步没分完之和。", stated, left)


def _left(step: Step, portions: Sequence[Portion]) -> Fraction:
    """Give what a step was to share and did not: less than a whole unit, or what rounding each part left.

    What caps keep everybody from taking stays in the pool, and is no remainder.
    """
    if step.asked is None or not portions:
        return Fraction(0)
    asked = Fraction(step.asked.amount, 100)
    left = asked - Fraction(step.amount, 100)
    if portions[0].mode == LEVEL and all(portion.stated["state"] != FREE for portion in portions):
        return left if left < portions[0].step else Fraction(0)
    return left


def _backed(step: Step, portions: Sequence[Portion], lines: Sequence[Line], context: Context) -> None:
    """Check what a backstop adds: to each payee what her claim is more than her part, and no line else."""
    due = {
        portion.owner[2]: portion.weight.value - portion.value
        for portion in portions
        if step.backstop and portion.weight.value != portion.value
    }
    place = f"明细“{step.clause}/补足”"
    context.expect(place, "补足的人数不符。", len(lines), len(due))
    for line in lines:
        context.expect(f"{place}{line.payee}", "付款人不是补足的一方。", line.payer, step.backstop)
        paid = Fraction(line.amount, 100)
        context.expect(f"{place}{line.payee}", "补足的不等于应得减已分。", paid, due.get(line.payee))


def _against_step(step: Step, portions: Sequence[Portion], lines: Sequence[Line], context: Context) -> None:
    sharing = {portion.owner[2] for portion in portions}
    for line in lines:
        place = f"明细 {line.payee}“{step.clause}”"
        context.expect(place, "付款人不是本步的付款人。", line.payer, step.payer)
        at_root = isinstance(line.trace, Mapping) and line.trace.get("op") in _ROOTS
        if line.payee not in sharing or not at_root:
            context.note(place, "明细不是由分配算出的。")
    for portion in portions:
        place = f"明细 {portion.owner[2]}“{step.clause}”"
        if portion.mode not in {LEVEL, QUEUE} and "group" not in portion.stated:
            weights = step.weights[0] if step.weights else ""
            context.expect(place, "总权数与本步不符。", portion.whole, weights)
        if "group" not in portion.stated and (portion.mode != LEVEL or portion.leftover):
            cut = portion.stated.get("mode") == CUT
            entire = (portion.leftover and not cut) or portion.mode in {QUEUE, LAST} or step.asked is None
            total = step.amount if entire or step.asked is None else step.asked.amount
            of = Fraction(total, 100)
            whole = of - of % portion.step if cut else of
            context.expect(place, "分配的总额与本步不符。", portion.total, whole)
        if portion.leftover:
            key = f"{step.season}|{step.clause}|{portion.owner[2]}"
            context.expect(place, "摘要用的字样不符。", portion.key, key)
            if "group" not in portion.stated:
                stated, found = told_cutoff(portion.leftover.cutoff), told_cutoff(step.cutoff)
                context.expect(place, "界线与本步不符。", stated, found)


def _all_of(
    step: Step,
    portions: Sequence[Portion],
    lines: Sequence[Line],
    groups: Sequence[Portion],
    context: Context,
) -> None:
    place = f"分配“{step.clause}”"
    out = sum(line.amount for line in lines)
    context.expect(place, "各户之和不等于本步金额。", yuan(step.amount), yuan(out))
    weight, count = step.weights or (Fraction(0), 0)
    total = sum((portion.weight.value for portion in portions), Fraction(0))
    context.expect(place, "总权数不等于各户权数之和。", brief(str(weight)), brief(str(total)))
    context.expect(place, "份数不等于各户份数。", count, len(portions))
    units = sorted({show(portion.weight.unit) for portion in portions})
    if len(units) > 1:
        context.note(place, "各户权数的单位不一。", "、".join(units))
    if groups:
        check_groups(step, portions, groups, context)
        return
    if len({(portion.step, portion.mode, portion.total) for portion in portions}) > 1:
        context.note(place, "同一次分配的取整或总额不一。")
        return
    if not portions:
        context.expect(place, "补足尾数的界线不符。", told_cutoff(step.cutoff), "无")
        return
    _WAYS.get(portions[0].mode, _by_remainder)(step, portions, context)


def _by_remainder(step: Step, portions: Sequence[Portion], context: Context) -> None:
    """Compare the cut-off with the queue of all remainders."""
    _by_remainder_of(step, portions, portions[0].total, context)


def _by_divisor(step: Step, portions: Sequence[Portion], context: Context) -> None:
    """See that the published quotient gives out all steps, no more and no fewer."""
    given = sum(portion.leftover.floor for portion in portions if portion.leftover)
    whole = portions[0].total // portions[0].step
    context.expect(f"分配“{step.clause}”", "按界线分出的份数不等于总份数。", whole, given)


def _by_last(step: Step, portions: Sequence[Portion], context: Context) -> None:
    """See that one takes the rest, that she is the last, and that the rest is right."""
    place = f"分配“{step.clause}”"
    entitled = [portion for portion in portions if portion.weight.value] or portions
    last = max(entitled, key=lambda portion: portion.owner[2])
    for portion in portions:
        if (portion is last) != ("others" in portion.stated):
            context.note(place, "补差的不是最末一个收款人。", portion.owner[2], last.owner[2])
    others = sum((portion.value for portion in portions if portion is not last), Fraction(0))
    context.expect(place, "其他人的合计不符。", last.stated.get("others"), others)


def _by_level(step: Step, portions: Sequence[Portion], context: Context) -> None:
    """Prove the level: one for all, the free weights and the limited amounts add up to what it says."""
    place = f"分配“{step.clause}”"
    said = [(one.stated["level"], one.stated["fixed"], one.stated["mode"], one.whole) for one in portions]
    if len(set(said)) > 1:
        context.note(place, "同一次分配的水位不一。")
        return
    free = [portion for portion in portions if portion.stated["state"] == FREE]
    fixed = sum((portion.value for portion in portions if portion.stated["state"] != FREE), Fraction(0))
    weight = sum((portion.weight.value for portion in free), Fraction(0))
    context.expect(place, "到限额的合计不符。", portions[0].stated["fixed"], fixed)
    context.expect(place, "不受限的权数合计不符。", portions[0].whole, weight)
    if free and portions[0].stated["mode"] == CUT:
        context.expect(place, "去尾的一步没有补足尾数的界线。", told_cutoff(step.cutoff), "无")
        return
    if free:
        _by_remainder_of(step, free, portions[0].total - fixed, context)
        return
    asked = Fraction(step.asked.amount if step.asked is not None else step.amount, 100)
    asked -= asked % portions[0].step
    context.expect(place, "分配的总额与本步不符。", portions[0].total, asked)
    if fixed != asked and any(portion.stated["state"] not in {AT_CAP, NO_RIGHT} for portion in portions):
        context.note(place, "还有没分完的钱，却有人没有到封顶。")


def _by_remainder_of(step: Step, portions: Sequence[Portion], total: Fraction, context: Context) -> None:
    given = [portion.leftover for portion in portions if portion.leftover]
    leftovers = total // portions[0].step - sum(leftover.floor for leftover in given)
    found = last_winner(((leftover.remainder, leftover.digest) for leftover in given), leftovers)
    place = f"分配“{step.clause}”"
    context.expect(place, "补足尾数的界线不符。", told_cutoff(step.cutoff), told_cutoff(found))


def _in_turn(step: Step, portions: Sequence[Portion], context: Context) -> None:
    """Walk the queue again: by place, then by payee id; before each stands the sum of those in front."""
    before = Fraction(0)
    waiting = [portion for portion in portions if portion.weight.value]
    for portion in sorted(waiting, key=lambda one: (one.stated["place"], one.owner[2])):
        place = f"明细 {portion.owner[2]}“{step.clause}”"
        context.expect(place, "排在前面的合计不符。", portion.stated["before"], before)
        before += portion.weight.value


_WAYS: Mapping[str, Callable[[Step, Sequence[Portion], Context], None]] = {
    LEVEL: _by_level,
    QUEUE: _in_turn,
    LAST: _by_last,
    DIVISOR: _by_divisor,
}
