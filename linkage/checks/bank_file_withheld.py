"""A text that the bank's file cannot hold: the file is kept back, everything else goes on."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.bank.form import refusals
from linkage.bank.order import bank_order, payers, profile_of
from linkage.check import NOTE, Check, Spot
from linkage.model.entitlement import Settlement

_TOLD = 8


def _find(settlement: Settlement) -> Iterable[Spot]:
    for party in payers(settlement):
        if profile_of(settlement, party) is None:
            continue
        found = refusals(settlement, bank_order(settlement, party.code))
        if found:
            shown = "；".join(f"{one.payees} {one.column}“{one.shown}”，{one.why}" for one in found[:_TOLD])
            more = f" 等 {len(found)} 处" if len(found) > _TOLD else ""
            yield Spot(
                str(party.where),
                f"“{party.role}”的银行文件不出：{shown}{more}。其余文书照出。请同银行商量用哪个字，"
                "写进名册的户名，或换一种编码的格式",
            )


CHECK = Check(
    name="bank_file_withheld",
    code="C751",
    severity=NOTE,
    asks="代发名单里有没有银行文件写不进去的字",
    ground="银行格式里写的编码、栏宽和必填；写不进去的不用问号代替",
    find=_find,
)
