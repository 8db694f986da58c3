"""Registers (台账): what each sheet holds, and the rows read from it.

A sheet is declared by its columns; a row holds one leaf a cell, so that every figure computed
from it can name its cell. Columns a village adds for itself are kept too and may be named in an
arrangement (``数量: 地块.自家列``).
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from attrs import field, frozen

from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.model.identity import Secret

Value: TypeAlias = Figure | Day | Word | Secret


class Kind(enum.Enum):
    """What a column holds."""

    TEXT = "文字"
    NUMBER = "数"
    DAY = "日期"
    SECRET = "证件或账号"  # noqa: S105 - the name of a column kind, not a password


#: Signs of a word (a name, a post, a brand), and of a column in which people write sentences. A word of 300
#: signs in every cell of a village made 886 pages out of a hundred.
WORD_MOST, SENTENCE_MOST = 80, 500


@frozen
class Column:
    """One column: heading without its unit, what it holds, its unit, whether it may be empty.

    ``unit`` is the unit a bare heading implies; ``unit_from`` names the column that gives the unit
    of each row. ``units`` lists the units a heading may name in brackets. ``choices`` are the only words
    a cell may hold, ``offered`` those a workbook drops down beside any other. ``longest`` is how many signs
    a word may have: papers stand in columns, and a word is broken as often as it has to be. ``if_empty`` says
    of a cell that must be filled why it must be, and what to do instead where it cannot.
    """

    heading: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    unit_from: str = ""
    units: tuple[str, ...] = ()
    required: bool = False
    empty_allowed: bool = True
    choices: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    note: str = ""
    longest: int = WORD_MOST
    if_empty: tuple[str, str] = ("", "请填写")


@frozen
class Sheet:
    """One register: its name, what it is for, and its columns in the order people fill them."""

    name: str
    purpose: str
    columns: tuple[Column, ...]

    def column(self, heading: str) -> Column | None:
        """Find a column by its heading without unit."""
        return next((c for c in self.columns if c.heading == heading), None)


@frozen(weakref_slot=False)
class Places(Mapping[str, Where]):
    """Where the cells of a row stand, by heading without unit; a place is made when it is asked for.

    ``columns`` gives the letters of each column and its heading as it stands; all rows of a sheet share
    it, because a county's registers have millions of cells.
    """

    columns: Mapping[str, tuple[str, str]] = field(hash=False)
    file: str
    sheet: str
    number: int

    def __getitem__(self, heading: str) -> Where:
        """The place of this row's cell under a heading; ``KeyError`` when the sheet has no such column."""
        letters, written = self.columns[heading]
        return Where(self.file, sheet=self.sheet, cell=f"{letters}{self.number}", heading=written)

    def __iter__(self) -> Iterator[str]:
        """Walk the headings."""
        return iter(self.columns)

    def __len__(self) -> int:
        """Count the columns."""
        return len(self.columns)


@frozen(weakref_slot=False)
class Cells(Mapping[str, Value]):
    """The filled cells of a row by heading; a word that is its cell's whole text is held as that text.

    Most cells of a register are such words, and their leaves are made when they are asked for.
    """

    _held: Mapping[str, Value | str] = field(hash=False)
    places: Places

    @classmethod
    def of(cls, values: Mapping[str, Value], places: Places) -> Cells:
        """Hold the values of a row."""
        return cls({heading: _held(value) for heading, value in values.items()}, places)

    def __getitem__(self, heading: str) -> Value:
        """The leaf of a cell; ``KeyError`` when it is not filled."""
        held = self._held[heading]
        if not isinstance(held, str):
            return held
        return Word.cell(held, heading, Origin(self.places, held, "", heading))

    def text(self, heading: str) -> str:
        """The word in a cell, or the empty text, without making its leaf."""
        held = self._held.get(heading)
        if isinstance(held, str):
            return held
        return held.text if isinstance(held, Word) else ""

    def __contains__(self, heading: object) -> bool:
        """Say whether a cell is filled."""
        return heading in self._held

    def __iter__(self) -> Iterator[str]:
        """Walk the headings of the filled cells."""
        return iter(self._held)

    def __len__(self) -> int:
        """Count the filled cells."""
        return len(self._held)


def _held(value: Value) -> Value | str:
    if not isinstance(value, Word) or value.origin is None:
        return value
    return value.text if value.origin.text == value.text and not value.origin.part else value


@frozen(weakref_slot=False)
class Row:
    """One row of a register. ``values`` holds only the cells that are filled."""

    sheet: str
    file: str
    number: int
    values: Mapping[str, Value]
    places: Mapping[str, Where]

    def text(self, heading: str) -> str:
        """The word in this column, or the empty text."""
        if isinstance(self.values, Cells):
            return self.values.text(heading)
        value = self.values.get(heading)
        return value.text if isinstance(value, Word) else ""

    def figure(self, heading: str) -> Figure | None:
        """The number in this column."""
        value = self.values.get(heading)
        return value if isinstance(value, Figure) else None

    def day(self, heading: str) -> Day | None:
        """The date in this column."""
        value = self.values.get(heading)
        return value if isinstance(value, Day) else None

    def secret(self, heading: str) -> Secret | None:
        """The identity, phone or bank number in this column, masked by type."""
        value = self.values.get(heading)
        return value if isinstance(value, Secret) else None

    def where(self, heading: str) -> Where:
        """The place of this column's cell, filled or not; else the row's first cell."""
        if heading in self.places:
            return self.places[heading]
        return Where(self.file, sheet=self.sheet, cell=f"A{self.number}")

    @property
    def household(self) -> str:
        """户号."""
        return self.text("户号")

    @property
    def member(self) -> str:
        """成员号, or the empty text."""
        return self.text("成员号")

    @property
    def payee(self) -> str:
        """``户号.成员号`` of a row about a person, else 户号."""
        return f"{self.household}.{self.member}" if self.member else self.household


@frozen(weakref_slot=False)
class Member:
    """A person of a household (成员)."""

    household: str
    number: str
    name: str
    relation: str
    row: Row

    @property
    def payee(self) -> str:
        """``户号.成员号``."""
        return f"{self.household}.{self.number}"

    @property
    def until(self) -> Day | None:
        """The last day of membership, when the roster names one."""
        return self.row.day("成员至")

    @property
    def since(self) -> Day | None:
        """The first day of membership, when the roster names one."""
        return self.row.day("成员自")

    def on(self, day: datetime.date) -> bool:
        """Say whether the person is a member on that day (both ends count)."""
        since, until = self.since, self.until
        return (since is None or since.date <= day) and (until is None or day <= until.date)


@frozen(weakref_slot=False)
class Household:
    """A household (农户) with its members in the order of the roster."""

    number: str
    members: tuple[Member, ...]

    @property
    def head(self) -> Member:
        """The head (户主), or the first member when the roster names none."""
        return next((m for m in self.members if m.relation in {"户主", "本人"}), self.members[0])

    @property
    def name(self) -> str:
        """The name of the head."""
        return self.head.name

    @property
    def group(self) -> str:
        """The village group (组)."""
        return self.head.row.text("组")

    @property
    def category(self) -> str:
        """户类别 as the roster says it."""
        return self.head.row.text("户类别")

    @property
    def large_type(self) -> bool:
        """Whether the roster asks for large type (版式: 大字)."""
        return "大" in self.head.row.text("版式")

    @property
    def account(self) -> Secret | None:
        """The bank card (卡号), masked by type."""
        return self.head.row.secret("卡号")


@frozen
class Books:
    """All registers of a season (台账)."""

    tables: Mapping[str, tuple[Row, ...]]
    households: Mapping[str, Household] = field(factory=dict)
    _by_household: dict[str, dict[str, list[Row]]] = field(factory=dict, init=False, repr=False, eq=False)

    def rows_of(self, sheet: str, household: str) -> Sequence[Row]:
        """Rows of a register that name a household; found at once however long the register is."""
        if sheet not in self._by_household:
            index = self._by_household[sheet] = {}
            for row in self.rows(sheet):
                index.setdefault(row.household, []).append(row)
        return self._by_household[sheet].get(household, ())

    def person_of(self, row: Row) -> Member | None:
        """The person of the roster that a row is about, when it names one."""
        household = self.households.get(row.household)
        members = household.members if household is not None else ()
        return next((member for member in members if member.number == row.member), None)

    def person_or_head_of(self, row: Row) -> Member | None:
        """The person that a row is about, else the head of its household; nobody where it names none."""
        household = self.households.get(row.household)
        return self.person_of(row) or (household.head if household is not None else None)

    def rows(self, sheet: str) -> Sequence[Row]:
        """Rows of a register; a register that is missing has none."""
        return self.tables.get(sheet, ())

    @cached_property
    def series(self) -> Mapping[str, tuple[tuple[Day, Figure], ...]]:
        """The quotes of 价格 by series, each by day."""
        found: dict[str, list[tuple[Day, Figure]]] = {}
        for row in self.rows("价格"):
            day, figure = row.day("日期"), row.figure("价")
            if day is not None and figure is not None:
                found.setdefault(row.text("系列"), []).append((day, figure))
        return {
            name: tuple(sorted(quotes, key=lambda quoted: (quoted[0].date, quoted[1].value)))
            for name, quotes in found.items()
        }

    def of(self, household: Household) -> Books:
        """The books as far as they speak of one household."""
        number = household.number
        tables = {
            sheet: tuple(row for row in rows if row.household == number)
            for sheet, rows in self.tables.items()
        }
        return Books(tables, {number: household})

    def members(self) -> Iterator[Member]:
        """Walk all persons, by household number and member number."""
        for number in sorted(self.households):
            yield from self.households[number].members

    def payee_name(self, payee: str) -> str:
        """The name of a household (its head) or of a member, by payee id."""
        number, _, member = payee.partition(".")
        household = self.households[number]
        if not member:
            return household.name
        return next(m.name for m in household.members if m.number == member)

    def fact(self, name: str) -> Row | None:
        """The row of 事实 with this name."""
        return next((row for row in self.rows("事实") if row.text("名称") == name), None)

    @property
    def paper_day(self) -> datetime.date | None:
        """The day papers bear (事实.出表日); there is no other, least of all the clock."""
        row = self.fact("出表日")
        day = row.day("数值") if row is not None else None
        return day.date if day is not None else None
