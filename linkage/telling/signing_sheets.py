"""Signing sheets (签到表、签字表): who signs, five to a row, so many rows to a sheet.

A sheet is a page: what is signed (matter, total, hash) stands on every one, so that no signature can be moved
to another paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.document import Shown
from linkage.telling.roll_pages import roll_pages

#: Cells of 32 mm across a page of contracts, and what a sheet holds of rows, in tenths of a mm.
_ACROSS, _SHEET = 5, 1870
#: A row of a name and 12 mm to sign, each line more, and the characters on a line of a name.
_ROW, _LINE, _NAME = 170, 45, 8


@frozen
class Signer:
    """A place to sign: the name that is printed in it, and who signs for that person."""

    name: str
    by: str = ""


def signing_sheets(signers: Sequence[Signer]) -> list[Shown]:
    """The sheets with their rows; the last row is filled with empty places that are struck."""
    rows = [signers[at : at + _ACROSS] for at in range(0, len(signers), _ACROSS)]
    sheets = [rows[at:end] for at, end in roll_pages([_height(row) for row in rows], _SHEET, _SHEET)]
    return [
        {
            "at": str(at),
            "of": str(len(sheets)),
            "people": str(sum(map(len, sheet))),
            "rows": [_row(row) for row in sheet],
        }
        for at, sheet in enumerate(sheets, start=1)
    ]


def _height(row: Sequence[Signer]) -> int:
    """How high a row is, in tenths of a mm."""
    longest = max(len(f"{one.name} {one.by}".strip()) for one in row)
    return _ROW + _LINE * (-(-longest // _NAME) - 1)


def _row(row: Sequence[Signer]) -> Shown:
    cells: list[Shown] = [{"name": one.name, "by": one.by} for one in row]
    struck: list[Shown] = [{"name": "／", "by": ""} for _ in range(_ACROSS - len(row))]
    return {"cells": [*cells, *struck]}


def unnamed(count: int) -> Sequence[Signer]:
    """Places for so many whose names are not known yet: the name is written by hand."""
    return [Signer("姓名：")] * count
