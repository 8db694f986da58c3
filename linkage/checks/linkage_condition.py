"""Public money put into a business for a return, without a word on what the business does for farmers."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.engine.quantity import belongs
from linkage.model.arrangement import Arrangement, Term
from linkage.model.assets import ASSETS
from linkage.model.entitlement import Settlement
from linkage.model.public_money import is_public

CONDITION, EXEMPT = "带动条件", "不设带动条件的理由"
_LAW = "帮扶资金经营性项目建立联农带农机制"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        said = arrangement.papers
        if not said or said.get(CONDITION) or said.get(EXEMPT):
            continue
        for term in arrangement.terms:
            if term.income == "股金" and _public(settlement, arrangement, term):
                yield Spot(
                    str(term.where),
                    f"条款“{term.name}”投的是公共资金，没有写带动条件：请在“文书”的“{CONDITION}”里写明"
                    f"带动多少户、做什么；确实不设的，写“{EXEMPT}”",
                    law=settlement.law(_LAW, arrangement, term.where),
                )
                break  # one agreement, one answer


def _public(settlement: Settlement, arrangement: Arrangement, term: Term) -> bool:
    return term.quantity[0] == ASSETS and any(
        is_public(row.text("资金来源"))
        for row in settlement.books.rows(ASSETS)
        if belongs(row, term.name, arrangement)
    )


CHECK = Check(
    name="linkage_condition",
    code="C762",
    severity=WARNING,
    asks="公共资金投给经营主体的，写没写带动条件",
    ground="国乡振发〔2022〕9号（未确认）",
    find=_find,
    mechanisms=(39,),
)
