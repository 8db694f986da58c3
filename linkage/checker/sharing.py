"""Sharing: all who share a step, compared with the step and with each other (分配到户, 按比例到各步)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from .form import Form, Line, Reason, Step
from .node import Context, Portion
from .reading import brief, exact, yuan
from .references import step_key
from .shares import LARGEST, last_winner, told_cutoff
from .units import show

_KEPT = "余额"


def check_together(form: Form, context: Context, *, alone: bool) -> None:
    """Check the steps that were rounded together: every step in their table has this very table.

    A step shared in whole 角 or 元 has its table in the shares of its payees; in a twin (``alone``) those of
    others are not there.
    """
    tables = _tables(form, context)
    for pool in form.pools:
        absent = {str(step.number) for step in pool.steps if step.shared} if alone else set()
        for step in pool.steps:
            portion = tables.get(step_key(pool.name, step))
            if portion:
                place = f"分配“{pool.name}”第{step.number}步“{step.name}”"
                key = f"{step.season}|{pool.name}|{step.number}"
                context.expect(place, "摘要用的字样不符。", portion.key, key)
                for number in sorted({number for number, _ in portion.parts} - {_KEPT}):
                    other = tables.get(("分配", pool.name, number))
                    if other is None and number in absent:
                        continue
                    if not other or (other.parts, other.step) != (portion.parts, portion.step):
                        context.note(place, f"第{number}步不是和本步一起取整的。")
    steps = {step_key(pool.name, step) for pool in form.pools for step in pool.steps}
    for owner in tables.keys() - steps:
        context.note(" ".join(owner), "按比例一起取整只能用在分配的步骤上。")


def _tables(form: Form, context: Context) -> dict[tuple[str, ...], Portion]:
    """Give the table of every step that has one, and note where two of one step are not the same."""
    shared: dict[tuple[str, ...], tuple[str, ...]] = {
        ("条款", step.clause): step_key(pool.name, step)
        for pool in form.pools
        for step in pool.steps
        if step.shared
    }
    tables: dict[tuple[str, ...], Portion] = {}
    for portion in context.portions:
        if portion.parts:
            first = tables.setdefault(shared.get(portion.owner[:2], portion.owner), portion)
            told = (portion.parts, portion.step, portion.key)
            if told != (first.parts, first.step, first.key):
                context.note(" ".join(portion.owner), "同一步一起取整的表前后不一。")
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
            portions, own = shares.pop(f"条款 {step.clause}", []), lines.get(step.clause, [])
            if not step.shared:
                place = f"明细“{step.clause}”"
                context.expect(place, "不分到户的一步不该有明细。", len(portions) + len(own), 0)
                continue
            _against_step(step, portions, own, context)
            if not alone:
                _all_of(step, portions, own, context)
    for owner in shares:
        context.note(owner, "份额不属于任何分到户的步骤。")


def check_remainders(form: Form, context: Context) -> None:
    """Check what sharing left over; only where everything else agrees, so that the traces are whole."""
    rows: dict[str, list[Line | Reason]] = {}
    for row in form.rows():
        rows.setdefault(row.clause, []).append(row)
    for pool in form.pools:
        left = sum(
            (_left(step, rows.get(step.clause, [])) for step in pool.steps if step.shared), Fraction(0)
        )
        stated = Fraction(pool.remainder, 100)
        context.expect(f"分配“{pool.name}”", "尾差不等于各步没分完之和。", stated, left)


def _left(step: Step, rows: Sequence[Line | Reason]) -> Fraction:
    """Give what a step was to share and did not: less than a whole unit, or what rounding each part left."""
    trace: Any = next((row.trace for row in rows if row.trace is not None), None)
    if trace is None:
        return Fraction(0)
    asked = trace["args"][0]
    if trace["params"]["mode"] == LARGEST and asked["op"] == "round":
        asked = asked["args"][0]
    return exact(asked["value"]) - Fraction(step.amount, 100)


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
        context.expect(place, "总权数与本步不符。", portion.whole, step.weights[0] if step.weights else "")
        if portion.leftover:
            context.expect(place, "分配的总额与本步不符。", portion.total, Fraction(step.amount, 100))
            key = f"{step.season}|{step.clause}|{portion.owner[2]}"
            context.expect(place, "摘要用的字样不符。", portion.key, key)
            stated, found = told_cutoff(portion.leftover.cutoff), told_cutoff(step.cutoff)
            context.expect(place, "界线与本步不符。", stated, found)


def _all_of(step: Step, portions: Sequence[Portion], lines: Sequence[Line], context: Context) -> None:
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
    if len({(portion.step, portion.mode, portion.total) for portion in portions}) > 1:
        context.note(place, "同一次分配的取整或总额不一。")
        return
    given = [portion.leftover for portion in portions if portion.leftover]
    whole = portions[0].total // portions[0].step if portions else 0
    leftovers = whole - sum(leftover.floor for leftover in given)
    found = last_winner(((leftover.remainder, leftover.digest) for leftover in given), leftovers)
    context.expect(place, "补足尾数的界线不符。", told_cutoff(step.cutoff), told_cutoff(found))
