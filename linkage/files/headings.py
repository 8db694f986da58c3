"""Headings (标题行): finding the heading row of a sheet and matching it with the declared columns.

A heading names its unit in brackets, 面积（亩）. Aliases are a closed list; unknown headings are kept
as columns of the village's own.
"""

from __future__ import annotations

from collections.abc import Collection

from attrs import field, frozen

from linkage.files import register_faults as faults
from linkage.files.addresses import address
from linkage.files.cell_texts import heading_text
from linkage.files.raw_sheet import RawRow, RawSheet
from linkage.files.register_aliases import ALIASES
from linkage.files.register_sheets import SHARED_COLUMNS, SHEET_BY_NAME
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import listed, quoted
from linkage.ground.units import PLAIN, Unit, UnitError
from linkage.model.registers import SENTENCE_MOST, Column, Kind, Sheet

_FIRST_ROWS = 10
_HOUSEHOLD = "户号"
_SIDES = ("付款方", "收款方")
_SECRET_WORDS = ("身份证", "证件号", "卡号", "账号", "帐号", "电话", "手机")


@frozen
class Heading:
    """One column of a sheet as it stands in the file, with its declaration and its unit."""

    column: Column
    index: int
    where: Where
    unit: Unit = PLAIN
    declared: bool = True
    unit_said: bool = False
    unit_needed: bool = False


@frozen
class Headings:
    """The headings of a sheet: its declaration, the heading row's number, the columns by place."""

    sheet: Sheet
    row: int
    columns: tuple[Heading, ...] = field(repr=False)

    def get(self, name: str) -> Heading | None:
        """Find a column by its heading without unit."""
        return next((heading for heading in self.columns if heading.column.heading == name), None)


def split_heading(text: str) -> tuple[str, str]:
    """Split a heading into name and what stands in brackets at its end.

    >>> split_heading("面积(亩)")
    ('面积', '亩')
    """
    line = heading_text(text)
    if line.endswith("）") and "（" in line:
        name, _, inside = line.removesuffix("）").rpartition("（")
        return name, inside
    return line, ""


def sheet_declared(name: str) -> Sheet:
    """The declaration of a sheet; one of the village's own has the shared columns only."""
    return SHEET_BY_NAME.get(name) or Sheet(name, "", SHARED_COLUMNS)


def known_heading(sheet: Sheet, text: str) -> Column | None:
    """The declared column a heading means, by name or alias."""
    name, _ = split_heading(text)
    alias = ALIASES.get((sheet.name, name)) or ALIASES.get(("", name))
    return sheet.column(name) or (sheet.column(alias) if alias else None)


def heading_row(raw: RawSheet) -> RawRow | None:
    """The first of the first rows with two known headings, or with all when the sheet has one.

    A sheet of the village's own knows few headings; there 户号, or a side that pays or is paid beside one
    that is known, is enough.
    """
    sheet = sheet_declared(raw.name)
    own = raw.name not in SHEET_BY_NAME
    for row in raw.rows:
        if row.number > _FIRST_ROWS:
            break
        known = {c.heading for cell in row.cells.values() if (c := known_heading(sheet, cell.text))}
        if len(known) >= 2 or (known and len(row.cells) == 1) or (own and _is_own(row, known)):
            return row
    return None


def _is_own(row: RawRow, known: set[str]) -> bool:
    names = {split_heading(cell.text)[0] for cell in row.cells.values()}
    return _HOUSEHOLD in known or (bool(known) and not names.isdisjoint(_SIDES))


def read_headings(
    raw: RawSheet, numeric: Collection[tuple[str, str]], problems: list[Problem]
) -> Headings | None:
    """Match the heading row; ``numeric`` names columns of the village's own that hold numbers."""
    sheet = sheet_declared(raw.name)
    row = heading_row(raw)
    needed = [column for column in sheet.columns if column.required]
    if row is None:
        first = needed[0].heading if needed else "户号"
        example = listed(_printed(column) for column in (needed or sheet.columns)[:4])
        place = Where(raw.file, sheet=raw.name, cell="A1")
        problems.append(faults.NO_HEADINGS.at(place, heading=first, example=example))
        return None
    found: dict[str, Heading] = {}
    for index in sorted(row.cells):
        heading = _Matching(raw, sheet, row, numeric, problems).heading(index)
        if heading is None:
            continue
        name = heading.column.heading
        if name in found:
            other = address(row.number, found[name].index)
            problems.append(faults.DOUBLE_HEADING.at(heading.where, heading=name, other=other))
        else:
            found[name] = heading
    # A column under a name of the village's own may be the one that is missing.
    own = [heading.column.heading for heading in found.values() if not heading.declared]
    why = f"不认识的列有：{listed(map(quoted, own))}" if own else ""
    problems.extend(
        faults.MISSING_HEADING.at(
            Where(raw.file, sheet=raw.name, cell=f"A{row.number}"), heading=_printed(column), why=why
        )
        for column in needed
        if column.heading not in found
    )
    return Headings(sheet, row.number, tuple(found.values()))


@frozen
class _Matching:
    """The heading row of one sheet, matched column by column."""

    raw: RawSheet
    sheet: Sheet
    row: RawRow
    numeric: Collection[tuple[str, str]]
    problems: list[Problem]

    def heading(self, index: int) -> Heading | None:
        """Match one heading; nothing when it is empty."""
        text = self.row.cells[index].text
        where = self.raw.place(self.row.number, index, heading_text(text))
        name, inside = split_heading(text)
        column = known_heading(self.sheet, text)
        if column is None:
            return self._own(where, index, name, inside)
        if column.kind is not Kind.NUMBER:
            return Heading(column, index, where)
        allowed = [Unit.parse(unit) for unit in column.units or ((column.unit,) if column.unit else ())]
        said = _unit(inside)
        if inside and said is None and not allowed:
            return Heading(column, index, where)
        if inside and allowed and said not in allowed:
            units = column.units or (column.unit,)
            words = {"said": inside, "heading": column.heading, "units": listed(units), "example": units[0]}
            self.problems.append(faults.HEADING_UNIT_UNKNOWN.at(where, **words))
            return Heading(column, index, where, allowed[0])
        if not inside and column.units and not column.unit:
            words = {"heading": column.heading, "units": listed(column.units), "example": column.units[0]}
            self.problems.append(faults.HEADING_UNIT_MISSING.at(where, **words))
            return Heading(column, index, where, allowed[0])
        unit = said if said is not None else Unit.parse(column.unit)
        source = self.sheet.column(column.unit_from) if column.unit_from else None
        needed = source is not None and not source.empty_allowed
        return Heading(column, index, where, unit, unit_said=bool(inside), unit_needed=needed)

    def _own(self, where: Where, index: int, name: str, inside: str) -> Heading | None:
        """A column of the village's own: secret by its name, a number when it has a unit."""
        if not name:
            return None
        if any(word in name for word in _SECRET_WORDS):
            return Heading(Column(name, Kind.SECRET), index, where, declared=False)
        unit = _unit(inside)
        if inside and unit is None:
            name = f"{name}（{inside}）"
        if unit or (self.raw.name, name) in self.numeric:
            return Heading(Column(name, Kind.NUMBER), index, where, unit or PLAIN, declared=False)
        return Heading(Column(name, longest=SENTENCE_MOST), index, where, declared=False)


def _unit(text: str) -> Unit | None:
    """The unit in brackets, or nothing when it is empty or no unit."""
    try:
        return Unit.parse(text) if text else None
    except UnitError:
        return None


def _printed(column: Column) -> str:
    return f"{column.heading}（{column.units[0]}）" if column.units else column.heading
