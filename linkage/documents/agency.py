"""The agency (委托代销、中介服务协议, A7): selling goods, finding land and workers, for a commission."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.household_deals import Roles, household_deals
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.contracts.party_deals import party_deals
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.land_fees import is_land_fee

NAME = "agency"
_ROLES = Roles("受托方", "委托方", household_first=False)


def _by_people(term: Term) -> bool:
    return _is_agency(term) and term.payee in {HOUSEHOLDS, MEMBERS}


def _by_party(arrangement: Arrangement, term: Term) -> bool:
    return _is_agency(term) and not is_land_fee(term, arrangement)


def _is_agency(term: Term) -> bool:
    return term.income == "佣金" and term.kind in {"代销", "居间"}


def _deals(settlement: Settlement) -> Sequence[Deal]:
    return [
        *household_deals(settlement, NAME, _by_people, _ROLES),
        *party_deals(settlement, NAME, _by_party, _ROLES),
    ]


DOCUMENT = contract_document(
    ContractKind(
        name=NAME,
        title="委托代销、中介（居间）服务协议",
        deals=_deals,
        sections=(
            Part("parties", "当事人"),
            Part("agency_matter", "事项与权限"),
            Part("term", "期限"),
            Part("agency_price", "价格权限"),
            Part("clauses", "佣金计算"),
            Part("agency_money", "货款路径"),
            Part("agency_costs", "费用税费"),
            Part("agency_statement", "对账"),
            Part("account", "收款账户"),
            Part("agency_duties", "双方义务"),
            Part("agency_breach", "违约责任"),
            Part("trade_disputes", "争议解决"),
        ),
        annexes=(Part("agency_sheet", "佣金结算"), Part("worked_example", "计算说明和算例")),
        mechanisms=(10, 14),
    )
)
