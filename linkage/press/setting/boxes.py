"""What setting leaves: boxes with their places, relative to the box around them. Lengths are CSS pixels."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from linkage.press.setting.markup import Element
from linkage.press.setting.type_case import Letters

Margins = list[float]


class Frag:
    """A piece of text on a line: ``x`` from the left of the lines, ``y`` its baseline from the line's top.

    ``chain`` are the inline elements around it, the outermost first. ``marker`` stands for an inline element
    with nothing in it. ``gap`` is what justification adds to each blank.
    """

    __slots__ = ("chain", "gap", "letters", "marker", "text", "x", "y")

    def __init__(
        self, text: str, letters: Letters, chain: tuple[Element, ...], x: float, *, marker: bool = False
    ) -> None:
        self.text = text
        self.letters = letters
        self.chain = chain
        self.x = x
        self.y = 0.0
        self.gap = 0.0
        self.marker = marker


class Picture:
    """A picture on a line: the place of its upper left corner and its size."""

    __slots__ = ("chain", "element", "height", "width", "x", "y")

    def __init__(self, element: Element, chain: tuple[Element, ...]) -> None:
        self.element = element
        self.chain = chain
        self.x = 0.0
        self.y = 0.0
        self.width = element.look.width or 0.0
        self.height = element.look.height or 0.0


class Inset:
    """A box that stands on a line like a letter."""

    __slots__ = ("box", "chain", "element", "x", "y")

    def __init__(self, box: Box, chain: tuple[Element, ...]) -> None:
        self.box = box
        self.element = box.element
        self.chain = chain
        self.x = 0.0
        self.y = 0.0


Member = Frag | Picture | Inset


class Line:
    """One line: what stands on it from left to right. It is never changed: many pages may share it."""

    __slots__ = ("baseline", "height", "members")

    def __init__(self, members: Sequence[Member], height: float, baseline: float) -> None:
        self.members = members
        self.height = height
        self.baseline = baseline


class Box:
    """A block, a cell, a row, a table: ``x`` and ``y`` of its border box from that of the box around it.

    ``lines`` are its lines with their tops from its own; they begin ``left`` from its left. ``above`` and
    ``below`` are the margins that meet those of its neighbours; a box is ``through`` when these meet each
    other. ``bare`` is a box without an element of its own: lines between blocks stand in such ones.
    """

    __slots__ = (
        "above", "bare", "below", "children", "element", "height", "kind", "left", "lines", "table",
        "through", "top", "width", "x", "y",
    )  # fmt: skip

    def __init__(self, kind: str, element: Element, width: float) -> None:
        self.kind = kind
        self.element = element
        self.width = width
        self.height = 0.0
        self.x = 0.0
        self.y = 0.0
        self.left = 0.0
        self.top = 0.0
        self.children: list[Box] = []
        self.lines: list[tuple[float, Line]] = []
        self.above: Margins = []
        self.below: Margins = []
        self.bare = False
        self.through = False
        self.table: TableGrid | None = None

    def baseline(self, *, last: bool = False) -> float | None:
        """The first (or last) baseline inside, from the top of the border box."""
        if self.kind == "absolute":
            return None
        if self.lines:
            top, line = self.lines[-1 if last else 0]
            return top + line.baseline
        for child in reversed(self.children) if last else self.children:
            found = child.baseline(last=last)
            if found is not None:
                return child.y + found
        return None


Stroke = tuple[float, str]


@define(eq=False)
class TableGrid:
    """The lines of a table: where its columns begin, and the stroke of every edge, row by row."""

    columns: list[float]
    vertical: list[list[Stroke]]
    horizontal: list[list[Stroke]]
    headers: int


def collapse(margins: Margins) -> float:
    """What meeting margins come to.

    >>> collapse([3.0, 8.0, -2.0])
    6.0
    """
    return max(0.0, *margins) + min(0.0, *margins) if margins else 0.0
