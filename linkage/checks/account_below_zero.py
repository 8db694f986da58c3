"""A member account with an item below nought: something was entered that was never there."""

from collections.abc import Iterable

from linkage.check import REFUSAL, Check, Spot
from linkage.ground.money import ZERO
from linkage.model.accounts import ITEMS, SHEET
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    accounts = settlement.accounts
    for account in accounts.members if accounts is not None else ():
        for item in ITEMS:
            balance = account.amount(item)
            if balance < ZERO:
                yield Spot(
                    f"{SHEET} {account.payee}",
                    f"{account.name}的“{item}”年末是 {balance} 元。账户不能是负数，"
                    f"请核对〔{SHEET}〕里这一户的各笔",
                )


CHECK = Check(
    name="account_below_zero",
    code="C656",
    severity=REFUSAL,
    asks="成员账户有没有一项是负数",
    ground="《农民专业合作社法》第四十三条",
    find=_find,
    points=(12,),
)
