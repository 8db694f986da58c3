"""Home of who signs (农户): whose account is paid into, and how many of the household work.

Labour is a column that a village may add to its roster (劳动力); where it has none, or says it in words that
are not known here, nobody is counted, and the paper leaves a line for the hand. The form asks for 劳动力 as
whole persons: who is only half fit for work (半劳力) is told beside the number and is not in it.
"""

from __future__ import annotations

import datetime

from linkage.contracts.blanks import choices
from linkage.document import View
from linkage.model.registers import Household

LABOUR = "劳动力"
_WORKS = frozenset({"是", "有", "√", "整劳力", "整劳动力"})
_HALF = frozenset({"半劳力", "半劳动力"})
_RESTS = frozenset({"", "否", "无", "×"})
_OWN = ("是", "否")
_HEAD = "户主本人"


def account_holder(household: Household) -> View:
    """Whether the account is the head's own, and what its holder is to the head, if the roster says."""
    holder = household.head.row.text("户名")
    own = "" if not holder else "是" if holder == household.name else "否"
    relation = next((member.relation for member in household.members if member.name == holder), "")
    return {"own": choices(_OWN, own), "relation": _HEAD if own == "是" else relation}


def labour(household: Household, day: datetime.date) -> View:
    """How many of a household work, of those who belong to it on a day, and how many are half fit for it.

    Empty where the roster is silent or speaks in other words; ``half`` also where there is none.
    """
    said = [member.row.text(LABOUR) for member in household.members if member.on(day)]
    if not any(said) or not set(said) <= _WORKS | _HALF | _RESTS:
        return {"labour": "", "half_labour": ""}
    half = sum(word in _HALF for word in said)
    return {"labour": str(sum(word in _WORKS for word in said)), "half_labour": str(half) if half else ""}
