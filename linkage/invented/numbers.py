"""Invented numbers that look right and belong to nobody.

Every draw is a digest of its key, so that adding a household changes nothing of the others, and no
random generator has to be the same on every machine. The prefecture 3699 and the mobile range 154
are assigned to no place and no network.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from attrs import define, field

REGION = "369901"
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_LEAST_LEFT = 1 << 64
_Item = TypeVar("_Item")


def draw(n: int, *key: object) -> int:
    """Draw a number from 0 to n - 1, always the same for the same key."""
    text = "|".join(str(part) for part in key)
    return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:8]) % n


def pick(items: Sequence[_Item], *key: object) -> _Item:
    """Pick one of the items, always the same for the same key."""
    return items[draw(len(items), *key)]


@define
class Draws:
    """An endless row of draws, always the same for the same key; much quicker than a key for each draw."""

    _key: str
    _block: int = field(default=0, init=False)
    _left: int = field(default=0, init=False)

    def below(self, n: int) -> int:
        """Draw a number from 0 to n - 1."""
        if self._left < _LEAST_LEFT:
            digest = hashlib.sha512(f"{self._key}|{self._block}".encode()).digest()
            self._left = int.from_bytes(digest)
            self._block += 1
        self._left, drawn = divmod(self._left, n)
        return drawn

    def between(self, low: int, high: int) -> int:
        """Draw a number from low to high, both included."""
        return low + self.below(high - low + 1)

    def hundredths(self, low: int, high: int) -> Decimal:
        """Draw a number with two decimals, its bounds in hundredths."""
        return Decimal(self.between(low, high)).scaleb(-2)

    def often(self, percent: int) -> bool:
        """Say yes in so many of a hundred draws."""
        return self.below(100) < percent

    def pick(self, items: Sequence[_Item]) -> _Item:
        """Pick one of the items."""
        return items[self.below(len(items))]

    def few(self, percent: int, most: int) -> int:
        """How many there are, when each is followed by one more in so many of a hundred cases."""
        count = 0
        while count < most and self.often(percent):
            count += 1
        return count

    def day(self, first: datetime.date, last: datetime.date) -> datetime.date:
        """Draw a day from first to last, both included."""
        return first + datetime.timedelta(self.below((last - first).days + 1))


def resident_id(birth: datetime.date, *, male: bool, serial: int, region: str = REGION) -> str:
    """Make a resident identity number with a valid check character (GB 11643)."""
    order = serial * 2 + (1 if male else 0)
    return with_check_character(f"{region}{birth:%Y%m%d}{order:03d}")


def with_check_character(body: str) -> str:
    """An identity number out of its first seventeen digits (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _ID_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def mobile(*key: object) -> str:
    """Make a mobile number in a range that no network has."""
    return f"154{draw(10**8, 'mobile', *key):08d}"


def bank_card(*key: object) -> str:
    """Make a card number of nineteen digits with a valid check digit (Luhn)."""
    return with_check_digit(f"629999{draw(10**12, 'card', *key):012d}")


def with_check_digit(body: str) -> str:
    """A card number out of all its digits but the last (Luhn)."""
    total = 0
    for index, digit in enumerate(reversed(body)):
        doubled = int(digit) * (2 if index % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return body + str(-total % 10)


def credit_code(kind: str, *key: object) -> str:
    """Make a social credit code with valid check characters (GB 11714, GB 32100)."""
    body = f"{draw(10**8, 'credit', *key):08d}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11
    organisation = body + {10: "X", 11: "0"}.get(rest, str(rest))
    text = kind + REGION + organisation
    allowed = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(allowed.index(sign) * pow(3, index, 31) for index, sign in enumerate(text))
    return text + allowed[-total % 31]
