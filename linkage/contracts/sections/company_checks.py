"""What comes before a company leases land (工商企业流转土地的手续): a list to tick off."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.arrangement import Party
from linkage.model.nature import asks_nature
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
    return {"name": companies[0].name, "label": deal.label(companies[0]), "own": _own(deal)}


def _own(deal: Deal) -> str:
    """What the household gets by this contract, which a fee of the collective may not lessen."""
    rent = any(term.income == "租金" for term in deal.terms)
    fixed = any(asks_nature(term) for term in deal.terms)
    told = ["租金" if rent else "", "保底" if fixed else "", "分红" if deal.pools else ""]
    return "、".join(filter(None, told)) or "收益"


SECTION = Section(_words, says=("资格审查文号", "项目审核文号", "风险防范文号", "备案日期"))
