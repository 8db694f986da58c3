"""Report as a paper (报表的纸): the tables of any report on pages of one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from linkage.document import Document, Shown, View
from linkage.model.entitlement import Settlement
from linkage.report import Heading, Report, Table
from linkage.telling.paper import dated, issuer, period, running, sealed, season_name

_PROFILES = {"public": "notice", "internal": "sheet"}


def as_document(report: Report) -> Document:
    """The paper of a report."""
    return Document(
        title=report.title,
        template="report.html",
        edition=report.edition,
        view=partial(_view, report),
        paths=partial(_paths, report),
        mechanisms=report.mechanisms,
    )


def _paths(report: Report, settlement: Settlement) -> Mapping[str, str]:
    return {report.path: ""} if report.tell(settlement) else {}


def _view(report: Report, settlement: Settlement, _: str) -> View:
    return sealed(
        {
            "title": f"{season_name(settlement)}{report.title}",
            "running": running(settlement, f"{settlement.main.name}·{report.title}", ""),
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


def _table(table: Table) -> View:
    return {
        "heading": table.heading,
        "columns": [
            {"text": one.text, "width": f"width: {one.width}mm" if one.width else ""} for one in table.columns
        ],
        "rows": [{"cells": _cells(table.columns, row)} for row in table.rows],
        "total": _cells(table.columns, table.total),
        "notes": list(table.notes),
    }


def _cells(columns: Sequence[Heading], row: Sequence[str]) -> list[Shown]:
    return [
        {"text": text, "kind": column.kind} for column, text in zip(columns, row, strict=bool(row)) if row
    ]
