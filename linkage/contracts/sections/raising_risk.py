"""Risks and insurance (风险与保险)."""

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View:
    """The insurance of the stock; that of the orchard beside it is none."""
    own = (term.prose.get("保险", "") for term in deal.terms)
    return {"insurance": deal.said("养殖保险") or next(filter(None, own), "")}


SECTION = Section(
    _words,
    sums=("养殖保额", "保费分担"),
    offers={
        "市场风险": (
            "甲方",
            "乙方",
            "双方",
        ),
        "养殖风险": (
            "甲方",
            "乙方",
            "双方",
        ),
    },
)
