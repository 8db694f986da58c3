"""Signing sheets (签到表、签字表): who signs, five to a row, so many rows to a sheet.

A sheet is a page: what is signed (matter, total, hash) stands on every one, so that no signature can be moved
to another paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.document import Shown

#: Cells of 32 mm across a page of contracts, and rows of a name and 12 mm to sign on one sheet.
_ACROSS, _DOWN = 5, 11


@frozen
class Signer:
    """A place to sign: the name that is printed in it, and who signs for that person."""

    name: str
    by: str = ""


def signing_sheets(signers: Sequence[Signer]) -> list[Shown]:
    """The sheets with their rows; the last row is filled with empty places that are struck."""
    room = _ACROSS * _DOWN
    sheets = [signers[at : at + room] for at in range(0, len(signers), room)]
    return [
        {
            "at": str(at),
            "of": str(len(sheets)),
            "people": str(len(sheet)),
            "rows": list(_rows(sheet)),
        }
        for at, sheet in enumerate(sheets, start=1)
    ]


def _rows(sheet: Sequence[Signer]) -> Iterator[Shown]:
    for at in range(0, len(sheet), _ACROSS):
        row = sheet[at : at + _ACROSS]
        cells: list[Shown] = [{"name": one.name, "by": one.by} for one in row]
        struck: list[Shown] = [{"name": "／", "by": ""} for _ in range(_ACROSS - len(row))]
        yield {"cells": [*cells, *struck]}


def unnamed(count: int) -> Sequence[Signer]:
    """Places for so many whose names are not known yet: the name is written by hand."""
    return [Signer("姓名：")] * count
