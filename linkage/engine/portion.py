"""Portion (份额所得): a pool step shared among payees by weight, in whole steps, each traced.

Largest remainder by default: nobody is a whole fen off, and the parts make up the step exactly.
Other modes round every part by itself; what that leaves, or asks for, has a named owner.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from linkage.engine.rounding import STEPS
from linkage.ground.figure import Figure, Json
from linkage.ground.money import Rounding, Share, cutoff_of, round_to, share_out
from linkage.ground.units import YUAN
from linkage.model.arrangement import Step

LARGEST_REMAINDER = "最大余额"
FEN = Fraction(1, 100)


@frozen
class Portion:
    """A payee's part of a pool step."""

    payee: str
    step: Step
    figure: Figure

    @property
    def unentitled(self) -> bool:
        """Say whether the payee's weight is nought: a condition refused all she has, with proof."""
        weight = self.figure.args[1]
        return isinstance(weight, Figure) and weight.value == 0


@frozen
class Pot:
    """What is shared: the step, the amount and how other figures refer to it, its season and pool.

    ``reference`` points at the step's amount in the document; it is what a part cites when the
    whole amount is given out, so that a payee can check the leftover fen alone.
    """

    step: Step
    amount: Figure
    reference: Figure
    season: str
    pool: str

    @property
    def clause(self) -> str:
        """``分配/step number``, the name under which lines and ties know this step."""
        return f"{self.pool}/{self.step.number}"


@frozen
class Shared:
    """The parts, what they make up together, and the published cut-off of the leftover steps."""

    portions: tuple[Portion, ...]
    given: Figure
    cutoff: tuple[str, str] | None
    whole: Fraction


def share_among(pot: Pot, weights: Mapping[str, Figure]) -> Shared:
    """Share a step among payees with a positive weight.

    Raises ``ValueError`` when there is none.
    """
    size = STEPS[pot.step.share_step]
    raw = {payee: figure.value for payee, figure in weights.items()}
    whole = sum(raw.values(), Fraction(0))
    if pot.step.share_mode != LARGEST_REMAINDER:
        return _each_rounded(pot, weights, whole, size)
    total = (pot.amount.value / size).__floor__()
    entire = total * size == pot.amount.value
    amount = pot.reference if entire else pot.amount.rounded(Rounding.DOWN, size, label=pot.step.share_step)
    shares = share_out(total, raw, season=pot.season, pool=pot.clause)
    cutoff = cut_off(shares)
    portions = tuple(
        _portion(
            pot,
            payee,
            (amount, weights[payee]),
            share.steps * size,
            {
                "mode": LARGEST_REMAINDER,
                "sum": str(whole),
                "step": str(size),
                **share_params(share, cutoff, f"{pot.season}|{pot.clause}|{payee}"),
            },
        )
        for payee, share in shares.items()
    )
    given = pot.amount if entire else _sum_of_lines(pot, total * size)
    return Shared(portions, given, cutoff, whole)


def _each_rounded(pot: Pot, weights: Mapping[str, Figure], whole: Fraction, size: Fraction) -> Shared:
    mode = Rounding(pot.step.share_mode)
    params: Mapping[str, Json] = {"mode": mode.label, "sum": str(whole), "step": str(size)}
    portions = tuple(
        _portion(
            pot,
            payee,
            (pot.amount, weight),
            round_to(pot.amount.value * weight.value / whole, size, mode),
            params,
        )
        for payee, weight in weights.items()
    )
    given = sum((portion.figure.value for portion in portions), Fraction(0))
    return Shared(portions, _sum_of_lines(pot, given), None, whole)


def _portion(
    pot: Pot, payee: str, args: tuple[Figure, Figure], value: Fraction, params: Mapping[str, Json]
) -> Portion:
    figure = Figure(op="share", value=value, unit=YUAN, args=args, params=params)
    return Portion(payee, pot.step, figure.named(pot.pool))


def _sum_of_lines(pot: Pot, value: Fraction) -> Figure:
    params: Mapping[str, Json] = {"clause": pot.clause, "payee": "*"}
    return Figure(op="ref", value=value, unit=YUAN, name=pot.step.to, params=params)


def share_params(share: Share, cutoff: tuple[str, str] | None, key: str) -> dict[str, Json]:
    """What a trace keeps of one share, so that its owner can check the leftover step alone."""
    return {
        "key": key,
        "digest": share.digest,
        "floor": share.floor,
        "remainder": str(share.remainder),
        "extra": share.extra,
        "cutoff": list(cutoff) if cutoff is not None else None,
    }


def cut_off(shares: Mapping[str, Share]) -> tuple[str, str] | None:
    """The last payee in line who got a leftover step: her remainder and digest, published."""
    last = cutoff_of(shares.values())
    return None if last is None else (str(last[0]), last[1])
