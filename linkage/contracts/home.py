"""Home of who signs (农户): whose account is paid into, and how many of the household work.

Labour is a column that a village may add to its roster (劳动力: 是 for who works); where it has none, nobody
is counted, and the paper leaves a line for the hand.
"""

from __future__ import annotations

import datetime

from linkage.contracts.blanks import choices
from linkage.document import View
from linkage.model.registers import Household

LABOUR = "劳动力"
_WORKS = frozenset({"是", "有", "√", "整劳力", "半劳力", "整劳动力", "半劳动力"})
_OWN = ("是", "否")
_HEAD = "户主本人"


def account_holder(household: Household) -> View:
    """Whether the account is the head's own, and what its holder is to the head, if the roster says."""
    holder = household.head.row.text("户名")
    own = "" if not holder else "是" if holder == household.name else "否"
    relation = next((member.relation for member in household.members if member.name == holder), "")
    return {"own": choices(_OWN, own), "relation": _HEAD if own == "是" else relation}


def labour(household: Household, day: datetime.date) -> str:
    """How many of a household work, of those who belong to it on a day; empty where the roster is silent."""
    members = [member for member in household.members if member.on(day)]
    if not any(member.row.text(LABOUR) for member in members):
        return ""
    return str(sum(member.row.text(LABOUR) in _WORKS for member in members))
