"""Old columns (旧表的列): a mapping held against the sheet it speaks of, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import Factory, define, frozen

from linkage.files.addresses import address, column_number
from linkage.files.cell_texts import heading_text
from linkage.files.headings import known_heading, split_heading
from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import listed, suggestion
from linkage.ground.units import Unit, UnitError
from linkage.model.registers import Column, Kind
from linkage.takeover import takeover_faults as faults
from linkage.takeover.mapping import ColumnMap, PartMap
from linkage.takeover.old_workbook import OldSheet

_LETTERS = re.compile(r"([A-Z]{1,3})列", re.ASCII)
_PIECE = re.compile(r"\{([^{}]+)\}")


@frozen
class OldColumn:
    """A register column with the old columns it comes from, one for each pass over the sheet.

    ``title`` is its heading with its unit; a number of the old sheet times ``factor`` is in that unit.
    """

    said: ColumnMap
    column: Column
    indexes: tuple[int, ...]
    title: str
    unit: str = ""
    old_unit: str = ""
    factor: Fraction = Fraction(1)
    group: int = 0
    every: int = 0
    looked_up: int = 0
    joined: Mapping[str, int] = Factory(dict)

    @property
    def heading(self) -> str:
        """The heading of the register column, without unit."""
        return self.column.heading

    def index(self, number: int) -> int:
        """The old column of a pass; 0 when the column is made."""
        if not self.indexes:
            return 0
        return self.indexes[number] if len(self.indexes) > 1 else self.indexes[0]


@frozen
class OldColumns:
    """All columns of a part; ``own`` are old columns nobody mapped, by index, to be kept."""

    columns: tuple[OldColumn, ...]
    own: Mapping[int, str]
    passes: int
    names: Mapping[int, str]

    def find(self, heading: str) -> OldColumn | None:
        """The column of a register heading."""
        return next((one for one in self.columns if one.heading == heading), None)

    def sources(self) -> set[int]:
        """Every old column that is read."""
        return {index for one in self.columns for index in one.indexes}


@define
class Matching:
    """Old columns being found; ``units`` remembers the unit a register column has from an earlier part."""

    part: PartMap
    sheet: OldSheet
    units: dict[tuple[str, str], str]
    problems: list[Problem]

    def columns(self, elsewhere: Sequence[PartMap], *, keep_own: bool) -> OldColumns | None:
        """The columns of the part, or nothing when the mapping does not fit the sheet.

        What the parts ``elsewhere`` take from the same sheet is not kept a second time.
        """
        names = self.sheet.headings(self.part.heading_rows)
        if not names:
            row = self.part.heading_rows[0]
            words = {"sheet": self.sheet.name, "row": row}
            self.problems.append(faults.HEADING_ROW_EMPTY.at(self.part.where, **words))
            return None
        before = len(self.problems)
        found = [self._column(said, names) for said in self.part.columns]
        passes = {len(said.sources) for said in self.part.columns if len(said.sources) > 1}
        if len(passes) > 1:
            said = next(said for said in self.part.columns if len(said.sources) > 1)
            words = {"said": "几列的旧列个数不一样", "remedy": "同一行里并排的几组，各列要一样多"}
            self.problems.append(faults.NOT_TOGETHER.at(said.where, heading=said.heading, **words))
        dropped = {i for word in self.part.dropped for i in self._find(word, names, self.part.where)}
        if len(self.problems) > before:
            return None
        columns = tuple(one for one in found if one is not None)
        taken = {index for one in columns for index in one.indexes} | dropped
        taken |= {one.looked_up for one in columns}
        mapped = [word for part in elsewhere for said in part.columns for word in said.sources]
        taken |= {index for word in mapped for index in self._find(word, names, self.part.where, quiet=True)}
        keep = keep_own and not passes
        own = dict(self._own(names, taken)) if keep else {}
        return OldColumns(columns, own, max(passes, default=1), names)

    def _own(self, names: Mapping[int, str], taken: set[int]) -> Iterator[tuple[int, str]]:
        """Old columns nobody mapped, under headings that mean nothing else in the register."""
        sheet = SHEET_BY_NAME[self.part.register]
        used = {column.heading for column in sheet.columns}
        first = self.part.heading_rows[1]
        filled = {c for row in self.sheet.raw.rows if row.number > first for c in row.cells}
        for index in sorted(filled | set(names)):
            if index in taken:
                continue
            letter = address(1, index)[:-1]
            name, inside = split_heading(names.get(index, ""))
            name = name or f"{letter}列"
            if name in used or _declared(self.part.register, name):
                name = f"原表{letter}列{name}"
                inside = ""
            used.add(name)
            yield index, f"{name}（{inside}）" if inside else name

    def _column(self, said: ColumnMap, names: Mapping[int, str]) -> OldColumn | None:
        column = SHEET_BY_NAME[self.part.register].column(said.heading)
        if column is None:
            return None
        indexes = tuple(self._one((word, *said.aliases), names, said.where) for word in said.sources)
        every = said.every.partition("=")[0]
        pieces = {word: self._one((word,), names, said.where) for word in _PIECE.findall(said.joined)}
        unit, old, factor = self._unit(said, column, [names.get(index, "") for index in indexes])
        return OldColumn(
            said,
            column,
            indexes,
            f"{column.heading}（{unit}）" if unit else column.heading,
            unit,
            old,
            factor,
            group=self._one((said.group,), names, said.where) if said.group else 0,
            every=self._one((every,), names, said.where) if every else 0,
            looked_up=self._one((said.looked_up,), names, said.where) if said.looked_up else 0,
            joined=pieces,
        )

    def _unit(self, said: ColumnMap, column: Column, headings: Sequence[str]) -> tuple[str, str, Fraction]:
        """The unit of a register column, that of the old numbers, and how many the one is of the other."""
        if column.kind is not Kind.NUMBER or not column.units:
            return "", "", Fraction(1)
        key = (self.part.register, column.heading)
        olds = {said.unit or unit_of(heading, column) for heading in headings} - {""}
        old = next(iter(olds)) if len(olds) == 1 else said.unit or column.unit
        if not old and not said.is_made:
            words = {
                "said": listed(said.sources),
                "heading": column.heading,
                "units": listed(column.units),
                "example": column.units[0],
            }
            self.problems.append(faults.UNIT_OPEN.at(said.where, **words))
            return column.units[0], column.units[0], Fraction(1)
        old = old or column.units[0]
        allowed = {Unit.parse(unit): unit for unit in column.units}
        unit = self.units.setdefault(key, allowed.get(Unit.parse(old), column.units[0]))
        return unit, old, Unit.parse(old).factor_to(Unit.parse(unit))

    def _one(self, words: Sequence[str], names: Mapping[int, str], where: Where) -> int:
        found = [index for word in words for index in self._find(word, names, where, quiet=True)]
        if not found:
            return next(iter(self._find(words[0], names, where)), 0)
        if len(set(found)) > 1:
            letters = [address(1, index)[:-1] for index in dict.fromkeys(found)]
            shown = {"columns": listed(letters), "example": f"{letters[0]}列"}
            self.problems.append(
                faults.TWO_OLD_COLUMNS.at(where, sheet=self.sheet.name, said=words[0], **shown)
            )
        return found[0]

    def _find(self, word: str, names: Mapping[int, str], where: Where, *, quiet: bool = False) -> list[int]:
        letters = _LETTERS.fullmatch(word)
        if letters is not None:
            return [column_number(letters[1])]
        wanted = heading_text(word)
        found = [index for index, name in names.items() if name == wanted]
        found = found or [index for index, name in names.items() if split_heading(name)[0] == wanted]
        if not found and not quiet:
            remedy = suggestion(word, names.values())
            self.problems.append(
                faults.NO_OLD_COLUMN.at(where, sheet=self.sheet.name, said=word, remedy=remedy)
            )
        return found


def _declared(register: str, name: str) -> bool:
    return known_heading(SHEET_BY_NAME[register], name) is not None


def unit_of(heading: str, column: Column) -> str:
    """The unit an old heading names, when the column can be reckoned in it."""
    inside = split_heading(heading)[1]
    try:
        unit = Unit.parse(inside)
    except UnitError:
        return ""
    return inside if unit and any(unit.fits(Unit.parse(one)) for one in column.units) else ""
