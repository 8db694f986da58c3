"""Cell values (格里的值): from a raw cell and its column to a leaf that knows its cell.

Every number, date and word becomes a leaf with its origin; identity, bank and phone numbers become
secrets. What was normalised on the way is counted for the reading report.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from fractions import Fraction

from attrs import define, field, frozen

from linkage.files import register_faults as faults
from linkage.files.cell_texts import BLANKS, clean_code, clean_word
from linkage.files.headings import Heading
from linkage.files.number_text import NumberError, read_number
from linkage.files.open_cells import OpenCell
from linkage.files.raw_sheet import RawCell, Sort
from linkage.files.register_sheets import EXAMPLE_MARK
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import quoted, suggestion
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.season import AmbiguousDayError, DayError, ImpossibleDayError, parse_day
from linkage.ground.units import PLAIN, YEAR, YUAN, Unit, UnitError
from linkage.model.identity import BankNumber, IdentityError, IdentityNumber, Phone, Secret
from linkage.model.registers import Column, Kind, Places, Value

_CODES = {"户号", "对方户号", "成员号", "对方成员号"}
_HOUSEHOLD = re.compile(r"[A-Z0-9][A-Z0-9-]{0,19}", re.ASCII)
_MEMBER = re.compile(r"[0-9]{1,3}", re.ASCII)
_NAMES = {"姓名", "户名"}
_MAY_BE_NEGATIVE = {"事实", "约定"}
_IN_WHOLE_FEN = {"预付", "已付", "期初", "抵扣同意"}
_LARGEST = Fraction(10**12)
#: What to do about a number below nought: of money, of anything else.
_LESS_MONEY = "请核对；支出或冲减请另列一行并写明"
_LESS = "请核对，多打了负号的请删去"
_SAFE_DIGITS = 15
DATE_UNIT, TEXT_UNIT = "日期", "文字"
_NO_UNIT = {"无", "-", "—", "/", "1", "比例"}
_YEARLY = {"每年", "年利率"}
_DATE_SEPARATED = re.compile(r"\d{4}([-/.年])\d{1,2}([-/.月])\d{1,2}日?", re.ASCII)


@define
class RegisterDesk:
    """What one reading of the registers collects: problems, notes, and what was normalised."""

    born_by: datetime.date
    problems: list[Problem] = field(factory=list)
    notes: list[Problem] = field(factory=list)
    numeric_households: list[tuple[Where, str]] = field(factory=list)
    folded: dict[tuple[Where, str], list[Where]] = field(factory=dict)
    open_cells: list[OpenCell] = field(factory=list)
    example_rows: list[Where] = field(factory=list)
    texts: dict[str, str] = field(factory=dict)

    def once(self, text: str) -> str:
        """The text itself, one object however many cells say it: registers repeat theirs a lot."""
        return self.texts.setdefault(text, text)

    def count_folded(self, heading: Heading, what: str, where: Where) -> None:
        """Count a normalised cell under its column."""
        self.folded.setdefault((heading.where, what), []).append(where)


@frozen
class Reading:
    """One filled cell with all that is needed to read it.

    ``unit`` is what the row's unit column says and where, when the column goes by one.
    """

    desk: RegisterDesk
    sheet: str
    heading: Heading
    cell: RawCell
    places: Places
    unit: tuple[str, Where] | None = None

    @property
    def column(self) -> Column:
        """The declaration of the cell's column."""
        return self.heading.column

    @property
    def where(self) -> Where:
        """The place of the cell."""
        return self.places[self.column.heading]

    @property
    def origin(self) -> Origin:
        """The cell with its whole text."""
        return self.origin_of("")

    def origin_of(self, part: str) -> Origin:
        """The cell with the part of its text that was meant."""
        once = self.desk.once
        return Origin(self.places, once(self.cell.text), once(part), self.column.heading)


def read_cell(reading: Reading) -> Value | None:
    """Read a filled cell; problems go to the desk and leave nothing."""
    if reading.cell.text.startswith(EXAMPLE_MARK):
        said = quoted(reading.cell.text)
        reading.desk.problems.append(faults.LEFT_EXAMPLE.at(reading.where, said=said))
        return None
    match reading.column.kind:
        case Kind.TEXT:
            return _word(reading)
        case Kind.DAY:
            return _day(reading)
        case Kind.SECRET:
            return _secret(reading)
        case Kind.NUMBER:
            return _number_or_other(reading)


def _word(reading: Reading) -> Word | None:
    column, cell, where = reading.column, reading.cell, reading.where
    before = len(reading.desk.problems)
    name = column.heading in _NAMES
    word = clean_word(cell.text, where, reading.desk.problems, name=name, longest=column.longest)
    if cell.sort is Sort.NUMBER and len(cell.text.strip("-")) > _SAFE_DIGITS:
        reading.desk.problems.append(faults.LONG_NUMBER.at(where, heading=column.heading))
    if column.heading in _CODES:
        word = clean_code(word)
        if column.heading == "户号" and cell.sort is Sort.NUMBER:
            reading.desk.numeric_households.append((where, word))
        _check_code(reading, word)
    if column.choices and word not in column.choices:
        remedy = suggestion(word, column.choices)
        reading.desk.problems.append(
            faults.UNKNOWN_CHOICE.at(where, heading=column.heading, said=quoted(word), remedy=remedy)
        )
    if len(reading.desk.problems) > before:
        return None
    if word != cell.text.strip(BLANKS):
        reading.desk.count_folded(reading.heading, "文字", where)
    part = word if word != cell.text and word in cell.text else ""
    return Word.cell(reading.desk.once(word), column.heading, reading.origin_of(part))


def _check_code(reading: Reading, word: str) -> None:
    if "成员" in reading.column.heading:
        if not _MEMBER.fullmatch(word):
            reading.desk.problems.append(faults.BAD_MEMBER.at(reading.where, said=quoted(word)))
    elif not _HOUSEHOLD.fullmatch(word):
        reading.desk.problems.append(faults.BAD_HOUSEHOLD.at(reading.where, said=quoted(word)))


def _day(reading: Reading) -> Day | None:
    try:
        date = parse_day(reading.cell.text)
    except DayError as error:
        reading.desk.problems.append(error.problem(_day_code(error), reading.where))
        return None
    return Day.cell(date, reading.column.heading, reading.origin)


def _day_code(error: DayError) -> str:
    if isinstance(error, ImpossibleDayError):
        return faults.NO_SUCH_DAY
    return faults.TWO_READINGS if isinstance(error, AmbiguousDayError) else faults.NO_DAY


def _secret(reading: Reading) -> Secret | None:
    heading, cell = reading.column.heading, reading.cell
    phone = "电话" in heading or "手机" in heading
    intact_phone = phone and cell.sort is Sort.NUMBER and re.fullmatch(r"1\d{10}", cell.text)
    if cell.sort is not Sort.TEXT and not intact_phone:
        reading.desk.problems.append(faults.SECRET_AS_NUMBER.at(reading.where, heading=heading))
        return None
    secret: Secret
    try:
        if phone:
            secret = phone_number = Phone.read(cell.text)
            hint = phone_number.hint
        elif "卡号" in heading or "账号" in heading or "帐号" in heading:
            secret = account = BankNumber.read(cell.text)
            hint = account.hint
        else:
            secret = identity = IdentityNumber.read(cell.text, reading.desk.born_by)
            hint = identity.hint
    except IdentityError as error:
        reading.desk.problems.append(error.problem(faults.BAD_SECRET, reading.where))
        return None
    if hint:
        remedy = "" if "核对" in hint else "请核对"
        reading.desk.notes.append(faults.HINT.at(reading.where, hint=hint, remedy=remedy))
    return secret


def _number_or_other(reading: Reading) -> Figure | Day | Word | None:
    unit_text = reading.unit[0] if reading.unit is not None else None
    open_kind = reading.column.heading == "数值"
    if open_kind and unit_text == TEXT_UNIT:
        return _word(reading)
    if open_kind and (unit_text == DATE_UNIT or reading.cell.sort is Sort.DATE):
        return _day(reading)
    if open_kind and not unit_text and _DATE_SEPARATED.fullmatch(reading.cell.text.strip()):
        return _day(reading)
    unit = _row_unit(reading)
    return None if unit is None else _number(reading, unit)


def _row_unit(reading: Reading) -> Unit | None:
    """The unit of the number: the heading's, or the row's; both together divide (元 每 公斤)."""
    heading = reading.heading
    if reading.unit is None or (heading.unit_said and not heading.column.unit):
        return heading.unit
    unit_text, where = reading.unit
    if not unit_text:
        if "%" in reading.cell.text or "％" in reading.cell.text:
            return PLAIN
        if not heading.unit_needed:
            reading.desk.problems.append(faults.NO_UNIT_IN_ROW.at(where, unit_heading=where.heading))
        return None
    if unit_text in _NO_UNIT:
        return PLAIN
    if unit_text in _YEARLY:
        return PLAIN / YEAR
    try:
        unit = Unit.parse(unit_text)
    except UnitError:
        reading.desk.problems.append(faults.UNKNOWN_UNIT.at(where, said=quoted(unit_text)))
        return None
    return heading.unit / unit if heading.column.unit else unit


def _number(reading: Reading, unit: Unit) -> Figure | None:
    cell, where, problems = reading.cell, reading.where, reading.desk.problems
    if cell.sort in {Sort.DATE, Sort.TRUTH}:
        error = NumberError(f"{quoted(cell.text)}不是数", f"这一格是{cell.sort.value}", "请核对后改正")
        problems.append(error.problem(faults.NO_NUMBER, where))
        return None
    try:
        number = read_number(cell.text, _unit_words(unit))
    except NumberError as error:
        problems.append(error.problem(faults.NO_NUMBER, where))
        return None
    if number.percent and any(power > 0 for _, power in unit.powers):
        problems.append(faults.PERCENT_WITH_UNIT.at(where, said=quoted(cell.text), unit=unit))
        return None
    if abs(number.value) > _LARGEST:
        problems.append(faults.OUT_OF_BOUNDS.at(where))
        return None
    if number.value < 0 and reading.sheet not in _MAY_BE_NEGATIVE:
        remedy = _LESS_MONEY if unit == YUAN else _LESS
        problems.append(faults.NEGATIVE.at(where, said=quoted(cell.text), remedy=remedy))
        return None
    if reading.sheet in _IN_WHOLE_FEN and unit == YUAN and (number.value * 100).denominator != 1:
        problems.append(faults.NOT_WHOLE_FEN.at(where, said=quoted(cell.text)))
        return None
    if number.folded:
        reading.desk.count_folded(reading.heading, "数字", where)
    return Figure.cell(number.value, unit, reading.column.heading, reading.origin_of(number.part))


def _unit_words(unit: Unit) -> tuple[str, ...]:
    return (*_UNIT_WORDS.get(unit, ()), str(unit))


_UNIT_WORDS: Mapping[Unit, tuple[str, ...]] = {YUAN: ("元", "圆")}
