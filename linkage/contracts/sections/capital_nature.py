"""What the return is by law (收益的性质): a fixed return with the money back looks like a loan."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.stakes import given_back, is_fixed
from linkage.document import View
from linkage.model.nature import NATURE, NATURES


def _words(deal: Deal) -> View:
    return {
        "fixed": is_fixed(deal),
        "backed": given_back(deal),
        "nature": deal.said(NATURE),
        "person": deal.household is not None,
    }


SECTION = Section(_words, offers={NATURE: NATURES})
