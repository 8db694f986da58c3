"""Breaks texts into lines, as the layout engine does: at the last place that fits, blanks at the end left out.

A line that fits by less than a fiftieth of a pixel, or a word wider than the line, is not ours to decide.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

from linkage.press.setting.boxes import Box, Frag, Inset, Line, Member, Picture
from linkage.press.setting.looks import Look
from linkage.press.setting.markup import Element, UnsetError
from linkage.press.setting.type_case import Letters, TypeCase

_BLANKS = re.compile(r"[ \t\n\r]+")
_CLOSE = 0.02

#: For breaking, a picture or a box on a line is like a Chinese character.
_OBJECT = "\u2e80"


class _Item:
    """A text or an object in the order of reading, with where lines may break inside it."""

    __slots__ = ("after", "before", "chain", "letters", "look", "member", "nowrap", "text")

    def __init__(self, look: Look, chain: tuple[Element, ...], letters: Letters, text: str, member: Member | None) -> None:
        self.look = look
        self.chain = chain
        self.letters = letters
        self.text = text
        self.member = member
        self.nowrap = look.nowrap
        self.before = 0.0
        self.after = 0.0


class Composer:
    """Makes lines of the inline content of blocks."""

    def __init__(self, case: TypeCase, inset: Callable[[Element], Box]) -> None:
        self._case = case
        self._inset = inset

    def lines(self, block: Element, children: Sequence[Element | str], width: float, indent: float) -> list[Line]:
        """Break the inline content of a block into lines of the given width.

        :raises UnsetError: a line that cannot be decided here.
        """
        items = self._items(block, children)
        if not items:
            return []
        segments = self._segments(block, items)
        lines: list[Line] = []
        current: list[tuple[int, int, int]] = []
        x = indent
        for segment, advance, blank in segments:
            if current and not _fits(x + advance - blank, width):
                lines.append(self._line(block, items, current, width, indent if not lines else 0.0, last=False))
                current, x = [], 0.0
            if not current and x + advance - blank > width + _CLOSE:
                raise UnsetError("a word wider than its line")
            current.extend(segment)
            x += advance
        lines.append(self._line(block, items, current, width, indent if not lines else 0.0, last=True))
        return lines

    # -- reading ---------------------------------------------------------------------------------

    def _items(self, block: Element, children: Sequence[Element | str]) -> list[_Item]:
        items: list[_Item] = []
        self._collect(block, children, (), items, [False])
        while items and items[0].member is None and not items[0].text.strip(" ") and items[0].text:
            del items[0]
        if items and items[0].member is None and items[0].text.startswith(" "):
            items[0].text = items[0].text.lstrip(" ")
        return items

    def _collect(
        self, around: Element, children: Sequence[Element | str], chain: tuple[Element, ...], items: list[_Item],
        space: list[bool],
    ) -> None:  # fmt: skip
        look = around.look
        letters = self._case.letters(look.font)
        for child in children:
            if isinstance(child, str):
                text = _BLANKS.sub(" ", html.unescape(child) if "&" in child else child)
                ends = text.endswith(" ")
                if space[0] and text.startswith(" "):
                    text = text[1:]
                space[0] = ends
                if text:
                    items.append(_Item(look, chain, letters, text, None))
                continue
            here = child.look
            if here.display == "none":
                continue
            if here.refused:
                raise UnsetError(f"{child.tag}: {here.refused}")
            if here.vertical not in ("baseline", "top", "bottom"):
                raise UnsetError(f"{child.tag}: vertical-align {here.vertical}")
            if here.display == "inline":
                self._inline(child, chain, items, space, letters)
            elif here.display in ("image", "inline-block"):
                items.append(_Item(look, chain, letters, "", self._object(child, chain)))
                space[0] = False
            else:
                raise UnsetError(f"{child.tag} among text")

    def _inline(
        self, child: Element, chain: tuple[Element, ...], items: list[_Item], space: list[bool], letters: Letters
    ) -> None:
        look = child.look
        start = len(items)
        inner = (*chain, child)
        if look.vertical != "baseline" or any(look.border) or any(look.padding):
            raise UnsetError(f"{child.tag} with a border or padding in a line")
        self._collect(child, child.children, inner, items, space)
        if len(items) == start:
            blank = Frag("", letters, inner, 0.0, 0.0, marker=True)
            items.append(_Item(look, inner, self._case.letters(look.font), "", blank))
        items[start].before += look.margin[3]
        items[-1].after += look.margin[1]

    def _object(self, child: Element, chain: tuple[Element, ...]) -> Member:
        look = child.look
        if look.display == "image":
            if look.width is None or look.height is None or any(look.border) or any(look.padding):
                raise UnsetError("a picture without its size")
            return Picture(child, chain, 0.0, 0.0)
        return Inset(self._inset(child), chain, 0.0, 0.0)

    # -- breaking --------------------------------------------------------------------------------

    def _segments(
        self, block: Element, items: Sequence[_Item]
    ) -> list[tuple[list[tuple[int, int, int]], float, float]]:
        """What stays together: pieces (item, from, to), how wide they are, and how much of it is end blank."""
        segments: list[tuple[list[tuple[int, int, int]], float, float]] = []
        pieces: list[tuple[int, int, int]] = []
        advance = blank = 0.0
        previous: _Item | None = None
        breaks = self._case.breaks
        for at, item in enumerate(items):
            if previous is not None and pieces and self._may_break(block, previous, item):
                segments.append((pieces, advance, blank))
                pieces, advance, blank = [], 0.0, 0.0
            advance += item.before
            if item.member is not None:
                wide = _width_of(item.member)
                pieces.append((at, 0, 0))
                advance += wide
                if wide:
                    blank = 0.0
            else:
                text, widths = item.text, item.letters.widths
                start = 0
                for stop in (*(() if item.nowrap else breaks(text)), len(text)):
                    part = text[start:stop]
                    wide = sum(map(widths.__getitem__, part))
                    stripped = part.rstrip(" ")
                    pieces.append((at, start, stop))
                    advance += wide
                    if stripped:
                        blank = (len(part) - len(stripped)) * widths[" "] if len(part) != len(stripped) else 0.0
                    else:
                        blank += wide
                    if stop != len(text):
                        segments.append((pieces, advance, blank))
                        pieces, advance, blank = [], 0.0, 0.0
                    start = stop
            advance += item.after
            if item.after:
                blank = 0.0
            previous = item
        if pieces:
            segments.append((pieces, advance, blank))
        return segments

    def _may_break(self, block: Element, before: _Item, after: _Item) -> bool:
        shared = block
        for one, other in zip(before.chain, after.chain, strict=False):
            if one is not other:
                break
            shared = one
        if shared.look.nowrap:
            return False
        last = before.text[-1] if before.text else _OBJECT if not _is_marker(before.member) else ""
        first = after.text[0] if after.text else _OBJECT if not _is_marker(after.member) else ""
        if not last or not first:
            return False
        return 1 in self._case.breaks(last + first)

    # -- setting ---------------------------------------------------------------------------------

    def _line(
        self, block: Element, items: Sequence[_Item], pieces: Sequence[tuple[int, int, int]], width: float, x: float,
        *, last: bool,
    ) -> Line:  # fmt: skip
        """One line of some pieces; blanks at its ends are left out."""
        members: list[Member] = []
        at = -1
        parts: list[tuple[_Item, str]] = []
        for number, start, stop in pieces:
            item = items[number]
            if number == at:
                parts[-1] = (item, parts[-1][1] + item.text[start:stop])
            else:
                parts.append((item, item.text[start:stop]))
            at = number
        while parts and parts[0][0].member is None and not parts[0][1].lstrip(" "):
            del parts[0]
        if parts and parts[0][0].member is None:
            parts[0] = (parts[0][0], parts[0][1].lstrip(" "))
        trailing = 0.0
        if parts and parts[-1][0].member is None:
            item, text = parts[-1]
            shown = text.rstrip(" ")
            if shown and pieces[-1][2] == len(item.text):
                # The engine leaves the blank at the end of a text drawn, and does not count it.
                trailing = item.letters.width(text[len(shown) :])
            else:
                parts[-1] = (item, shown)
        for item, text in parts:
            x += item.before
            member = item.member
            if member is None:
                _, rise = item.letters.rise(text)
                members.append(Frag(text, item.letters, item.chain, x, rise))
                x += item.letters.width(text)
            else:
                member.x = x
                members.append(member)
                x += _width_of(member)
            x += item.after
        x -= trailing
        look = block.look
        _align(look.ending if last else look.align, members, width - x)
        return _stack(block, members)


def _align(align: str, members: Sequence[Member], spare: float) -> None:
    """Move what stands on a line as its text is aligned."""
    if spare <= 0 or align == "start":
        return
    if align == "justify":
        _justify(members, spare)
        return
    for member in members:
        member.x += spare / 2 if align == "center" else spare


def _fits(needed: float, width: float) -> bool:
    if abs(needed - width) < _CLOSE:
        raise UnsetError("a line that just fits")
    return needed < width


def _justify(members: Sequence[Member], spare: float) -> None:
    blanks = sum(member.text.count(" ") + member.text.count("\u00a0") for member in members if isinstance(member, Frag))
    if not blanks or spare <= 0:
        return
    gap, shift = spare / blanks, 0.0
    for member in members:
        member.x += shift
        if isinstance(member, Frag):
            member.gap = gap
            shift += gap * (member.text.count(" ") + member.text.count("\u00a0"))


def _is_marker(member: Member | None) -> bool:
    return isinstance(member, Frag)


def _width_of(member: Member) -> float:
    if isinstance(member, Picture):
        return member.element.look.margin[1] + member.element.look.margin[3] + member.width
    if isinstance(member, Inset):
        look = member.box.element.look
        return look.margin[1] + look.margin[3] + member.box.width
    return 0.0


def _stack(block: Element, members: Sequence[Member]) -> Line:
    """Put everything on the baseline, and say how high the line is."""
    font = block.look.font
    top, bottom = -font.baseline, font.height - font.baseline
    free: list[tuple[Member, float, str]] = []
    for member in members:
        for element in member.chain:
            inner = element.look.font
            top = min(top, -inner.baseline)
            bottom = max(bottom, inner.height - inner.baseline)
        if isinstance(member, Frag):
            if not member.marker:
                high = member.letters.font.height
                top, bottom = min(top, -member.y), max(bottom, high - member.y)
            continue
        element = member.element if isinstance(member, Picture) else member.box.element
        high, rise = _height_of(member)
        if element.look.vertical == "baseline":
            member.y = -rise + element.look.margin[0]
            top, bottom = min(top, -rise), max(bottom, high - rise)
        else:
            free.append((member, high, element.look.vertical))
    if free:
        bottom = max(bottom, top + max(high for _, high, _ in free))
    for member, high, vertical in free:
        element = member.element if isinstance(member, Picture) else member.box.element  # type: ignore[union-attr]
        member.y = (top if vertical == "top" else bottom - high) + element.look.margin[0]
    for member in members:
        if isinstance(member, Frag):
            member.y = -top
        else:
            member.y -= top
            member.x += (member.element if isinstance(member, Picture) else member.box.element).look.margin[3]
    return Line(members, bottom - top, -top)


def _height_of(member: Picture | Inset) -> tuple[float, float]:
    """The height of an object with its margins, and its baseline from their top."""
    if isinstance(member, Picture):
        margin = member.element.look.margin
        high = margin[0] + member.height + margin[2]
        return high, high
    margin = member.box.element.look.margin
    high = margin[0] + member.box.height + margin[2]
    baseline = member.box.baseline(last=True)
    return high, high if baseline is None else margin[0] + baseline
