"""Function (算法): what a function of the language is, and what it may ask when checked and reckoned."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from typing import Protocol

from attrs import frozen

from linkage.formula.tree import Call, Span, Tree
from linkage.ground.errors import Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure, Node, Origin, Word
from linkage.ground.units import PLAIN, Unit


class Kind(enum.Enum):
    """What a part of a formula gives."""

    NUMBER = "数"
    DAY = "日期"
    WORD = "文字"
    TRUTH = "条件"


@frozen
class Sort:
    """What a part of a formula gives, with the unit of a number.

    ``unit`` is missing where every row says its own. ``nought`` marks a bare 0, which has any unit.
    """

    kind: Kind
    unit: Unit | None = PLAIN
    nought: bool = False


NUMBER = Sort(Kind.NUMBER)
DAY = Sort(Kind.DAY, None)
WORD = Sort(Kind.WORD, None)
TRUTH = Sort(Kind.TRUTH, None)


class Checking(Protocol):
    """What a function may ask when the arrangement is read."""

    def note(self, fault: Fault, span: Span, **words: object) -> None:
        """Note a problem at a place of the formula."""

    def number(self, tree: Tree, unit: Unit | None = None) -> Sort | None:
        """See that a part is a number, of a unit when one is given."""

    def of(self, tree: Tree, kind: Kind) -> bool:
        """See that a part is a day, a word or a condition."""

    def alike(self, trees: Sequence[Tree]) -> Sort | None:
        """See that parts are numbers of one kind of unit; the first says which."""

    def said(self, tree: Tree) -> str:
        """The text of a part as it was written, quotation marks taken off."""

    def series(self, tree: Tree) -> Sort | None:
        """See that a part names a price series."""

    def born(self, span: Span) -> bool:
        """See that the row belongs to a person or household of the roster."""

    def periodic(self, span: Span) -> bool:
        """See that the formula is reckoned for a day."""


class Reckoning(Protocol):
    """What a function may ask when a row is reckoned."""

    def figure(self, tree: Tree, unit: Unit | None = None) -> Figure:
        """Reckon a number; converted when a unit is given."""

    def day(self, tree: Tree) -> Day:
        """Find a day."""

    def truth(self, tree: Tree) -> Word:
        """Decide a condition."""

    def alike(self, trees: Sequence[Tree]) -> Sequence[Figure]:
        """Reckon numbers in the unit of the first; a bare 0 takes the unit of the others."""

    def tried(self, tree: Tree) -> Figure | None:
        """Reckon a number that is not needed; nothing when it cannot be reckoned."""

    def said(self, tree: Tree) -> str:
        """The text of a part as it was written, quotation marks taken off."""

    def quote(self, series: str, day: Day, max_age: int) -> Figure:
        """The price of a series on a day."""

    def birth(self) -> Day:
        """The birthday of the row's person, or of the head of the row's household."""

    def reckoned_day(self) -> Day:
        """The first day of the stretch, or the day of the deal, that is reckoned."""

    def refuse(self, why: str, remedy: str) -> Exception:
        """Make the refusal of a row that the formula cannot reckon."""

    def origin(self, tree: Tree) -> Origin:
        """Where a part stands."""

    @property
    def where(self) -> Where:
        """Where the formula stands."""


@frozen
class Function:
    """One function: its name, how it is written, how many arguments, its check and its reckoning."""

    name: str
    example: str
    least: int
    most: int
    check: Callable[[Checking, Call], Sort | None]
    work: Callable[[Reckoning, Call], Node]
