"""Land as capital (农村土地经营权入股合同, A2): a household contributes its land; one for each receiver."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.household_deals import Roles, is_printed
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.contracts.land_stakes import land_deals
from linkage.model.entitlement import Settlement

NAME = "land_share"


def _deals(settlement: Settlement) -> Sequence[Deal]:
    return [deal for deal in land_deals(settlement, Roles("入股方", "受让方")) if is_printed(deal, NAME)]


DOCUMENT = contract_document(
    ContractKind(
        name=NAME,
        title="农村土地经营权入股合同",
        model="结构参照国家示范文本 GF—2021—2607（编号未确认）。",
        deals=_deals,
        sections=(
            Part("parties", "当事人"),
            Part("plots", "入股标的物"),
            Part("land_use", "入股土地用途"),
            Part("term", "入股期限"),
            Part("delivery", "土地交付"),
            Part("land_shares", "入股计量和分红办法"),
            Part("clauses", "保底"),
            Part("pools", "分配顺序与比例"),
            Part("payments", "保底的支付"),
            Part("account", "收款账户"),
            Part("contributor", "甲方的权利和义务"),
            Part("receiver", "乙方的权利和义务"),
            Part("land_terms", "其他约定"),
            Part("land_exit", "退出与返还"),
            Part("land_changes", "合同变更、解除和终止"),
            Part("breach", "违约责任"),
            Part("disputes", "争议解决"),
        ),
        annexes=(
            Part("worked_example", "计算说明和算例"),
            Part("company_checks", "企业流转土地的手续"),
        ),
        attachments=(
            "双方身份证明、登记证书的复印件",
            "土地承包经营权证或者承包合同的复印件",
            "地块四至范围附图",
            "作价的评估报告、决议或者协议",
            "章程",
        ),
        mechanisms=(23,),
    )
)
