"""Payout lists as villages lay them out, written small for the tests of their reader."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import openpyxl

from linkage.verify.alone import prove
from linkage.verify.column_plan import ColumnPlan
from linkage.verify.columns import propose
from linkage.verify.list_reader import read_list
from linkage.verify.payout_list import PayoutList

Rows = Sequence[Sequence[object]]


def book(rows: Rows, merged: Sequence[str] = (), **more: Rows) -> bytes:
    """A workbook: its first sheet, merged cells in it, and more sheets by name."""
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    page.title = "发放表"
    for row in rows:
        page.append(list(row))
    for area in merged:
        page.merge_cells(area)
    for name, others in more.items():
        sheet = made.create_sheet(name)
        for row in others:
            sheet.append(list(row))
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def table(rows: Rows, encoding: str = "utf-8-sig") -> bytes:
    """A CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return text.getvalue().encode(encoding)


def plan_of(data: bytes, file: str = "发放表.xlsx") -> ColumnPlan:
    """The proposal for a list."""
    proposal = propose(file, data)
    if proposal.plan is None:
        raise ValueError(str(proposal.problems))
    return proposal.plan


def as_proposed(data: bytes, file: str = "发放表.xlsx") -> PayoutList:
    """A list read as it was proposed."""
    return read_list(file, data, plan_of(data, file))


def told(rows: Rows, code: str) -> list[tuple[str, str]]:
    """What one question says of a list, with the cell of each remark; ``rows`` are those of a CSV file."""
    paid = as_proposed(table(rows), "a.csv")
    if paid.problems:
        raise ValueError(str(paid.problems))
    return [(one.where.cell, one.message) for one in prove(paid) if one.code == code]
