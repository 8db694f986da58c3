"""The letting by the collective (集体资产租赁合同, A11): houses, plants, ponds and sites, year by year."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.household_deals import Roles
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.contracts.party_deals import party_deals
from linkage.model.entitlement import Settlement
from linkage.model.letting import lets

NAME = "asset_lease"


def _deals(settlement: Settlement) -> Sequence[Deal]:
    return party_deals(settlement, NAME, lets, Roles("出租方", "承租方"))


DOCUMENT = contract_document(
    ContractKind(
        name=NAME,
        title="农村集体资产租赁（发包）合同",
        deals=_deals,
        edition="internal",
        sections=(
            Part("parties", "当事人"),
            Part("asset_subject", "标的"),
            Part("asset_title", "权属现状和交易方式"),
            Part("asset_use", "用途"),
            Part("term", "期限"),
            Part("clauses", "租金、递增和支付"),
            Part("asset_years", "逐年应收"),
            Part("asset_deposit", "保证金"),
            Part("asset_delivery", "交付验收"),
            Part("asset_care", "维修、消防安全和税费"),
            Part("asset_alter", "改造添附和转租"),
            Part("asset_taking", "征收"),
            Part("asset_return", "返还"),
            Part("asset_breach", "违约和解除"),
            Part("trade_disputes", "争议解决"),
            Part("decision", "民主程序"),
        ),
        annexes=(
            Part("asset_arrears", "应收、实收和欠付"),
            Part("worked_example", "计算说明和算例"),
        ),
        mechanisms=(9,),
    )
)
