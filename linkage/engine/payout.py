"""Payout (发放): what is paid now, and what is too small to be paid and waits for the next season.

Land rent and wages are never held back; a least amount or a whole unit looks at the rest only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from attrs import frozen

from linkage.engine.ledger import total
from linkage.engine.rounding import round_figure
from linkage.ground.conditions import Sign, choose, compare
from linkage.ground.figure import Figure
from linkage.ground.money import Money, Rounding
from linkage.ground.units import YUAN
from linkage.model.payment import Payout


@frozen
class Paid:
    """What is paid now, and why anything is not."""

    figure: Figure
    reasons: Sequence[str] = ()


def pay_out(
    opens: Mapping[str, Figure],
    recovered: Figure | None,
    never_held: Collection[str],
    payout: Payout | None,
) -> Paid:
    """Find what is paid now of what is open, less what was recovered."""
    whole = [clause for clause in opens if clause in never_held]
    rest = total([opens[clause] for clause in opens if clause not in whole])
    if recovered is not None:
        rest = rest - recovered
    kept_whole = total([opens[clause] for clause in whole])
    reasons: list[str] = []
    if payout is not None:
        smaller = _large_enough(_in_steps(rest, payout), payout)
        back = rest.value - smaller.value
        if back:
            why = "不足起付额" if not smaller.value else "零头"
            reasons.append(f"{why}的 {Money(int(back * 100))} 元结转下期")
        rest = smaller
    if not whole:
        return Paid(rest, reasons)
    return Paid(kept_whole if rest.op == "constant" else kept_whole + rest, reasons)


def _in_steps(rest: Figure, payout: Payout) -> Figure:
    """Bring the amount down to whole 角, 元 or 10元; what is left over is carried (零头结转)."""
    return round_figure(rest, Rounding.DOWN, payout.step)


def _large_enough(rest: Figure, payout: Payout) -> Figure:
    """Pay nothing below the least amount."""
    if payout.least is None or not rest.value or rest.value >= payout.least.value:
        return rest
    return choose(compare(rest, payout.least, Sign.AT_LEAST), rest, Figure.zero(YUAN))
