"""Pools (分配): what came in, every step by its derivation, and what was kept."""

from __future__ import annotations

from .form import Pool, Step
from .node import Amount, Context, Value, told
from .reading import yuan
from .references import step_key
from .shares import told_cutoff
from .tree import evaluate
from .units import YUAN


def in_fen(value: Value | None, place: str, context: Context) -> int | None:
    """Give an evaluated amount in whole fen of yuan, or note that it is none."""
    if value is None:
        return None
    if isinstance(value, Amount) and value.unit == YUAN and (value.value * 100).denominator == 1:
        return (value.value * 100).numerator
    context.note(place, "推导的结果应是整分的金额。", told(value))
    return None


def amount_of(trace: object, owner: tuple[str, ...], place: str, context: Context) -> int | None:
    """Evaluate the derivation of an amount."""
    context.owner = owner
    return in_fen(evaluate(trace, context, place), place, context)


def compare(trace: object, stated: int, owner: tuple[str, ...], place: str, context: Context) -> None:
    """Evaluate the derivation of an amount and compare the two."""
    found = amount_of(trace, owner, place, context)
    if found is not None:
        context.expect(place, "金额与它的推导不符。", yuan(stated), yuan(found))


def check_pool(pool: Pool, context: Context) -> None:
    """Check a pool by itself: derivations, and in = steps + kept."""
    place = f"分配“{pool.name}”"
    came_in = amount_of(pool.trace, ("分配", pool.name), f"{place}来源", context)
    if came_in is not None:
        context.expect(place, "进来的钱与推导不符。", yuan(pool.inflow), yuan(max(came_in, 0)))
        context.expect(place, "亏损与推导不符。", yuan(pool.loss), yuan(max(-came_in, 0)))
    for step in pool.steps:
        _check_step(pool, step, f"{place}第{step.number}步“{step.name}”", context)
    numbers = [step.number for step in pool.steps]
    context.expect(place, "步骤号重复或次序不对。", str(numbers), str(sorted(set(numbers))))
    out = sum(step.amount for step in pool.steps)
    context.expect(place, "进来的钱不等于分出与留存之和。", yuan(pool.inflow), yuan(out + pool.kept))
    if pool.kept < pool.remainder:
        context.note(place, "分出的多于进来的。", yuan(pool.kept), yuan(pool.remainder))
    if pool.remainder and not pool.owner:
        context.note(place, "尾差没有归属。", yuan(pool.remainder))
    last = next((step.cutoff for step in reversed(pool.steps) if step.shared), None)
    context.expect(place, "界线不是最后一次分到户的界线。", told_cutoff(pool.cutoff), told_cutoff(last))


def _check_step(pool: Pool, step: Step, place: str, context: Context) -> None:
    compare(step.trace, step.amount, step_key(pool.name, step), place, context)
    if step.asked is not None:
        owner = (*step_key(pool.name, step), "asked")
        compare(step.asked.trace, step.asked.amount, owner, f"{place}应分的", context)
    for part in step.parts:
        where = f"{place}其中“{part.name}”"
        compare(part.trace, part.amount, (*step_key(pool.name, step), part.name), where, context)
        if part.name.partition("/")[0] != step.name or part.amount < 0:
            context.note(where, "其中各项应记在本步名下，且不为负。", yuan(part.amount))
    inside = sum(part.amount for part in step.parts)
    if inside > step.amount or step.amount < 0:
        context.note(place, "其中各项多于本步，或本步为负。", yuan(inside), yuan(step.amount))
