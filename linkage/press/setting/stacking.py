"""How high a line is: what stands on it is put on one baseline, or at its top or bottom."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.press.setting.boxes import Frag, Inset, Line, Member, Picture
from linkage.press.setting.markup import Element


def stack(block: Element, members: Sequence[Member]) -> Line:
    """Put everything on the baseline, and say how high the line is."""
    font = block.look.font
    top, bottom = -font.baseline, font.height - font.baseline
    free: list[tuple[Picture | Inset, float, str]] = []
    for member in members:
        for element in member.chain:
            inner = element.look.font
            top = min(top, -inner.baseline)
            bottom = max(bottom, inner.height - inner.baseline)
        if isinstance(member, Frag):
            if member.letters.others and not member.marker:
                height, rise = member.letters.rise(member.text)
                top, bottom = min(top, -rise), max(bottom, height - rise)
            continue
        look = member.element.look
        high, rise = _height_of(member)
        rise += look.raised
        if look.vertical == "baseline":
            member.y = look.margin[0] - rise
            top, bottom = min(top, -rise), max(bottom, high - rise)
        else:
            free.append((member, high, look.vertical))
    if free:
        bottom = max(bottom, top + max(high for _, high, _ in free))
    for other, high, vertical in free:
        other.y = (top if vertical == "top" else bottom - high) + other.element.look.margin[0]
    for member in members:
        if isinstance(member, Frag):
            member.y = -top
        else:
            member.y -= top
            member.x += member.element.look.margin[3]
    return Line(members, bottom - top, -top)


def _height_of(member: Picture | Inset) -> tuple[float, float]:
    """The height of an object with its margins, and its baseline from their top."""
    margin = member.element.look.margin
    if isinstance(member, Picture):
        high = margin[0] + member.height + margin[2]
        return high, high
    high = margin[0] + member.box.height + margin[2]
    baseline = member.box.baseline(last=True)
    return high, high if baseline is None else margin[0] + baseline
