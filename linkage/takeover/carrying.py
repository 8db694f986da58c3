"""Carrying (接转): old sheets through the strict reader of registers, by a mapping.

The roster is read first, because the others look people up in it. Whatever the reader refuses stops the
takeover, under her own addresses; cells left empty are carried empty and told, because an empty cell
guesses nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, evolve, field

from linkage.files import register_faults
from linkage.files.addresses import address, cell_at
from linkage.files.cell_values import RegisterDesk
from linkage.files.register_reader import Registers, read_sheets
from linkage.files.workbook_reader import errors
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import listed, quoted
from linkage.model.registers import Row
from linkage.takeover import takeover_faults as faults
from linkage.takeover.carried import Table, Takeover
from linkage.takeover.made_cells import Numbers, Person
from linkage.takeover.mapping import PartMap, TakeoverMap
from linkage.takeover.mapping_text import made_words
from linkage.takeover.old_columns import Matching, OldColumns
from linkage.takeover.old_workbook import OldSheet, OldWorkbook, place, said_by
from linkage.takeover.part_reading import PartReading, Pass

ROSTER = "名册"
_SHOWN = 10
# What an old sheet may lack: told once for a column, and left to be filled in the new workbook.
_EMPTY = register_faults.EMPTY_CELL.code
_TOLD_OTHERWISE = {register_faults.EXTRA_COLUMN.code, register_faults.MISSING_HEADING.code}


def carry(book: OldWorkbook, mapping: TakeoverMap, born_by: datetime.date) -> Takeover:
    """Carry old sheets over by a mapping. Never raises for bad input: what is wrong is among the problems."""
    return _Carrying(book, mapping, born_by).run()


@define
class _Carrying:
    book: OldWorkbook
    mapping: TakeoverMap
    born_by: datetime.date
    tables: dict[str, Table] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    notes: list[Problem] = field(factory=list)
    lines: list[str] = field(factory=list)
    numbers: Numbers = field(factory=Numbers)
    units: dict[tuple[str, str], str] = field(factory=dict)
    placed: set[tuple[str, int, int]] = field(factory=set)

    def run(self) -> Takeover:
        self.notes += self.book.notes
        firsts = {part.sheet: part for part in reversed(self.mapping.parts)}
        for part in sorted(self.mapping.parts, key=lambda part: part.register != ROSTER):
            sheet = self.book.sheet(part.sheet)
            if sheet is None:
                remedy = f"旧表里有：{listed(one.name for one in self.book.sheets)}"
                self.problems.append(faults.NO_SHEET.at(part.where, said=part.sheet, remedy=remedy))
            else:
                self._part(part, sheet, keep_own=part is firsts[part.sheet])
        self._unread()
        self._left_comments()
        problems = tuple(dict.fromkeys(self.problems))
        return Takeover(self.tables, problems, tuple(dict.fromkeys(self.notes)), tuple(self.lines))

    def _part(self, part: PartMap, sheet: OldSheet, *, keep_own: bool) -> None:
        elsewhere = [one for one in self.mapping.parts if one.sheet == part.sheet and one is not part]
        columns = Matching(part, sheet, self.units, self.problems).columns(elsewhere, keep_own=keep_own)
        if columns is None:
            return
        refused, told = said_by(sheet)
        self.problems += refused
        self.notes += told
        reading = PartReading(part, sheet, columns, self.numbers, self.problems)
        passes = reading.passes()
        if not reading.order:
            self.problems.append(faults.NO_DATA.at(part.where, sheet=sheet.name))
            return
        found = [self._strict(one, sheet) for one in passes]
        self._add(part, reading, passes, found)
        self._tell(part, reading, columns)

    def _strict(self, one: Pass, sheet: OldSheet) -> Registers:
        """Read a pass by the rules of registers, and call its places by their names in the old sheet."""
        desk = RegisterDesk(self.born_by)
        desk.problems += errors(one.raw)
        registers = read_sheets((one.raw,), (), desk)
        name = _renamed(one, sheet)
        empty: dict[str, list[Where]] = {}
        for problem in desk.problems:
            where = name(problem.where)
            if problem.code == _EMPTY:
                empty.setdefault(problem.what, []).append(where)
            elif problem.code not in _TOLD_OTHERWISE:
                self.problems.append(evolve(problem, where=where))
        for what, places in empty.items():
            words = {"heading": what.removesuffix("是空的"), "count": len(places), "first": places[0].cell}
            self.notes.append(faults.LEFT_EMPTY.at(evolve(places[0], cell=places[0].cell), **words))
        self.notes += [
            evolve(note, where=name(note.where)) for note in desk.notes if note.code not in _TOLD_OTHERWISE
        ]
        return registers

    def _add(
        self, part: PartMap, reading: PartReading, passes: Sequence[Pass], found: Sequence[Registers]
    ) -> None:
        table = self.tables.setdefault(part.register, Table(part.register))
        rows = [{row.number: row for row in registers.tables.get(part.register, ())} for registers in found]
        cells = [{row.number: row.cells for row in one.raw.rows} for one in passes]
        for number, at in reading.order:
            row, headings = rows[at].get(number), found[at].headings.get(part.register)
            if row is None or headings is None:
                continue
            position = table.add(row, cells[at][number], headings)
            if part.register == ROSTER:
                person = Person(row.household, row.member, row.text("组"))
                self.numbers.add(row.text("姓名"), person)
                self.numbers.rows[reading.sheet.name, number] = person
            titles = {passes[at].shown.get(h.index, h.index): h.column.heading for h in headings.columns}
            self._comments(table, position, row, reading.sheet, titles)

    def _comments(
        self, table: Table, position: int, row: Row, sheet: OldSheet, titles: Mapping[int, str]
    ) -> None:
        for index, heading in titles.items():
            text = sheet.comments.get((row.number, index))
            if text and (sheet.name, row.number, index) not in self.placed:
                self.placed.add((sheet.name, row.number, index))
                table.comments[position, heading] = text

    def _tell(self, part: PartMap, reading: PartReading, columns: OldColumns) -> None:
        sheet = reading.sheet
        self.lines.append(f"〔{sheet.name}〕→〔{part.register}〕：{len(reading.order)} 行")
        for one in columns.columns:
            olds = listed(columns.names.get(i, address(1, i)[:-1] + "列") for i in one.indexes)
            self.lines.append(f"　{one.heading} ← {olds or made_words(one.said)}")
        if columns.own:
            self.lines.append(f"　照样留在右边的列：{listed(columns.own.values())}")
        for (what, heading, how), places in reading.counted.items():
            self.notes.append(_counted(part, what, heading, how, places))
        for column in columns.columns:
            first = self.numbers.first.get((part.register, column.heading))
            if first:
                last = self.numbers.last[part.register, column.heading]
                where = Where(sheet.raw.file, sheet=sheet.name)
                words = {"heading": column.heading, "first": first, "last": last}
                self.notes.append(faults.NUMBERED.at(where, **words))
        if reading.left:
            shown = listed(f"{number}" for number in reading.left[:_SHOWN])
            more = f" 等 {len(reading.left)} 行" if len(reading.left) > _SHOWN else " 行"
            where = place(sheet, reading.left[0], 1)
            words = {"what": f"第 {shown}{more}", "why": "对照里的列在这几行都空着", "remedy": "请核对"}
            self.notes.append(faults.NOT_TAKEN.at(where, **words))
        below = [row.number for row in sheet.raw.rows if part.last_row and row.number > part.last_row]
        rows = {
            "合计、小计只用来核对": reading.sums,
            "重复的标题行没有带": reading.repeated,
            "末行以下没有带": below,
        }
        for told, numbers in rows.items():
            if numbers:
                more = f" 等 {len(numbers)} 行" if len(numbers) > _SHOWN else " 行"
                self.lines.append(f"　{told}：第 {listed(f'{n}' for n in numbers[:_SHOWN])}{more}")
        if part.dropped:
            self.lines.append(f"　没有带的列（对照写了不要）：{listed(part.dropped)}")

    def _unread(self) -> None:
        named = {part.sheet.strip() for part in self.mapping.parts} | {"说明"}
        for sheet in self.book.sheets:
            if sheet.name.strip() not in named and sheet.raw.rows:
                said = sheet.name.strip() in {name.strip() for name in self.mapping.unread}
                words = {
                    "what": f"〔{sheet.name}〕整张表",
                    "why": "对照写了不读" if said else "对照里没有这张表",
                    "remedy": "无需处理" if said else "要用的请写进对照",
                }
                where = Where(self.book.file, sheet=sheet.name)
                self.notes.append(faults.NOT_TAKEN.at(where, **words))

    def _left_comments(self) -> None:
        """Notes at cells that are not in the new workbook: told, so that none is lost without a word."""
        for sheet in self.book.sheets:
            for (row, column), text in sorted(sheet.comments.items()):
                if (sheet.name, row, column) not in self.placed:
                    words = {
                        "what": f"批注{quoted(text)}",
                        "why": "这一格不在带过来的行里",
                        "remedy": "要留的请抄到新台账",
                    }
                    self.notes.append(faults.NOT_TAKEN.at(place(sheet, row, column), **words))


def _renamed(one: Pass, sheet: OldSheet) -> Callable[[Where], Where]:
    def name(where: Where) -> Where:
        if where.sheet != one.raw.name:
            return where
        at = cell_at(where.cell)
        if at is None:
            return evolve(where, sheet=sheet.name)
        row, column = at
        cell = address(row, one.shown.get(column, column))
        return evolve(where, sheet=sheet.name, cell=cell)

    return name


def _counted(part: PartMap, what: str, heading: str, how: str, places: Sequence[Where]) -> Problem:
    first = places[0]
    words: dict[str, object] = {"heading": heading, "count": len(places), "first": first.cell}
    match what:
        case "fill":
            return faults.FILLED_DOWN.at(first, fill=how, **words)
        case "unit":
            old, _, new = how.partition("|")
            return faults.CONVERTED.at(first, old=old, new=new, **words)
        case "day":
            return faults.READ_AS_DAY.at(first, form=how, **words)
        case "empty":
            return faults.EMPTY_WORDS.at(first, said=quoted(how), **words)
        case "word":
            return faults.REPLACED.at(first, said=how, **words)
        case _:
            return faults.SKIPPED.at(first, register=part.register, **words)


def comments_by_cell(tables: Iterable[Table]) -> dict[tuple[str, int, str], str]:
    """What is noted at cells, as the writer of workbooks asks for it."""
    return {(t.register, row, heading): text for t in tables for (row, heading), text in t.comments.items()}
