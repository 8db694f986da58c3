"""Register reader (读台账): from raw sheets to the books of a season, with every problem at once.

Each sheet is read by its declaration: headings, units, dates, required cells. Rows that only sum up
(合计, 小计) are compared with what stands above them and are no data. Nothing is guessed; what was
normalised on the way is told in the reading report.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from attrs import define, field, frozen

from linkage.files import file_faults
from linkage.files import register_faults as faults
from linkage.files.addresses import address
from linkage.files.cell_texts import BLANKS, heading_text
from linkage.files.cell_values import DATE_UNIT, TEXT_UNIT, Reading, RegisterDesk, read_cell
from linkage.files.headings import Heading, Headings, heading_row, read_headings
from linkage.files.open_cells import MAY_BE_EMPTY, NAMES, VALUE, OpenCell
from linkage.files.raw_sheet import RawCell, RawRow, RawSheet
from linkage.files.register_margins import Margin, margin
from linkage.files.register_sheets import EXAMPLE_HOUSEHOLD, EXAMPLE_WORD, SHEET_BY_NAME
from linkage.ground.errors import Where
from linkage.ground.fault import listed, quoted
from linkage.ground.figure import Figure
from linkage.model.contract_kinds import PRINTED
from linkage.model.registers import Cells, Column, Kind, Places, Row, Sheet, Value

_TOTALS = re.compile(rf"(合[{BLANKS}]*计|总[{BLANKS}]*计|共[{BLANKS}]*计|小[{BLANKS}]*计)[:：]?")
_UNIT = re.compile(r"[（(【].*[)）】]", re.DOTALL)
_PERCENT_SIGNS = ("%", "％", "‰")
_PART = "小计"
_INSTRUCTIONS = "说明"
_SHOWN = 4
_ASIDES = {Margin.FOOT: file_faults.FOOT, Margin.HEADINGS: file_faults.HEADINGS_AGAIN}
# So many headings that must be there say which sheet it is, even under another name.
_TELLING = 4


@frozen
class Registers:
    """What was read: the rows by sheet, and the headings of each sheet that has any."""

    tables: Mapping[str, tuple[Row, ...]]
    headings: Mapping[str, Headings]


def read_sheets(
    raw_sheets: Sequence[RawSheet], wanted: Collection[tuple[str, str]], desk: RegisterDesk
) -> Registers:
    """Read all sheets that are declared or wanted.

    ``wanted`` names sheets and columns the arrangement speaks of; a sheet of the village's own is
    read when it is among them, and its named columns as numbers.
    """
    tables: dict[str, tuple[Row, ...]] = {}
    headings: dict[str, Headings] = {}
    first: dict[str, RawSheet] = {}
    for raw in raw_sheets:
        name = raw.name.strip()
        if name == _INSTRUCTIONS:
            continue
        if not is_read(name, wanted):
            place = Where(raw.file, sheet=raw.name)
            known = _renamed(raw, {other.name.strip() for other in raw_sheets})
            if known:
                desk.problems.append(faults.RENAMED_SHEET.at(place, sheet=name, known=known))
            else:
                desk.notes.append(faults.EXTRA_SHEET.at(place, sheet=name))
            continue
        if name in first:
            other = Where(first[name].file, sheet=first[name].name)
            desk.problems.append(
                faults.DOUBLE_SHEET.at(Where(raw.file, sheet=raw.name), sheet=name, other=other)
            )
            continue
        first[name] = raw
        reading = _SheetReading(raw, name, wanted, desk)
        tables[name] = reading.rows()
        if reading.headings is not None:
            headings[name] = reading.headings
    _tell_folded(desk)
    _tell_examples(desk)
    return Registers(tables, headings)


def _renamed(raw: RawSheet, present: Collection[str]) -> str:
    """The declared sheet, absent from the workbook, that an unread sheet with rows has all headings of.

    Where the name says as much (地块1, 用工记录), the headings that must be there are enough. A payments
    sheet saved under another name would else be left out without a word, and paid twice.
    """
    if len(raw.rows) < 2:
        return ""
    said = {_UNIT.sub("", cell.text).strip(BLANKS) for cell in raw.rows[0].cells.values()}
    alike = [s for s in SHEET_BY_NAME.values() if said >= _telling(s, named=s.name in raw.name)]
    most = max((len(sheet.columns) for sheet in alike), default=0)
    absent = [s.name for s in alike if len(s.columns) == most and s.name not in present]
    near = difflib.get_close_matches(raw.name, absent, n=1, cutoff=0)
    return near[0] if near else ""


def _telling(sheet: Sheet, *, named: bool) -> set[str]:
    """The headings by which a sheet is known again."""
    needed = {column.heading for column in sheet.columns if column.required}
    return needed if named or len(needed) >= _TELLING else {column.heading for column in sheet.columns}


def is_read(name: str, wanted: Collection[tuple[str, str]]) -> bool:
    """Say whether a sheet is read: declared, or wanted by an arrangement."""
    return name in SHEET_BY_NAME or name in {sheet for sheet, _ in wanted}


def _tell_folded(desk: RegisterDesk) -> None:
    for (heading, what), places in desk.folded.items():
        desk.notes.append(faults.FOLDED.at(heading, count=len(places), what=what, first=places[0].cell))


def _tell_examples(desk: RegisterDesk) -> None:
    """The rows that showed how to fill a sheet, in one line for all sheets."""
    if desk.example_rows:
        sheets = listed(where.sheet for where in desk.example_rows)
        count = len(desk.example_rows)
        desk.notes.append(faults.EXAMPLE_ROW.at(desk.example_rows[0], count=count, sheets=sheets))


@define
class _SheetReading:
    """One sheet being read, with the sums its total rows are held against."""

    raw: RawSheet
    name: str
    wanted: Collection[tuple[str, str]]
    desk: RegisterDesk
    sums: dict[str, list[Fraction | None]] = field(factory=dict)
    closed: dict[str, Fraction] = field(factory=dict)
    headings: Headings | None = None
    asides: dict[Margin, list[Where]] = field(factory=dict)

    def rows(self) -> tuple[Row, ...]:
        if not self.raw.rows:
            return ()
        headings = self.headings = read_headings(self.raw, self.wanted, self.desk.problems)
        if headings is None:
            return ()
        self._tell_columns(headings)
        rows: list[Row] = []
        top = heading_row(self.raw)
        titles = {i: heading_text(cell.text) for i, cell in top.cells.items()} if top is not None else {}
        columns = {
            heading.column.heading: (address(1, heading.index)[:-1], heading.where.heading)
            for heading in headings.columns
        }
        for raw_row in self.raw.rows:
            if raw_row.number <= headings.row:
                continue
            cells = {index: cell for index, cell in raw_row.cells.items() if cell.text.strip(BLANKS)}
            if not any(heading.index in cells for heading in headings.columns):
                continue
            aside = margin(titles, cells)
            if aside is Margin.SECOND_TABLE:
                self._second_table(raw_row)
                break
            if aside is not None:
                self.asides.setdefault(aside, []).append(self.raw.place(raw_row.number, min(cells)))
                continue
            self._take(headings, RawRow(raw_row.number, cells), columns, rows)
        self._tell_asides()
        return tuple(rows)

    def _take(
        self,
        headings: Headings,
        raw_row: RawRow,
        columns: Mapping[str, tuple[str, str]],
        rows: list[Row],
    ) -> None:
        """Read a row: data, an example, or a sum of the rows above it."""
        word = self._total_word(headings, raw_row.cells)
        places = Places(columns, self.raw.file, self.raw.name, raw_row.number)
        marked = self._is_example(headings, raw_row.cells)
        if marked:
            self._example(marked, raw_row)
        elif word:
            self._check_total(word, headings, raw_row, places)
        else:
            rows.append(self._row(headings, raw_row, places))

    def _second_table(self, raw_row: RawRow) -> None:
        texts = [cell.text.strip(BLANKS) for cell in raw_row.cells.values()]
        place = self.raw.place(raw_row.number, min(raw_row.cells))
        self.desk.problems.append(file_faults.SECOND_TABLE.at(place, headings=listed(texts[:_SHOWN])))

    def _tell_asides(self) -> None:
        for aside, fault in _ASIDES.items():
            found = self.asides.get(aside, [])
            if found:
                self.desk.notes.append(fault.at(found[0], count=len(found), first=found[0].cell))

    def _tell_columns(self, headings: Headings) -> None:
        own = [heading for heading in headings.columns if not heading.declared]
        used = {*self.wanted, *PRINTED, *((self.name, side) for side in ("付款方", "收款方"))}
        unused = [h.column.heading for h in own if (self.name, h.column.heading) not in used]
        place = Where(self.raw.file, sheet=self.raw.name, cell=f"A{headings.row}")
        if unused:
            self.desk.notes.append(faults.EXTRA_COLUMN.at(place, headings=listed(unused)))
        titled = {heading.index for heading in headings.columns}
        top = heading_row(self.raw)
        titled |= set(top.cells) if top is not None else set()
        untitled = {
            index: row.number
            for row in reversed(self.raw.rows)
            if row.number > headings.row
            for index in row.cells
            if index not in titled
        }
        for index in sorted(untitled):
            where = self.raw.place(untitled[index], index)
            column = address(1, index)[:-1]
            self.desk.notes.append(faults.UNTITLED.at(where, column=column))

    def _row(self, headings: Headings, raw_row: RawRow, places: Places) -> Row:
        values: dict[str, Value] = {}
        for heading in headings.columns:
            name = heading.column.heading
            where = places[name]
            cell = raw_row.cells.get(heading.index)
            if cell is None:
                if name != VALUE or self.name not in NAMES:
                    self._empty(heading.column, where)
                continue
            unit = self._unit(headings, heading, raw_row)
            value = read_cell(Reading(self.desk, self.name, heading, cell, places, unit))
            if value is not None:
                values[name] = value
            if heading.column.kind is Kind.NUMBER:
                known = value.value if isinstance(value, Figure) else None
                self.sums.setdefault(name, []).append(known)
        row = Row(self.name, self.raw.file, raw_row.number, Cells.of(values, places), places)
        self._note_open(headings, raw_row, row)
        return row

    def _note_open(self, headings: Headings, raw_row: RawRow, row: Row) -> None:
        """A value of 约定 or 事实 that is still empty: a fresh workbook has many, and one line tells them."""
        value = headings.get(VALUE) if self.name in NAMES else None
        if value is not None and value.index not in raw_row.cells:
            word = row.text("单位") == TEXT_UNIT and row.text("说明").startswith(MAY_BE_EMPTY)
            number = row.text("单位") not in {TEXT_UNIT, DATE_UNIT}
            self.desk.open_cells.append(OpenCell(row.text(NAMES[self.name]), row.where(VALUE), word, number))

    def _unit(self, headings: Headings, heading: Heading, raw_row: RawRow) -> tuple[str, Where] | None:
        column = heading.column
        own = not heading.declared and not heading.unit and not _in_percent(raw_row, heading)
        source = column.unit_from or ("单位" if own else "")
        said = headings.get(source) if source else None
        if said is None:
            place = self.raw.place(raw_row.number, heading.index, column.unit_from)
            return None if not column.unit_from else ("", place)
        cell = raw_row.cells.get(said.index)
        place = self.raw.place(raw_row.number, said.index, said.where.heading)
        return (cell.text.strip(BLANKS) if cell is not None else "", place)

    def _empty(self, column: Column, where: Where) -> None:
        if column.empty_allowed:
            return
        number = column.kind is Kind.NUMBER
        why, remedy = ("空着不等于零", "请填写；零要写成 0") if number else column.if_empty
        fault = faults.EMPTY_CELL.at(where, heading=column.heading, why=why, remedy=remedy)
        self.desk.problems.append(fault)

    def _is_example(self, headings: Headings, cells: Mapping[int, RawCell]) -> Heading | None:
        """The column that marks the row which showed how to fill a fresh workbook; nothing in other rows."""
        household = headings.get("户号")
        said = cells.get(household.index) if household is not None else None
        if said is not None and said.text.strip(BLANKS) == EXAMPLE_HOUSEHOLD:
            return household
        words = [heading for heading in headings.columns if heading.column.kind is Kind.TEXT]
        first = cells.get(words[0].index) if words and household is None else None
        return words[0] if first is not None and first.text.strip(BLANKS).startswith(EXAMPLE_WORD) else None

    def _example(self, marked: Heading, row: RawRow) -> None:
        """Skip an example row; what somebody typed into it would be lost, and is told."""
        own = [i for i, cell in row.cells.items() if i != marked.index and not _shows(cell)]
        if not own:
            self.desk.example_rows.append(self.raw.place(row.number, min(row.cells)))
            return
        place = self.raw.place(row.number, min(own))
        heading, text = marked.column.heading, row.cells[marked.index].text
        words = {"heading": heading, "mark": f"的{heading}还是{quoted(text)}"}
        self.desk.problems.append(faults.HALF_EXAMPLE.at(place, **words))

    def _total_word(self, headings: Headings, cells: Mapping[int, RawCell]) -> str:
        for heading in headings.columns:
            cell = cells.get(heading.index)
            if cell is not None and heading.column.kind is not Kind.NUMBER and is_total(cell.text):
                return "".join(cell.text.split()).rstrip(":：")
        return ""

    def _check_total(self, word: str, headings: Headings, raw_row: RawRow, places: Places) -> None:
        """Hold a row of sums against the rows above it (since the last 小计 for a 小计)."""
        before, told = len(self.desk.problems), False
        for heading in headings.columns:
            cell = raw_row.cells.get(heading.index)
            column = heading.column
            if cell is None or column.kind is not Kind.NUMBER or column.unit_from:
                continue
            where = places[column.heading]
            value = read_cell(Reading(self.desk, self.name, heading, cell, places))
            parts = self.sums.get(column.heading, [])
            if not isinstance(value, Figure) or None in parts:
                continue
            real = sum((part for part in parts if part is not None), Fraction(0))
            real -= self.closed.get(column.heading, 0) if word == _PART else 0
            told = True
            if value.value != real:
                self.desk.problems.append(
                    faults.WRONG_TOTAL.at(where, word=word, said=_decimal(value.value), real=_decimal(real))
                )
        if told and len(self.desk.problems) == before:
            place = Where(self.raw.file, sheet=self.raw.name, cell=f"A{raw_row.number}")
            self.desk.notes.append(faults.TOTAL_CHECKED.at(place, word=word))
        if word == _PART:
            for name, parts in self.sums.items():
                known = sum((part for part in parts if part is not None), Fraction(0))
                self.closed[name] = known


def _in_percent(row: RawRow, heading: Heading) -> bool:
    """Say whether a cell is a percentage: that is no number of the row's 单位 (成活率 90% beside 株)."""
    cell = row.cells.get(heading.index)
    return cell is not None and cell.text.strip(BLANKS).endswith(_PERCENT_SIGNS)


def _shows(cell: RawCell) -> bool:
    return cell.text.strip(BLANKS).startswith(EXAMPLE_WORD)


def is_total(text: str) -> bool:
    """Say whether a word names a row that only sums up."""
    return _TOTALS.fullmatch(text.strip(BLANKS)) is not None


def _decimal(value: Fraction) -> str:
    """Print an exact number for a message: as a decimal when it ends, else as a quotient."""
    for places in range(16):
        scaled = value * 10**places
        if scaled.denominator == 1:
            sign = "-" if scaled < 0 else ""
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
    return str(value)
