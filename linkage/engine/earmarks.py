"""Earmark (其中): a part inside a step that is told by itself, such as 其中应急救助金 5%."""

from __future__ import annotations

from linkage.ground.figure import Figure
from linkage.ground.units import YUAN
from linkage.model.arrangement import Earmark, Pool, Step


def earmarks_of(step: Step, pool: Pool, base: Figure, taken: Figure) -> tuple[tuple[str, Figure], ...]:
    """The parts inside a step by name, in whole fen, in turn: each at most what those before it left.

    ``base`` is what the pool's percentages are of, ``taken`` what the step took. Raises ``ValueError`` for a
    part without amount or rate: an error of ours.
    """
    found: list[tuple[str, Figure]] = []
    for part in step.earmarks:
        found.append((part.name, _earmark(part, pool, base, taken)))
        taken = taken - found[-1][1]
    return tuple(found)


def _earmark(part: Earmark, pool: Pool, base: Figure, ceiling: Figure) -> Figure:
    if part.rate is not None:
        figure = base * part.rate
    elif part.amount is not None:
        figure = part.amount.to(YUAN)
    else:
        message = f"{pool.name}: an earmark needs an amount or a rate"
        raise ValueError(message)
    if part.cap is not None:
        figure = figure.smaller_of(part.cap.to(YUAN))
    figure = figure.to_fen()
    if figure.value > ceiling.value:
        figure = figure.smaller_of(ceiling)
    return figure.named(part.name)
