"""Flow of money (钱的来去): what came into a pool and where it went, as two bars of the same length.

The upper bar is cut into what came in, the lower into what became of it, in proportion; the amounts stand
beside the marks. Widths are words for a template, so that nothing is computed on a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from linkage.document import Shown, View
from linkage.ground.money import ZERO, Money
from linkage.model.arrangement import Source, SourceKind
from linkage.model.entitlement import PoolOutcome, StepOutcome
from linkage.telling.summary import add

#: How long a bar is, and how long the smallest part, which still holds its mark; in mm.
LENGTH, _LEAST = 380, 12

_SOURCES = "甲乙丙丁戊己庚辛壬癸"
_USES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def money_flow(outcome: PoolOutcome) -> list[Shown]:
    """The two bars of a pool; none where nothing was shared out.

    What is subtracted from the inflows before anything is shared stands in the lower bar, as the first use.
    """
    came, spent = came_and_spent(outcome)
    went = [*spent, *((_called(step), step.amount) for step in outcome.steps)]
    went.append((f"留存（{outcome.pool.rest}）", outcome.kept))
    came, went = ([(name, amount) for name, amount in side if amount] for side in (came, went))
    whole = add(amount for _, amount in came)
    if outcome.loss or whole.fen <= 0 or whole != add(amount for _, amount in went):
        return []
    return [_bar("钱从哪里来", came, _SOURCES), _bar("钱到哪里去", went, _USES)]


def came_and_spent(outcome: PoolOutcome) -> tuple[list[tuple[str, Money]], list[tuple[str, Money]]]:
    """What came in and what was subtracted, by name; one sum where a part of it is no whole fen."""
    came: list[tuple[str, Money]] = []
    spent: list[tuple[str, Money]] = []
    for source, figure in zip(outcome.pool.sources, outcome.inflows, strict=True):
        fen = figure.value * 100
        if fen.denominator != 1 or fen < 0:
            return [("本期来源合计", outcome.taken_in)], []
        side = spent if source.negative else came
        side.append((_from(source), Money(int(fen))))
    left = sum((amount.fen for _, amount in came), 0) - sum((amount.fen for _, amount in spent), 0)
    return (came, spent) if Money(left) == outcome.taken_in else ([("本期来源合计", outcome.taken_in)], [])


def _from(source: Source) -> str:
    """Whence an inflow came: of what another pool gives, that pool, and not this one it is given to."""
    if source.kind is SourceKind.POOL:
        return f"“{source.name}”分来的"
    return source.target or source.name


def _called(step: StepOutcome) -> str:
    kind = step.step.kind
    return f"分给{step.name}" if kind == "去向" else kind if kind == step.name else f"{kind}：{step.name}"


def _bar(heading: str, parts: Sequence[tuple[str, Money]], marks: str) -> View:
    """A bar cut into its parts, each with its mark, name and amount."""
    total = add(amount for _, amount in parts)
    cells: list[Shown] = [
        {
            "mark": marks[at] if at < len(marks) else "",
            "name": name,
            "amount": str(amount),
            "width": f"width: {width}mm",
        }
        for at, ((name, amount), width) in enumerate(zip(parts, _widths(parts), strict=True))
    ]
    return {
        "heading": heading,
        "total": str(total),
        "parts": cells,
        "rows": [{"cells": list(pair)} for pair in _pairs(cells)],
    }


def _pairs(cells: Sequence[Shown]) -> Sequence[Sequence[Shown]]:
    """The legend in two columns; the last row is filled up with nothing."""
    nothing: Shown = {"mark": "", "name": "", "amount": ""}
    filled = [*cells, *[nothing] * (len(cells) % 2)]
    return [filled[at : at + 2] for at in range(0, len(filled), 2)]


def _widths(parts: Sequence[tuple[str, Money]]) -> Sequence[int]:
    """Millimetres for each part: in proportion, the smallest still to be seen, together the whole length."""
    total = sum((amount.fen for _, amount in parts), ZERO.fen)
    widths = [max(int(Fraction(LENGTH * amount.fen, total)), _LEAST) for _, amount in parts]
    largest = max(range(len(widths)), key=widths.__getitem__)
    widths[largest] += LENGTH - sum(widths)
    return widths
