"""Where pages end (分页): the last allowed place before what no longer fits, as the engine finds it."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.press.setting.boxes import Box
from linkage.press.setting.flowing import Piece, Shell, shared
from linkage.press.setting.markup import UnsetError


def page_end(pieces: Sequence[Piece], start: int, full: int, *, begun: bool) -> int:
    """The piece that begins the next page, when the page from ``start`` on has no room for ``full``.

    ``begun`` says that there is room for what stands above it, as the head of a table.

    :raises UnsetError: the page may end nowhere, or the engine would break what is to be kept whole.
    """
    if begun and _is_first_under_head(pieces, start, full):
        raise UnsetError("a group of rows broken under a head")
    at = next(
        (at for at in range(full, start, -1) if pieces[at].allowed and not is_absolute(pieces[at])), start
    )
    if all(_is_apart(piece) for piece in pieces[start:at]):
        raise UnsetError("a page without a place to end")
    return turned(pieces, start, at, full)


def _is_first_under_head(pieces: Sequence[Piece], start: int, full: int) -> bool:
    """Whether a group of rows kept whole is the first of its table on the page, below a head.

    The engine takes such a group for one that begins a page, and breaks it however it is to be kept.
    """
    what = pieces[full].what
    if not isinstance(what, Box) or what.kind != "group":
        return False
    table = next(shell for shell in pieces[full].shells if shell.kind == "table")
    return table.head is not None and not any(table in piece.shells for piece in pieces[start:full])


def turned(pieces: Sequence[Piece], start: int, at: int, full: int) -> int:
    """The piece that begins the next page, when one page ends before ``at`` because ``full`` does not fit.

    What stands outside of the flow just before the page's end stays there when its neighbour below is what
    did not fit. When the engine had to go back, it takes all behind the last thing in the flow along.
    """
    first = at
    while first > start and is_absolute(pieces[first - 1]):
        first -= 1
    if first in (start, at):
        return at
    shells = pieces[at].shells
    depth = shared(pieces[first - 1].shells, shells)
    below = shells[depth] if len(shells) > depth else None
    beyond = pieces[full].shells
    stays = at == full or (below is not None and len(beyond) > depth and beyond[depth] is below)
    for number in range(first, at):
        around = pieces[number].shells
        if _begins_with(around, depth, below) or (len(around) == depth and not stays):
            return number
    return at


def _begins_with(around: Sequence[Shell], depth: int, below: Shell | None) -> bool:
    """Whether something stands in the shell with which the next page begins."""
    return len(around) > depth and around[depth] is below


def is_absolute(piece: Piece) -> bool:
    """Whether a piece stands at a place of its own on the page."""
    return isinstance(piece.what, Box) and piece.what.kind == "absolute"


def _is_apart(piece: Piece) -> bool:
    """Whether a piece takes no room in the flow."""
    return piece.what is None or is_absolute(piece)
