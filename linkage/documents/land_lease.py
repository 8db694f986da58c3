"""The lease of land (农村土地经营权出租合同, A1): a household leases its land; one for each lessee."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.household_deals import Roles, household_deals
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.model.arrangement import HOUSEHOLDS, Term
from linkage.model.entitlement import Settlement

NAME = "land_lease"


def _is_lease(term: Term) -> bool:
    return (term.income, term.quantity[0], term.payee) == ("租金", "地块", HOUSEHOLDS)


def _deals(settlement: Settlement) -> Sequence[Deal]:
    return household_deals(settlement, NAME, _is_lease, Roles("出租方", "承租方"))


DOCUMENT = contract_document(
    ContractKind(
        name=NAME,
        title="农村土地经营权出租合同",
        model="结构参照国家示范文本 GF—2021—2606（编号未确认）。",
        deals=_deals,
        sections=(
            Part("parties", "当事人"),
            Part("plots", "租赁物"),
            Part("land_use", "出租土地用途"),
            Part("term", "租赁期限"),
            Part("delivery", "土地交付"),
            Part("clauses", "租金标准和计算"),
            Part("payments", "租金支付"),
            Part("account", "收款账户"),
            Part("lessor", "甲方的权利和义务"),
            Part("lessee", "乙方的权利和义务"),
            Part("land_terms", "其他约定"),
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
            "附属建筑和设施清单",
            "集体决议、流转委托书（由村里统一组织的）",
        ),
        mechanisms=(23,),
    )
)
