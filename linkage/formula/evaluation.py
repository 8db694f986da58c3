"""Evaluation (算): a bound formula reckoned for a row and a day, as figures that know how they came to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import field, frozen

from linkage.formula import faults
from linkage.formula.binding import OWN_ROW, ROSTER, Reference, said
from linkage.formula.faults import Text
from linkage.formula.function import Function
from linkage.formula.tree import (
    Binary,
    Call,
    Comparison,
    Date,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Quoted,
    Span,
    Tree,
    is_nought,
)
from linkage.formula.written import number_text
from linkage.ground.conditions import Sign, all_of, any_of, compare, holds, negated
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure, Node, Origin, Word
from linkage.ground.season import parse_day
from linkage.ground.spans import relative_day
from linkage.ground.units import Unit, UnitError
from linkage.model.registers import Row

# Longer numbers nobody can prove (docs/trace.md says where the second evaluation stops).
_MOST_BITS = 997
BIRTHDAY = "出生日期"


def _no_quote(series: str, day: Day, max_age: int, where: Where) -> Figure:
    message = f"no quotes here: {series}, {day.date}, {max_age}, {where}"
    raise LookupError(message)


@frozen
class Occasion:
    """For what a formula is reckoned: a row, a day, the season, and who may be asked.

    ``day`` is the first day of the stretch of constant terms, or the day of the deal. ``person`` is the
    roster's row of the row's person, or of the head of its household. ``given`` are the values of the
    names that the place itself gives; ``quote`` asks a price series.
    """

    season_first: Day
    season_last: Day
    record_day: Day
    row: Row | None = None
    person: Row | None = None
    day: Day | None = None
    given: Mapping[str, Node] = field(factory=dict)
    quote: Callable[[str, Day, int, Where], Figure] = _no_quote


@frozen
class Evaluator:
    """Reckons the parts of one formula on one occasion; ``units`` gives the unit of each bare 0."""

    text: Text
    references: Mapping[tuple[str, ...], Reference]
    units: Mapping[Span, Unit]
    functions: Mapping[str, Function]
    occasion: Occasion

    def value(self, tree: Tree) -> Node:
        """Reckon a part.

        Raises :class:`InputRefusedError` where a cell is empty, a divisor is nought, a quote is missing.
        """
        match tree:
            case Number():
                return self._number(tree, self.units.get(tree.span, tree.unit))
            case Quoted(text=text):
                return Word.clause(text, text, self.origin(tree))
            case Date():
                return self._date(tree)
            case Name(parts=parts):
                return self._named(self.references[parts])
            case Comparison():
                return self._compared(tree)
            case Joined():
                return self._joined(tree)
            case Not(inner=inner):
                return negated(self.truth(inner))
            case Call(name=name):
                return self.functions[name].work(self, tree)
        return self._reckoned(tree)

    @property
    def where(self) -> Where:
        """Where the formula stands."""
        return self.text.where

    def figure(self, tree: Tree, unit: Unit | None = None) -> Figure:
        """Reckon a number; converted when a unit is given, a bare 0 taking it."""
        if isinstance(tree, Number) and unit is not None and is_nought(tree):
            return self._number(tree, unit)
        figure = self.value(tree)
        if not isinstance(figure, Figure):
            raise TypeError(self.said(tree))
        if unit is None:
            return figure
        try:
            return figure.to(unit)
        except UnitError as error:
            raise self._refused(faults.ROW_UNIT, why=str(error)) from error

    def day(self, tree: Tree) -> Day:
        """Find a day."""
        day = self.value(tree)
        if not isinstance(day, Day):
            raise TypeError(self.said(tree))
        return day

    def truth(self, tree: Tree) -> Word:
        """Decide a condition."""
        word = self.value(tree)
        if not isinstance(word, Word):
            raise TypeError(self.said(tree))
        return word

    def alike(self, trees: Sequence[Tree]) -> Sequence[Figure]:
        """Reckon numbers in the unit of the first; a bare 0 takes the unit of the others."""
        lead = next((index for index, tree in enumerate(trees) if not is_nought(tree)), 0)
        first = self.figure(trees[lead])
        return [first if index == lead else self.figure(tree, first.unit) for index, tree in enumerate(trees)]

    def tried(self, tree: Tree) -> Figure | None:
        """Reckon a number that is not needed; nothing when it cannot be reckoned."""
        try:
            return self.figure(tree)
        except InputRefusedError:
            return None

    def said(self, tree: Tree) -> str:
        """The text of a part as it was written, quotation marks taken off."""
        return said(self.text, tree)

    def quote(self, series: str, day: Day, max_age: int) -> Figure:
        """The price of a series on a day."""
        return self.occasion.quote(series, day, max_age, self.where)

    def birth(self) -> Day:
        """The birthday of the row's person, or of the head of the row's household."""
        day = self._cell(self.occasion.person, BIRTHDAY)
        if not isinstance(day, Day):
            raise TypeError(BIRTHDAY)
        return day

    def reckoned_day(self) -> Day:
        """The day that is reckoned."""
        if self.occasion.day is None:
            raise LookupError(self.text.text)
        return self.occasion.day

    def refuse(self, why: str, remedy: str) -> Exception:
        """Make the refusal of a row that the formula cannot reckon."""
        return self._refused(faults.ROW_REFUSED, why=why, remedy=remedy)

    def origin(self, tree: Tree) -> Origin:
        """Where a part stands."""
        part = tree.said if isinstance(tree, Number) else self.said(tree)
        return Origin(self.where, self.text.text, part)

    def _refused(self, fault: Fault, **words: object) -> InputRefusedError:
        row = self.occasion.row
        place = self.where if row is None else Where(row.file, row.sheet, f"A{row.number}")
        return InputRefusedError([fault.at(place, place=self.where, **words)])

    def _number(self, tree: Number, unit: Unit) -> Figure:
        return Figure.clause(tree.value, unit, number_text(tree), self.origin(tree))

    def _date(self, tree: Date) -> Day:
        origin = self.origin(tree)
        if tree.text[:4].isdigit():
            return Day.clause(parse_day(tree.text), tree.text, origin)
        return relative_day(self.occasion.season_first, Word.clause(tree.text, tree.text, origin))

    def _named(self, reference: Reference) -> Node:
        occasion = self.occasion
        match reference.source:
            case "":
                return occasion.given[reference.name]
            case "日":
                days = {"基准日": occasion.record_day, "本季起": occasion.season_first}
                return days.get(reference.name, occasion.season_last)
        if reference.value is not None:
            return reference.value.named(reference.name)
        if reference.source == OWN_ROW:
            return self._cell(occasion.row, reference.name)
        if reference.source == ROSTER:
            return self._cell(occasion.person, reference.name)
        raise LookupError(reference.name)

    def _cell(self, row: Row | None, heading: str) -> Node:
        value = row.values.get(heading) if row is not None else None
        if row is None or not isinstance(value, (Figure, Day, Word)):
            place = row.where(heading) if row is not None else self.where
            raise InputRefusedError([faults.EMPTY_CELL.at(place, place=self.where)])
        return value

    def _reckoned(self, tree: Tree) -> Figure:
        figure = self._operated(tree)
        if max(abs(figure.value.numerator), figure.value.denominator).bit_length() > _MOST_BITS:
            why, remedy = "算到这里，准确数有几百位长，没法核对", "请在算式里用 取整（…）让数短一些"
            raise self.refuse(why, remedy)
        return figure

    def _operated(self, tree: Tree) -> Figure:
        match tree:
            case Negative(inner=inner):
                figure = self.figure(inner)
                return Figure.zero(figure.unit) - figure
            case Binary(sign="×", left=left, right=right):
                return self.figure(left) * self.figure(right)
            case Binary(sign="÷", left=left, right=right):
                divisor = self.figure(right)
                if not divisor.value:
                    raise self._refused(faults.ROW_BY_NOUGHT, said=self.said(right))
                return self.figure(left) / divisor
            case Binary(sign=sign, left=left, right=right):
                first, second = self.alike((left, right))
                return first + second if sign == "+" else first - second
        raise TypeError(self.said(tree))

    def _compared(self, tree: Comparison) -> Word:
        if is_nought(tree.left):
            nought, other = self.alike((tree.left, tree.right))
            return compare(nought, other, Sign(tree.sign))
        left = self.value(tree.left)
        right = self.figure(tree.right, left.unit) if isinstance(left, Figure) else self.value(tree.right)
        return compare(left, right, Sign(tree.sign))

    def _joined(self, tree: Joined) -> Word:
        """Decide from left to right; what comes behind the part that decided need not be reckoned."""
        decides = tree.word == "或"
        found: list[Word] = []
        decided = False
        for part in _chain(tree, tree.word):
            try:
                found.append(self.truth(part))
            except InputRefusedError:
                if not decided:
                    raise
            decided = decided or holds(found[-1]) is decides
        return (any_of if decides else all_of)(found)


def _chain(tree: Tree, word: str) -> list[Tree]:
    if isinstance(tree, Joined) and tree.word == word:
        return [*_chain(tree.left, word), *_chain(tree.right, word)]
    return [tree]
