"""Land as capital (农村土地经营权入股合同, A2): a household contributes its land; one for each receiver."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.household_deals import Roles, is_printed
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.contracts.land_parts import ANNEXES, land_attachments, land_sections
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
        sections=land_sections(
            ("入股", "入股"),
            "入股标的物",
            (
                Part("land_shares", "入股计量和分红办法"),
                Part("clauses", "保底"),
                Part("pools", "分配顺序与比例"),
                Part("payments", "保底的支付"),
            ),
            ("contributor", "receiver"),
            (Part("land_exit", "退出与返还"),),
        ),
        annexes=ANNEXES,
        attachments=land_attachments("作价的评估报告、决议或者协议", "章程"),
        mechanisms=(23,),
    )
)
