"""Comparison (两法相比): whether a page set by learned rules is the page that the layout engine makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from linkage.press.page_proof import Letter, letters, pixels_apart, structure
from linkage.press.setting.boxes import Box, Frag, Inset, Line
from linkage.press.setting.pages import SetPage

#: Texts may stand so many pixels apart: a fiftieth of a point.
_NEAR_POINTS = 0.02
_NEAR = _NEAR_POINTS / 0.75

#: So much of a page's dots may differ: where two lines meet, edges are smoothed otherwise.
_MOST_DOTS = 0.001

#: A text with where it begins on its baseline.
Text = tuple[str, float, float]


def texts_laid(laid: Sequence[Any]) -> list[list[Text]]:
    """The texts of pages laid out by the engine: all that is compared of them, a tenth of what they take."""
    return [list(_laid(page._page_box.children[0])) for page in laid]  # noqa: SLF001 - nowhere else


def text_difference(laid: Sequence[Sequence[Text]], pages: Sequence[SetPage]) -> str:
    """Where pages laid out by the engine and set pages differ first; empty when they are the same.

    Compared are the texts line by line in the order of drawing, and where each begins.
    """
    if len(laid) != len(pages):
        return f"{len(laid)} pages laid out, {len(pages)} set"
    for number, (theirs, other) in enumerate(zip(laid, pages, strict=True), start=1):
        ours = _texts_set(other)
        for their, our in zip(theirs, ours, strict=False):
            if their[0].rstrip(" ") != our[0].rstrip(" "):
                return f"page {number}: {their[0]!r} laid out, {our[0]!r} set"
            if abs(their[1] - our[1]) > _NEAR or abs(their[2] - our[2]) > _NEAR:
                return f"page {number}: {their[0]!r} at {their[1:]} laid out, at {our[1:]} set"
        if len(theirs) != len(ours):
            return f"page {number}: {len(theirs)} texts laid out, {len(ours)} set"
    return ""


def is_moved(laid: Sequence[Sequence[Text]], pages: Sequence[SetPage]) -> bool:
    """Whether all lines are the same and begin as far from the left, though some stand higher or lower."""
    theirs = {(text.rstrip(" "), f"{x:.1f}") for page in laid for text, x, _ in page}
    return theirs == {(text.rstrip(" "), f"{x:.1f}") for page in pages for text, x, _ in _texts_set(page)}


def _texts_set(page: SetPage) -> list[Text]:
    return [text for placed in page.placed for text in _set(placed.piece.what, placed.x, placed.y)]


def is_widened(pages: Sequence[SetPage]) -> bool:
    """Whether blanks are widened: the engine writes such lines letter by letter, and dots differ."""
    return any(_is_widened(placed.piece.what) for page in pages for placed in page.placed)


def _is_widened(what: Box | Line | None) -> bool:
    if isinstance(what, Line):
        return any(
            member.gap != 0
            if isinstance(member, Frag)
            else isinstance(member, Inset) and _is_widened(member.box)
            for member in what.members
        )
    if what is None:
        return False
    return any(_is_widened(line) for _, line in what.lines) or any(map(_is_widened, what.children))


def file_difference(drawn: bytes, written: bytes, *, pixels: bool = False) -> str:
    """Where the engine's file and ours differ first; empty when they are the same page for page.

    Compared are all letters in the order of drawing with where they stand, the structure tree with headings
    and words for pictures, and, when asked, the pages as pictures.
    """
    found = _letter_difference(letters(drawn), letters(written))
    if not found:
        theirs, ours = structure(drawn), structure(written)
        pairs = enumerate(zip(theirs, ours, strict=False))
        apart = (f"tag {at}: {one} drawn, {other} set" for at, (one, other) in pairs if one != other)
        found = next(apart, "" if len(theirs) == len(ours) else f"{len(theirs)} tags drawn, {len(ours)} set")
    if not found and pixels:
        for number, dots in enumerate(pixels_apart(drawn, written), start=1):
            if dots > _MOST_DOTS:
                return f"page {number}: {dots:.2%} of its dots differ"
    return found


def _letter_difference(theirs: Sequence[Sequence[Letter]], ours: Sequence[Sequence[Letter]]) -> str:
    if len(theirs) != len(ours):
        return f"{len(theirs)} pages drawn, {len(ours)} set"
    for number, (one, other) in enumerate(zip(theirs, ours, strict=True), start=1):
        for their, our in zip(one, other, strict=False):
            far = max(abs(their[1] - our[1]), abs(their[2] - our[2])) > _NEAR_POINTS
            if their[0] != our[0] or far:
                return f"page {number}: {their} drawn, {our} set"
        if len(one) != len(other):
            return f"page {number}: {len(one)} letters drawn, {len(other)} set"
    return ""


def _laid(box: Any) -> Iterator[Text]:  # noqa: ANN401 - a box of the layout engine
    box = getattr(box, "_box", box)
    text = getattr(box, "text", "")
    if text.strip():
        yield text, box.position_x, box.position_y + box.baseline
    for child in getattr(box, "children", ()):
        yield from _laid(child)


def _set(what: Box | Line | None, x: float, y: float) -> Iterator[Text]:
    if isinstance(what, Line):
        for member in what.members:
            if isinstance(member, Frag) and member.text.strip():
                yield member.text, x + member.x, y + member.y
            elif isinstance(member, Inset):
                yield from _set(member.box, x + member.x, y + member.y)
    elif what is not None:
        for top, line in what.lines:
            yield from _set(line, x + what.left, y + top)
        for child in what.children:
            yield from _set(child, x + child.x, y + child.y)
