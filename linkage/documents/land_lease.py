"""The lease of land (农村土地经营权出租合同, A1): a household leases its land; one for each lessee."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.household_deals import Roles, household_deals
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.contracts.land_parts import ANNEXES, land_attachments, land_sections
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
        sections=land_sections(
            ("出租", "租赁"),
            "租赁物",
            (
                Part("clauses", "租金标准和计算"),
                Part("rent_ways", "租金方式和支付方式"),
                Part("payments", "租金支付"),
            ),
            ("lessor", "lessee"),
        ),
        annexes=ANNEXES,
        attachments=land_attachments(),
        mechanisms=(23,),
    )
)
