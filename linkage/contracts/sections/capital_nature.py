"""Share or fee for use (收益的性质): a fixed return with the money back looks like a loan."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.stakes import given_back, is_fixed
from linkage.document import View


def _words(deal: Deal) -> View:
    return {"fixed": is_fixed(deal), "backed": given_back(deal)}


SECTION = Section(
    _words,
    offers={
        "收益性质": (
            "入股分红",
            "设施使用费",
        )
    },
)
