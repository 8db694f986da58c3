"""List reader (读发放表): from the bytes of a .xlsx or .csv file and a column plan to a payout list.

The same refusals stand here as before a register: formulas nobody computed, error cells, merged cells among
the rows. An identity or bank number that was kept as a number has lost its last digits: the column is then
not used, and a note says so. Rows that only add up become subtotals, never payouts.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from attrs import evolve

from linkage.files.addresses import address
from linkage.files.loose_sheets import LooseSheet, LooseSheets, open_sheets
from linkage.files.raw_sheet import RawSheet
from linkage.files.workbook_reader import hidden
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault, listed, quoted
from linkage.verify.column_plan import ColumnPlan
from linkage.verify.list_headings import HeadingBlock, find_headings
from linkage.verify.list_rows import SheetReading
from linkage.verify.payout_list import ListColumn, ListRow, PayoutList, Relation, Role

NO_SHEET = Fault("E696", "没有“{sheet}”这张表", "这份文件里有：{present}", "请核对列文件里的“表”")
NO_HEADINGS = Fault("E697", "找不到标题行", "{why}", "请核对文件，或在列文件里写明 标题行: [行号]")
MISFIT = Fault("E698", "列文件与这张表对不上：{what}", "", "请改列文件，或删去它重新确认一次")
SHEET_UNREAD = Fault(
    "W524", "“{sheet}”这张表没有读", "它的标题与列文件不同", "要核对它，请另用一份列文件，在“表”里写上它"
)
#: Problems that say the plan is not one for this list.
MISFITS = frozenset({NO_SHEET.code, NO_HEADINGS.code, MISFIT.code})


def open_list(file: str, data: bytes, words: frozenset[str] = frozenset()) -> LooseSheets:
    """Open a file that may hold a payout list; ``words`` are headings somebody has confirmed."""

    def headed(raw: RawSheet) -> HeadingBlock | None:
        return find_headings(raw, LooseSheet.plain(raw).facts, (), words)

    return open_sheets(file, data, headed)


def read_list(file: str, data: bytes, plan: ColumnPlan, day: datetime.date | None = None) -> PayoutList:
    """Read a payout list; what keeps it from being read stands in its ``problems``, all at once."""
    return evolve(read_opened(open_list(file, data, plan.words()), plan), day=day)


def read_opened(opened: LooseSheets, plan: ColumnPlan) -> PayoutList:
    """Read a payout list from sheets that are open."""
    file = opened.file
    problems, notes = list(opened.problems), list(opened.notes)
    if problems or not opened.sheets:
        if not problems:
            problems.append(NO_HEADINGS.at(Where(file), why="文件里没有内容"))
        return PayoutList(file, "", (), (), problems=tuple(problems), notes=tuple(notes))
    readings: list[SheetReading] = []
    first: dict[int, int] | None = None
    for sheet in _chosen(opened, plan, problems, notes):
        block = find_headings(sheet.raw, sheet.facts, plan.rows, plan.words())
        if block is None:
            place = Where(file, sheet=sheet.raw.name, cell="A1")
            problems.append(NO_HEADINGS.at(place, why="前几行里没有认识的标题"))
            continue
        moved, what = fitted(plan, block)
        first = first if first is not None else moved
        if not what and moved != first:
            what = [f"列的位置与{quoted(readings[0].sheet.raw.name)}不同，不能一起读"]
        if what:
            place = sheet.raw.place(block.top, min(block.headings))
            problems.append(MISFIT.at(place, what="；".join(what)))
            continue
        columns = tuple(
            ListColumn(moved[one.index], one.heading, one.role, one.about, one.unit)
            for one in plan.columns
            if one.index in moved
        )
        notes.extend(hidden(sheet.raw, sheet.facts))
        readings.append(SheetReading(sheet, block, columns, problems, notes))
    if not readings or problems:
        return PayoutList(file, "", (), (), problems=tuple(problems), notes=tuple(notes))
    return _gathered(file, _relations(plan, first or {}), readings)


def _chosen(
    opened: LooseSheets, plan: ColumnPlan, problems: list[Problem], notes: list[Problem]
) -> list[LooseSheet]:
    """The sheets to read: those the plan names, else those whose headings are the plan's."""
    named = [sheet for sheet in opened.sheets if sheet.raw.name in plan.sheets]
    if named and len(opened.sheets) > 1:
        present = {sheet.raw.name for sheet in opened.sheets}
        for name in plan.sheets:
            if name not in present:
                words = {"sheet": name, "present": listed(quoted(one) for one in sorted(present))}
                problems.append(NO_SHEET.at(Where(opened.file), **words))
    if not named:
        named = [sheet for sheet in opened.sheets if _fits(sheet, plan)] or list(opened.sheets[:1])
    notes.extend(
        SHEET_UNREAD.at(Where(opened.file, sheet=sheet.raw.name), sheet=sheet.raw.name)
        for sheet in opened.sheets
        if sheet not in named
    )
    return named


def _fits(sheet: LooseSheet, plan: ColumnPlan) -> bool:
    block = find_headings(sheet.raw, sheet.facts, plan.rows, plan.words())
    return block is not None and not fitted(plan, block)[1]


def fitted(plan: ColumnPlan, block: HeadingBlock) -> tuple[dict[int, int], list[str]]:
    """Where the columns of a plan stand in a sheet, and what does not fit.

    Equal headings are taken in their order. A column nobody looks at may be missing; a column the plan
    does not know must be confirmed first.
    """
    places: dict[str, list[int]] = {}
    for index in sorted(block.headings):
        places.setdefault(block.headings[index], []).append(index)
    moved: dict[int, int] = {}
    what: list[str] = []
    for column in sorted(plan.columns, key=lambda one: one.index):
        left = places.get(column.heading, [])
        if left:
            moved[column.index] = left.pop(0)
        elif column.role is not Role.IGNORED:
            what.append(f"没有{quoted(column.heading)}一列")
    for heading, left in places.items():
        what += [f"列文件里没有 {address(1, index)[:-1]} 列{quoted(heading)}" for index in left]
    return moved, what


def _relations(plan: ColumnPlan, moved: Mapping[int, int]) -> tuple[Relation, ...]:
    """The relations of a plan on the columns of the list."""
    found = []
    for one in plan.relations:
        used = {one.result, *(index for part in one.parts for index in part.factors)}
        if used <= moved.keys():
            parts = (evolve(part, factors=tuple(moved[i] for i in part.factors)) for part in one.parts)
            found.append(Relation(moved[one.result], tuple(parts)))
    return tuple(found)


def _gathered(file: str, relations: tuple[Relation, ...], readings: list[SheetReading]) -> PayoutList:
    """One list of all sheets; a column that lost every number it held is not used."""
    rows: list[ListRow] = []
    subtotals: list[ListRow] = []
    lost: set[int] = set()
    for reading in readings:
        reading.read(reading.sheet.raw.name if len(readings) > 1 else "")
        rows += reading.rows
        subtotals += reading.subtotals
        lost |= reading.spoilt
    first = readings[0]
    unused = {index for index in lost if not any(row.texts.get(index) for row in rows)}
    columns = tuple(
        evolve(column, role=Role.IGNORED) if column.index in unused else column for column in first.columns
    )
    problems, notes = tuple(first.problems), tuple(first.notes)
    sheet = first.sheet.raw.name
    return PayoutList(file, sheet, columns, tuple(rows), tuple(subtotals), relations, problems, notes)
