"""Property of the collective let without a decision and a deal on record (没有决议号和交易编号不出租)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linkage.check import WARNING, Check, Spot
from linkage.model.arrangement import Arrangement, Term
from linkage.model.assets import ASSETS
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import collective_roles

RECORDS = ("决议编号", "交易编号")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        missing = _missing(arrangement)
        for term in arrangement.terms:
            if missing and _lets_property(arrangement, term):
                yield Spot(
                    str(term.where),
                    f"条款“{term.name}”是集体出租资产，没有写{'、'.join(missing)}：民主程序和进场交易都要有记录，"
                    f"请补在“文书”里；不进场交易的，在“交易编号”写明依据",
                )
                break  # one agreement, one answer


def _lets_property(arrangement: Arrangement, term: Term) -> bool:
    """Say whether a clause is rent of the collective's property and not of land."""
    return (
        term.income == "租金" and term.quantity[0] == ASSETS and term.payee in collective_roles(arrangement)
    )


def _missing(arrangement: Arrangement) -> Sequence[str]:
    papers = arrangement.papers
    return [record for record in RECORDS if not papers.get(record)] if papers else ()


CHECK = Check(
    name="asset_let_unrecorded",
    code="C763",
    severity=WARNING,
    asks="集体出租资产，决议编号和交易编号写了没有",
    ground="各地农村产权交易和“三资”管理规定（未确认）",
    find=_find,
    mechanisms=(9,),
)
