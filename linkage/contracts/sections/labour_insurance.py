"""保险: which, who pays for it, and for how much each person is insured.

What the agreement says in words (务工保险) ticks the boxes that nobody ticked on their own, where the words
are plain forms from end to end: 团体意外伤害保险，保费由公司出. Any other words tick nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from linkage.contracts.agreed_sums import AgreedSums
from linkage.contracts.blanks import OTHER, choices
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.contract_kinds import JOINT

_SAID, _INSURED = "务工保险", "保额"
_EACH = re.compile(r"每人(?:的)?保额(?:为|是)?\s*([\d,.]+\s*万?元)", re.ASCII)
_KINDS = ("工伤保险", "意外伤害保险", "雇主责任险", "其他")
_WHO = ("甲方", "乙方")
_PART = re.compile(r"[，；。]")
_NAMED = "|".join(kind for kind in _KINDS if kind != OTHER)
_KIND = re.compile(rf"(?:投保|购买|办理|缴纳)?(?:团体)?(?:{_NAMED})(?:[、和](?:团体)?(?:{_NAMED}))*")
_PAYS = ("保费由{}出", "保费由{}付", "保费由{}承担", "{}出保费", "{}承担保费")


@frozen
class _Said:
    """What words on insurance say when nothing in them is left over: kinds, who pays, the sum for each."""

    kinds: str = ""
    pays: str = ""
    each: str = ""


def _words(deal: Deal) -> View:
    said = _read(deal, deal.said(_SAID))
    return {
        "kinds": choices(_KINDS, deal.said("保险种类") or said.kinds),
        "pays": choices(_WHO, deal.said("保费承担") or said.pays),
        _INSURED: AgreedSums(deal).told(deal.said(_INSURED) or said.each, _INSURED),
    }


def _read(deal: Deal, words: str) -> _Said:
    """What the words say; nothing where a part of them is not one of the closed forms.

    A box ticked by mistake binds whoever signs; an open one is asked for.
    """
    kinds: list[str] = []
    pays: list[str] = []
    each: list[str] = []
    for part in filter(None, map(str.strip, _PART.split(words))):
        sum_of_each = _EACH.fullmatch(part)
        payers = _paying(deal, part)
        if sum_of_each is not None:
            each.append(f"{sum_of_each[1]}/人")
        elif payers:
            pays += payers
        elif _KIND.fullmatch(part):
            kinds += re.findall(_NAMED, part)
        else:
            return _Said()
    return _Said(JOINT.join(kinds), JOINT.join(pays), each[0] if len(each) == 1 else "")


def _paying(deal: Deal, part: str) -> Sequence[str]:
    """甲方 or 乙方, where a part says of one of them that it pays, and nothing else."""
    return [
        deal.label(side)
        for side in deal.sides
        if any(
            part == form.format(word) for word in (side.key, side.name, deal.label(side)) for form in _PAYS
        )
    ]


SECTION = Section(_words, says=(_SAID,))
