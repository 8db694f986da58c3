"""The forms of a batch (批次、领料领药、批次结算): from the register where it has batches, else for the hand.

What was weighed and counted stands in 〔批次〕; what follows from it is reckoned here for reading alone: the
fee itself is that of the clause, told a batch where the clause counts batches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.engine.quantity import belongs
from linkage.ground.figure import Figure
from linkage.model.registers import Row
from linkage.telling.counting import percent
from linkage.telling.line_rows import line_rows
from linkage.words.wording import about, day_words, decimal, spoken

_SHEET = "批次"
_IN, _OUT, _WEIGHT, _FEED = "进苗数", "上市数", "总重", "用料"
#: Lines for the hand: of batches where the register has none, one where it has some; of feed and drugs.
_BATCHES, _MORE, _ISSUES = 3, 1, 5
#: What the table of settled batches says of each.
_COLUMNS = {
    _OUT: "sold",
    _WEIGHT: "weight",
    "均重": "mean",
    _FEED: "feed",
    "料肉比": "ratio",
    "存活率": "alive",
    "代养费": "fee",
}
#: More settled batches than these stand in one table, a line each, and their forms are the slips.
_FORMS = 4


def _words(deal: Deal) -> View:
    """What the register says of the raiser's batches, and lines for what is still to come."""
    rows = _batches(deal)
    fees = _fees(deal)
    few: list[Shown] = [""] * (_MORE if rows else _BATCHES)
    many: list[Shown] = [""] * _ISSUES
    settled = [_settled(row, fees) for row in rows if row.figure(_OUT) is not None]
    return {
        "batches": [_batch(row) for row in rows],
        "settled": list[Shown](settled),
        "table": _table(settled) if len(settled) > _FORMS else {},
        "few": few,
        "many": many,
    }


def _batches(deal: Deal) -> Sequence[Row]:
    household = deal.household
    rows = deal.settlement.books.rows_of(_SHEET, household.number) if household is not None else ()
    return [row for row in rows if any(belongs(row, term.name, deal.arrangement) for term in deal.terms)]


def _batch(row: Row) -> View:
    return {
        "name": row.text(_SHEET),
        "in": _day(row, "进苗日"),
        "count": _said(row.figure(_IN)),
        "mean": _said(row.figure("进苗均重")),
        "out": _day(row, "出栏日"),
    }


def _settled(row: Row, fees: Mapping[int, Fraction]) -> View:
    """A batch that was sold: means and ratios are told beside what was weighed."""
    came, sold, weight, feed = (row.figure(heading) for heading in (_IN, _OUT, _WEIGHT, _FEED))
    fee = fees.get(id(row))
    return {
        "name": row.text(_SHEET),
        "sold": _said(sold),
        "weight": _said(weight),
        "mean": f"{about(weight.value / sold.value)} {weight.unit}" if weight and sold and sold.value else "",
        "feed": _said(feed),
        "ratio": about(feed.to(weight.unit).value / weight.value) if feed and weight and weight.value else "",
        "alive": percent(sold.value, came.value) if sold and came and came.value else "",
        "fee": f"{decimal(fee, 2)} 元" if fee is not None else "",
    }


def _table(settled: Sequence[View]) -> View:
    """Many batches in one table: a unit that all rows of a column have stands in its heading."""
    columns: list[Shown] = []
    cells: list[Sequence[str]] = []
    for heading, key in _COLUMNS.items():
        texts = [str(one[key]) for one in settled]
        units = {text.partition(" ")[2] for text in texts if text}
        unit = units.pop() if len(units) == 1 else ""
        columns.append({"name": heading, "unit": unit})
        cells.append([text.removesuffix(f" {unit}") for text in texts])
    rows: list[Shown] = [
        {"name": one["name"], "cells": list[Shown](row)}
        for one, row in zip(settled, zip(*cells, strict=True), strict=True)
    ]
    return {"columns": columns, "rows": rows}


def _fees(deal: Deal) -> Mapping[int, Fraction]:
    """What each batch earned, where a clause counts the rows of the register."""
    return {
        id(one.row): one.amount
        for term in deal.terms
        if term.quantity[0] == _SHEET
        for line in deal.lines_of(term)
        for one in line_rows(deal.settlement, line, term)
        if one.row is not None and one.amount is not None
    }


def _day(row: Row, heading: str) -> str:
    day = row.day(heading)
    return day_words(day) if day is not None else ""


def _said(figure: Figure | None) -> str:
    return spoken(figure.named("")) if figure is not None else ""


SECTION = Section(_words)
