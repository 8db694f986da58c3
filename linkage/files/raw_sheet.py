"""Raw sheets (原表): what a register file holds before anybody knows what it means.

A workbook and a folder of CSV give the same raw form: rows of cells, each with its text by the one
rule for raw texts and the sort of content the file itself declares.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping

from attrs import field, frozen

from linkage.files.addresses import address
from linkage.ground.errors import Where


class Sort(enum.Enum):
    """What a cell is by its file: in CSV everything is text."""

    TEXT = "文字"
    NUMBER = "数值"
    DATE = "日期"
    TRUTH = "真假值"
    ERROR = "错误值"


# The error values of spreadsheet programs (ECMA-376 part 1, 18.17.3, and those Excel and WPS added since);
# saved as CSV, or pasted as values, they are mere text.
_ERRORS = frozenset(
    f"#{word}"
    for word in (
        *("N/A", "REF!", "VALUE!", "DIV/0!", "NAME?", "NUM!", "NULL!", "GETTING_DATA", "SPILL!", "CALC!"),
        *("FIELD!", "BLOCKED!", "CONNECT!", "UNKNOWN!", "BUSY!", "EXTERNAL!", "PYTHON!", "TIMEOUT!"),
    )
)


def is_error(text: str) -> bool:
    """Say whether a text is an error value of a spreadsheet program.

    >>> is_error("#n/a "), is_error("#1")
    (True, False)
    """
    return text.startswith("#") and text.strip().upper() in _ERRORS


@frozen(weakref_slot=False)
class RawCell:
    """A cell that holds something."""

    text: str
    sort: Sort = Sort.TEXT


@frozen(weakref_slot=False)
class RawRow:
    """A row: its number in the file and its filled cells by column number, both from one."""

    number: int
    cells: Mapping[int, RawCell]


@frozen
class RawSheet:
    """A sheet as it stands; rows without any content are left out."""

    file: str
    name: str
    rows: tuple[RawRow, ...] = field(repr=False)

    def place(self, row: int, column: int, heading: str = "") -> Where:
        """The place of a cell."""
        return Where(self.file, sheet=self.name, cell=address(row, column), heading=heading)
