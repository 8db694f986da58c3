"""Seasons of case pages, closed once for all tests of reports that look at them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from attrs import evolve

from linkage.closing import close
from linkage.model.entitlement import Settlement
from linkage.report import Report, Table
from pages import ROOT, write_season


@cache
def played(number: str) -> Settlement:
    """The season of a case page by its number."""
    (page,) = (ROOT / "docs" / "cases").glob(f"{number}-*.md")
    with tempfile.TemporaryDirectory() as folder:
        return close(write_season(page, Path(folder) / "s")).settlement


def without(settlement: Settlement, *sheets: str) -> Settlement:
    """The same season with some registers empty."""
    tables = {name: rows for name, rows in settlement.books.tables.items() if name not in sheets}
    return evolve(settlement, books=evolve(settlement.books, tables=tables))


def tables(report: Report, number: str) -> Sequence[Table]:
    """The tables of a report for the season of a case page."""
    return report.tell(played(number))
