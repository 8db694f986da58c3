"""The order (农产品订单收购合同, A5): a buyer takes what growers deliver, at a price that can be reckoned."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from linkage.contracts.dated_law import told_law
from linkage.contracts.deal import Deal, Side
from linkage.contracts.household_deals import Roles, household_deals
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.model.arrangement import HOUSEHOLDS, Term
from linkage.model.entitlement import Settlement

NAME = "order_purchase"
_ORGANISER = "组织方"
_FORM = "农副产品买卖合同示范文本"


def _is_order(term: Term) -> bool:
    return (term.income, term.payee) == ("订单货款", HOUSEHOLDS)


def _deals(settlement: Settlement) -> Sequence[Deal]:
    roles = Roles("种养方", "收购方", household_first=False)
    return [_organised(deal) for deal in household_deals(settlement, NAME, _is_order, roles)]


def _organised(deal: Deal) -> Deal:
    """With whoever organises the growers (组织方) as a third side, where the agreement names one."""
    party = deal.arrangement.parties.get(deal.said(_ORGANISER))
    if party is None or any(side.payee == party.code for side in deal.sides):
        return deal
    return evolve(deal, sides=(*deal.sides, Side(_ORGANISER, party)))


def _model(deal: Deal) -> str:
    """The official form, as the law book of the season names it."""
    form = told_law(deal, _FORM)
    if form is None:
        return ""
    named = "、".join(form.words) or form.said
    return f"可以对照国家示范文本：{named}{'' if form.cite.confirmed else '（编号未确认）'}。"


DOCUMENT = contract_document(
    ContractKind(
        name=NAME,
        title="农产品订单收购合同",
        model=_model,
        deals=_deals,
        sections=(
            Part("parties", "当事人"),
            Part("order_goods", "产品情况"),
            Part("term", "合同期限"),
            Part("order_quality", "质量要求"),
            Part("order_inputs", "种子、农资供应和抵扣"),
            Part("order_service", "技术服务"),
            Part("order_deposit", "定金和预付"),
            Part("clauses", "价格和计算"),
            Part("order_packing", "包装"),
            Part("order_delivery", "交售时间、地点和方式"),
            Part("order_weighing", "验收与异议"),
            Part("order_settlement", "结算"),
            Part("account", "收款账户"),
            Part("order_disaster", "灾害与保险"),
            Part("order_breach", "违约责任"),
            Part("trade_disputes", "争议解决"),
        ),
        annexes=(Part("worked_example", "计算说明和算例"),),
        mechanisms=(4,),
    )
)
