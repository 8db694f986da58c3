"""The account that is paid into (收款账户): its holder, bank and last four digits."""

from __future__ import annotations

from linkage.contracts.blanks import choices
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View

_OWN = ("是", "否")


def _words(deal: Deal) -> View:
    household = deal.household
    if household is None:
        return {"holder": "", "bank": "", "last": "", "own": choices(_OWN, "")}
    head = household.head.row
    holder = head.text("户名")
    own = "" if not holder else "是" if holder == household.name else "否"
    return {
        "holder": holder,
        "bank": head.text("开户行"),
        "last": household.account.last4 if household.account is not None else "",
        "own": choices(_OWN, own),
    }


SECTION = Section(_words)
