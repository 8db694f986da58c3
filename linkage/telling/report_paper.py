"""Report as a paper (报表的纸): the tables of any report on pages of one form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from attrs import evolve

from linkage.document import Document, Said, Shown, View
from linkage.model.entitlement import Settlement
from linkage.press.spreadsheet import Column, Kind, Leaf
from linkage.report import Heading, Report, Table
from linkage.telling.agreement import is_amount
from linkage.telling.column_widths import fitted, room
from linkage.telling.paper import dated, issuer, period, running_numbered, sealed, season_name
from linkage.telling.paper_leaf import on_paper, parts, sentences, words
from linkage.telling.stamp import KEEPERS, PAYEES

#: A column to sign in; its rows are high enough for it.
SIGNED = "签字"
#: A table of no more rows stands on one page with its heading.
_WHOLE = 6
_PROFILES = {"public": "posted", "internal": "sheet"}
_READERS = {"public": PAYEES, "internal": KEEPERS}


def as_document(report: Report) -> Document:
    """The paper of a report."""
    return Document(
        title=report.title,
        template="report.html",
        edition=report.edition,
        view=partial(_view, report),
        paths=partial(_paths, report),
        book=_book,
        says=_says,
        mechanisms=report.mechanisms,
    )


def _paths(report: Report, settlement: Settlement) -> Mapping[str, str]:
    return {report.path: ""} if report.tell(settlement) else {}


def _view(report: Report, settlement: Settlement, _: str) -> View:
    return sealed(
        {
            "title": f"{season_name(settlement)}{report.title}",
            "running": running_numbered(settlement, report.title, _READERS[report.edition]),
            "profile": _PROFILES[report.edition],
            "season": season_name(settlement),
            "name": report.title,
            "period": period(settlement),
            "day": dated(settlement),
            "sender": issuer(settlement).name,
            "about": list(report.about),
            "tables": [_table(table) for table in report.tell(settlement)],
        }
    )


def _book(view: View) -> Sequence[Leaf]:
    """Each table of the report as a sheet."""
    leaves = (
        Leaf(
            words(table, "heading"),
            tuple(sentences(view, "about")),
            _columns(table),
            tuple(_texts(row, "cells") for row in parts(table, "rows")),
            _texts(table, "total"),
            (*(() if parts(table, "rows") else ("没有。",)), *sentences(table, "notes")),
        )
        for table in parts(view, "tables")
    )
    return [on_paper(view, leaf) for leaf in leaves]


def _texts(row: View, key: str) -> tuple[str, ...]:
    return tuple(words(cell, "text") for cell in parts(row, key))


def _says(view: View) -> Iterator[Said]:
    """The sums below columns that add up; and what rows say of somebody, where a table names whose it is."""
    for table in parts(view, "tables"):
        rows, total = [_texts(row, "cells") for row in parts(table, "rows")], _texts(table, "total")
        whose = sentences(table, "whose")
        for at, column in enumerate(parts(table, "columns")):
            cells = tuple(row[at] for row in rows)
            if (
                column["added"] is True
                and total
                and all(not one or is_amount(one) for one in (*cells, total[at]))
            ):
                what = f"{words(table, 'heading')}“{words(column, 'text')}”合计"
                yield Said(what, total[at], of=cells)
            if words(column, "says"):
                shown = (*cells, *total[at : at + 1])
                for name, cell in zip(whose, shown, strict=False):
                    yield Said(f"{name}{words(column, 'says')}", cell, place=words(table, "heading"))


def _columns(table: View) -> tuple[Column, ...]:
    """The columns with the kinds of their cells, two millimetres of paper to a character."""
    columns = parts(table, "columns")
    cells = next((parts(row, "cells") for row in parts(table, "rows")), [])
    kinds = [_KINDS[words(cell, "kind")] for cell in cells] or [_KINDS["text"]] * len(columns)
    widths = [int(_DIGITS.sub("", words(one, "width")) or _REST) // 2 for one in columns]
    told = zip(columns, kinds, widths, strict=True)
    return tuple(Column(words(one, "text"), kind, max(width, _LEAST)) for one, kind, width in told)


_KINDS: Mapping[str, Kind] = {"text": "text", "center": "center", "num": "num"}
_DIGITS = re.compile(r"[^0-9]+")
#: A column that takes what is left on paper, in mm, and the narrowest in a sheet, in characters.
_REST, _LEAST = 80, 8


def _table(table: Table) -> View:
    return {
        "heading": table.heading,
        "columns": [_column(one) for one in _widened(table)],
        "whose": list(table.whose),
        "rows": [{"cells": _cells(table.columns, row)} for row in table.rows],
        "total": _cells(table.columns, table.total),
        "notes": list(table.notes),
        "on_paper": not table.sheet_only,
        "whole": len(table.rows) <= _WHOLE,
        "signed": any(column.text == SIGNED for column in table.columns),
        "pairs": _pairs(table) if table.paired else {},
    }


def _widened(table: Table) -> Sequence[Heading]:
    """The columns, those of amounts as wide as their longest; one that has room to spare gives it."""
    amounts = [at for at, one in enumerate(table.columns) if one.kind == "num" and one.width]
    rows = [row for row in (*table.rows, table.total) if row]
    usual = [table.columns[at].width for at in amounts]
    heads = [
        min(one, room([table.columns[at].text], _LETTERS)) for at, one in zip(amounts, usual, strict=True)
    ]
    cells = [room([row[at] for row in rows], _LETTERS) for at in amounts]
    asked = [max(*pair) for pair in zip(heads, cells, strict=True)]
    widths = dict(zip(amounts, fitted(usual, asked) or asked, strict=True))
    return [evolve(one, width=widths.get(at, one.width)) for at, one in enumerate(table.columns)]


#: How large the letters of tables are, in tenths of a point.
_LETTERS = 95


def _column(one: Heading) -> View:
    width = f"width: {one.width}mm" if one.width else ""
    return {"text": one.text, "width": width, "added": one.added, "says": one.says}


def _pairs(table: Table) -> View:
    """The table as it stands on paper, the second half beside the first; the last place may be empty."""
    half = -(-len(table.rows) // 2)
    blank = ("",) * len(table.columns)
    right = [*table.rows[half:], *[blank] * (2 * half - len(table.rows))]
    twice = (*table.columns, *table.columns)
    both = zip(table.rows[:half], right, strict=True)
    return {
        "columns": [_column(one) for one in twice],
        "rows": [{"cells": _cells(twice, (*one, *two))} for one, two in both],
    }


def _cells(columns: Sequence[Heading], row: Sequence[str]) -> list[Shown]:
    return [
        {"text": text, "kind": column.kind} for column, text in zip(columns, row, strict=bool(row)) if row
    ]
