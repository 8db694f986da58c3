"""Dated law (法定数值) in a contract: the value in force on the last day of its season, if there is one."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.model.law import NoLawError, Parameter


def told_law(deal: Deal, name: str) -> Parameter | None:
    """The value; nothing where no version covers the day, for a paper is no place to say so."""
    try:
        return deal.settlement.law(name, deal.arrangement, deal.arrangement.file)
    except NoLawError:
        return None
