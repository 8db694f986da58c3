"""Seed and supplies (种子农资), and what may be set off for them."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.set_off import set_off_words
from linkage.document import View


def _words(deal: Deal) -> View:
    return {"set_off": set_off_words(deal)}


SECTION = Section(
    _words,
    offers={
        "种苗提供": (
            "甲方提供",
            "乙方自备",
            "统一采购",
        ),
        "种苗抵扣": ("从货款抵扣", "另付"),
    },
    says=("种苗数量",),
    sums=("种苗单价",),
)
