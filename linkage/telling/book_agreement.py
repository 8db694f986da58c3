"""Agreement of workbooks (电子表相符): every row of a paper's workbook stands on its page, whole.

A workbook is drawn from the view of its page, row by row. What a row says of amounts, and of whose they are,
must stand together in one part of the view: an amount that is nowhere on the page, or beside another name,
stops the set like any other disagreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from linkage.document import Shown, View
from linkage.press.spreadsheet import Leaf
from linkage.telling.agreement import Disagreement, is_amount, money

_Texts: TypeAlias = frozenset[str]

#: An amount that a page may leave blank.
_NOUGHT = "0.00"
#: A cell of a table on a page is its text and its kind.
_CELL = 2


def book_disagreements(kind: str, view: View, leaves: Iterable[Leaf]) -> Iterator[Disagreement]:
    """Rows of a workbook that do not stand so on the page of this view."""
    places: dict[str, list[_Texts]] = {}
    for part in _parts(view, ()):
        for text in part:
            places.setdefault(text, []).append(part)
    for leaf in leaves:
        for row in (*leaf.rows, leaf.total):
            yield from _row(kind, leaf, row, places)


def _row(
    kind: str, leaf: Leaf, row: Sequence[str], places: Mapping[str, list[_Texts]]
) -> Iterator[Disagreement]:
    sums = {cell for cell in row if is_amount(cell) and cell != _NOUGHT}
    if not sums:
        return
    called = f"电子表“{leaf.name}”{'、'.join(cell for cell in row[:_FIRST] if cell)}"
    for one in sorted(sums - places.keys()):
        yield Disagreement(kind, f"{called}的金额", money(one), None)
    if sums <= places.keys():
        told = sums | {cell for cell in _names(leaf, row) if cell in places}
        fewest = min((places[cell] for cell in told), key=len)
        if not any(told <= part for part in fewest):
            yield Disagreement(kind, f"{called}的各栏在纸上不在一行", "、".join(sorted(sums)), None)


def _names(leaf: Leaf, row: Sequence[str]) -> Iterator[str]:
    """The cells that say whose row it is: other words a sheet may put together as it likes."""
    for column, cell in zip(leaf.columns, row, strict=False):
        if any(word in column.heading for word in _WHOSE):
            yield cell


_WHOSE = ("户号", "姓名", "户主", "收款人", "领款人")

#: So many cells tell a person which row it is.
_FIRST = 4


def _parts(shown: Shown, above: tuple[str, ...]) -> Iterator[_Texts]:
    """Every part of a view as its texts, and those of what it is in; lists of parts are not its own."""
    if isinstance(shown, dict):
        own = (*above, *_texts({key: part for key, part in shown.items() if not isinstance(part, list)}))
        yield frozenset((*above, *_texts(shown)))
        for part in shown.values():
            yield from _parts(part, own)
    elif isinstance(shown, list):
        for part in shown:
            # Rows that stand abreast on a sheet are each their own.
            if isinstance(part, list) and all(map(_is_cell, part)):
                yield frozenset((*above, *_texts(part)))
            yield from _parts(part, above)


def _texts(shown: Shown) -> Iterator[str]:
    if isinstance(shown, str):
        yield shown
    elif isinstance(shown, dict):
        for part in shown.values():
            if not isinstance(part, list) or all(map(_is_cell, part)):
                yield from _texts(part)
    elif isinstance(shown, list):
        for part in shown:
            yield from _texts(part)


def _is_cell(shown: Shown) -> bool:
    """Whether a part of a list is a text or a cell, and no row of its own."""
    if isinstance(shown, dict):
        return len(shown) <= _CELL and all(isinstance(part, str) for part in shown.values())
    return not isinstance(shown, list) or all(isinstance(part, str) for part in shown)
