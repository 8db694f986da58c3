"""List rows (发放表的行): the rows of one sheet under a column plan, cell by cell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import define, evolve, field

from linkage.files import register_faults as faults
from linkage.files.addresses import Area, address, area_of, cell_at
from linkage.files.cell_texts import BLANKS, clean_code, clean_word
from linkage.files.headings import split_heading
from linkage.files.loose_sheets import LooseSheet
from linkage.files.number_text import NumberError, read_number
from linkage.files.raw_sheet import RawCell, RawRow, RawSheet, Sort
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault, listed, quoted
from linkage.ground.number_forms import MOBILE
from linkage.ground.units import YUAN
from linkage.verify.heading_words import MONEY, NUMERIC
from linkage.verify.list_headings import HeadingBlock, has_headings
from linkage.verify.payout_list import ListColumn, ListRow, Role
from linkage.verify.row_kinds import RowKind, heading_parts, names_anybody, row_kind

NO_NUMBER = "E699"
LIKE_A_TELEPHONE = Fault(
    "E943", "{heading}一列写着像手机号的数", "金额、数量不会这么大", "请核对这一格是不是串了列"
)
LOST_DIGITS = Fault(
    "W520",
    "“{heading}”一列有 {count} 格是数值（第 {rows} 行）",
    "表格软件按数值只保存十五位，十八位号码的末三位已经丢失，这几格没有用来核对",
    "请把该列设为“文本”后对照证件或存折重新录入",
)
FILLED = Fault("W521", "“{heading}”有合并单元格，合并的各行都按左上角的内容读", "", "")
SKIPPED = Fault("W522", "{count} 行{kind}没有当作发放：第 {rows} 行", "", "")
DASHES = Fault("W523", "“{heading}”有 {count} 格写着短横或斜线，按空格读", "", "没有的写 0")
SECOND_TABLE = Fault("W525", "这里又有一组标题，从这里往下没有读", "", "请另存为一份文件后核对")
ZEROS_AT_RISK = Fault(
    "W526", "“{heading}”一列有 {count} 格是数值", "开头的零会丢失", "请把该列设为“文本”后核对"
)

_DASHES = frozenset({"-", "—", "——", "－", "/", "／", "无", "--", "–"})
_SAFE = 15
_SCIENCE = re.compile(r"\d[\d.]*[Ee]\+?\d+", re.ASCII)
_FILL = frozenset({Role.GROUP, Role.CLASS, Role.CLAUSE, Role.PAYER})
_NUMBERS_OF_PEOPLE = frozenset({Role.IDENTITY, Role.ACCOUNT})
_CODES = frozenset({Role.HOUSEHOLD, Role.MEMBER})
_NAMES = frozenset({Role.NAME, Role.HOLDER})
_SHOWN = 8
# What most cells hold needs no closer look: hanzi in everyday use, digits with a point.
_PLAIN_WORD = re.compile("[\u4e00-\u9fa5]+")
_MOBILE = re.compile(rf"{MOBILE}\s*元?", re.ASCII)
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)


@define
class SheetReading:
    """One sheet being read: ``rows`` and ``subtotals`` fill while it is.

    ``spoilt`` are columns with numbers that lost digits; the texts of these cells are left out.
    """

    sheet: LooseSheet
    block: HeadingBlock
    columns: tuple[ListColumn, ...]
    problems: list[Problem]
    notes: list[Problem]
    rows: list[ListRow] = field(factory=list)
    subtotals: list[ListRow] = field(factory=list)
    spoilt: set[int] = field(factory=set)
    _skipped: dict[RowKind, list[int]] = field(factory=dict)
    _lost: dict[int, list[Where]] = field(factory=dict)
    _plain: dict[int, list[Where]] = field(factory=dict)
    _dashes: dict[int, list[Where]] = field(factory=dict)
    _kinds: dict[int, RowKind] = field(factory=dict)
    _hundredths: dict[int, int] = field(factory=dict)
    _yuan: dict[int, Fraction] = field(factory=dict)
    _name: str = ""

    def read(self, name: str = "") -> None:
        """Read all rows; ``name`` is written into them when a list has several sheets."""
        self._name = name
        used = {column.index: column for column in self.columns if column.role is not Role.IGNORED}
        every = {column.index: column for column in self.columns}
        self._scales()
        words = heading_parts(self.block.headings.values())
        filled = self._filled(used)
        width = max(self.block.headings) - min(self.block.headings) + 1
        low = self.block.starts[0]
        for raw_row in self.sheet.raw.rows:
            if raw_row.number <= self.block.bottom:
                continue
            if self._is_second_table(raw_row.number, raw_row.cells):
                self.notes.append(SECOND_TABLE.at(self.sheet.raw.place(raw_row.number, 1)))
                break
            beside = False
            for start in self.block.starts:
                shift = start - low
                cells = {
                    index - shift: cell
                    for index, cell in raw_row.cells.items()
                    if start <= index < start + width and cell.text.strip(BLANKS)
                }
                cells = {**filled.get((raw_row.number, shift), {}), **cells} if cells else cells
                if cells:
                    kind = row_kind(cells, every, words)
                    if beside and kind is RowKind.PERSON and not names_anybody(cells, every):
                        kind = RowKind.TOTAL
                    beside = beside or kind is RowKind.TOTAL
                    self._row(RawRow(raw_row.number, cells), shift, kind, used)
        self._guarded(used)
        self._told()

    def _is_second_table(self, number: int, cells: Mapping[int, RawCell]) -> bool:
        """Say whether a row far down is a heading of something else."""
        if len(cells) < 2 or not self.rows:
            return False
        if any(cell.sort is not Sort.TEXT or cell.text[:1].isdigit() for cell in cells.values()):
            return False
        one = RawSheet(self.sheet.raw.file, self.sheet.raw.name, (_numbered(number, cells),))
        block = has_headings(one)
        mine = set(self.block.headings.values())
        return block is not None and len(set(block.headings.values()) - mine) * 2 > len(block.headings)

    def _scales(self) -> None:
        """What headings make of numbers: percentages hundredths, 万元 yuan."""
        for column in self.columns:
            inside = split_heading(column.heading)[1]
            if any(sign in inside for sign in "%％‰"):
                self._hundredths[column.index] = 1000 if "‰" in inside else 100
            if column.unit and column.role in MONEY | {Role.BASE} and column.unit.fits(YUAN):
                self._yuan[column.index] = column.unit.factor_to(YUAN)

    def _row(self, row: RawRow, shift: int, kind: RowKind, used: Mapping[int, ListColumn]) -> None:
        if kind not in {RowKind.PERSON, RowKind.TOTAL}:
            self._skipped.setdefault(kind, []).append(row.number)
            return
        person = kind is RowKind.PERSON
        self._kinds[row.number] = kind if person else self._kinds.get(row.number, kind)
        target = self.rows if person else self.subtotals
        target.append(self._read(row.number, shift, row.cells, used, person=person))

    def _read(
        self,
        number: int,
        shift: int,
        cells: Mapping[int, RawCell],
        used: Mapping[int, ListColumn],
        *,
        person: bool,
    ) -> ListRow:
        texts: dict[int, str] = {}
        numbers: dict[int, Fraction] = {}
        for index, cell in cells.items():
            column = used.get(index)
            if column is None:
                texts[index] = cell.text.strip(BLANKS)
                continue
            if cell.sort is Sort.ERROR:
                where = self._place(number, index + shift, column)
                self.problems.append(faults.ERROR_CELL.at(where, said=quoted(cell.text)))
                continue
            if column.role in NUMERIC:
                found = self._number(number, index + shift, column, cell, person=person)
                if found is not None:
                    numbers[index] = found
                texts[index] = cell.text.strip(BLANKS)
            else:
                texts[index] = self._text(number, index + shift, column, cell, person=person)
        return ListRow(number, texts, numbers, self._name, shift)

    def _text(self, number: int, place: int, column: ListColumn, cell: RawCell, *, person: bool) -> str:
        role = column.role
        if role in _CODES:
            return clean_code(cell.text)
        if role in _NUMBERS_OF_PEOPLE and person:
            digits = sum(sign.isdigit() for sign in cell.text)
            lost = cell.sort is Sort.NUMBER and digits > _SAFE
            if lost or _SCIENCE.fullmatch(cell.text.strip()):
                self._lost.setdefault(column.index, []).append(self._place(number, place, column))
                return ""
            if cell.sort is Sort.NUMBER:
                self._plain.setdefault(column.index, []).append(self._place(number, place, column))
            return cell.text.strip(BLANKS)
        if role is Role.SEQUENCE:
            return cell.text.strip(BLANKS)
        text = cell.text
        if _PLAIN_WORD.fullmatch(text) or (text.isascii() and text.isprintable()):
            return text.strip(BLANKS)
        return clean_word(text, self._place(number, place, column), self.problems, name=role in _NAMES)

    def _number(
        self, number: int, place: int, column: ListColumn, cell: RawCell, *, person: bool
    ) -> Fraction | None:
        """The number of a cell in the unit of its heading, amounts in yuan."""
        text = cell.text.strip(BLANKS)
        if _MOBILE.fullmatch(text):
            place_of = self._place(number, place, column)
            self.problems.append(LIKE_A_TELEPHONE.at(place_of, heading=quoted(column.heading)))
            return None
        if cell.sort is Sort.NUMBER or _PLAIN_NUMBER.fullmatch(text):
            value, percent = Fraction(text), False
        elif text in _DASHES:
            self._dashes.setdefault(column.index, []).append(self._place(number, place, column))
            return None
        else:
            try:
                read = read_number(text, _suffixes(column))
            except NumberError as error:
                if person or not _is_word(text):
                    self.problems.append(error.problem(NO_NUMBER, self._place(number, place, column)))
                return None
            value, percent = read.value, read.percent
        if not percent and column.index in self._hundredths:
            value /= self._hundredths[column.index]
        return value * self._yuan[column.index] if column.index in self._yuan else value

    def _place(self, number: int, index: int, column: ListColumn) -> Where:
        return self.sheet.raw.place(number, index, column.heading)

    def _filled(self, used: Mapping[int, ListColumn]) -> dict[tuple[int, int], dict[int, RawCell]]:
        """What merged cells of a group or a class say in the rows below their first, by row and shift."""
        found: dict[tuple[int, int], dict[int, RawCell]] = {}
        rows = {row.number: row for row in self.sheet.raw.rows} if self.sheet.facts.merged else {}
        told: set[int] = set()
        for _, area in self._merged():
            if area.top <= self.block.bottom or area.left != area.right:
                continue
            place = area.left
            shift = self._shift(place)
            column = used.get(place - shift)
            first = rows.get(area.top)
            if column is None or column.role not in _FILL or first is None or place not in first.cells:
                continue
            for number in range(area.top + 1, area.bottom + 1):
                found.setdefault((number, shift), {})[column.index] = first.cells[place]
            if column.index not in told:
                told.add(column.index)
                self.notes.append(FILLED.at(self._place(area.top, place, column), heading=column.heading))
        return found

    def _merged(self) -> Iterator[tuple[str, Area]]:
        """The merged areas as the file names them, and as far down as the sheet is filled."""
        last = max((row.number for row in self.sheet.raw.rows), default=0)
        for text in self.sheet.facts.merged:
            area = area_of(text)
            if area is not None:
                yield text, evolve(area, bottom=min(area.bottom, last))

    def _shift(self, place: int) -> int:
        start = max((one for one in self.block.starts if one <= place), default=self.block.starts[0])
        return start - self.block.starts[0]

    def _guarded(self, used: Mapping[int, ListColumn]) -> None:
        """What the guard saw among the rows of people: formulas nobody computed, merged cells."""
        raw = self.sheet.raw
        for cell in self.sheet.facts.uncomputed:
            row, place = cell_at(cell) or (0, 0)
            column = used.get(place - self._shift(place))
            if column is not None and row > self.block.bottom:
                self.problems.append(faults.NO_CACHED_VALUE.at(Where(raw.file, sheet=raw.name, cell=cell)))
        persons = sorted(number for number, kind in self._kinds.items() if kind is RowKind.PERSON)
        for text, area in self._merged():
            rows = range(area.top, area.bottom + 1)
            places = range(area.left, area.right + 1)
            touched = [used[p - self._shift(p)] for p in places if p - self._shift(p) in used]
            people = bisect_left(persons, rows.start) < bisect_left(persons, rows.stop)
            filled = len(touched) == 1 and touched[0].role in _FILL and len(places) == 1
            if touched and people and not filled and (len(rows) > 1 or len(touched) > 1):
                where = raw.place(area.top, area.left)
                self.problems.append(faults.MERGED.at(where, range=text))

    def _told(self) -> None:
        headings = {column.index: column.heading for column in self.columns}
        for index, places in self._lost.items():
            self.spoilt.add(index)
            rows = _rows_told([(cell_at(place.cell) or (0, 0))[0] for place in places])
            self.notes.append(
                LOST_DIGITS.at(places[0], heading=headings[index], count=len(places), rows=rows)
            )
        for index, places in self._plain.items():
            if index not in self._lost:
                self.notes.append(ZEROS_AT_RISK.at(places[0], heading=headings[index], count=len(places)))
        for index, places in self._dashes.items():
            self.notes.append(DASHES.at(places[0], heading=headings[index], count=len(places)))
        for kind, numbers in self._skipped.items():
            rows = _rows_told(numbers)
            where = Where(self.sheet.raw.file, sheet=self.sheet.raw.name, cell=address(numbers[0], 1))
            self.notes.append(SKIPPED.at(where, count=len(numbers), kind=kind.value, rows=rows))


def _rows_told(numbers: Sequence[int]) -> str:
    return listed(str(number) for number in numbers[:_SHOWN]) + (" 等" if len(numbers) > _SHOWN else "")


def _numbered(number: int, cells: Mapping[int, RawCell]) -> RawRow:
    return RawRow(min(number, 1), cells)


def _is_word(text: str) -> bool:
    """Say whether a cell of a total row holds words, which are no number and no fault there."""
    return not any(sign.isdigit() for sign in text)


def _suffixes(column: ListColumn) -> tuple[str, ...]:
    return ("元", "圆", *((str(column.unit),) if column.unit else ()))
