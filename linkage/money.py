"""Money (金额) in whole fen, rounding modes with names, and fair sharing of whole fen."""

from __future__ import annotations

import enum
import hashlib
import unicodedata
from collections.abc import Mapping
from fractions import Fraction

from attrs import field, frozen


class Rounding(enum.Enum):
    """A rounding mode; the value is its name in arrangements and on paper."""

    HALF_UP = "四舍五入"
    HALF_EVEN = "四舍六入五成双"
    DOWN = "去尾"
    UP = "进一"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return self.value


def round_to(value: Fraction, step: Fraction, mode: Rounding) -> Fraction:
    """Round to a whole multiple of ``step``; halves go away from nought (HALF_UP).

    DOWN goes towards nought and UP away from it, so that a negative amount mirrors a positive one.

    >>> round_to(Fraction("2.675"), Fraction("0.01"), Rounding.HALF_UP)
    Fraction(67, 25)
    """
    if step <= 0:
        message = "the rounding step must be positive"
        raise ValueError(message)
    sign = -1 if value < 0 else 1
    whole, rest = divmod(abs(value) / step, 1)
    match mode:
        case Rounding.HALF_UP:
            up = rest >= Fraction(1, 2)
        case Rounding.HALF_EVEN:
            up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1)
        case Rounding.DOWN:
            up = False
        case Rounding.UP:
            up = rest > 0
    return sign * (whole + up) * step


def _whole(_: object, attribute: object, value: object) -> None:
    if type(value) is not int:
        message = f"money is whole fen, not {type(value).__name__}"
        raise TypeError(message)


@frozen(order=True)
class Money:
    """An amount in whole fen. It adds, subtracts and compares; it never multiplies.

    >>> str(Money(123456789))
    '1,234,567.89'
    >>> Money(5).plain
    '0.05'
    """

    fen: int = field(validator=_whole)

    def __add__(self, other: Money) -> Money:
        """Add two amounts."""
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        """Subtract an amount."""
        return Money(self.fen - other.fen)

    def __neg__(self) -> Money:
        """Turn the sign."""
        return Money(-self.fen)

    def __bool__(self) -> bool:
        """Say whether there is any amount."""
        return self.fen != 0

    @property
    def plain(self) -> str:
        """Yuan with two decimals and no separators, for files: ``-1234.50``."""
        yuan, fen = divmod(abs(self.fen), 100)
        return f"{'-' if self.fen < 0 else ''}{yuan}.{fen:02d}"

    def __str__(self) -> str:
        """Yuan with two decimals and thousands separators, for people."""
        yuan, fen = divmod(abs(self.fen), 100)
        return f"{'-' if self.fen < 0 else ''}{yuan:,}.{fen:02d}"

    @property
    def yuan(self) -> Fraction:
        """The amount in yuan, exact."""
        return Fraction(self.fen, 100)


ZERO = Money(0)


@frozen
class Share:
    """One payee's part of a pool: whole steps, the remainder, and whether a leftover step came.

    ``steps`` counts whole rounding steps (fen, yuan …) including the leftover one.
    """

    steps: int
    floor: int
    remainder: Fraction
    extra: bool
    digest: str


def tie_digest(season: str, pool: str, payee: str) -> str:
    """Digest that orders equal remainders, so that the odd fen wanders over pools and seasons."""
    text = unicodedata.normalize("NFC", f"{season}|{pool}|{payee}")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def share_out(
    total: int, weights: Mapping[str, Fraction], *, season: str, pool: str
) -> dict[str, Share]:
    """Share ``total`` whole steps by weight, largest remainder first (最大余额法).

    Ties go by ascending digest of season, pool and payee. A payee without weight gets nothing;
    the parts always make up the total. Raises ``ValueError`` when a weight is negative, or when
    nobody has any weight while there is something to share.
    """
    if total < 0:
        message = "a negative amount is never shared"
        raise ValueError(message)
    if any(weight < 0 for weight in weights.values()):
        message = "a weight is negative"
        raise ValueError(message)
    whole = sum(weights.values(), Fraction(0))
    if whole == 0:
        if total:
            message = "nobody has a right to this pool"
            raise ValueError(message)
        return {
            payee: Share(0, 0, Fraction(0), extra=False, digest=tie_digest(season, pool, payee))
            for payee in weights
        }
    exact = {payee: total * weight / whole for payee, weight in weights.items()}
    floors = {payee: value.numerator // value.denominator for payee, value in exact.items()}
    left = total - sum(floors.values())
    digests = {payee: tie_digest(season, pool, payee) for payee in weights}
    queue = sorted(
        (payee for payee in weights if exact[payee] != floors[payee]),
        key=lambda payee: (floors[payee] - exact[payee], digests[payee]),
    )
    lucky = set(queue[:left])
    return {
        payee: Share(
            floors[payee] + (payee in lucky),
            floors[payee],
            exact[payee] - floors[payee],
            extra=payee in lucky,
            digest=digests[payee],
        )
        for payee in weights
    }
