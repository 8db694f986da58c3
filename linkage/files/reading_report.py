"""Reading report (阅读报告): the problems and notes of one reading, each told once, in the order of files.

A cell with an error value is no date either, and what was merged is empty below: such echoes of one mistake
are left out. Of a mistake that stands in thousands of rows the first are told, and how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linkage.files import file_faults
from linkage.files import register_faults as faults
from linkage.files.addresses import Area, areas_in, cell_at
from linkage.files.open_cells import OpenCell
from linkage.ground.errors import Problem, Where

#: So many problems of one kind are told of one sheet.
MOST_ALIKE = 200

_SPEAKS_ALONE = {faults.NO_CACHED_VALUE.code, faults.ERROR_CELL.code}
#: What a cell under a merged one would be told for nothing.
_NOT_FILLED = {faults.EMPTY_CELL.code, faults.NOBODY_PAID.code}
_MERGED = {faults.MERGED.code, file_faults.TWO_HEADING_ROWS.code}
_ZEROS = {faults.LOST_ZEROS.code}
_ECHO_OF_ZEROS = {faults.UNKNOWN_HOUSEHOLD.code, faults.UNKNOWN_MEMBER.code}

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
    merged = [(one.where, [*areas_in(one.what)]) for one in problems if one.code in _MERGED]
    kept = [
        one
        for one in problems
        if not (
            (_cell(one.where) in alone and one.code not in _SPEAKS_ALONE)
            or (_cell(one.where) in zeros and one.code in _ECHO_OF_ZEROS)
            or (one.code == file_faults.SECOND_TABLE.code and one.where.sheet in titles)
            or (one.code in _NOT_FILLED and _covered(one.where, merged))
        )
    ]
    return kept, [cell for cell in cells if _cell(cell.where) not in alone]


def _cell(where: Where) -> _Cell:
    return (where.file, where.sheet, where.cell)


def _covered(where: Where, merged: Iterable[tuple[Where, Sequence[Area]]]) -> bool:
    at = cell_at(where.cell)
    return at is not None and any(
        place.sheet == where.sheet and area.holds(*at) for place, areas in merged for area in areas
    )
