"""Breaks a paper over pages as the layout engine does: at the last allowed place before the page is full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from linkage.press.setting.blocks import BlockSetter
from linkage.press.setting.boxes import Box, collapse
from linkage.press.setting.flowing import Flow, Piece, Shell
from linkage.press.setting.looks import Frame
from linkage.press.setting.markup import Element, UnsetError
from linkage.press.setting.page_ends import is_absolute, page_end, turned
from linkage.press.setting.type_case import Letters

#: So much (a share of its height) over its bottom the engine still takes for within a page. Its sums and ours
#: differ by some 1e-12 pixels: what stands nearer to that bottom than this is not decided.
_ALLOWANCE, _CLOSE = 1e-9, 1e-7

#: A line in the margin: its letters, its words, where its baseline begins, what turns it around.
RunningLine = tuple[Letters, str, float, float, tuple[float, ...]]


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


def set_pages(
    setter: BlockSetter, body: Element, frames: Sequence[Frame], *, on: bool = False
) -> list[SetPage]:
    """Set a body over pages of these frames; ``on`` says that the last two go on for ever.

    :raises UnsetError: something in it is not set here, or more pages are needed than there are frames.
    """
    flow = Flow(setter)
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
        if piece.forced and flowed:
            return _cut_back(page, pieces, start, turned(pieces, start, at, at))
        if piece.what is None:
            page.placed.append(Placed(piece, left, y))
            continue
        if isinstance(piece.what, Box) and is_absolute(piece):
            page.placed.append(Placed(piece, left + piece.what.x, frame.margin[0] + piece.what.y))
            continue
        met = piece.margins if flowed or first else piece.fresh if frame.keeps else []
        margin = collapse(met)
        inside = next((shell for shell in piece.shells if shell.kind == "table"), None)
        opened = piece.open if inside is not None and inside is not table else 0.0
        top = y + margin + opened
        stop = top + piece.height
        hangs = piece.end and _overflows(bottom, stop + piece.end) and _is_second(pieces[start:at], inside)
        if hangs or _overflows(bottom, stop):
            end = page_end(pieces, start, at, begun=not _overflows(bottom, top))
            return _cut_back(page, pieces, start, end)
        if opened:
            page.placed += _head(piece, inside, left, y + margin)
        table = inside
        page.placed.append(Placed(piece, left + piece.x, top))
        y = stop + piece.end
        flowed += 1
    return len(pieces)


def _overflows(bottom: float, y: float) -> bool:
    """Whether something that reaches down to ``y`` has no room on its page.

    :raises UnsetError: that is not to be told.
    """
    over = y - bottom * (1 + _ALLOWANCE)
    if abs(over) < _CLOSE:
        raise UnsetError("a page that is just full")
    return over > 0


def _is_second(before: Sequence[Piece], table: Shell | None) -> bool:
    """Whether something of the page stands above a table: else the engine lets its last border hang out."""
    return any(table not in piece.shells and not is_absolute(piece) for piece in before)


def _head(piece: Piece, shell: Shell | None, left: float, y: float) -> Iterator[Placed]:
    """The rows of a table's head, at the top of the table on this page."""
    if shell is None or shell.table is None or shell.head is None:
        return
    around = (*piece.shells[: piece.shells.index(shell) + 1],)
    head = Piece(shell.head, around, shell.head.height, [], [], allowed=False, x=piece.x)
    yield Placed(head, left + piece.x, y + shell.table.top)


def _cut_back(page: SetPage, pieces: Sequence[Piece], start: int, first: int) -> int:
    """Take from a page what stands on the next one, which begins with the piece ``first``."""
    kept = {id(piece) for piece in pieces[start:first]}
    last = max((number for number, placed in enumerate(page.placed) if id(placed.piece) in kept), default=-1)
    del page.placed[last + 1 :]
    return first
