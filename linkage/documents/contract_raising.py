"""The contract rearing (委托代养合同, A6): the company owns the stock, the household is paid to raise it."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.household_deals import Roles, household_deals
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Term
from linkage.model.entitlement import Settlement

NAME = "contract_raising"


def _is_rearing(term: Term) -> bool:
    return (term.income, term.kind) == ("佣金", "代养") and term.payee in {HOUSEHOLDS, MEMBERS}


def _deals(settlement: Settlement) -> Sequence[Deal]:
    return household_deals(settlement, NAME, _is_rearing, Roles("养户", "委托方", household_first=False))


DOCUMENT = contract_document(
    ContractKind(
        name=NAME,
        title="委托代养合同",
        deals=_deals,
        sections=(
            Part("parties", "当事人"),
            Part("raising_way", "合作方式与所有权"),
            Part("raising_batch", "品种、数量、批次"),
            Part("raising_place", "场舍与防疫条件"),
            Part("raising_deposit", "保证金"),
            Part("raising_supply", "苗、料、药供应与计价"),
            Part("raising_rules", "技术规程和死淘"),
            Part("raising_return", "回收标准"),
            Part("clauses", "代养费"),
            Part("raising_payout", "代养费结算"),
            Part("account", "收款账户"),
            Part("raising_risk", "风险与保险"),
            Part("raising_waste", "环保和无害化"),
            Part("raising_records", "记录检查"),
            Part("raising_breach", "违约和解除"),
            Part("trade_disputes", "争议解决"),
        ),
        annexes=(
            Part("worked_example", "计算说明和算例"),
            Part("raising_sheets", "批次、领料领药和结算用表"),
        ),
    )
)
