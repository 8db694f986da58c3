"""What comes before a company leases land (工商企业流转土地的手续): a list to tick off."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.arrangement import Party
from linkage.model.payer import COMPANY, payer_kind


def _words(deal: Deal) -> View | None:
    organisations = [side for side in deal.sides if isinstance(side.who, Party)]
    companies = [
        side
        for side in organisations
        if isinstance(side.who, Party) and payer_kind(side.who.legal_type) is COMPANY
    ]
    if not companies:
        return None
    return {"name": companies[0].name, "label": deal.label(companies[0])}


SECTION = Section(_words, says=("资格审查文号", "项目审核文号", "风险防范文号", "备案日期"))
