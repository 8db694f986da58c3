"""The project (项目概况), and what the business does for farmers in return."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.stakes import holds_public_money
from linkage.document import View
from linkage.ground.season import chinese_date


def _words(deal: Deal) -> View:
    days = deal.days
    return {
        "first": chinese_date(days[0]) if days is not None else "",
        "last": chinese_date(days[1]) if days is not None else "",
        "public": holds_public_money(deal),
    }


SECTION = Section(_words, says=("项目名称", "批复文号", "地点", "带动条件", "不设带动条件的理由"))
