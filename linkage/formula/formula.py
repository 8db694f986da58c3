"""Formula (算式): a text that begins with ``=``, read, bound and checked once, reckoned row by row.

Whoever reads an arrangement calls :func:`read_formula`; the engine asks the formula for a figure or a
condition on an :class:`~linkage.formula.evaluation.Occasion`. No text is ever executed: the language is
this grammar and these functions, and nothing in it repeats.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import field, frozen

from linkage.formula import faults
from linkage.formula.binding import OWN_ROW, Binder, Reference, Surroundings, constant
from linkage.formula.evaluation import Evaluator, Occasion
from linkage.formula.faults import FormulaError, Text
from linkage.formula.function import Function, Kind, Sort
from linkage.formula.functions import choices, days, limits, quotes
from linkage.formula.parser import parse
from linkage.formula.tree import Binary, Call, Span, Tree, below
from linkage.formula.written import written
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.figure import Day, Figure, Word
from linkage.ground.season import Season, years_later
from linkage.ground.spans import anniversary
from linkage.ground.units import Unit

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {function.name: function for family in (limits, choices, quotes, days) for function in family.FUNCTIONS}
)


@frozen
class Formula:
    """A formula that makes sense where it stands (算式)."""

    text: Text
    tree: Tree
    sort: Sort
    references: Mapping[tuple[str, ...], Reference] = field(repr=False, hash=False)
    units: Mapping[Span, Unit] = field(factory=dict, repr=False, hash=False)

    @property
    def unit(self) -> Unit | None:
        """The unit of its number; nothing when every row says its own."""
        return self.sort.unit

    @property
    def by_row(self) -> bool:
        """Whether rows give it different values."""
        return any(reference.value is None for reference in self.references.values())

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the row that it names, as they come in the text."""
        return tuple(one.name for one in self.references.values() if one.source == OWN_ROW)

    def figure(self, occasion: Occasion, name: str, unit: Unit | None = None) -> Figure:
        """Reckon a number, named; converted when a unit is given.

        Raises :class:`InputRefusedError` where a row cannot be reckoned.
        """
        return self._evaluator(occasion).figure(self.tree, unit or self.sort.unit).named(name)

    def truth(self, occasion: Occasion, name: str) -> Word:
        """Decide a condition, named. Raises like :meth:`figure`."""
        return self._evaluator(occasion).truth(self.tree).named(name)

    def changes(self, first: Day, last: Day, occasion: Occasion) -> Sequence[Day]:
        """The days after ``first`` up to ``last`` on which 合同年 moves on, and with it the value."""
        found: list[Day] = []
        for call in _calls(self.tree):
            if call.name != "合同年" or len(call.arguments) > 1:
                continue
            start = self._evaluator(occasion).day(call.arguments[0])
            years = range(1, last.date.year - start.date.year + 1)
            found += [
                anniversary(start, n) for n in years if first.date < years_later(start.date, n) <= last.date
            ]
        return found

    def words(self) -> str:
        """The formula as a contract prints it, without its ``=``."""
        return written(self.tree).removeprefix("=")

    def _evaluator(self, occasion: Occasion) -> Evaluator:
        return Evaluator(self.text, self.references, self.units, FUNCTIONS, occasion)


def read_formula(text: str, where: Where, around: Surroundings, wanted: Sort) -> Formula:
    """Read a formula of a wanted sort; a wanted unit of nothing lets any unit pass.

    Raises :class:`FormulaError` with every problem there is to tell.
    """
    source = Text(text, where)
    tree = parse(source)
    binder = Binder(source, around, FUNCTIONS)
    if wanted.kind is Kind.NUMBER:
        sort = binder.number(tree, wanted.unit)
    else:
        sort = wanted if binder.of(tree, wanted.kind) else None
    if sort is None or binder.problems:
        raise FormulaError(binder.problems)
    formula = Formula(source, tree, sort, binder.references, binder.units)
    _check_divisors(formula, binder)
    return formula


def _check_divisors(formula: Formula, binder: Binder) -> None:
    """Refuse a division by what is nought for every row."""
    day = Day(op="constant", date=Season.parse("2000-01-01 至 2000-12-31").last)
    nowhere = Occasion(day, day, day)
    evaluator = Evaluator(formula.text, formula.references, formula.units, FUNCTIONS, nowhere)
    for tree in _walk(formula.tree):
        if isinstance(tree, Binary) and tree.sign == "÷" and constant(tree.right, formula.references):
            try:
                if not evaluator.figure(tree.right).value:
                    binder.note(faults.BY_NOUGHT, tree.right.span)
            except InputRefusedError:
                continue  # a division inside the divisor, told on its own
    if binder.problems:
        raise FormulaError(binder.problems)


def _walk(tree: Tree) -> Iterator[Tree]:
    yield tree
    for inner in below(tree):
        yield from _walk(inner)


def _calls(tree: Tree) -> Iterator[Call]:
    return (node for node in _walk(tree) if isinstance(node, Call))
