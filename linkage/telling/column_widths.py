"""栏宽: how wide columns of amounts stand, so that none leaves its column and no room is wasted."""

from __future__ import annotations

from collections.abc import Sequence

#: Widths of signs in thousandths of the size of a letter, in the bold face, which is the wider one.
_DIGIT, _MARK, _LETTER, _WORD = 590, 340, 750, 1000
#: A point in thousandths of a millimetre.
_POINT = 353


def room(texts: Sequence[str], points: int, beside: int = 2) -> int:
    """How many whole millimetres the longest of these texts takes, with ``beside`` for the sides of its cell.

    ``points`` is the size of the letters in tenths of a point.
    """
    ems = max((sum(map(_width, text)) for text in texts), default=0)
    return -(-ems * points * _POINT // 10_000_000) + beside


def widened(usual: int, texts: Sequence[str], points: int, beside: int = 2) -> str:
    """A column's width as style sheets write it: the usual one in mm, or what these texts take if more."""
    return f"width: {max(usual, room(texts, points, beside))}mm"


def in_lines(lines: int, usual: int, texts: Sequence[str], points: int, beside: int = 2) -> int:
    """How many millimetres a column of names takes: the usual ones where every name has one line.

    Else as many as it takes for the longest of these texts to have so many lines.
    """
    ems = max((sum(_DIGIT if sign.isascii() else _WORD for sign in text) for text in texts), default=0)
    wide = -(-ems * points * _POINT // 10_000_000)
    width = usual if wide + beside <= usual else -(-wide // lines) + room(["字"], points, beside)
    return max(usual, width)


def _width(sign: str) -> int:
    if sign.isdecimal():
        return _DIGIT
    if sign in ",.- %":
        return _MARK
    return _LETTER if sign.isascii() else _WORD


def fitted(usual: Sequence[int], asked: Sequence[int]) -> Sequence[int] | None:
    """Widths that come to as much as the usual ones, each at least what is asked.

    Columns keep their usual widths while all of them do; else those that have more than they need give it,
    the roomiest first. None where there is not enough for all.
    """
    widths = [max(*pair) for pair in zip(usual, asked, strict=True)]
    over = sum(widths) - sum(usual)
    while over > 0:
        at = max(range(len(widths)), key=lambda one: widths[one] - asked[one])
        if widths[at] == asked[at]:
            return None
        widths[at] -= 1
        over -= 1
    return widths
