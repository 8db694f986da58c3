"""Money that is to be paid now and that the bank cannot pay: no account, or one in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from linkage.bank.order import bank_order, payers, profile_of
from linkage.check import NOTE, Check, Spot
from linkage.ground.fault import listed
from linkage.ground.money import ZERO
from linkage.model.entitlement import Settlement

_TOLD = 8


def _find(settlement: Settlement) -> Iterable[Spot]:
    for party in payers(settlement):
        if profile_of(settlement, party) is None:
            continue
        order = bank_order(settlement, party.code)
        apart = [one for one in order.apart if not one.done]
        if apart:
            causes = Counter(one.why for one in apart)
            comes_to = sum((one.amount for one in apart), start=ZERO)
            told = listed(f"{why}（{count} 笔）" for why, count in sorted(causes.items()))
            shown = listed(f"{one.payee} {one.name}" for one in apart[:_TOLD])
            more = " 等" if len(apart) > _TOLD else ""
            yield Spot(
                str(party.where),
                f"“{party.role}”有 {len(apart)} 笔共 {comes_to} 元不经银行：{shown}{more}。{told}。"
                "请补上账号，或另行付款",
            )


CHECK = Check(
    name="bank_apart",
    code="C752",
    severity=NOTE,
    asks="要代发的款里有没有付不出去的（没有账号、账号存疑、超过单笔上限）",
    ground="名册的卡号、户名；银行格式里写的上限",
    find=_find,
)
