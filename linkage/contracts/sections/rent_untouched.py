"""What the fee leaves alone (与租金的关系): the rent, and who need not agree to what is no matter of land."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.land_fees import is_mixed


def _words(deal: Deal) -> View:
    return {"mixed": any(is_mixed(term) for term in deal.terms)}


SECTION = Section(_words)
