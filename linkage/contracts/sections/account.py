"""The account that is paid into (收款账户): its holder, bank and last four digits."""

from __future__ import annotations

from linkage.contracts.blanks import choices
from linkage.contracts.deal import Deal
from linkage.contracts.home import account_holder
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.registers import Household, Member

_OWN = ("是", "否")


def _words(deal: Deal) -> View:
    whose = next((side.who for side in deal.sides if isinstance(side.who, Household | Member)), None)
    if whose is None:
        return {
            "holder": "",
            "bank": "",
            "last": "",
            "own": choices(_OWN, ""),
            "relation": "",
            "person": False,
        }
    row = whose.head.row if isinstance(whose, Household) else whose.row
    account = whose.account if isinstance(whose, Household) else row.secret("卡号")
    holder = row.text("户名")
    own = "" if not holder else "是" if holder == whose.name else "否"
    whose_account: View = (
        account_holder(whose)
        if isinstance(whose, Household)
        else {"own": choices(_OWN, own), "relation": whose.relation}
    )
    return {
        "holder": holder,
        "bank": row.text("开户行"),
        "last": account.last4 if account is not None else "",
        **whose_account,
        "person": True,
    }


SECTION = Section(_words)
