"""Flattens the body of a paper into pieces that are never broken inside: a line, a row, a block kept whole.

Between them stand the places at which a page may end, and the boxes that open and close.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from attrs import define

from linkage.press.setting.blocks import BlockSetter, grouped
from linkage.press.setting.boxes import Box, Line
from linkage.press.setting.markup import Element, UnsetError


@define(eq=False)
class Shell:
    """A box that may go on over pages: a division, a paragraph, a table with its groups of rows.

    ``rows`` are, for a table, the rows of its head, which every page repeats.
    """

    element: Element
    x: float
    width: float
    kind: str
    bare: bool = False
    table: Box | None = None
    head: Box | None = None


@define(eq=False)
class Piece:
    """Something that is never broken inside, with the shells around it.

    ``margins`` are those that meet above it, ``fresh`` those of them that do when it begins a page; ``end``
    is what has to fit below it on the page, ``open`` what stands above it when its table begins there.
    ``row`` is, for rows, the number of the first in its table. The page may end before it when ``allowed``.
    """

    what: Box | Line | None
    shells: tuple[Shell, ...]
    height: float
    margins: list[float]
    fresh: list[float]
    allowed: bool
    forced: bool = False
    x: float = 0.0
    end: float = 0.0
    row: int = 0
    open: float = 0.0


class Flow:
    """Flattens a body into pieces."""

    def __init__(self, setter: BlockSetter) -> None:
        self._setter = setter
        self.pieces: list[Piece] = []
        self._margins: list[float] = []
        self._fresh: list[float] = []
        self._values: list[str] = []
        self._asides: list[int] = []
        self._around: tuple[Shell, ...] = ()

    def element(self, element: Element, width: float, x: float, shells: tuple[Shell, ...]) -> None:
        """Flatten an element that stands in the given shells.

        :raises UnsetError: something in it is not set here.
        """
        look = element.look
        if look.refused:
            raise UnsetError(f"{element.tag}: {look.refused}")
        if look.place is not None:
            box = self._setter.absolute(element)
            self.pieces.append(Piece(box, shells, 0.0, [], [], allowed=False))
            self._asides.append(len(shells))
            return
        self._values.append(look.before)
        if look.display == "table" and look.inside != "avoid":
            self._table(element, width, x, shells)
        elif look.inside == "avoid" or any(look.inset) or look.width is not None or look.height is not None:
            self._whole(element, width, x, shells)
        elif look.display == "block":
            self._open(element, width, x, shells)
        else:
            raise UnsetError(f"{element.tag} in a body: {look.display}")
        self._values.append(look.after)

    def _whole(self, element: Element, width: float, x: float, shells: tuple[Shell, ...]) -> None:
        box = self._setter.block(element, width)
        if self._setter.is_ended_inside(element):
            raise UnsetError("a page that ends inside of what is kept whole")
        if box.through:
            if box.children:
                raise UnsetError("nothing but empty blocks, kept whole")
            self._open(element, width, x, shells)
            return
        self._values += _chain(box, first=True)
        self._top(*box.above)
        self._add(Piece(box, shells, box.height, self._margins, self._fresh, allowed=True, x=x + box.x))
        self._values += _chain(box, first=False)
        self._margins = list(box.below)
        self._fresh = []

    def _top(self, *margins: float) -> None:
        """Margins above what begins here."""
        self._margins = [*self._margins, *margins]
        self._fresh = [*self._fresh, *margins]

    def _open(self, element: Element, width: float, x: float, shells: tuple[Shell, ...]) -> None:
        look = element.look
        margin = look.margin
        self._top(margin[0])
        inner, left = width - margin[1] - margin[3], x + margin[3]
        around = (*shells, Shell(element, left, inner, "block"))
        groups = list(grouped(element))
        count, met = len(self.pieces), any(self._margins)
        if not groups:
            # Nothing to see, but an element of the paper.
            self._add(Piece(None, around, 0.0, [], [], allowed=True))
        for group in groups:
            if isinstance(group, Element):
                self.element(group, inner, left, around)
                continue
            if element.tag == "body":
                # The engine tags each of its lines apart.
                raise UnsetError("words of a body in no block")
            lines = self._setter.lines(element, group, inner)
            within = around
            if len(groups) > 1:
                within = (*around, Shell(element, left, inner, "block", bare=True))
            self._lines(element, lines, within, left)
        new = self.pieces[count:]
        if groups and met and new and all(piece.what is None for piece in new):
            # Margins go through one empty block, but through a block of such only in part.
            raise UnsetError("nothing but empty blocks between margins")
        self._margins = [*self._margins, margin[2]]

    def _lines(self, element: Element, lines: Sequence[Line], shells: tuple[Shell, ...], x: float) -> None:
        orphans, widows = element.look.orphans, element.look.widows
        for at, line in enumerate(lines):
            allowed = at == 0 or (at >= orphans and len(lines) - at >= widows)
            self._add(Piece(line, shells, line.height, self._margins, self._fresh, allowed=allowed, x=x))
            self._margins, self._fresh = [], []

    def _table(self, element: Element, width: float, x: float, shells: tuple[Shell, ...]) -> None:
        table = self._setter.block(element, width)
        x += table.x
        grid = table.table
        if grid is None:
            raise UnsetError("a table without a grid")
        body = [group for group in table.children if group.element.look.display != "header"]
        head = next((group for group in table.children if group.element.look.display == "header"), None)
        shell = Shell(element, x, width, "table", table=table, head=head)
        border = table.height - sum(group.height for group in table.children) - table.top
        row, opened = grid.headers, table.top + (head.height if head else 0.0)
        self._top(*table.above)
        pieces: list[Piece] = []
        if head is not None:
            self._values += [head.element.look.before, *_chain(head, first=True)]
        for at, group in enumerate(body):
            inside = group.element.look
            if at or head is None:
                self._values.append(inside.before)
            kept = inside.inside == "avoid"
            parts = [group] if kept else group.children
            around = (*shells, shell) if kept else (*shells, shell, Shell(group.element, x, width, "group"))
            for number, part in enumerate(parts):
                if at or number or head is None:
                    self._values += _rows_wish(part, first=True)
                piece = Piece(part, around, part.height, self._margins, self._fresh, allowed=True, row=row)
                piece.x, piece.open = x + group.x, opened
                self._add(piece)
                pieces.append(piece)
                self._margins, self._fresh = [], []
                self._values += _rows_wish(part, first=False)
                row += len(part.children) if kept else 1
            self._values.append(inside.after)
        if not pieces:
            raise UnsetError("a table of a head alone")
        pieces[-1].end = border
        self._margins = list(table.below)

    def _add(self, piece: Piece) -> None:
        values, self._values = self._values, []
        asides, self._asides = self._asides, []
        if piece.allowed:
            piece.forced = any(value not in ("auto", "avoid") for value in values)
            if any(value not in ("auto", "avoid", "page") for value in values):
                raise UnsetError("a break to a certain side")
            piece.allowed = "avoid" not in values or piece.forced
            depth = shared(self._around, piece.shells)
            if any(aside > depth for aside in asides) and any(value != "auto" for value in values):
                raise UnsetError("a wish for a page end beside what stands apart")
        self._around = piece.shells
        self.pieces.append(piece)


def shared(one: Sequence[Shell], other: Sequence[Shell]) -> int:
    """How many shells stand around both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(one, other, strict=False)))


def _chain(box: Box, *, first: bool) -> Iterator[str]:
    """The wishes for breaks of what stands first (or last) inside a block kept whole."""
    while box.children and box.kind in ("block", "table", "group", "row"):
        box = box.children[0 if first else -1]
        if box.kind not in ("block", "table", "group", "row"):
            return
        yield box.element.look.before if first else box.element.look.after


def _rows_wish(part: Box, *, first: bool) -> Iterator[str]:
    """The wish for a break before (or after) a row, or a group of rows kept whole."""
    if part.kind == "group":
        yield from _chain(part, first=first)
    else:
        yield part.element.look.before if first else part.element.look.after
