"""Reading report (阅读报告): the problems and notes of one reading, each told once, in the order of files.

A cell with an error value is no date either, and what was merged is empty below: such echoes of one mistake
are left out. Of a mistake that stands in thousands of rows the first are told, and how many more there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from linkage.files import file_faults
from linkage.files import register_faults as faults
from linkage.files.open_cells import OpenCell
from linkage.files.workbook_guard import column_number
from linkage.ground.errors import Problem, Where

#: So many problems of one kind are told of one sheet.
MOST_ALIKE = 200

_SPEAKS_ALONE = {faults.NO_CACHED_VALUE.code, faults.ERROR_CELL.code}
_ZEROS = {faults.LOST_ZEROS.code}
_ECHO_OF_ZEROS = {faults.UNKNOWN_HOUSEHOLD.code, faults.UNKNOWN_MEMBER.code}
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]+):\$?([A-Z]{1,3})\$?([0-9]+)")
_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")

_Cell = tuple[str, str, str]


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems or notes as they stand in the files, each once, and no more of a kind than one can mend."""
    ordered = sorted(dict.fromkeys(problems), key=lambda one: (one.where, one.code, one.what))
    kept: list[Problem] = []
    counts: dict[tuple[str, str, str], list[Where]] = {}
    for problem in ordered:
        alike = counts.setdefault((problem.where.file, problem.where.sheet, problem.code), [])
        alike.append(problem.where)
        if len(alike) <= MOST_ALIKE:
            kept.append(problem)
    for (file, sheet, code), alike in counts.items():
        if len(alike) > MOST_ALIKE:
            count = len(alike) - MOST_ALIKE
            kept.append(file_faults.MORE_ALIKE.at(Where(file, sheet=sheet), count=count, code=code))
    return tuple(kept)


def without_echoes(
    problems: Sequence[Problem], cells: Sequence[OpenCell]
) -> tuple[list[Problem], list[OpenCell]]:
    """Problems and open cells without those that only repeat what another problem says of the cell."""
    alone = {_cell(one.where) for one in problems if one.code in _SPEAKS_ALONE}
    zeros = {_cell(one.where) for one in problems if one.code in _ZEROS}
    titles = {one.where.sheet for one in problems if one.code == file_faults.TWO_HEADING_ROWS.code}
    merged = [(one.where, _ranges(one.what)) for one in problems if one.code in _MERGED]
    kept = [
        one
        for one in problems
        if not (
            (_cell(one.where) in alone and one.code not in _SPEAKS_ALONE)
            or (_cell(one.where) in zeros and one.code in _ECHO_OF_ZEROS)
            or (one.code == file_faults.SECOND_TABLE.code and one.where.sheet in titles)
            or (one.code == faults.EMPTY_CELL.code and _covered(one.where, merged))
        )
    ]
    return kept, [cell for cell in cells if _cell(cell.where) not in alone]


_MERGED = {faults.MERGED.code, file_faults.TWO_HEADING_ROWS.code}


def _cell(where: Where) -> _Cell:
    return (where.file, where.sheet, where.cell)


def _ranges(text: str) -> list[tuple[int, int, int, int]]:
    found = _RANGE.findall(text)
    return [(column_number(a), int(b), column_number(c), int(d)) for a, b, c, d in found]


def _covered(where: Where, merged: Iterable[tuple[Where, list[tuple[int, int, int, int]]]]) -> bool:
    at = _ADDRESS.fullmatch(where.cell)
    if at is None:
        return False
    column, row = column_number(at[1]), int(at[2])
    return any(
        place.sheet == where.sheet and left <= column <= right and top <= row <= bottom
        for place, ranges in merged
        for left, top, right, bottom in ranges
    )
