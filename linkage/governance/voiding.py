"""Voiding (作废): which issued sets of a season are void, and which set takes their place.

A set that people hold is never altered and never disappears: a decision (决定, 种类 作废) names it by the
day it bears (出表日). Printed again with that day, every page of it says 作废; the set with a later day says
which earlier ones it replaces. So one row of the register speaks on both.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from linkage.governance.decisions import VOIDED, Decision, decisions, voided_day
from linkage.model.entitlement import Settlement


def voiding(settlement: Settlement) -> Decision | None:
    """The decision that makes this very set void; nothing where it stands."""
    own = settlement.books.paper_day
    found = (one for one in _voidings(settlement) if own is not None and voided_day(one.row) == own)
    return next(found, None)


def replaced(settlement: Settlement) -> Sequence[tuple[datetime.date, Decision]]:
    """The earlier sets that this one takes the place of, each with the decision, by their day."""
    own = settlement.books.paper_day
    days = ((voided_day(one.row), one) for one in _voidings(settlement))
    earlier = [(day, one) for day, one in days if day is not None and own is not None and day < own]
    return sorted(earlier, key=lambda pair: (pair[0], pair[1].number))


def _voidings(settlement: Settlement) -> Sequence[Decision]:
    return [one for one in decisions(settlement) if one.kind == VOIDED and one.counts]
