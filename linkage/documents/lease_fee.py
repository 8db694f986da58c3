"""The fee for organising leases (流转服务管理费三方约定, A8): collective, lessee, households."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal, Roster, Side
from linkage.contracts.household_deals import is_printed, rows_of_terms
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.engine.holding import Scope
from linkage.engine.quantity import rows_read
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.land_fees import is_land_fee, leases_of

NAME = "lease_fee"


def _deals(settlement: Settlement) -> Sequence[Deal]:
    deals = []
    for arrangement in settlement.arrangements:
        for at, term in enumerate(one for one in arrangement.terms if is_land_fee(one, arrangement)):
            deal = _deal(settlement, arrangement, term, f"{arrangement.code}{f'/{at + 1}' if at else ''}")
            if is_printed(deal, NAME):
                deals.append(deal)
    return deals


def _deal(settlement: Settlement, arrangement: Arrangement, fee: Term, subject: str) -> Deal:
    leases = leases_of(arrangement, fee.payer)
    land = rows_of_terms(settlement, arrangement, leases)
    households = tuple(settlement.books.households[number] for number in land)
    plots = tuple(row for rows in land.values() for own in rows.values() for row in own)
    scope = Scope(arrangement, settlement.books)
    sides = (
        Side("收费方", arrangement.parties[fee.payee]),
        Side("付费方", arrangement.parties[fee.payer]),
        Side("出租方", Roster("出租土地的农户", households)),
    )
    rows = {fee.name: tuple(rows_read(fee.quantity, fee.name, scope)), "": plots}
    return Deal(settlement, arrangement, sides, subject, terms=(fee,), rows=rows)


DOCUMENT = contract_document(
    ContractKind(
        name=NAME,
        title="流转服务管理费三方约定",
        paper="约定",
        cover=False,
        edition="internal",
        deals=_deals,
        sections=(
            Part("parties", "当事人"),
            Part("clauses", "收费标准和计算"),
            Part("payments", "本期的费用"),
            Part("fee_areas", "收费的面积"),
            Part("fee_use", "费用的用途"),
            Part("rent_untouched", "与租金的关系"),
            Part("term", "期限"),
            Part("breach", "违约责任"),
            Part("disputes", "争议解决"),
        ),
        annexes=(
            Part("roll", "农户签名册"),
            Part("worked_example", "计算说明和算例"),
        ),
        mechanisms=(23,),
    )
)
