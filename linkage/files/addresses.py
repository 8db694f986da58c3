"""Addresses (格子的地址): A1 and A1:C3 as office programs write them; rows and columns count from one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

_CELL = r"\$?([A-Z]{1,3})\$?([0-9]{1,7})"
_ONE = re.compile(_CELL)
_AREA = re.compile(f"{_CELL}(?::{_CELL})?")
_SPAN = re.compile(f"{_CELL}:{_CELL}")


@frozen(weakref_slot=False)
class Area:
    """A block of cells, its first and last row and column among them."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Say whether a cell lies in the area."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def address(row: int, column: int) -> str:
    """The A1 address of a cell.

    >>> address(12, 28)
    'AB12'
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def column_number(letters: str) -> int:
    """The number of a column by its letters.

    >>> column_number("AB")
    28
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_at(text: str) -> tuple[int, int] | None:
    """Row and column of an address, nothing where the text is none.

    >>> cell_at("AB12"), cell_at("12")
    ((12, 28), None)
    """
    found = _ONE.fullmatch(text)
    return (int(found[2]), column_number(found[1])) if found else None


def area_of(text: str) -> Area | None:
    """The area a text names; a single cell is one of its own.

    >>> area_of("B2:C4")
    Area(top=2, left=2, bottom=4, right=3)
    """
    found = _AREA.fullmatch(text)
    return _area(found) if found else None


def areas_in(text: str) -> Iterator[Area]:
    """Every area of several cells that a text names.

    >>> len([*areas_in("A1:A2、$C$3:$D$3 和 E5")])
    2
    """
    return map(_area, _SPAN.finditer(text))


def _area(found: re.Match[str]) -> Area:
    row, column = int(found[2]), column_number(found[1])
    if found[3] is None:
        return Area(row, column, row, column)
    return Area(row, column, int(found[4]), column_number(found[3]))
