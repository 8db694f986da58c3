"""Verdict (核对结果): what a payout list says of a household beside what the season says."""

from __future__ import annotations

import enum

from attrs import frozen

from linkage.ground.errors import Where
from linkage.ground.money import Money


class Verdict(enum.Enum):
    """How a household stands; the value is the word on screen and paper."""

    EQUAL = "相符"
    DIFFERENT = "金额不符"
    MISSING = "漏列"
    EXTRA = "多列"
    TWICE = "重复支付"
    WRONG_ACCOUNT = "收款账户不符"
    AMBIGUOUS = "认不准是谁"


class Evidence(enum.IntEnum):
    """What speaks for a cause, the strongest first."""

    PRINTED = 0  # the row itself prints the number that was used
    BESIDE = 1  # the number stands in the row above or below, or in the list of last season
    SEASON = 2  # the season knows the number or the reading: another grade, tier, day, rounding
    SLIP = 3  # only the digits look alike


@frozen
class Cause:
    """A probable cause of a wrong amount, which reproduces that amount exactly.

    ``kind`` is a stable ASCII word, ``words`` the sentence with its arithmetic, ``amount`` what comes out
    when the season is reckoned with this mistake: the amount of the list, to the fen.
    """

    kind: str
    words: str
    amount: Money
    evidence: Evidence = Evidence.SEASON


@frozen
class Difference:
    """One household, or one row that belongs to none.

    ``rows`` are numbers of rows in the list, ``places`` the cells in question; ``payee`` is empty where no
    household was found; ``clause`` is empty where the whole payable was compared. ``due`` is what the season
    says, ``paid`` what the list says.
    """

    verdict: Verdict
    payee: str
    name: str
    rows: tuple[int, ...]
    clause: str = ""
    due: Money | None = None
    paid: Money | None = None
    causes: tuple[Cause, ...] = ()
    told: str = ""
    places: tuple[Where, ...] = ()
