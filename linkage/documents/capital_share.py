"""The contribution (资金、资产入股协议, A3): money or facilities put into a business, for a share or a fee.

A household puts in what the register of shares says it paid; a collective what stands among its assets.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from linkage.contracts.deal import Deal
from linkage.contracts.household_deals import Roles, household_deals
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.contracts.party_deals import party_deals
from linkage.contracts.stakes import SHARES, STAKE
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Pool, SourceKind, Term
from linkage.model.assets import ASSETS
from linkage.model.entitlement import Settlement
from linkage.model.nature import FEE, INTEREST, NATURE

NAME = "capital_share"
_TITLE = "资金（资产）入股协议"
_ROLES = Roles("出资方", "接受方")


def _is_stake(term: Term) -> bool:
    paid_in = term.quantity == (SHARES, STAKE) and term.payee in {HOUSEHOLDS, MEMBERS}
    return term.income == "股金" and paid_in


def _is_put_in(arrangement: Arrangement, term: Term) -> bool:
    del arrangement
    return term.income == "股金" and term.quantity[0] in {ASSETS, SHARES}


def _deals(settlement: Settlement) -> Sequence[Deal]:
    of_people = household_deals(settlement, NAME, _is_stake, _ROLES)
    of_parties = party_deals(settlement, NAME, _is_put_in, _ROLES)
    return [evolve(deal, pools=_pools(deal)) for deal in (*of_people, *of_parties)]


def _pools(deal: Deal) -> tuple[Pool, ...]:
    """What is shared by the stakes of a household, or out of what a collective is paid for its own."""
    if deal.household is not None:
        payers = {term.payer for term in deal.terms}
        return tuple(pool for pool in deal.arrangement.pools if pool.payer in payers and _by_shares(pool))
    names = {term.name for term in deal.terms}
    return tuple(
        pool
        for pool in deal.arrangement.pools
        if any(source.kind is SourceKind.TERM and source.name in names for source in pool.sources)
    )


def _by_shares(pool: Pool) -> bool:
    weights = [step.weight for step in pool.steps if step.weight is not None]
    parts = [part for weight in weights for part in (weight.parts or (weight,))]
    return any(part.quantity[0] == SHARES for part in parts)


def _called(deal: Deal) -> str:
    """The title goes by the answer to the question of what the return is."""
    return {FEE: "资产（设施）使用协议", INTEREST: "资金使用协议"}.get(deal.said(NATURE), _TITLE)


DOCUMENT = contract_document(
    ContractKind(
        name=NAME,
        title=_TITLE,
        called=_called,
        deals=_deals,
        sections=(
            Part("parties", "当事人"),
            Part("capital_project", "项目概况"),
            Part("capital_funds", "资金来源与规模"),
            Part("capital_valuation", "出资作价与到账"),
            Part("capital_register", "份额登记"),
            Part("capital_nature", "收益的性质"),
            Part("clauses", "收益计算"),
            Part("pools", "分配顺序与比例"),
            Part("capital_payout", "支付与到户办法"),
            Part("account", "收款账户"),
            Part("capital_books", "查账"),
            Part("capital_public_money", "财政资金特别约定"),
            Part("capital_exit", "转让、退出、期满处置"),
            Part("capital_risk", "风险与担保"),
            Part("capital_duties", "权利义务"),
            Part("decision", "民主程序"),
            Part("capital_breach", "违约责任"),
            Part("trade_disputes", "争议解决"),
        ),
        annexes=(Part("capital_roll", "量化到户表"), Part("worked_example", "计算说明和算例")),
        mechanisms=(5, 20, 47),
    )
)
