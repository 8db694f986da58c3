"""Sheds and prevention of disease (场舍与防疫条件)."""

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View:
    """Who has no number of a raiser of her own goes by that of the household."""
    household = deal.household
    return {"number": deal.said("养户编号") or (household.number if household is not None else "")}


SECTION = Section(_words, says=("场舍面积", "防疫合格证号"))
