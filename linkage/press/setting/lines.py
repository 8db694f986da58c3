"""Breaks texts into lines as the layout engine does: at the last place that fits, blanks at the end left out.

Pango counts widths in 1024ths of a pixel, and so do we: a line that fits by less than two of them is not ours
to decide.
The same words in the same place and width are set once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from attrs import define, field

from linkage.press.setting.boxes import Box, Frag, Inset, Line, Member, Picture
from linkage.press.setting.generated import BREAK
from linkage.press.setting.looks import Look
from linkage.press.setting.markup import Element, UnsetError, content_key
from linkage.press.setting.pictures import picture_stream
from linkage.press.setting.stacking import stack
from linkage.press.setting.type_case import Letters, TypeCase

_BLANKS = re.compile(r"[ \t\n\r]+")
_RAW = re.compile(r"[\t\n\r&]|  ")
_CLOSE = 2 / 1024

#: So many different texts are remembered, then forgotten all at once: memory has to stay where it is.
_MEMORY = 6000

#: For breaking, a picture or a box on a line is like a Chinese character.
_OBJECT = "\u2e80"

Chain: TypeAlias = tuple[Element, ...]

#: A piece of a text: the number of its item, from which character, to which.
_Place: TypeAlias = tuple[int, int, int]


class _Item:
    """A text or an object in the order of reading; ``ends`` says that the line ends after it."""

    __slots__ = ("after", "before", "chain", "ends", "letters", "member", "nowrap", "text", "width")

    def __init__(self, look: Look, chain: Chain, letters: Letters, what: str | Member) -> None:
        self.chain = chain
        self.letters = letters
        self.nowrap = look.nowrap
        self.before = 0.0
        self.after = 0.0
        self.ends = False
        if isinstance(what, str):
            self.text = what
            self.member: Member | None = None
            self.width = letters.width(what)
        else:
            self.text = ""
            self.member = what
            self.width = _width_of(what)


@define(eq=False)
class _Run:
    """Inline content being read: its items, and whether a blank was read last."""

    items: list[_Item] = field(factory=list)
    blank: bool = False

    def clean(self, text: str) -> str:
        """A text as it is set: several blanks as one, none after another."""
        if _RAW.search(text):
            text = _BLANKS.sub(" ", html.unescape(text))
        ends = text.endswith(" ")
        if self.blank and text.startswith(" "):
            text = text[1:]
        self.blank = ends or (self.blank and not text)
        return text


@define(eq=False)
class _Segment:
    """What stays together on a line: pieces (item, from, to), their width, and that of its last blanks.

    ``ends`` says that the line ends after it.
    """

    pieces: list[_Place] = field(factory=list)
    width: float = 0.0
    blank: float = 0.0
    ends: bool = False


class Composer:
    """Makes lines of the inline content of blocks."""

    def __init__(self, case: TypeCase, inset: Callable[[Element], Box]) -> None:
        self._case = case
        self._inset = inset
        self._known: dict[object, list[Line]] = {}

    def lines(self, block: Element, children: Sequence[Element | str], width: float) -> list[Line]:
        """Break the inline content of a block into lines of the given width.

        :raises UnsetError: a line that cannot be decided here.
        """
        content = content_key(children)
        if content is None:
            return self._compose(block, children, width)
        key = (block.rule, width, content)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            found = self._known[key] = self._compose(block, children, width)
        return found

    def _compose(self, block: Element, children: Sequence[Element | str], width: float) -> list[Line]:
        items = self._items(block, children)
        if not items:
            return []
        indent = block.look.indent
        needed = indent + sum([item.before + item.width + item.after for item in items])
        last = items[-1]
        if last.member is None and last.text.endswith(" "):
            needed -= last.letters.width(last.text[len(last.text.rstrip(" ")) :])
        if needed < width - _CLOSE and not any(item.ends for item in items):
            whole = [(at, 0, len(item.text)) for at, item in enumerate(items)]
            return [_line(block, items, whole, (indent, width), last=True)]
        return self._broken(block, items, width)

    def _broken(self, block: Element, items: Sequence[_Item], width: float) -> list[Line]:
        lines: list[Line] = []
        current: list[_Place] = []
        indent = x = block.look.indent
        for segment in self._segments(block, items):
            needed = x + segment.width - segment.blank
            if current and not _fits(needed, width):
                lines.append(_line(block, items, current, (indent, width), last=False))
                current, indent, x = [], 0.0, 0.0
                needed = segment.width - segment.blank
            while not current and needed > width + _CLOSE:
                part = _cut_word(block, items, segment, width - x)
                lines.append(_line(block, items, [part], (indent, width), last=False))
                indent = x = 0.0
                needed = segment.width - segment.blank
            current.extend(segment.pieces)
            x += segment.width
            if segment.ends:
                lines.append(_line(block, items, current, (indent, width), last=True))
                current, indent, x = [], 0.0, 0.0
        if current and (not lines or any(_shows(items[at], start, stop) for at, start, stop in current)):
            lines.append(_line(block, items, current, (indent, width), last=True))
        return lines

    # -- reading ---------------------------------------------------------------------------------

    def _items(self, block: Element, children: Sequence[Element | str]) -> list[_Item]:
        run = _Run(blank=True)
        self._collect(block, children, (), run)
        return run.items

    def _collect(self, around: Element, children: Sequence[Element | str], chain: Chain, run: _Run) -> None:
        look = around.look
        letters = self._case.letters(look.font)
        for child in children:
            if isinstance(child, str):
                text = run.clean(child)
                if text:
                    run.items.append(_Item(look, chain, letters, text))
                continue
            here = child.look
            if here.display == "none":
                continue
            if here.refused:
                raise UnsetError(f"{child.tag}: {here.refused}")
            if here.vertical not in ("baseline", "top", "bottom"):
                raise UnsetError(f"{child.tag}: vertical-align {here.vertical}")
            if here.display == "inline":
                self._inline(child, chain, run)
            elif here.display in ("image", "inline-block"):
                run.items.append(_Item(look, chain, letters, self._object(child, chain)))
                run.blank = False
            else:
                raise UnsetError(f"{child.tag} among text")

    def _inline(self, child: Element, chain: Chain, run: _Run) -> None:
        look = child.look
        start = len(run.items)
        inner = (*chain, child)
        if look.vertical != "baseline" or look.raised or any(look.border) or any(look.padding):
            raise UnsetError(f"{child.tag} with a border or padding in a line")
        self._collect(child, child.children, inner, run)
        if len(run.items) == start:
            letters = self._case.letters(look.font)
            run.items.append(_Item(look, inner, letters, Frag("", letters, inner, 0.0, marker=True)))
            run.items[-1].ends = look.content == BREAK
        run.items[start].before += look.margin[3]
        run.items[-1].after += look.margin[1]

    def _object(self, child: Element, chain: Chain) -> Member:
        look = child.look
        if look.display == "image":
            if look.width is None or look.height is None or any(look.border) or any(look.padding):
                raise UnsetError("a picture without its size")
            if not child.attributes.get("alt"):
                raise UnsetError("a picture without words for it")
            picture_stream(child.attributes.get("src", ""))
            return Picture(child, chain)
        return Inset(self._inset(child), chain)

    # -- breaking --------------------------------------------------------------------------------

    def _segments(self, block: Element, items: Sequence[_Item]) -> list[_Segment]:
        segments = [_Segment()]
        for at, item in enumerate(items):
            segment = segments[-1]
            if segment.pieces and (segment.ends or self._may_break(block, items[at - 1], item)):
                segment = _Segment()
                segments.append(segment)
            segment.width += item.before
            if item.member is not None:
                segment.pieces.append((at, 0, 0))
                segment.width += item.width
                segment.blank = 0.0 if item.width else segment.blank
            else:
                self._cut(at, item, segments)
            if item.after:
                segments[-1].width += item.after
                segments[-1].blank = 0.0
            segments[-1].ends = item.ends
        return segments

    def _cut(self, at: int, item: _Item, segments: list[_Segment]) -> None:
        """Cut a text where lines may break."""
        text, widths = item.text, item.letters.widths
        start, whole = 0, len(text)
        segment = segments[-1]
        for stop in (*(() if item.nowrap else self._case.breaks(text)), whole):
            part = text[start:stop]
            segment.pieces.append((at, start, stop))
            segment.width += widths[part] if stop - start == 1 else sum(map(widths.__getitem__, part))
            if part.endswith(" "):
                shown = len(part.rstrip(" "))
                blank = (len(part) - shown) * widths[" "]
                segment.blank = blank if shown else segment.blank + blank
            elif part:
                segment.blank = 0.0
            if stop != whole:
                segment = _Segment()
                segments.append(segment)
            start = stop

    def _may_break(self, block: Element, before: _Item, after: _Item) -> bool:
        shared = block
        for one, other in zip(before.chain, after.chain, strict=False):
            if one is not other:
                break
            shared = one
        if shared.look.nowrap or isinstance(before.member, Frag) or isinstance(after.member, Frag):
            return False
        last = before.text[-1] if before.text else _OBJECT
        first = after.text[0] if after.text else _OBJECT
        return 1 in self._case.breaks(last + first)


def _line(
    block: Element, items: Sequence[_Item], pieces: Sequence[_Place], span: tuple[float, float], *, last: bool
) -> Line:
    """One line of some pieces, from where to where; blanks at its ends are left out.

    :raises UnsetError: a line that cannot be decided here.
    """
    x, width = span
    parts = _joined(items, pieces)
    trailing = 0.0
    if parts and parts[-1][0].member is None:
        item, text = parts[-1]
        shown = text.rstrip(" ")
        if shown and pieces[-1][2] == len(item.text):
            # The engine leaves the blank at the end of a text drawn, and does not count it.
            trailing = item.letters.width(text[len(shown) :])
        elif shown or pieces[-1][2] == len(item.text):
            parts[-1] = (item, shown)
        else:
            # A text that begins with a blank at which the line ends begins on the next one.
            if item.chain:
                raise UnsetError("a line that ends at the first blank of an element")
            del parts[-1]
    members: list[Member] = []
    for item, text in parts:
        x += item.before
        member = item.member
        if member is None:
            members.append(Frag(text, item.letters, item.chain, x))
            x += item.width if len(text) == len(item.text) else item.letters.width(text)
        else:
            member.x = x
            members.append(member)
            x += item.width
        x += item.after
    look = block.look
    _align(look.ending if last else look.align, members, width - x + trailing)
    return stack(block, members)


def _joined(items: Sequence[_Item], pieces: Sequence[_Place]) -> list[tuple[_Item, str]]:
    """The texts of the pieces, those of one item together, without blanks at the beginning."""
    parts: list[tuple[_Item, str]] = []
    at = -1
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
    return parts


def _align(align: str, members: Sequence[Member], spare: float) -> None:
    """Move what stands on a line as its text is aligned."""
    if spare <= 0 or align == "start":
        return
    if align == "justify":
        _justify(members, spare)
        return
    for member in members:
        member.x += spare / 2 if align == "center" else spare


def _cut_word(block: Element, items: Sequence[_Item], segment: _Segment, width: float) -> _Place:
    """Cut off as much of a long word as fits on a line, and leave the rest.

    :raises UnsetError: it may not be cut, or it is not one text that is too long.
    """
    at, start, stop = segment.pieces[0]
    item = items[at]
    if not block.look.cuts or item.member is not None or item.nowrap or item.before or item.chain:
        raise UnsetError("a word wider than its line")
    taken, end = 0.0, start
    while end < stop:
        wide = item.letters.widths[item.text[end]]
        if not _fits(taken + wide, width):
            break
        taken += wide
        end += 1
    if end in (start, stop):
        raise UnsetError("a word wider than its line")
    segment.pieces[0] = (at, end, stop)
    segment.width -= taken
    return at, start, end


def _shows(item: _Item, start: int, stop: int) -> bool:
    return item.member is not None or bool(item.text[start:stop].strip(" "))


def _fits(needed: float, width: float) -> bool:
    if abs(needed - width) < _CLOSE:
        raise UnsetError("a line that just fits")
    return needed < width


def _blanks(text: str) -> int:
    return text.count(" ") + text.count("\u00a0")


def _justify(members: Sequence[Member], spare: float) -> None:
    blanks = sum(_blanks(member.text) for member in members if isinstance(member, Frag))
    if not blanks:
        return
    gap, shift = spare / blanks, 0.0
    for member in members:
        member.x += shift
        if isinstance(member, Frag):
            member.gap = gap
            shift += gap * _blanks(member.text)


def _width_of(member: Member) -> float:
    if isinstance(member, Picture):
        return member.element.look.margin[1] + member.element.look.margin[3] + member.width
    if isinstance(member, Inset):
        look = member.box.element.look
        return look.margin[1] + look.margin[3] + member.box.width
    return 0.0
