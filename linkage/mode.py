"""Share mode (取整方式): one way of bringing exact shares to whole steps, each share traced.

``linkage/modes`` holds a file for each. Whatever the mode, nobody without weight gets anything, the order
of rows never matters, and what is left over or asked for has a named owner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache

from attrs import field, frozen

from linkage.ground.catalogue import catalogue
from linkage.ground.figure import Figure, Json
from linkage.ground.money import Rounding, Share, cutoff_of, round_to
from linkage.ground.units import YUAN
from linkage.model.arrangement import Step


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

    ``unit`` is the whole step in yuan. ``drawn`` holds the number each payee drew, where the arrangement
    settles ties by it, ``openings`` the fraction in yuan that a payee brings along from the season before.
    """

    step: Step
    amount: Figure
    season: str
    pool: str
    unit: Fraction = Fraction(1, 100)
    drawn: Mapping[str, Figure] = field(factory=dict)
    openings: Mapping[str, Figure] = field(factory=dict)

    @property
    def clause(self) -> str:
        """``分配/step number``, the name under which lines and ties know this step."""
        return f"{self.pool}/{self.step.number}"

    def key(self, payee: str) -> str:
        """What the digest of a payee is made of."""
        return f"{self.season}|{self.clause}|{payee}"

    def rank(self, payee: str) -> str:
        """The payee's place among equals where it is not the digest: her number, then her id."""
        number = self.drawn[payee].value if payee in self.drawn else Fraction(0)
        return rank_text(number, payee)

    @property
    def ranked(self) -> bool:
        """Say whether ties go by payee id or drawn number, and not by digest."""
        return bool(self.step.ties)

    @property
    def whole_steps(self) -> int:
        """How many whole steps there are to share."""
        return (self.amount.value / self.unit).__floor__()

    @property
    def entire(self) -> bool:
        """Say whether the amount is whole steps, so that all of it can be given out."""
        return self.whole_steps * self.unit == self.amount.value

    def shared_amount(self) -> Figure:
        """The whole steps as the parts cite them: the step itself, or what was asked, cut to whole steps."""
        if self.entire:
            return self.cited(self.amount.value)
        return self.cited(Fraction(0)).rounded(Rounding.DOWN, self.unit, label=self.step.share_step)

    def cited(self, given: Fraction) -> Figure:
        """The amount as the parts cite it: the step's own where all is given out, else what was asked."""
        which = "step" if given == self.amount.value else "asked"
        params: Mapping[str, Json] = {"pool": self.pool, which: self.step.number}
        return Figure(op="ref", value=self.amount.value, unit=YUAN, name=self.step.to, params=params)

    def given(self, value: Fraction) -> Figure:
        """The step's amount after sharing: as it was, or what the parts came to."""
        if value == self.amount.value:
            return self.amount
        params: Mapping[str, Json] = {"clause": self.clause, "payee": "*"}
        return Figure(op="ref", value=value, unit=YUAN, name=self.step.to, params=params)


@frozen
class Shared:
    """The parts, what they make up together, and the published cut-off of the leftover steps.

    ``unused`` is what nobody may take, in yuan: it stays in the pool, and is no remainder of rounding.
    """

    portions: tuple[Portion, ...]
    given: Figure
    cutoff: tuple[str, str] | None
    whole: Fraction
    unused: Fraction = Fraction(0)


@frozen
class ShareMode:
    """A mode; ``label`` is its word in arrangements, ``may_overpay`` asks for an owner who can pay in.

    ``said`` tells the mode in a contract; ``keeps`` leaves the remainder in the pool and asks for no owner;
    ``carries`` leaves each payee the fraction that was cut off, for her next season (零头结转). ``cuts`` says
    that whole steps are all that anybody gets, so that a share may lie within limits.
    """

    name: str
    label: str
    share: Callable[[Pot, Mapping[str, Figure]], Shared]
    said: str = ""
    may_overpay: bool = False
    keeps: bool = False
    carries: bool = False
    cuts: bool = False


@cache
def share_modes() -> dict[str, ShareMode]:
    """All modes by their label."""
    from linkage import modes as shelf  # noqa: PLC0415 - the shelf stands above its own type

    return {mode.label: mode for mode in catalogue(shelf, ShareMode).values()}


def share_among(pot: Pot, weights: Mapping[str, Figure]) -> Shared:
    """Share a step among payees with a positive weight, in the step's mode.

    Raises ``ValueError`` when there is none.
    """
    return share_modes()[pot.step.share_mode].share(pot, weights)


def rank_text(number: Fraction, payee: str) -> str:
    """A text that sorts like the number, then like the payee id; whole numbers of at most twelve digits."""
    return f"{number.numerator:012d}|{payee}"


def sum_of(weights: Mapping[str, Figure]) -> Fraction:
    """All weights together."""
    return sum((figure.value for figure in weights.values()), Fraction(0))


def portion_of(
    pot: Pot, payee: str, args: tuple[Figure, ...], found: tuple[Fraction, Mapping[str, Json]]
) -> Portion:
    """A payee's part with its derivation; her drawn number stands last where ties go by it."""
    if payee in pot.drawn:
        args = (*args, pot.drawn[payee])
    figure = Figure(op="share", value=found[0], unit=YUAN, name=pot.pool, args=args, params=found[1])
    return Portion(payee, pot.step, figure)


def each_rounded(pot: Pot, weights: Mapping[str, Figure], mode: Rounding) -> Shared:
    """Round every part by itself; what that leaves, or asks for, is the owner's."""
    whole = sum_of(weights)
    parts = {
        payee: round_to(pot.amount.value * weight.value / whole, pot.unit, mode)
        for payee, weight in weights.items()
    }
    return shared_apart(pot, weights, parts, mode.label)


def shared_apart(
    pot: Pot,
    weights: Mapping[str, Figure],
    parts: Mapping[str, Fraction],
    label: str,
    more: Mapping[str, tuple[tuple[Figure, ...], Mapping[str, Json]]] | None = None,
) -> Shared:
    """Parts in yuan that were rounded one by one, with their derivations in the mode of that label.

    ``more`` adds to the arguments and parameters of a payee's derivation.
    """
    whole = sum_of(weights)
    given = sum(parts.values(), Fraction(0))
    common: Mapping[str, Json] = {"mode": label, "sum": str(whole), "step": str(pot.unit)}
    portions = []
    for payee, value in parts.items():
        args, params = more[payee] if more is not None else ((), {})
        figure = Figure(
            op="share",
            value=value,
            unit=YUAN,
            name=pot.pool,
            args=(pot.cited(given), weights[payee], *args),
            params={**common, **params},
        )
        portions.append(Portion(payee, pot.step, figure))
    return Shared(tuple(portions), pot.given(given), None, whole)


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
