"""A member's account in words (成员账户): item by item, what came, what went, and how each figure came about.

Nothing is reckoned here; the settlement holds every figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.engine.accounts import EXIT
from linkage.ground.money import Money
from linkage.model.accounts import ITEMS, LEAVES, OPENING, MemberAccount
from linkage.model.entitlement import Settlement
from linkage.words.derivation import tree
from linkage.words.wording import compact

#: What an item is called in the official form (农民专业合作社会计制度 成员账户).
TITLES = {
    "出资": "出资额（其他来源）",
    "到户资产": "出资额（来源于到户类资产）",
    "公积金": "公积金份额",
    "补助": "财政补助形成财产的量化份额",
    "捐赠": "捐赠财产的量化份额",
}


def account_of(settlement: Settlement, number: str) -> MemberAccount | None:
    """The account of a household; most seasons keep none."""
    return settlement.accounts.by_payee.get(number) if settlement.accounts is not None else None


def told_account(settlement: Settlement, number: str) -> Iterator[str]:
    """The account in lines for the screen, each figure with its derivation."""
    account = account_of(settlement, number)
    if account is None:
        return
    yield f"成员账户（{account.standing}）"
    for item in ITEMS:
        own = [one for one in account.entries if one.item == item and one.figure.value]
        if not own:
            continue
        yield f"  {TITLES[item]}　年末 {account.amount(item)} 元"
        for one in own:
            (_, first), *rest = tree(one.figure)
            yield f"    {first}"
            yield from (f"    {'  ' * depth}{text}" for depth, text in rest)
    for of, figure in account.trade:
        yield f"  {of} {compact(figure)}"
    yield f"  盈余返还 {account.refund.money} 元，剩余盈余分配 {account.dividend.money} 元"
    exit_line = exit_amount(settlement, number)
    if account.standing == LEAVES:
        yield f"  退社结算 {exit_line} 元：退还出资和公积金份额；财政补助和捐赠的份额不退，平均给留下的成员"
    yield ""


def account_changes(settlement: Settlement, number: str) -> Sequence[tuple[str, Money, Money, Money]]:
    """Each item of a household's account that holds anything: title, at the beginning, change, at the end."""
    account = account_of(settlement, number)
    if account is None:
        return []
    found = []
    for item in ITEMS:
        opening, closing = account.amount(item, OPENING), account.amount(item)
        if opening or closing or any(one.item == item and one.figure.value for one in account.entries):
            found.append((TITLES[item], opening, closing - opening, closing))
    return found


def exit_amount(settlement: Settlement, number: str) -> Money:
    """What a leaving member is paid back; nought for others."""
    lines = [line for line in settlement.lines if line.payee == number and line.clause == EXIT]
    return sum((line.amount for line in lines), start=Money(0))
