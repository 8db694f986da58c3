"""保险: which, who pays for it, and for how much each person is insured.

What the agreement says in words (务工保险) ticks the boxes that nobody ticked on their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkage.contracts.agreed_sums import AgreedSums
from linkage.contracts.blanks import choices
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.contract_kinds import JOINT

_SAID, _INSURED = "务工保险", "保额"
_EACH = re.compile(r"每人(?:的)?保额(?:为|是)?\s*([\d,.]+\s*万?元)", re.ASCII)
_KINDS = ("工伤保险", "意外伤害保险", "雇主责任险", "其他")
_WHO = ("甲方", "乙方")
_PAYS = ("保费由{}出", "保费由{}付", "保费由{}承担", "{}出保费", "{}承担保费")


def _words(deal: Deal) -> View:
    said = deal.said(_SAID)
    named = JOINT.join(kind for kind in _KINDS if kind in said)
    return {
        "kinds": choices(_KINDS, deal.said("保险种类") or named),
        "pays": choices(_WHO, deal.said("保费承担") or JOINT.join(_paying(deal, said))),
        _INSURED: AgreedSums(deal).told(deal.said(_INSURED) or _insured(said), _INSURED),
    }


def _insured(said: str) -> str:
    """The sum for which each person is insured, where the words say one."""
    found = _EACH.search(said)
    return f"{found[1]}/人" if found is not None else ""


def _paying(deal: Deal, said: str) -> Sequence[str]:
    """甲方 or 乙方, where the words say of one of them that it pays."""
    found = []
    for side in deal.sides:
        called = (side.key, side.name, deal.label(side))
        if any(form.format(word) in said for word in called for form in _PAYS):
            found.append(deal.label(side))
    return found


SECTION = Section(_words, says=(_SAID,))
