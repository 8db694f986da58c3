"""Water level (水位): a step shared by weight where nobody gets more than her cap, or less than her floor.

Everybody gets level × weight, unless that lies outside her limits; the level is the one number at which
all of it comes to the amount. It does not depend on any order, it ends, and it is published: whoever
knows it and her own weight can tell what is hers. What caps keep everybody from taking stays in the pool.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from linkage.ground.figure import Figure, Json
from linkage.ground.money import Rounding, share_out
from linkage.ground.units import YUAN
from linkage.mode import Portion, Pot, Shared, cut_off, share_modes, share_params


@frozen
class Banks:
    """The limits of one payee, in whole steps of the rounding."""

    floor: Figure | None = None
    cap: Figure | None = None

    def held(self, amount: Fraction) -> Fraction:
        """The amount within the limits."""
        if self.floor is not None and amount <= self.floor.value:
            return self.floor.value
        if self.cap is not None and amount >= self.cap.value:
            return self.cap.value
        return amount

    def free(self, amount: Fraction) -> bool:
        """Say whether the amount lies between the limits."""
        return (self.floor is None or amount > self.floor.value) and (
            self.cap is None or amount < self.cap.value
        )


def share_within(pot: Pot, weights: Mapping[str, Figure], banks: Mapping[str, Banks]) -> Shared:
    """Share an amount that covers all floors, within every payee's limits; a weight of nought has none.

    Where the step cuts off (去尾), nobody between her limits gets a leftover step: they are the remainder.
    """
    whole = pot.whole_steps * pot.unit
    level = water_level(whole, {payee: weights[payee].value for payee in banks}, banks)
    free = [
        payee
        for payee, bank in banks.items()
        if level is not None and bank.free(level * weights[payee].value)
    ]
    fixed = {payee: _bank(bank, level, weights[payee].value) for payee, bank in banks.items()}
    fixed = {payee: value for payee, value in fixed.items() if payee not in free}
    filled = sum(fixed.values(), Fraction(0))
    open_weights = {payee: weights[payee].value for payee in free}
    ranks = {payee: pot.rank(payee) for payee in free} if pot.ranked else None
    steps = ((whole - filled) / pot.unit).numerator if free else 0
    shares = share_out(steps, open_weights, season=pot.season, pool=pot.clause, ranks=ranks) if free else {}
    cuts = share_modes()[pot.step.share_mode].cuts
    if cuts:
        shares = {payee: evolve(share, steps=share.floor, extra=False) for payee, share in shares.items()}
    cutoff = cut_off(shares)
    given = filled + sum((share.steps for share in shares.values()), 0) * pot.unit
    amount = pot.shared_amount() if given == whole or not pot.entire else pot.cited(given)
    common: dict[str, Json] = {
        "level": str(level) if level is not None else None,
        "sum": str(sum(open_weights.values(), Fraction(0))),
        "fixed": str(filled),
        "step": str(pot.unit),
    }
    if pot.ranked:
        common["ties"] = pot.step.ties
    if cuts:
        common["mode"] = Rounding.DOWN.label
    portions = []
    for payee, weight in weights.items():
        bank = banks.get(payee, Banks())
        own = {"保底": bank.floor, "封顶": bank.cap}
        said = [word for word, limit in own.items() if limit is not None]
        limits = [limit for limit in own.values() if limit is not None]
        drawn = (pot.drawn[payee],) if payee in pot.drawn and payee in shares else ()
        params: dict[str, Json] = {**common, "limits": said}
        if payee in shares:
            params |= share_params(shares[payee], cutoff, pot.key(payee))
        value = shares[payee].steps * pot.unit if payee in shares else fixed.get(payee, Fraction(0))
        figure = Figure(
            op="level",
            value=value,
            unit=YUAN,
            name=pot.pool,
            args=(amount, weight, *limits, *drawn),
            params=params,
        )
        portions.append(Portion(payee, pot.step, figure))
    unused = Fraction(0) if free else whole - given
    weight_sum = sum((figure.value for figure in weights.values()), Fraction(0))
    return Shared(tuple(portions), pot.given(given), cutoff, weight_sum, unused)


def _bank(banks: Banks, level: Fraction | None, weight: Fraction) -> Fraction:
    if level is None:
        return banks.cap.value if banks.cap is not None else Fraction(0)
    return banks.held(level * weight)


def water_level(
    amount: Fraction, weights: Mapping[str, Fraction], banks: Mapping[str, Banks]
) -> Fraction | None:
    """The level at which everybody's part comes to the amount, in yuan a unit of weight.

    ``None`` when every payee is at her cap and something is left. The amount must cover all floors.
    """
    borders = sorted(
        {
            limit.value / weights[payee]
            for payee in weights
            for limit in (banks[payee].floor, banks[payee].cap)
            if limit is not None
        }
    )

    def poured(level: Fraction) -> Fraction:
        return sum((banks[payee].held(level * weight) for payee, weight in weights.items()), Fraction(0))

    low, high = 0, len(borders)
    while low < high:
        middle = (low + high) // 2
        if poured(borders[middle]) >= amount:
            high = middle
        else:
            low = middle + 1
    return _between(amount, weights, banks, borders, high)


def _between(
    amount: Fraction,
    weights: Mapping[str, Fraction],
    banks: Mapping[str, Banks],
    borders: Sequence[Fraction],
    at: int,
) -> Fraction | None:
    """Solve for the level between two borders, where the sum is a straight line."""
    below = borders[at - 1] if at else Fraction(0)
    above = borders[at] if at < len(borders) else below + 1
    inside = (below + above) / 2
    free = [payee for payee, weight in weights.items() if banks[payee].free(inside * weight)]
    rest = amount - sum(
        (banks[payee].held(inside * weights[payee]) for payee in weights.keys() - set(free)), Fraction(0)
    )
    if free:
        return rest / sum((weights[payee] for payee in free), Fraction(0))
    return above if at < len(borders) else None
