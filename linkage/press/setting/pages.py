"""Breaks a paper over pages as the layout engine does: at the last allowed place before the page is full.

The body is flattened into pieces that are never broken inside (a line, a row, a block kept whole) with the
boxes that open and close between them. A piece that fits by a hair is not ours to decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from linkage.press.setting.blocks import BlockSetter, grouped
from linkage.press.setting.boxes import Box, Line, collapse
from linkage.press.setting.looks import Frame
from linkage.press.setting.markup import Element, UnsetError
from linkage.press.setting.type_case import Letters

_CLOSE = 0.05

#: A line in the margin: its letters, its words, where its baseline begins, what turns it around.
RunningLine = tuple[Letters, str, float, float, tuple[float, ...]]


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


@define(eq=False)
class Placed:
    """A piece on its page: the place of its upper left corner."""

    piece: Piece
    x: float
    y: float


@define(eq=False)
class SetPage:
    """One page: its frame and what stands on it, top to bottom; rows of repeated heads stand among them."""

    frame: Frame
    placed: list[Placed] = field(factory=list)
    running: list[RunningLine] = field(factory=list)


class _Flow:
    """Flattens a body into pieces."""

    def __init__(self, setter: BlockSetter) -> None:
        self._setter = setter
        self.pieces: list[Piece] = []
        self._margins: list[float] = []
        self._fresh: list[float] = []
        self._values: list[str] = []

    def element(self, element: Element, width: float, x: float, shells: tuple[Shell, ...]) -> None:
        look = element.look
        if look.refused:
            raise UnsetError(f"{element.tag}: {look.refused}")
        if look.place is not None:
            box = self._setter.absolute(element)
            self.pieces.append(Piece(box, shells, 0.0, [], [], allowed=False))
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
        if not groups:
            # Nothing to see, but an element of the paper.
            self.pieces.append(Piece(None, around, 0.0, [], [], allowed=False))
        for group in groups:
            if isinstance(group, Element):
                self.element(group, inner, left, around)
                continue
            lines = self._setter.lines(element, group, inner)
            within = around
            if len(groups) > 1:
                within = (*around, Shell(element, left, inner, "block", bare=True))
            self._lines(element, lines, within, left)
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
        if piece.allowed:
            piece.forced = any(value not in ("auto", "avoid") for value in values)
            if any(value not in ("auto", "avoid", "page") for value in values):
                raise UnsetError("a break to a certain side")
            piece.allowed = "avoid" not in values or piece.forced
        self.pieces.append(piece)


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


def set_pages(
    setter: BlockSetter, body: Element, frames: Sequence[Frame], *, on: bool = False
) -> list[SetPage]:
    """Set a body over pages of these frames; ``on`` says that the last two go on for ever.

    :raises UnsetError: something in it is not set here, or more pages are needed than there are frames.
    """
    flow = _Flow(setter)
    if any(body.look.inset):
        raise UnsetError("a body with border or padding")
    flow.element(body, frames[0].text_width, 0.0, ())
    if any(frame.text_width != frames[0].text_width for frame in frames):
        raise UnsetError("pages of several widths")
    pieces = flow.pieces
    pages: list[SetPage] = []
    at = 0
    while at < len(pieces):
        number = len(pages)
        if number >= len(frames):
            if not on:
                raise UnsetError("more pages than were learned")
            number = len(frames) - 2 + (number - len(frames)) % 2
        page = SetPage(frames[number])
        at = _fill(page, pieces, at, first=not pages)
        pages.append(page)
    return pages


def _fill(page: SetPage, pieces: Sequence[Piece], start: int, *, first: bool) -> int:
    """Fill a page from the given piece on; give the piece at which the next page begins."""
    frame = page.frame
    left, bottom = frame.margin[3], frame.text_bottom
    y = frame.margin[0]
    table: Shell | None = None
    flowed = 0
    for at in range(start, len(pieces)):
        piece = pieces[at]
        if piece.what is None:
            page.placed.append(Placed(piece, left, y))
            continue
        if isinstance(piece.what, Box) and piece.what.kind == "absolute":
            page.placed.append(Placed(piece, left + piece.what.x, frame.margin[0] + piece.what.y))
            continue
        if piece.forced and flowed:
            return at
        met = piece.margins if flowed or first else piece.fresh if frame.keeps else []
        margin = collapse(met)
        inside = next((shell for shell in piece.shells if shell.kind == "table"), None)
        opened = piece.open if inside is not None and inside is not table else 0.0
        top = y + margin + opened
        stop = top + piece.height
        over = stop + piece.end - bottom
        if abs(over) < _CLOSE or (over > 0 and stop - bottom < _CLOSE):
            raise UnsetError("a page that is just full")
        if over > 0:
            return _broken(page, pieces, start, at)
        if opened:
            page.placed += _head(piece, inside, left, y + margin)
        table = inside
        page.placed.append(Placed(piece, left + piece.x, top))
        y = stop + piece.end
        flowed += 1
    return len(pieces)


def _head(piece: Piece, shell: Shell | None, left: float, y: float) -> Iterator[Placed]:
    """The rows of a table's head, at the top of the table on this page."""
    if shell is None or shell.table is None or shell.head is None:
        return
    around = (*piece.shells[: piece.shells.index(shell) + 1],)
    head = Piece(shell.head, around, shell.head.height, [], [], allowed=False, x=piece.x)
    yield Placed(head, left + piece.x, y + shell.table.top)


def _broken(page: SetPage, pieces: Sequence[Piece], start: int, full: int) -> int:
    """Go back from the piece that no longer fits to the last place where the page may end."""
    for at in range(full, start, -1):
        if pieces[at].allowed and not _is_apart(pieces[at]):
            kept = {id(piece) for piece in pieces[start:at]}
            last = max(
                (number for number, placed in enumerate(page.placed) if id(placed.piece) in kept), default=-1
            )
            if last < 0 or all(_is_apart(piece) for piece in pieces[start:at]):
                break
            del page.placed[last + 1 :]
            return at
    raise UnsetError("a page without a place to end")


def _is_apart(piece: Piece) -> bool:
    """Whether a piece takes no room in the flow."""
    return piece.what is None or (isinstance(piece.what, Box) and piece.what.kind == "absolute")
