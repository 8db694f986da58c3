"""Work for pay without a word on insurance: injuries are what such agreements are read for afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement
from linkage.model.work import is_work

KEY = "务工保险"
_INSURED = re.compile(r"工伤|意外|雇主责任")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        if not arrangement.papers or _insured(arrangement):
            continue  # an arrangement with nothing for the paper is reckoned, not printed
        for term in arrangement.terms:
            if is_work(term.income, term.kind):
                yield Spot(
                    str(term.where),
                    f"条款“{term.name}”请人干活，没有写保险：请在“文书”的“{KEY}”里写明险种、保额和谁出保费",
                )
                break  # one agreement, one answer


def _insured(arrangement: Arrangement) -> bool:
    said = arrangement.papers
    return bool(said.get(KEY)) or _INSURED.search(said.get("保险", "")) is not None


CHECK = Check(
    name="work_insurance",
    code="C761",
    severity=WARNING,
    asks="用工、务工写没写保险的险种、保额和谁出保费",
    ground="农业农村部意见（2024-10-21）第九条（未确认）",
    find=_find,
    mechanisms=(18, 52),
)
