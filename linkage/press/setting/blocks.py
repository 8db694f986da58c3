"""Sets blocks one under the other, as the layout engine does: margins that meet become one.

What is set here is never broken inside; :mod:`linkage.press.setting.pages` decides where pages end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.press.setting.boxes import Box, Line, collapse
from linkage.press.setting.lines import Composer
from linkage.press.setting.looks import Sides
from linkage.press.setting.markup import Element, Rule, UnsetError
from linkage.press.setting.tables import Plan, set_table
from linkage.press.setting.type_case import TypeCase

_INLINE = frozenset(("inline", "image", "inline-block"))


@frozen
class Edges:
    """How the edges of a box are: shared borders of a cell, margins that meet those of what is inside.

    The height of a cell is the least that it has, and not its height.
    """

    border: Sides | None = None
    joined_above: bool = False
    joined_below: bool = False
    tall: bool = True


_PLAIN = Edges()

#: Wishes that never end a page.
_ALLOWED = frozenset(("auto", "avoid"))

#: So many different cells of text are remembered, then forgotten all at once. Their lines are never changed.
_MEMORY = 6000


class BlockSetter:
    """Sets elements into boxes."""

    def __init__(self, case: TypeCase) -> None:
        self._composer = Composer(case, self._inset)
        self._cells: dict[object, tuple[float, float, float, list[tuple[float, Line]]]] = {}
        self.plans: dict[object, Plan] = {}
        self.rows: dict[object, Box] = {}
        self._ended: dict[Rule, bool] = {}

    def is_ended_inside(self, element: Element) -> bool:
        """Whether something in an element asks for a page to end there."""
        return self._may_be_ended(element.rule) and any(
            not _ends_of(child) <= _ALLOWED or self.is_ended_inside(child)
            for child in element.children
            if isinstance(child, Element)
        )

    def _may_be_ended(self, rule: Rule) -> bool:
        found = self._ended.get(rule)
        if found is None:
            found = self._ended[rule] = any(
                not _ends_of(below) <= _ALLOWED or self._may_be_ended(below) for below in rule.below.values()
            )
        return found

    def block(self, element: Element, width: float) -> Box:
        """Set a block or a table in the width that there is for it, margins included.

        :raises UnsetError: something in it is not set here.
        """
        look = element.look
        if look.refused:
            raise UnsetError(f"{element.tag}: {look.refused}")
        margin = look.margin
        if look.display == "table":
            return self._table(element, width)
        if look.display != "block":
            raise UnsetError(f"{element.tag} as a block: {look.display}")
        inset = look.inset
        inner = look.width if look.width is not None else width - margin[1] - margin[3] - inset[1] - inset[3]
        box = Box("block", element, inner + inset[1] + inset[3])
        box.x = margin[3]
        below = not inset[2] and look.height is None
        self.fill(box, inner, Edges(joined_above=not inset[0], joined_below=below))
        box.above.insert(0, margin[0])
        if box.through and look.height is None and not any(inset[::2]):
            box.above += [*box.below, margin[2]]
        else:
            box.through = False
            box.below.append(margin[2])
        return box

    def lines(self, element: Element, run: Sequence[Element | str], width: float) -> list[Line]:
        """Set a run of text of a block."""
        return self._composer.lines(element, run, width)

    def absolute(self, element: Element) -> Box:
        """Set what stands outside of the flow, from the corner of the page's text."""
        look = element.look
        if look.refused or look.place is None or look.width is None or any(look.margin):
            raise UnsetError(f"{element.tag}: {look.refused or 'absolute without width or with margins'}")
        inset = look.inset
        box = Box("absolute", element, look.width + inset[1] + inset[3])
        self.fill(box, look.width)
        box.x, box.y = look.place
        return box

    def cell(self, element: Element, content: object, width: float, border: Sides) -> Box:
        """Set a cell of a table; its borders are those that it shares with its neighbours.

        ``content`` is what its lines depend on: ``None`` when it has parts of its own kind on every page.
        """
        look = element.look
        if look.refused:
            raise UnsetError(f"{element.tag}: {look.refused}")
        box = Box("cell", element, width)
        key = (element.rule, width, border, content)
        known = self._cells.get(key) if content is not None else None
        if known is not None:
            box.left, box.top, box.height, box.lines = known
            return box
        padding = look.padding
        inner = width - border[1] - border[3] - padding[1] - padding[3]
        self.fill(box, inner, Edges(border=border, tall=False))
        if content is not None:
            if len(self._cells) >= _MEMORY:
                self._cells.clear()
            self._cells[key] = box.left, box.top, box.height, box.lines
        return box

    def fill(self, box: Box, inner: float, edges: Edges = _PLAIN) -> None:
        """Put what stands inside a box into it and give it its height."""
        element, look = box.element, box.element.look
        border = look.border if edges.border is None else edges.border
        top, left = border[0] + look.padding[0], border[3] + look.padding[3]
        box.left, box.top = left, top
        y = 0.0
        pending: list[float] = []
        first, empty = edges.joined_above, True
        groups = list(grouped(element))
        for group in groups:
            if isinstance(group, Element):
                if group.look.place is not None:
                    raise UnsetError("absolute inside another block")
                child = self.block(group, inner)
            else:
                lines = self._composer.lines(element, group, inner)
                if len(groups) == 1:
                    y = _pile(box, lines, top)
                    empty = not lines
                    break
                child = self._bare(element, lines, inner)
            box.children.append(child)
            pending += child.above
            if child.through:
                child.x += left
                child.y = top + y + collapse(pending)
                continue
            empty = False
            if first:
                box.above += pending
                first = False
            else:
                y += collapse(pending)
            child.x += left
            child.y = top + y
            y += child.height
            pending = list(child.below)
        if empty and first:
            box.through = not box.lines
            box.below = pending
        elif edges.joined_below:
            box.below = pending
        else:
            y += collapse(pending)
        if edges.tall and look.height is not None:
            y = look.height
        box.height = top + y + look.padding[2] + border[2]

    def _bare(self, element: Element, lines: Sequence[Line], width: float) -> Box:
        box = Box("block", element, width)
        box.bare = True
        box.height = _pile(box, lines, 0.0)
        return box

    def _table(self, element: Element, width: float) -> Box:
        margin = element.look.margin
        share = element.look.share or 1.0
        if margin[1] or margin[3]:
            raise UnsetError("a table with margins at its sides")
        box = set_table(self, element, width * share)
        box.x = max(0.0, width - box.width) / 2 if element.look.centred else 0.0
        box.above = [margin[0]]
        box.below = [margin[2]]
        return box

    def _inset(self, element: Element) -> Box:
        look = element.look
        if look.width is None:
            raise UnsetError(f"{element.tag}: a box on a line without width")
        inset = look.inset
        box = Box("inset", element, look.width + inset[1] + inset[3])
        self.fill(box, look.width)
        return box


def _ends_of(place: Element | Rule) -> set[str]:
    """What is asked for at both ends of an element."""
    return {place.look.before, place.look.after} if place.look is not None else set()


def grouped(element: Element) -> Iterator[Element | list[Element | str]]:
    """What stands in an element: blocks, and between them runs of text and what stands on lines."""
    run: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            if run or child.strip(" \t\n\r"):
                run.append(child)
        elif child.look.display in _INLINE:
            run.append(child)
        elif child.look.display != "none":
            if run:
                yield run
                run = []
            yield child
    if run:
        yield run


def _pile(box: Box, lines: Sequence[Line], top: float) -> float:
    y = 0.0
    for line in lines:
        box.lines.append((top + y, line))
        y += line.height
    return y
