"""The running lines in the margins of pages: titles, numbers, balances carried from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.press.setting.beneath import Beneath
from linkage.press.setting.boxes import Box, Inset, Line
from linkage.press.setting.looks import Frame, Look, Margin
from linkage.press.setting.markup import Element, UnsetError
from linkage.press.setting.pages import RunningLine, SetPage
from linkage.press.setting.type_case import TypeCase

_PLACES = {"left": "start", "center": "center", "right": "end"}


def sets_strings(look: Look) -> bool:
    """Whether an element of this look sets running strings."""
    return bool(look.strings)


def running_lines(pages: Sequence[SetPage], case: TypeCase, sets: Beneath) -> list[list[RunningLine]]:
    """The lines in the margins of every page of a part; ``sets`` says below which places strings are set.

    :raises UnsetError: lines that do not find room beside each other.
    """
    assigned = [_assigned(page, sets) for page in pages]
    return [
        list(_lines_of(page.frame, _Strings(assigned, _first_chain(page), at), len(pages), case))
        for at, page in enumerate(pages)
    ]


class _Strings:
    """The running strings as a page sees them."""

    def __init__(
        self, assigned: Sequence[Mapping[str, Sequence[str]]], begins: frozenset[str], page: int
    ) -> None:
        self._assigned = assigned
        self._begins = begins
        self.page = page

    def value(self, name: str, which: str) -> str:
        here = self._assigned[self.page].get(name)
        if here:
            if which == "first" or (which == "start" and name in self._begins):
                return here[0]
            if which == "last":
                return here[-1]
        for before in reversed(self._assigned[: self.page]):
            if before.get(name):
                return before[name][-1]
        return ""


def _assigned(page: SetPage, sets: Beneath) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    seen: set[int] = set()
    for placed in page.placed:
        for shell in placed.piece.shells:
            if id(shell) not in seen:
                seen.add(id(shell))
                _note(shell.element, found)
        what = placed.piece.what
        if isinstance(what, Line):
            _note_line(what, found, sets)
        elif what is not None:
            _note_box(what, found, sets)
    return found


_Found = dict[str, list[str]]


def _note(element: Element, found: _Found) -> None:
    for name, attribute in element.look.strings:
        found.setdefault(name, []).append(element.attributes.get(attribute, ""))


def _note_box(box: Box, found: _Found, sets: Beneath) -> None:
    if not sets(box.element.rule):
        return
    if box.element.look.strings and not box.bare:
        _note(box.element, found)
    for _, line in box.lines:
        _note_line(line, found, sets)
    for child in box.children:
        _note_box(child, found, sets)


def _note_line(line: Line, found: _Found, sets: Beneath) -> None:
    before: tuple[Element, ...] = ()
    for member in line.members:
        if member.chain is not before:
            for at, element in enumerate(member.chain):
                if element.look.strings and (at >= len(before) or before[at] is not element):
                    _note(element, found)
            before = member.chain
        if isinstance(member, Inset):
            _note_box(member.box, found, sets)


def _first_chain(page: SetPage) -> frozenset[str]:
    """The strings set by what stands first on the page, from outside inwards."""
    if not page.placed:
        return frozenset()
    piece = page.placed[0].piece
    elements = [shell.element for shell in piece.shells]
    what = piece.what
    while isinstance(what, Box):
        elements.append(what.element)
        what = what.children[0] if what.children else what.lines[0][1] if what.lines else None
    if isinstance(what, Line) and what.members:
        elements += what.members[0].chain
    return frozenset(name for element in elements for name, _ in element.look.strings)


def _lines_of(frame: Frame, strings: _Strings, pages: int, case: TypeCase) -> Iterator[RunningLine]:
    for side in ("top", "bottom"):
        wide: dict[str, float] = {}
        for margin in frame.margins:
            if margin.side != side:
                continue
            letters = case.letters(margin.font)
            lines = _words(margin, strings, pages)
            wide[margin.place] = max((letters.width(line) for line in lines), default=0.0)
            if margin.align != _PLACES[margin.place]:
                raise UnsetError("a running line aligned otherwise")
            high = margin.font.height
            y = _top(frame, margin, high * len(lines))
            for at, line in enumerate(lines):
                if line.strip():
                    x = _left(frame, margin, letters.width(line))
                    yield letters, line, x, y + at * high + margin.font.baseline, ()
        _require_room(wide, frame.text_width)
    for margin in frame.margins:
        if margin.turned:
            yield _strip(margin, "".join(_words(margin, strings, pages)), case)


def _strip(margin: Margin, words: str, case: TypeCase) -> RunningLine:
    """A line in the middle of its strip, turned around afterwards."""
    letters = case.letters(margin.font)
    left, width, baseline = margin.strip
    return letters, words, left + max(0.0, width - letters.width(words)) / 2, baseline, margin.turned


def _words(margin: Margin, strings: _Strings, pages: int) -> list[str]:
    words = ""
    for part in margin.content:
        if part[0] == "text":
            words += part[1]
        elif part[0] == "string":
            words += strings.value(part[1], part[2])
        else:
            words += str(strings.page + 1 if part[1] == "page" else pages)
    if not margin.lines:
        words = " ".join(words.replace("\n", " ").split(" "))
    if "  " in words or words != words.strip(" "):
        words = "\n".join(
            " ".join(line.split()) if line.isascii() else line.strip(" ") for line in words.split("\n")
        )
    return words.split("\n") if words else []


def _top(frame: Frame, margin: Margin, height: float) -> float:
    """Where lines of this height begin: at the top, in the middle or at the bottom of their margin."""
    begin, end = (0.0, frame.margin[0]) if margin.side == "top" else (frame.text_bottom, frame.height)
    begin, end = begin + margin.padding[0], end - margin.padding[2]
    share = {"middle": 0.5, "bottom": 1.0}.get(margin.vertical, 0.0)
    return begin + (end - begin - height) * share


def _left(frame: Frame, margin: Margin, width: float) -> float:
    left, right = frame.margin[3], frame.width - frame.margin[1]
    if margin.place == "left":
        return left + margin.padding[3]
    if margin.place == "right":
        return right - margin.padding[1] - width
    return (left + right - width) / 2 + (margin.padding[3] - margin.padding[1]) / 2


def _require_room(wide: Mapping[str, float], width: float) -> None:
    left, middle, right = (wide.get(place, 0.0) for place in ("left", "center", "right"))
    needed = middle + 2 * max(left, right) if "center" in wide else left + right
    if needed > width - 1:
        raise UnsetError("running lines without room")
