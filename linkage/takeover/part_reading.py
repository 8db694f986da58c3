"""Part reading (读一张旧表): the rows of an old sheet as rows of a register, under her own addresses.

Each pass over the sheet gives a raw sheet whose headings are the register's and whose cells keep their rows
and columns, so that the strict reader of registers names her cells. What had to be brought to the
register's form on the way is counted, to be told.
"""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import define, field, frozen

from linkage.files.cell_texts import BLANKS, heading_text
from linkage.files.number_text import NumberError, read_number
from linkage.files.raw_sheet import RawCell, RawRow, RawSheet, Sort
from linkage.files.register_reader import is_total
from linkage.ground.errors import Problem, Where
from linkage.model.registers import Kind
from linkage.takeover import takeover_faults as faults
from linkage.takeover.made_cells import MadeCells, Numbers
from linkage.takeover.mapping import ANY_DAY, BLANK_CELLS, MERGED_CELLS, PartMap
from linkage.takeover.old_columns import OldColumn, OldColumns
from linkage.takeover.old_days import iso_day
from linkage.takeover.old_workbook import OldSheet, place

_PART_TOTAL = re.compile(r"(?:本页|本组|本村|累计|.{1,8}[组队村社])(?:合计|小计|总计)[:：]?")
_SUB_TOTAL = "小计"


@frozen
class Pass:
    """One pass: the raw sheet, and which old column a made or doubled column stands for."""

    raw: RawSheet
    shown: dict[int, int]


@define
class PartReading:
    """One old sheet being read for one register."""

    part: PartMap
    sheet: OldSheet
    columns: OldColumns
    numbers: Numbers
    problems: list[Problem]
    counted: dict[tuple[str, str, str], list[Where]] = field(factory=dict)
    order: list[tuple[int, int]] = field(factory=list)
    left: list[int] = field(factory=list)
    sums: list[int] = field(factory=list)
    repeated: list[int] = field(factory=list)
    _rows: list[list[RawRow]] = field(factory=list)
    _above: dict[int, RawCell] = field(factory=dict)
    _refused: set[str] = field(factory=set)
    _places: list[dict[str, int]] = field(factory=list)

    def passes(self) -> list[Pass]:
        """Read all rows, in their order."""
        self._places = [self._layout(number) for number in range(self.columns.passes)]
        self._rows = [[] for _ in range(self.columns.passes)]
        made = MadeCells(self.part.register, self.numbers, self.problems)
        first, last = self.part.heading_rows[1], self.part.last_row
        for row in self.sheet.raw.rows:
            if row.number > first and (not last or row.number <= last):
                self._row(row, made)
        name = self.part.register
        file = self.sheet.raw.file
        return [
            Pass(RawSheet(file, name, (self._heading_row(number), *rows)), self._shown(number))
            for number, rows in enumerate(self._rows)
        ]

    def _layout(self, number: int) -> dict[str, int]:
        """Where each register column stands in a pass: in its old column, or right of the sheet."""
        width = max((column for row in self.sheet.raw.rows for column in row.cells), default=0)
        width = max(width, *self.columns.names, *self.columns.own, 0)
        found: dict[str, int] = {}
        for column in self.columns.columns:
            index = column.index(number)
            if not index or index in found.values():
                width = index = width + 1
            found[column.heading] = index
        return found

    def _shown(self, number: int) -> dict[int, int]:
        first = min(self.columns.names, default=1)
        found = {}
        for column in self.columns.columns:
            index = self._places[number][column.heading]
            found[index] = column.index(number) or column.looked_up or first
        return found

    def _heading_row(self, number: int) -> RawRow:
        cells = {
            self._places[number][column.heading]: RawCell(column.title) for column in self.columns.columns
        }
        cells |= {index: RawCell(name) for index, name in self.columns.own.items()}
        return RawRow(self.part.heading_rows[1], cells)

    def _row(self, row: RawRow, made: MadeCells) -> None:
        own = {index: cell for index, cell in row.cells.items() if cell.text.strip(BLANKS)}
        total = next((cell.text for cell in own.values() if _sums(cell)), "")
        if total:
            self.sums.append(row.number)
            self._total(row.number, own, total)
            return
        if not own.keys() & self.columns.sources():
            self.left.append(row.number)
            return
        names = self.columns.names
        if all(heading_text(cell.text) == names.get(index) for index, cell in own.items()):
            self.repeated.append(row.number)  # the headings once more, at the top of a printed page
            return
        texts = {index: cell.text for index, cell in own.items()}
        household = self.columns.find("户号")
        made_household = ""
        if household is not None and household.said.is_made:
            made_household = made.household(
                household, texts, self._where(row.number, household, 0), (self.sheet.name, row.number)
            )
        for number in range(self.columns.passes):
            cells = self._cells(row.number, own, number)
            if self._lacks(cells, row.number, number):
                continue
            self._make(cells, texts, made, (row.number, number, made_household))
            cells |= {index: own[index] for index in self.columns.own if index in own}
            self._rows[number].append(RawRow(row.number, cells))
            self.order.append((row.number, number))

    def _total(self, number: int, own: dict[int, RawCell], total: str) -> None:
        """A row of sums: its numbers are held against the rows above, it is no data."""
        word = total if is_total(total) else _SUB_TOTAL
        for at, rows in enumerate(self._rows):
            cells: dict[int, RawCell] = {}
            told = 0
            for column in self.columns.columns:
                index = self._places[at][column.heading]
                cell = own.get(column.index(at))
                if column.column.kind is Kind.NUMBER and cell is not None and not _sums(cell):
                    cells[index] = self._converted(column, cell, None)
                elif column.column.kind is Kind.TEXT and not told:
                    told, cells[index] = index, RawCell(word)
            if told:
                rows.append(RawRow(number, cells))

    def _cells(self, row: int, own: dict[int, RawCell], number: int) -> dict[int, RawCell]:
        found: dict[int, RawCell] = {}
        for column in self.columns.columns:
            index = column.index(number)
            if not index:
                continue
            cell = self._filled(column, row, index, own.get(index))
            if cell is None:
                continue
            text = cell.text.strip(BLANKS)
            where = self._where(row, column, number)
            if text in column.said.blanks:
                self._count("empty", column.heading, text, where)
                continue
            if text in column.said.words:
                self._count("word", column.heading, f"{text}→{column.said.words[text]}", where)
                cell = RawCell(column.said.words[text])
            if column.said.width and cell.text.isdecimal() and len(cell.text) < column.said.width:
                self._count("word", column.heading, f"补零到{column.said.width}位", where)
                cell = RawCell(cell.text.zfill(column.said.width))
            if column.column.kind is Kind.DAY and column.said.day_form != ANY_DAY:
                read = iso_day(cell, column.said.day_form)
                if read is not cell:
                    self._count("day", column.heading, column.said.day_form, where)
                cell = read
            found[self._places[number][column.heading]] = self._converted(column, cell, where)
        return found

    def _filled(self, column: OldColumn, row: int, index: int, cell: RawCell | None) -> RawCell | None:
        """The cell, or what a merged block or the cell above gives it where the mapping says so."""
        fill = column.said.fill
        block = self.sheet.covered.get((row, index))
        if block is not None and fill != MERGED_CELLS and not self._may_stand(column, block.column == index):
            if block.text not in self._refused:
                self._refused.add(block.text)
                words = {"said": self.columns.names.get(index, column.heading), "range": block.text}
                self.problems.append(faults.MERGED.at(place(self.sheet, block.row, block.column), **words))
            return cell
        if cell is not None:
            self._above[index] = cell
            return cell
        given: RawCell | None = None
        if fill == MERGED_CELLS and block is not None:
            top = self.sheet.by_number.get(block.row)
            given = top.cells.get(block.column) if top is not None else None
        elif fill == BLANK_CELLS:
            given = self._above.get(index)
        if given is not None:
            self._count("fill", column.heading, fill, self._where(row, column, 0))
        return given

    def _may_stand(self, column: OldColumn, own: bool) -> bool:  # noqa: FBT001 - a fact about the block
        """A merged number counts once, in its first row, where the rows below it make no row."""
        return own and self.part.needs == column.heading

    def _converted(self, column: OldColumn, cell: RawCell, where: Where | None) -> RawCell:
        """A number in the unit of the register; what is no number stays for the reader to refuse."""
        if column.factor == 1 or column.column.kind is not Kind.NUMBER or cell.sort is Sort.DATE:
            return cell
        try:
            value = read_number(cell.text, (column.old_unit,)).value * column.factor
        except NumberError:
            return cell
        if where is not None:
            self._count("unit", column.heading, f"{column.old_unit}|{column.unit}", where)
        return RawCell(exact_text(value), Sort.NUMBER)

    def _lacks(self, cells: dict[int, RawCell], row: int, number: int) -> bool:
        """Say whether the row makes no row of the register: what it must have is not there."""
        several = [column for column in self.columns.columns if len(column.indexes) > 1]
        if several:
            return not any(self._places[number][column.heading] in cells for column in several)
        needed = self.columns.find(self.part.needs) if self.part.needs else None
        if needed is None or self._places[number][needed.heading] in cells:
            return False
        self._count("skip", needed.heading, "", self._where(row, needed, number))
        return True

    def _make(
        self, cells: dict[int, RawCell], texts: dict[int, str], made: MadeCells, at: tuple[int, int, str]
    ) -> None:
        row, number, household = at
        said = self.columns.find("户号")
        if said is not None and not said.said.is_made:
            found = cells.get(self._places[number]["户号"])
            household = found.text.strip(BLANKS) if found is not None else ""
        for column in self.columns.columns:
            if not column.said.is_made:
                continue
            if column.heading == "户号":
                text = household
            elif column.said.same_row:
                person = self.numbers.rows.get((self.sheet.name, row))
                text = person.member if person is not None and column.heading == "成员号" else ""
            elif column.said.looked_up:
                text = made.member(column, texts, household, self._where(row, column, number))
            else:
                text = made.plain(column, texts, household)
            if text:
                cells[self._places[number][column.heading]] = RawCell(text)

    def _where(self, row: int, column: OldColumn, number: int) -> Where:
        index = column.index(number) or column.looked_up or min(self.columns.names, default=1)
        return place(self.sheet, row, index, self.columns.names.get(index, ""))

    def _count(self, what: str, heading: str, how: str, where: Where) -> None:
        self.counted.setdefault((what, heading, how), []).append(where)


def _sums(cell: RawCell) -> bool:
    text = cell.text.strip(BLANKS)
    return cell.sort is Sort.TEXT and (is_total(text) or _PART_TOTAL.fullmatch(text) is not None)


def exact_text(value: Fraction) -> str:
    """An exact number as a decimal, or as a quotient when it has no end.

    >>> exact_text(Fraction(7, 2)), exact_text(Fraction(1, 3))
    ('3.5', '1/3')
    """
    for places in range(16):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            whole = f"{digits[:-places]}.{digits[-places:]}" if places else digits
            return ("-" if value < 0 else "") + whole
    return str(value)
