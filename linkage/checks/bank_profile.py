"""A payer whose bank format nobody compared with what the bank gave out."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.bank.order import payers, profile_of
from linkage.check import NOTE, Check, Spot
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    for party in payers(settlement):
        profile = profile_of(settlement, party)
        if profile is not None and not profile.confirmed:
            yield Spot(
                str(party.where),
                f"“{party.role}”的代发用的银行格式“{profile.name}”未确认（{profile.source}）。"
                "请拿银行的说明逐列核对，先用一两笔试",
            )


CHECK = Check(
    name="bank_profile",
    code="C750",
    severity=NOTE,
    asks="代发用的银行格式有没有和银行的说明核对过",
    ground="银行格式里写的来源；没有统一的代发格式",
    find=_find,
)
