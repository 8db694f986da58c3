"""Next season (下一季): last season's own workbook and papers, as the new season begins with them.

Our own headings need no mapping. Who there is and what they hold lasts (名册, 地块, 股份 ...); what was
done and paid in the season (用工, 交售, 已付 ...) starts empty, because a row carried would be paid twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping

from linkage.files import register_faults
from linkage.files.cell_values import RegisterDesk
from linkage.files.headings import heading_row, known_heading, sheet_declared
from linkage.files.open_cells import VALUE
from linkage.files.register_reader import read_sheets
from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.files.workbook_reader import errors, merged
from linkage.ground.errors import Problem, Where
from linkage.ground.season import DayError, Season
from linkage.ground.source import MappingNode, Scalar, read_yaml
from linkage.takeover import takeover_faults as faults
from linkage.takeover.carried import Table, Takeover
from linkage.takeover.carrying import ROSTER
from linkage.takeover.old_workbook import OldSheet, OldWorkbook, said_by

#: What a new season goes on with. 事件 is among them: a share that moved stays where it moved.
LASTING = frozenset({"名册", "类别", "事件", "地块", "股份", "成员账户", "资产", "约定", "事实"})
#: Of these only the names go on; the values are those of a season.
_NAMES_ONLY = {"事实": ("名称", "单位", "用途")}
_INSTRUCTIONS = "说明"
_EMPTY = register_faults.EMPTY_CELL.code
_NOT_HERE = {register_faults.EXTRA_SHEET.code, register_faults.EXTRA_COLUMN.code}


def is_ours(book: OldWorkbook) -> bool:
    """Say whether a workbook is one of this program's: its roster has every column a roster must have."""
    sheet = book.sheet(ROSTER)
    top = heading_row(sheet.raw) if sheet is not None else None
    if top is None:
        return False
    declared = sheet_declared(ROSTER)
    found = {known_heading(declared, cell.text) for cell in top.cells.values()}
    return all(column in found for column in declared.columns if column.required)


def carry_ours(book: OldWorkbook, born_by: datetime.date, lasting: Collection[str] = LASTING) -> Takeover:
    """Carry one of our own workbooks; registers that are not ``lasting`` keep their headings only."""
    desk = RegisterDesk(born_by)
    ours = [sheet for sheet in book.sheets if sheet.name.strip() in SHEET_BY_NAME]
    for sheet in ours:
        desk.problems += _refused(sheet)
        desk.notes += said_by(sheet)[1]
    registers = read_sheets([sheet.raw for sheet in ours], (), desk)
    tables: dict[str, Table] = {}
    lines: list[str] = []
    for sheet in ours:
        name = sheet.name.strip()
        headings, rows = registers.headings.get(name), registers.tables.get(name, ())
        table = tables.setdefault(name, Table(name))
        if headings is None:
            continue
        table.learn(headings)
        if name not in lasting:
            lines.append(f"〔{name}〕从空表开始" + (f"（上一季有 {len(rows)} 行）" if rows else ""))
            continue
        cells = {row.number: row.cells for row in sheet.raw.rows}
        for row in rows:
            position = table.add(row, cells[row.number], headings)
            for heading in headings.columns:
                noted = sheet.comments.get((row.number, heading.index))
                if noted:
                    table.comments[position, heading.column.heading] = noted
        if name in _NAMES_ONLY and lasting is LASTING:
            table.keep(_NAMES_ONLY[name])
            lines.append(f"〔{name}〕带过来 {len(rows)} 项的名称和单位，{VALUE}要重新填")
        else:
            lines.append(f"〔{name}〕带过来 {len(rows)} 行")
    notes = [*book.notes, *(note for note in desk.notes if note.code not in _NOT_HERE), *_own_sheets(book)]
    problems, empty = _parted(desk.problems)
    return Takeover(tables, problems, tuple(dict.fromkeys([*notes, *empty])), tuple(lines))


def _refused(sheet: OldSheet) -> Iterator[Problem]:
    top = heading_row(sheet.raw)
    yield from said_by(sheet)[0]
    yield from merged(sheet.raw, sheet.facts, top.number if top is not None else 1)
    yield from errors(sheet.raw)


def _parted(problems: list[Problem]) -> tuple[tuple[Problem, ...], list[Problem]]:
    """Problems that stop a takeover; empty cells are carried empty and told once a column."""
    empty: dict[tuple[str, str], list[Where]] = {}
    for problem in problems:
        if problem.code == _EMPTY:
            empty.setdefault((problem.where.sheet, problem.what), []).append(problem.where)
    told = [
        faults.LEFT_EMPTY.at(
            places[0], heading=what.removesuffix("是空的"), count=len(places), first=places[0].cell
        )
        for (_, what), places in empty.items()
    ]
    return tuple(dict.fromkeys(p for p in problems if p.code != _EMPTY)), told


def _own_sheets(book: OldWorkbook) -> Iterator[Problem]:
    for sheet in book.sheets:
        name = sheet.name.strip()
        if name not in SHEET_BY_NAME and name != _INSTRUCTIONS and sheet.raw.rows:
            words = {
                "what": f"〔{name}〕整张表",
                "why": "这是自己的表，不知道是长期的还是一季的",
                "remedy": "长期要用的请抄到新台账",
            }
            yield faults.NOT_TAKEN.at(Where(book.file, sheet=sheet.name), **words)


def next_papers(contents: Mapping[str, bytes], year: int) -> tuple[dict[str, bytes], list[str]]:
    """Last season's arrangements, charter and laws for a new season, and what a person must look at.

    A period that was a calendar year becomes the new year; any other is left open (〔…〕), so that nothing is
    reckoned before somebody wrote it. Other places that name the old year are told, never changed.
    """
    files: dict[str, bytes] = {}
    told: list[str] = []
    for name, data in contents.items():
        node, problems = read_yaml(name, data)
        period = node.get("期间") if isinstance(node, MappingNode) and not problems else None
        if not isinstance(period, Scalar):
            files[name] = data
            told.append(f"{name} 照抄")
            continue
        new, old_year = _period(period.text, year)
        lines = data.decode("utf-8-sig").splitlines(keepends=True)
        at = period.where.line - 1
        lines[at] = lines[at].replace(period.text, new, 1)
        files[name] = "".join(lines).encode("utf-8")
        told.append(f"{name} 照抄，期间由“{period.text}”改成“{new}”")
        still = [f"{number}" for number, line in enumerate(lines, start=1) if f"{old_year}" in line]
        if still:
            told.append(f"{name} 第 {'、'.join(still)} 行还写着 {old_year}，没有改，请逐处核对")
    return files, told


def _period(text: str, year: int) -> tuple[str, int]:
    """The period of the new season as it may be written down, and the year of the old one."""
    try:
        season = Season.parse(text)
    except DayError:
        return f"〔{year}年的起止日〕", year - 1
    first, last = season.first, season.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{year}-01-01 至 {year}-12-31", first.year
    return f"〔新一季的起止日，上一季是 {first} 至 {last}〕", first.year
