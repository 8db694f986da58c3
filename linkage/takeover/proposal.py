"""Proposal (建议的对照): what an old workbook seems to hold, for a person to confirm.

Headings that are understood are matched, what can be seen in the cells (merged blocks, several plots in a
row, signs for nothing) is proposed with them. What cannot be seen is a question, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field

from linkage.files.addresses import address
from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.model.registers import Kind
from linkage.takeover.cell_habits import blanks_in, day_forms_in, lacks_some, stands_in_blocks, unit_above
from linkage.takeover.mapping import (
    ANY_DAY,
    IN_HOUSEHOLD,
    MERGED_CELLS,
    UNDER_HOUSEHOLD,
    ColumnMap,
    PartMap,
    Question,
    TakeoverMap,
)
from linkage.takeover.old_columns import unit_of
from linkage.takeover.old_headings import (
    TELLING,
    heading_rows,
    last_data_row,
    meaning,
    registers_of,
)
from linkage.takeover.old_workbook import OldSheet, OldWorkbook

_ROSTER = "名册"
_OF_PEOPLE = ("证件号", "与户主关系", "卡号", "电话", "出生日期", "户名", "开户行")
_DROPPED = ("序号", "编次", "序")
# How columns that old sheets mostly lack may come about, each with the words for it.
_WAYS: Mapping[str, tuple[tuple[str, ColumnMap], ...]] = {
    "与户主关系": (("每户一行，都是户主", ColumnMap("与户主关系", constant="户主")),),
    "地块代码": (("用户号编，A001-1、A001-2", ColumnMap("地块代码", numbering=UNDER_HOUSEHOLD)),),
    "单位": tuple((unit, ColumnMap("单位", constant=unit)) for unit in ("工日", "天", "小时")),
    "资产号": (("从 Z01 起编", ColumnMap("资产号", numbering="Z01")),),
}


@define
class Proposal:
    """A mapping with the questions it leaves."""

    mapping: TakeoverMap
    questions: list[Question] = field(factory=list)


@define
class _Sheet:
    """An old sheet with what its headings mean; ``beside`` are those of another table next to it."""

    old: OldSheet
    rows: tuple[int, int]
    registers: list[str]
    names: dict[int, str]
    last: int
    beside: tuple[str, ...] = ()

    def meant(self, register: str) -> dict[str, list[int]]:
        """The old columns of each register column, the surest first."""
        found: dict[str, list[tuple[bool, bool, int]]] = {}
        for index, name in self.names.items():
            said = meaning(register, name)
            if said is not None:
                found.setdefault(said.heading, []).append((said.sure, said.numbered, index))
        chosen: dict[str, list[int]] = {}
        for heading, all_ways in found.items():
            plain = [way for way in all_ways if not way[1]]
            sure = [way for way in plain if way[0]]
            chosen[heading] = [index for _, _, index in (sure or plain or all_ways)]
        return chosen

    def several(self, register: str, heading: str) -> bool:
        """Say whether the columns of a heading are numbered, 田亩1 and 田亩2."""
        said = [meaning(register, self.names[index]) for index in self.meant(register).get(heading, [])]
        return len(said) > 1 and all(one is not None and one.numbered for one in said)


def propose(book: OldWorkbook) -> Proposal:
    """Propose a mapping of an old workbook."""
    found = [sheet for old in book.sheets if (sheet := _looked_at(old)) is not None]
    rosters = _rosters(found)
    proposal = Proposal(TakeoverMap(()))
    parts: list[PartMap] = []
    for sheet in found:
        for register in sheet.registers:
            if register != _ROSTER or sheet in rosters:
                making = _Making(sheet, register, proposal, len(parts), in_roster=sheet in rosters)
                parts.append(making.part(first=register == sheet.registers[0] or sheet not in rosters))
    taken = {part.sheet for part in parts}
    unread = tuple(old.name for old in book.sheets if old.name not in taken and old.raw.rows)
    proposal.mapping = TakeoverMap(tuple(parts), unread)
    return proposal


def _looked_at(old: OldSheet) -> _Sheet | None:
    rows = heading_rows(old)
    if rows is None:
        return None
    every = old.headings(rows)
    beside = old.beside(every, rows[1])
    names = {index: name for index, name in every.items() if index not in beside}
    registers = registers_of(names.values())
    last = last_data_row(old, rows[1])
    return _Sheet(old, rows, registers, names, last, tuple(beside.values())) if registers else None


def _rosters(found: Sequence[_Sheet]) -> list[_Sheet]:
    """The sheets that say who there is: those with columns of people, else the only one with names."""
    named = [sheet for sheet in found if _ROSTER in sheet.registers]
    full = [sheet for sheet in named if set(_OF_PEOPLE) & set(sheet.meant(_ROSTER))]
    return full or named[:1]


@define
class _Making:
    """One part of the proposal being made."""

    sheet: _Sheet
    register: str
    proposal: Proposal
    number: int
    in_roster: bool

    def part(self, *, first: bool) -> PartMap:
        """The part, with its questions added to the proposal."""
        meant = self.sheet.meant(self.register)
        columns: list[ColumnMap] = []
        for column in SHEET_BY_NAME[self.register].columns:
            indexes = meant.get(column.heading, [])
            if indexes:
                columns.append(self._column(column.heading, indexes))
            elif column.required:
                columns.append(self._missing(column.heading))
        dropped = tuple(name for name in self.sheet.names.values() if first and name in _DROPPED)
        dropped += self.sheet.beside if first else ()
        return PartMap(
            self.sheet.old.name,
            self.register,
            tuple(columns),
            self.sheet.rows,
            self.sheet.last,
            self._needs(meant),
            dropped,
        )

    def _needs(self, meant: dict[str, list[int]]) -> str:
        """The column without which a row is none of this register, when some rows lack it."""
        for heading in TELLING[self.register] if self.register != _ROSTER else ():
            indexes = meant.get(heading, [])
            if len(indexes) == 1 and lacks_some(
                self.sheet.old, self.sheet.rows[1], self.sheet.last, indexes[0]
            ):
                return heading
        return ""

    def _name(self, index: int) -> str:
        """An old heading, or its letter when several are called alike."""
        name = self.sheet.names[index]
        alike = sum(1 for other in self.sheet.names.values() if other == name)
        return name if alike == 1 else f"{address(1, index)[:-1]}列"

    def _column(self, heading: str, indexes: Sequence[int]) -> ColumnMap:
        several = self.sheet.several(self.register, heading)
        names = tuple(self._name(index) for index in (indexes if several else indexes[:1]))
        found = self._habits(ColumnMap(heading, sources=names), indexes if several else indexes[:1])
        if len(indexes) > 1 and not several:
            ways = [
                (self._name(i), self._habits(ColumnMap(heading, sources=(self._name(i),)), [i]))
                for i in indexes
            ]
            whole = self._each(ColumnMap(heading, sources=tuple(map(self._name, indexes))), indexes)
            if whole is not None:
                ways.append(("几列都是，一格一行", whole))
            return self._ask(heading, f"“{heading}”有几列都像，是哪一列？", ways)
        return self._unit(found, indexes if several else indexes[:1])

    def _each(self, found: ColumnMap, indexes: Sequence[int]) -> ColumnMap | None:
        """Several columns of one quantity in one unit (水田（亩）, 旱地（亩）) may each make a row."""
        column = SHEET_BY_NAME[self.register].column(found.heading)
        if column is None or found.heading not in TELLING[self.register] or not column.units:
            return None
        units = {unit_of(self.sheet.names[index], column) for index in indexes}
        return self._habits(found, indexes) if len(units) == 1 and "" not in units else None

    def _habits(self, found: ColumnMap, indexes: Sequence[int]) -> ColumnMap:
        """What the cells of a column show: blocks, signs for nothing, forms of dates."""
        column = SHEET_BY_NAME[self.register].column(found.heading)
        old, first, last = self.sheet.old, self.sheet.rows[1], self.sheet.last
        if column is None:
            return found
        if column.kind in {Kind.TEXT, Kind.DAY} and any(stands_in_blocks(old, first, i) for i in indexes):
            found = evolve(found, fill=MERGED_CELLS)
        if column.kind is not Kind.TEXT:
            found = evolve(found, blanks=blanks_in(old, first, last, indexes))
        forms = day_forms_in(old, first, last, indexes) if column.kind is Kind.DAY else (ANY_DAY,)
        if len(forms) == 1:
            return evolve(found, day_form=forms[0])
        ways = [(form, evolve(found, day_form=form)) for form in forms]
        return self._ask(found.heading, f"“{found.sources[0]}”里的日期，怎么读？", ways)

    def _unit(self, found: ColumnMap, indexes: Sequence[int]) -> ColumnMap:
        column = SHEET_BY_NAME[self.register].column(found.heading)
        if (
            column is None
            or column.kind is not Kind.NUMBER
            or not column.units
            or column.unit
            or not found.sources
        ):
            return found
        if all(unit_of(self.sheet.names[index], column) for index in indexes):
            return found
        above = unit_above(self.sheet.old, self.sheet.rows[0], column)
        if above:
            return evolve(found, unit=above)
        asks = f"“{found.sources[0]}”没有写单位，是什么？"
        return self._ask(found.heading, asks, [(unit, evolve(found, unit=unit)) for unit in column.units])

    def _missing(self, heading: str) -> ColumnMap:
        """A column the register must have and the old sheet has not."""
        ways = list(self._ways(heading))
        sure = [one for _, one in ways if one.looked_up or one.same_row]
        if sure:
            return sure[0]
        return self._ask(heading, f"旧表里没有“{heading}”，怎么来？", ways)

    def _ways(self, heading: str) -> Iterator[tuple[str, ColumnMap]]:
        people = self.sheet.meant(_ROSTER)
        name, group, relation = (people.get(word, [0])[0] for word in ("姓名", "组", "与户主关系"))
        if heading in {"户号", "成员号"} and self.in_roster and self.register != _ROSTER:
            yield "名册里同一行的", ColumnMap(heading, same_row=_ROSTER)
        elif heading == "户号" and not self.in_roster and name:
            grouped = self._name(group) if group else ""
            yield "按姓名在名册里找", ColumnMap(heading, looked_up=self._name(name), group=grouped)
        elif heading == "户号":
            yield from self._household_numbers(name, relation, group)
        elif heading == "成员号" and not self.in_roster and name:
            yield "按姓名在名册里找", ColumnMap(heading, looked_up=self._name(name))
        elif heading == "成员号":
            yield "每人一行，户内从 1 编", ColumnMap(heading, numbering=IN_HOUSEHOLD)
            if not relation:
                yield "每户一行，都是 1", ColumnMap(heading, constant="1")
        else:
            yield from _WAYS.get(heading, ())

    def _household_numbers(self, name: int, relation: int, group: int) -> Iterator[tuple[str, ColumnMap]]:
        first = self.sheet.rows[1]
        said = ColumnMap("户号", numbering="A001")
        if relation:
            every = f"{self._name(relation)}=户主"
            yield "从 A001 起编，一个户主一户", evolve(said, every=every)
        elif name and stands_in_blocks(self.sheet.old, first, name):
            yield "从 A001 起编，一个合并格一户", evolve(said, every=self._name(name))
        else:
            yield "从 A001 起编，一行一户", said
        serial = next((word for word in self.sheet.names.values() if word in _DROPPED), "")
        if group and serial:
            joined = f"{{{self._name(group)}}}-{{{serial}}}"
            yield "用组和序号连成，1-12", ColumnMap("户号", joined=joined)

    def _ask(self, heading: str, asks: str, ways: Sequence[tuple[str, ColumnMap]]) -> ColumnMap:
        self.proposal.questions.append(Question(self.number, heading, asks, tuple(ways)))
        return ColumnMap(heading)


def answered(proposal: Proposal, question: Question, column: ColumnMap) -> None:
    """Put an answer into the proposal."""
    parts = list(proposal.mapping.parts)
    part = parts[question.part]
    columns = tuple(column if one.heading == question.heading else one for one in part.columns)
    parts[question.part] = evolve(part, columns=columns)
    proposal.mapping = evolve(proposal.mapping, parts=tuple(parts))
    proposal.questions.remove(question)
