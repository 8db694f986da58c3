"""What counts when it is settled (结算): the slips both have signed."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.legal_type import cooperative_roles


def _words(deal: Deal) -> View:
    cooperatives = cooperative_roles(deal.arrangement)
    signing = [deal.label(side) for side in deal.sides if side.key in cooperatives]
    return {"cooperative": "、".join(signing)}


SECTION = Section(_words, says=("收购发票号",), offers={"付款方式": ("银行转账", "现金", "其他")})
