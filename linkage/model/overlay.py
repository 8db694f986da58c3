"""Overlay (套打): where values go on a receipt that a province had printed and numbered before.

A village says the size of the sheet and, for each value, how far it stands from the left and the top edge;
one shift moves them all, because every printer pulls paper a little differently. All in millimetres.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from linkage.ground.fault import Fault

#: The values a receipt holds.
PLACES = ("编号", "日期", "交款人", "收款单位", "事由", "大写", "小写", "方式", "收款人", "备注")
SHEET, SHIFT = "纸", "偏移"

UNREADABLE = Fault(
    "E830",
    "文书的“套打”里“{item}”看不懂",
    "每一项是一个名称和两个毫米数，名称要在这几个里：{names}",
    "请写成例如“交款人 40 52”：离纸的左边 40 毫米，离上边 52 毫米",
)

#: The continuous paper of dot-matrix printers, in millimetres.
_USUAL = (Fraction(241), Fraction(140))
_ITEM = re.compile(r"(\S+?)\s+(-?[0-9]{1,3}(?:\.[0-9])?)\s+(-?[0-9]{1,3}(?:\.[0-9])?)")


@frozen
class Overlay:
    """The sheet in millimetres, and each value's distance from its left and top edge."""

    sheet: tuple[Fraction, Fraction] = _USUAL
    places: Mapping[str, tuple[Fraction, Fraction]] = field(factory=dict)


def unreadable(items: Sequence[str]) -> Iterator[str]:
    """Name the items that say no place."""
    for item in items:
        found = _ITEM.fullmatch(item.strip())
        known = found is not None and found.group(1) in {SHEET, SHIFT, *PLACES}
        if found is None or not known or not _possible(found):
            yield item


def _possible(found: re.Match[str]) -> bool:
    """A sheet has a size; a place lies on it or beside it; only a shift goes backwards."""
    one, two = Fraction(found.group(2)), Fraction(found.group(3))
    if found.group(1) == SHIFT:
        return True
    return min(one, two) >= (50 if found.group(1) == SHEET else 0)


def overlay(items: Sequence[str]) -> Overlay:
    """What the items say, the shift added; items that say no place are left out."""
    said: dict[str, tuple[Fraction, Fraction]] = {}
    for item in items:
        found = _ITEM.fullmatch(item.strip())
        if found is not None:
            said[found.group(1)] = Fraction(found.group(2)), Fraction(found.group(3))
    across, down = said.get(SHIFT, (Fraction(), Fraction()))
    places = {name: (said[name][0] + across, said[name][1] + down) for name in PLACES if name in said}
    return Overlay(said.get(SHEET, _USUAL), places)
