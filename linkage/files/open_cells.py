"""Open cells (还空着的格): what a season still leaves to be filled, told calmly and all in one line.

A fresh workbook has an empty cell for every number a village must decide. Those a sum depends on
stop the computation, one line a sheet; words that only stand on papers, and registers without any
row, are hints.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import frozen

from linkage.files import register_faults as faults
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import listed

# Where a value stands beside its name and unit.
NAMES: Mapping[str, str] = {"事实": "名称", "约定": "参数"}
VALUE = "数值"
# How the 说明 of words begins that nobody needs to fill.
MAY_BE_EMPTY = "可空"


@frozen
class OpenCell:
    """A value of 约定 or 事实 that nobody filled.

    ``spare`` when it is words that may stay empty, ``number`` when 0 would be a value: no day, no words.
    """

    name: str
    where: Where
    spare: bool
    number: bool = True


def told_once(problems: Sequence[Problem], cells: Sequence[OpenCell]) -> tuple[list[Problem], list[Problem]]:
    """Problems and notes, with all open cells of one sheet in one of either.

    Words that may stay empty (可空) are a problem only where a party would have no name without them.
    """
    asked = {problem.where for problem in problems if problem.code == faults.OPEN_CELL.code}
    kept = [problem for problem in problems if problem.code != faults.OPEN_CELL.code]
    wanted = [cell for cell in cells if not cell.spare or cell.where in asked]
    spare = [cell for cell in cells if cell.spare and cell.where not in asked]
    kept += [faults.OPEN_CELLS.at(found[0].where, **_words(found)) for found in _by_sheet(wanted)]
    return kept, [faults.OPEN_WORDS.at(found[0].where, **_words(found)) for found in _by_sheet(spare)]


def _by_sheet(cells: Iterable[OpenCell]) -> list[list[OpenCell]]:
    sheets: dict[tuple[str, str], list[OpenCell]] = {}
    for cell in cells:
        sheets.setdefault((cell.where.file, cell.where.sheet), []).append(cell)
    return list(sheets.values())


def _words(cells: Sequence[OpenCell]) -> dict[str, object]:
    names = listed(f"{cell.name}（{cell.where.cell}）" for cell in cells)
    said: dict[str, object] = {"count": len(cells), "cells": names, "sheet": cells[0].where.sheet}
    numbers = any(cell.number for cell in cells)
    return {
        **said,
        "why": "空着不等于零" if numbers else "",
        "zero": "，没有的数写 0" if numbers else "",
    }


def without_rows(tables: Mapping[str, Sequence[object]], asked: Collection[str], file: str) -> list[Problem]:
    """A note that names the registers the arrangement reads and that have headings only."""
    empty = [sheet for sheet, rows in tables.items() if not rows and sheet in asked]
    return [faults.NO_ROWS.at(Where(file), sheets=listed(empty))] if empty else []
