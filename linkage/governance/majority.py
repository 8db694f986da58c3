"""Majority (表决比例): how many votes a law asks for: at least a share of a roll, or more than it."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from linkage.model.law import NoLawError, Parameter

#: How the name of a value ends that has to be passed and not only reached (民法典 第一千二百五十九条).
_PASSED = ("须超过", "须多于")


@frozen
class Majority:
    """A share of a roll: at least that share, or, with ``above``, more than it."""

    share: Fraction
    above: bool = False

    def needed(self, whole: Fraction) -> int:
        """The least whole number of votes that reaches it.

        >>> two_thirds, more_than_half = Majority(Fraction(2, 3)), Majority(Fraction(1, 2), above=True)
        >>> two_thirds.needed(Fraction(62)), more_than_half.needed(Fraction(62))
        (42, 32)
        """
        exact = self.share * whole
        floor = exact.numerator // exact.denominator
        return floor + 1 if self.above or floor < exact else floor

    def told(self, whole: Fraction) -> str:
        """How the number was found.

        >>> Majority(Fraction(2, 3)).told(Fraction(62))
        '62×2/3 进一'
        """
        how = "，过这个数" if self.above else ("" if (self.share * whole).denominator == 1 else " 进一")
        return f"{whole}×{self.share}{how}"


def read_majority(law: Parameter) -> Majority:
    """Read what a law asks for; its name says whether the share is to be passed.

    Raises :class:`NoLawError` where a season's own file says it in words: the check was not made.
    """
    if law.figure is None:
        raise NoLawError(law.name, law.first, str(law.where), f"写的是“{law.said}”，请写成 2/3 这样的数")
    return Majority(law.figure.value, above=law.name.endswith(_PASSED))
