"""Invented numbers that look right and belong to nobody.

Every draw is a digest of its key, so that adding a household changes nothing of the others, and no
random generator has to be the same on every machine. The region 369901 and the mobile range 154
are assigned to no place and no network.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import TypeVar

REGION = "369901"
_Item = TypeVar("_Item")


def draw(n: int, *key: object) -> int:
    """Draw a number from 0 to n - 1, always the same for the same key."""
    text = "|".join(str(part) for part in key)
    return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:8]) % n


def pick(items: Sequence[_Item], *key: object) -> _Item:
    """Pick one of the items, always the same for the same key."""
    return items[draw(len(items), *key)]


def resident_id(birth: datetime.date, *, male: bool, serial: int) -> str:
    """Make a resident identity number with a valid check character (GB 11643)."""
    order = serial * 2 + (1 if male else 0)
    body = f"{REGION}{birth:%Y%m%d}{order:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


def mobile(*key: object) -> str:
    """Make a mobile number in a range that no network has."""
    return f"154{draw(10**8, 'mobile', *key):08d}"


def bank_card(*key: object) -> str:
    """Make a card number of nineteen digits with a valid check digit (Luhn)."""
    body = f"629999{draw(10**12, 'card', *key):012d}"
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
