"""The deposit (定金): what it secures, and how much of the price the law lets it be."""

from __future__ import annotations

from linkage.contracts.dated_law import told_law
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View

_CAP = "定金占标的额上限"


def _words(deal: Deal) -> View:
    law = told_law(deal, _CAP)
    return {"most": law.told if law is not None else "", "cite": str(law.cite) if law is not None else ""}


SECTION = Section(
    _words,
    sums=("定金",),
    offers={
        "定金处理": (
            "抵作货款",
            "返还",
        )
    },
)
