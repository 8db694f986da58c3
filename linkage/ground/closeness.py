"""Closeness (相近的词): which known word somebody meant by a mistyped one.

Chinese is typed by its sound: who writes 记期 means 计期, though 逾期 differs by one character as well. The
first 3755 characters of the national standard GB/T 2312 stand in the order of their sounds, so how far two
of them are apart there says whether they sound alike; the codec that knows the standard comes with Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

#: Characters of a row of GB/T 2312.
_ROW = 94
#: Fewer apart in the part ordered by sound two characters are mostly one syllable, of this tone or another.
_NEAR = 24
_FIRST, _ORDERED = 15 * _ROW, 3755
#: What a character that is another, missing or too much costs, and one that only sounds alike at least.
_OTHER, _ALIKE = 2 * _ROW, _ROW
#: So many that look like the word are weighed, and so much alike they must be (as difflib measures).
_WEIGHED, _CUTOFF = 10, 0.5


def closest(word: str, known: Sequence[str]) -> str:
    """The known word that is most like a mistyped one; empty when none is near.

    >>> closest("记期", ["逾期", "计期"]), closest("付款人", ["收款方", "付款方"]), closest("租金", ["单价"])
    ('计期', '付款方', '')
    """
    near = get_close_matches(word, known, n=_WEIGHED, cutoff=_CUTOFF)
    near += [one for one in known if one not in near and _sounds(word, one)]
    return min(near, key=lambda one: _distance(word, one), default="")


def _sounds(word: str, other: str) -> bool:
    """Say whether two words are one to the ear, character by character."""
    same = len(word) == len(other) and not word.isascii()
    return same and all(_cost(a, b) < _OTHER for a, b in zip(word, other, strict=True))


def _distance(word: str, other: str) -> int:
    """What it costs to make one word of the other, two neighbours that changed places counted once."""
    before: list[int] = []
    row = [_OTHER * at for at in range(len(other) + 1)]
    for i, a in enumerate(word):
        last, before, row = before, row, [row[0] + _OTHER]
        for j, b in enumerate(other):
            costs = [before[j] + _cost(a, b), before[j + 1] + _OTHER, row[j] + _OTHER]
            if i and j and a == other[j - 1] and b == word[i - 1]:
                costs.append(last[j - 1] + _OTHER)
            row.append(min(costs))
    return row[-1]


def _cost(one: str, other: str) -> int:
    if one == other:
        return 0
    here, there = _place(one), _place(other)
    if here is None or there is None:
        return _OTHER
    apart = abs(here - there)
    return _ALIKE + apart if apart < _NEAR else _OTHER


def _place(sign: str) -> int | None:
    """Where a character stands in the part of the standard that is ordered by sound."""
    try:
        row, cell = sign.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return None
    place = (row - 0xA1) * _ROW + cell - 0xA1 - _FIRST
    return place if 0 <= place < _ORDERED else None
