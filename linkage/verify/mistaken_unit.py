"""Mistaken unit (单位写错): factors by which a whole column is off, as when 万元 stand under 元."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import islice

from attrs import frozen

from linkage.ground.money import Rounding, round_to

_PLACES = range(2, 7)
#: What is lost at most when an amount is cut to two places.
_CUT_OFF = Fraction(5, 1000)

#: So many households tell enough of a column.
SAMPLE = 500


@frozen
class MistakenUnit:
    """A factor: the amount due is so many times what stands in the list; and how it is told."""

    factor: Fraction
    word: str
    most_likely: str

    def explains(self, paid: Fraction, due: Fraction) -> bool:
        """Whether an amount of the list is the due one in the other unit, both in yuan; cut off or not."""
        if not paid or not due or abs(paid * self.factor - due) > self.factor * _CUT_OFF:
            return False
        shown = round_to(paid, Fraction(1, 10 ** max(_PLACES)), Rounding.HALF_UP)
        return shown * self.factor == due or any(
            round_to(due / self.factor, Fraction(1, 10**places), Rounding.HALF_UP) == shown
            for places in _PLACES
        )


MISTAKEN_UNITS: Sequence[MistakenUnit] = (
    MistakenUnit(Fraction(10_000), "万分之一", "表上多半是万元"),
    MistakenUnit(Fraction(1_000), "千分之一", "表上多半是千元"),
    MistakenUnit(Fraction(1, 10), "10 倍", "表上多半是角"),
    MistakenUnit(Fraction(1, 100), "100 倍", "表上多半是分"),
    MistakenUnit(Fraction(1, 10_000), "10000 倍", "本季资料里的单位多半是万元"),
)


def explained(paid: Mapping[str, Fraction], dues: Mapping[str, int]) -> int:
    """How many of the first households one mistaken unit explains, the one that explains most."""
    sample = [(yuan, Fraction(dues.get(home, 0), 100)) for home, yuan in islice(paid.items(), SAMPLE)]
    return max(sum(unit.explains(yuan, due) for yuan, due in sample) for unit in MISTAKEN_UNITS)
