"""Money (金额) in whole fen, rounding modes with names, and fair sharing of whole fen."""

from __future__ import annotations

import enum
import hashlib
import math
import unicodedata
from collections.abc import Iterable, Mapping
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
    """Round to a whole multiple of ``step`` by a named mode, exactly.

    A negative number mirrors the positive one: halves of 四舍五入 go away from nought, 去尾 goes towards
    nought, 进一 away from it. Raises ``ValueError`` when the step is not positive.

    >>> round_to(Fraction("2.675"), Fraction("0.01"), Rounding.HALF_UP)
    Fraction(67, 25)
    """
    if step <= 0:
        message = "the rounding step must be positive"
        raise ValueError(message)
    sign = -1 if value < 0 else 1
    steps = abs(value) / step
    whole, rest = divmod(steps.numerator, steps.denominator)
    twice = 2 * rest - steps.denominator
    up = {
        Rounding.HALF_UP: twice >= 0,
        Rounding.HALF_EVEN: twice > 0 or (twice == 0 and whole % 2 == 1),
        Rounding.DOWN: False,
        Rounding.UP: rest > 0,
    }
    return sign * (whole + up[mode]) * step


def _whole(_: object, __: object, value: int) -> None:
    if type(value) is not int:
        message = f"money is whole fen, not {type(value).__name__}"
        raise TypeError(message)


@frozen(order=True)
class Money:
    """An amount in whole fen (分). It adds, subtracts and compares; it never multiplies.

    Prices times quantities are figures, and only a figure that was rounded becomes money. Anything
    but a whole number of fen, a float or a truth value above all, is a ``TypeError``.

    >>> str(Money(123456789))
    '1,234,567.89'
    >>> Money(5).plain
    '0.05'
    """

    fen: int = field(validator=_whole)

    def __add__(self, other: Money) -> Money:
        """Add two amounts."""
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        """Subtract an amount."""
        if not isinstance(other, Money):
            return NotImplemented
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

    ``steps`` counts whole rounding steps (fen, yuan …) including the leftover one; ``floor`` is without
    it. ``digest`` is the payee's place in the queue among equal remainders.
    """

    steps: int
    floor: int
    remainder: Fraction
    extra: bool
    digest: str


def tie_digest(season: str, pool: str, payee: str) -> str:
    """Digest that orders equal remainders, so that the odd fen wanders over pools and seasons.

    ``season`` is ``编号/first day``, ``pool`` is ``分配/step number``, ``payee`` as in the result
    document. Anyone can compute it again: SHA-256 in hex of the three joined by ``|``, in UTF-8 after NFC.
    """
    text = unicodedata.normalize("NFC", f"{season}|{pool}|{payee}")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def share_out(
    total: int,
    weights: Mapping[str, Fraction],
    *,
    season: str,
    pool: str,
    ranks: Mapping[str, str] | None = None,
) -> dict[str, Share]:
    """Share ``total`` whole steps by weight, largest remainder first (最大余额法).

    Everybody gets the whole part of the exact share; the steps left over go one each to the largest
    remainders, equal remainders by ascending digest, so that no row order matters. A payee without
    weight gets nothing, also no leftover; the parts always make up the total. With one more step to
    share, somebody may get one less (the Alabama paradox of this method): at most one.

    ``ranks`` settles ties instead of the digest: a drawn number, the payee id.

    Raises ``ValueError`` when the total or a weight is negative, or when nobody has any weight while
    there is something to share.

    >>> thirds = share_out(100, dict.fromkeys("甲乙丙", Fraction(1)), season="S/2025-01-01", pool="分红/1")
    >>> sorted(share.steps for share in thirds.values())
    [33, 33, 34]
    """
    if total < 0:
        message = "a negative amount is never shared"
        raise ValueError(message)
    if any(weight < 0 for weight in weights.values()):
        message = "a weight is negative"
        raise ValueError(message)
    # Whole numbers in the same proportion: the division below is then exact and fast.
    scale = math.lcm(*(weight.denominator for weight in weights.values()))
    scaled = {payee: int(weight * scale) for payee, weight in weights.items()}
    whole = sum(scaled.values())
    if whole == 0 and total:
        message = "nobody has a right to this pool"
        raise ValueError(message)
    parts = {payee: divmod(total * weight, whole or 1) for payee, weight in scaled.items()}
    digests = ranks or {payee: tie_digest(season, pool, payee) for payee in weights}
    left = total - sum(floor for floor, _ in parts.values())
    queue = sorted(
        (payee for payee in weights if parts[payee][1]),
        key=lambda payee: (-parts[payee][1], digests[payee]),
    )
    lucky = frozenset(queue[:left])
    return {
        payee: Share(
            floor + (payee in lucky),
            floor,
            Fraction(rest, whole or 1),
            extra=payee in lucky,
            digest=digests[payee],
        )
        for payee, (floor, rest) in parts.items()
    }


def cutoff_of(shares: Iterable[Share]) -> tuple[Fraction, str] | None:
    """Give the published cut-off of a pool: remainder and digest of the last payee with a leftover step.

    With it a payee alone can tell whether a leftover step was due: remainder larger, or equal and
    digest not larger. ``None`` when nothing was left over.
    """
    lucky = [(-share.remainder, share.digest) for share in shares if share.extra]
    if not lucky:
        return None
    remainder, digest = max(lucky)
    return -remainder, digest
