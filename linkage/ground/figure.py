"""Figure (数字及其来历): a number that knows how it came to be.

The operators build the value and its derivation together, so the formula that is printed is the
one that was computed. Leaves are of three sorts only: a cell of a register, a term of a clause, a
value of a law or charter (and the handful of constants in :data:`CONSTANTS`, which belong to a
definition, such as twelve months a year). Exact fractions throughout; the only way to fewer digits is
:meth:`Figure.rounded`, which has a name.

``trace()`` writes the derivation as plain JSON data in the form ``linkage.trace/1``, described in
``docs/trace.md`` and re-evaluated by :mod:`linkage.checker`, which shares no code with this file.
"""

from __future__ import annotations

import abc
import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Self, TypeAlias, Union, cast

from attrs import evolve, field, frozen

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.money import Money, Rounding, round_to
from linkage.ground.units import MONTH, PLAIN, YEAR, YUAN, Unit

Json: TypeAlias = str | int | bool | Sequence["Json"] | Mapping[str, "Json"] | None
Node: TypeAlias = Union["Figure", "Day", "Word"]

ZERO_NAME = "零"

#: Most nodes have none; a season has millions of nodes.
_NO_PARAMS: Mapping[str, Json] = MappingProxyType({})

#: Numbers that belong to a definition and stand in no file. 零 goes with any unit.
CONSTANTS: Mapping[str, tuple[int, Unit]] = MappingProxyType(
    {
        "一个整期": (1, YEAR),
        "每户一份": (1, Unit.parse("户")),
        "每人一份": (1, Unit.parse("人")),
        "一": (1, PLAIN),
        "一年十二个月": (12, MONTH / YEAR),
        "百分之百": (1, PLAIN),
    }
)


@frozen(weakref_slot=False)
class Origin:
    """Where a leaf was read: the place, the whole raw text there, and the part that was meant.

    ``text`` is the cell or scalar as it stands; ``part`` is the number inside it when the text
    holds more than the number (``600`` in ``600 元/亩/年``), and empty when it is the whole text. A cell
    of a register gives the places of its row and its ``heading`` instead of the place itself, which is
    then made when it is asked for: registers have millions of cells.
    """

    _where: Where | Mapping[str, Where]
    text: str
    part: str = ""
    heading: str = ""

    @property
    def where(self) -> Where:
        """The place."""
        return self._where if isinstance(self._where, Where) else self._where[self.heading]

    def trace(self) -> dict[str, Json]:
        """Give the origin as plain data."""
        place = self.where
        out: dict[str, Json] = {"file": place.file, "text": self.text}
        if place.sheet:
            out |= {"sheet": place.sheet, "cell": place.cell}
        else:
            out |= {"line": place.line, "column": place.column}
        if self.part:
            out["part"] = self.part
        return out


@frozen(kw_only=True, weakref_slot=False)
class _Derived(abc.ABC):
    """What figures, days and words share: an operator with its inputs, or an origin."""

    op: str
    name: str = ""
    args: tuple[Node, ...] = ()
    params: Mapping[str, Json] = field(default=_NO_PARAMS, hash=False)
    origin: Origin | None = None
    cites: tuple[Citation, ...] = ()

    def named(self, name: str, *cites: Citation) -> Self:
        """Give the result a name and its ground; the derivation stays the same.

        A constant keeps its name, because its name says which constant it is.
        """
        name = self.name if self.op == "constant" else name
        return evolve(self, name=name, cites=(*self.cites, *cites))

    @abc.abstractmethod
    def value_text(self) -> str:
        """Give the value as text: ``p/q`` or ``p`` of a number, a date in ISO form, the word."""

    def trace(self) -> dict[str, Json]:
        """Give the whole derivation as plain data (``linkage.trace/1``)."""
        out: dict[str, Json] = {"op": self.op, "value": self.value_text()}
        if self.name:
            out["name"] = self.name
        if self.args:
            out["args"] = [arg.trace() for arg in self.args]
        if self.params:
            out["params"] = dict(self.params)
        if self.origin is not None:
            out["origin"] = self.origin.trace()
        if self.cites:
            out["cites"] = [
                {
                    "kind": c.kind,
                    "title": c.title,
                    "article": c.article,
                    "confirmed": c.confirmed,
                }
                for c in self.cites
            ]
        return out

    def leaves(self) -> Iterator[Node]:
        """Walk what was read from a file, left to right; constants were not and are left out."""
        if self.origin is not None:
            yield cast("Node", self)
        for arg in self.args:
            yield from arg.leaves()

    def _same_operands(self, op: str) -> tuple[Node, ...]:
        """Give the inputs of an unnamed result of ``op``, so that a chain stays flat."""
        if self.op == op and not self.name and not self.cites:
            return self.args
        return (cast("Node", self),)


@frozen(kw_only=True, weakref_slot=False)
class Word(_Derived):
    """A word read from the input that a figure depends on: a grade, a class."""

    text: str

    def value_text(self) -> str:
        """Give the word."""
        return self.text

    @classmethod
    def cell(cls, text: str, name: str, origin: Origin) -> Word:
        """Make a leaf from a cell."""
        return cls(op="cell", text=text, name=name, origin=origin)

    @classmethod
    def clause(cls, text: str, name: str, origin: Origin) -> Word:
        """Make a leaf from a term of the arrangement."""
        return cls(op="clause", text=text, name=name, origin=origin)


@frozen(kw_only=True, weakref_slot=False)
class Day(_Derived):
    """A date that knows where it was read or how it was found."""

    date: datetime.date

    def value_text(self) -> str:
        """Give the date in ISO form."""
        return self.date.isoformat()

    @classmethod
    def cell(cls, date: datetime.date, name: str, origin: Origin) -> Day:
        """Make a leaf from a cell."""
        return cls(op="cell", date=date, name=name, origin=origin)

    @classmethod
    def clause(cls, date: datetime.date, name: str, origin: Origin) -> Day:
        """Make a leaf from a term of the arrangement."""
        return cls(op="clause", date=date, name=name, origin=origin)

    @classmethod
    def latest(cls, days: Sequence[Day]) -> Day:
        """Take the latest of several days (one day alone stays itself)."""
        if len(days) == 1:
            return days[0]
        return cls(op="latest", date=max(day.date for day in days), args=tuple(days))

    @classmethod
    def earliest(cls, days: Sequence[Day]) -> Day:
        """Take the earliest of several days (one day alone stays itself)."""
        if len(days) == 1:
            return days[0]
        return cls(op="earliest", date=min(day.date for day in days), args=tuple(days))

    def day_before(self) -> Day:
        """Take the day before: the last day of what ends when something new begins."""
        return Day(op="day_before", date=self.date - datetime.timedelta(days=1), args=(self,))


def _exact(_: object, __: object, value: Fraction) -> None:
    if type(value) is not Fraction:
        message = f"a figure holds an exact fraction, not {type(value).__name__}"
        raise TypeError(message)


def _same_unit(unit: Unit, other: Unit) -> None:
    if unit != other:
        message = f"{unit or '纯数'} and {other or '纯数'} do not add"
        raise ValueError(message)


@frozen(kw_only=True, weakref_slot=False)
class Figure(_Derived):
    """An exact number with its unit and its derivation.

    >>> place = Where("合作.yaml", line=14, column=9)
    >>> price = Figure.clause(Fraction(600), Unit.parse("元/亩/年"), "单价", Origin(place, "600"))
    >>> place = Where("台账.xlsx", sheet="地块", cell="C2")
    >>> area = Figure.cell(Fraction("3.5"), Unit.parse("亩"), "面积", Origin(place, "3.5"))
    >>> rent = area * price
    >>> print(rent.value, rent.unit)
    2100 元/年
    """

    value: Fraction = field(validator=_exact)
    unit: Unit = PLAIN

    def value_text(self) -> str:
        """Give the number exactly: ``p/q``, or ``p`` when it is whole."""
        return str(self.value)

    def trace(self) -> dict[str, Json]:
        """Give the whole derivation as plain data, with the unit."""
        return {**super().trace(), "unit": str(self.unit)}

    # leaves

    @classmethod
    def cell(cls, value: Fraction, unit: Unit, name: str, origin: Origin) -> Figure:
        """Make a leaf from a cell of a register."""
        return cls(op="cell", value=value, unit=unit, name=name, origin=origin)

    @classmethod
    def clause(cls, value: Fraction, unit: Unit, name: str, origin: Origin, *cites: Citation) -> Figure:
        """Make a leaf from a term of the arrangement."""
        return cls(op="clause", value=value, unit=unit, name=name, origin=origin, cites=cites)

    @classmethod
    def law(cls, value: Fraction, unit: Unit, name: str, origin: Origin, cite: Citation) -> Figure:
        """Make a leaf from a value of a law or charter."""
        return cls(op="law", value=value, unit=unit, name=name, origin=origin, cites=(cite,))

    @classmethod
    def constant(cls, value: int, unit: Unit, name: str) -> Figure:
        """Make a number that belongs to a definition; the checker knows the list of them.

        Raises ``ValueError`` for any other: a number that decides money is written somewhere.
        """
        if CONSTANTS.get(name) != (value, unit) and (name, value) != (ZERO_NAME, 0):
            message = f"{name} {value}{unit} is no constant"
            raise ValueError(message)
        return cls(op="constant", value=Fraction(value), unit=unit, name=name)

    @classmethod
    def zero(cls, unit: Unit) -> Figure:
        """Make the nought of a unit: what a sum over nothing gives."""
        return cls.constant(0, unit, ZERO_NAME)

    # arithmetic

    def __add__(self, other: Figure) -> Figure:
        """Add two figures of one unit. Chains are kept flat, so they print as one sum."""
        _same_unit(self.unit, other.unit)
        return Figure(
            op="add",
            value=self.value + other.value,
            unit=self.unit,
            args=(*self._same_operands("add"), other),
        )

    def __sub__(self, other: Figure) -> Figure:
        """Subtract a figure of the same unit."""
        _same_unit(self.unit, other.unit)
        return Figure(op="sub", value=self.value - other.value, unit=self.unit, args=(self, other))

    def __mul__(self, other: Figure) -> Figure:
        """Multiply; units multiply too. Chains are kept flat, so they print as one product."""
        return Figure(
            op="mul",
            value=self.value * other.value,
            unit=self.unit * other.unit,
            args=(*self._same_operands("mul"), other),
        )

    def __truediv__(self, other: Figure) -> Figure:
        """Divide; units divide too."""
        return Figure(
            op="div",
            value=self.value / other.value,
            unit=self.unit / other.unit,
            args=(self, other),
        )

    @classmethod
    def total(cls, figures: Sequence[Figure]) -> Figure:
        """Add figures of one unit; one figure alone stays itself.

        Raises ``ValueError`` when there is none, because nobody knows the unit of nothing
        (:meth:`zero` says it), or when the units differ.
        """
        if not figures:
            message = "nothing to add"
            raise ValueError(message)
        if len(figures) == 1:
            return figures[0]
        unit = figures[0].unit
        for other in figures:
            _same_unit(unit, other.unit)
        return cls(
            op="add",
            value=sum((f.value for f in figures), Fraction(0)),
            unit=unit,
            args=tuple(figures),
        )

    def larger_of(self, other: Figure) -> Figure:
        """Take the larger; the branch that lost stays visible."""
        _same_unit(self.unit, other.unit)
        return Figure(op="max", value=max(self.value, other.value), unit=self.unit, args=(self, other))

    def smaller_of(self, other: Figure) -> Figure:
        """Take the smaller; the branch that lost stays visible."""
        _same_unit(self.unit, other.unit)
        return Figure(op="min", value=min(self.value, other.value), unit=self.unit, args=(self, other))

    def at_least_zero(self) -> Figure:
        """Replace a negative value by nought and keep the figure it came from."""
        return Figure(op="at_least_zero", value=max(self.value, Fraction(0)), unit=self.unit, args=(self,))

    def to(self, unit: Unit) -> Figure:
        """Convert to another unit of the same kind; the same unit gives the figure itself.

        Raises :class:`linkage.ground.units.UnitError` when the two do not measure the same thing.
        """
        if unit == self.unit:
            return self
        factor = self.unit.factor_to(unit)
        return Figure(op="convert", value=self.value * factor, unit=unit, args=(self,))

    def rounded(self, mode: Rounding, step: Fraction, *, label: str) -> Figure:
        """Round to whole multiples of ``step`` (in this unit); ``label`` names the step: 分, 元."""
        return Figure(
            op="round",
            value=round_to(self.value, step, mode),
            unit=self.unit,
            args=(self,),
            params={"mode": mode.label, "step": str(step), "label": label},
        )

    def saying(self, **params: Json) -> Figure:
        """The same figure with more parameters, which say something of its operation."""
        return evolve(self, params={**self.params, **params})

    def to_fen(self, mode: Rounding = Rounding.HALF_UP) -> Figure:
        """Round an amount in yuan to whole fen; whole fen stay as they are, without a rounding.

        Raises ``ValueError`` for any other unit, 万元 included: convert first.
        """
        if self.unit != YUAN:
            message = f"only yuan can be rounded to fen, not {self.unit or 'a plain number'}"
            raise ValueError(message)
        if (self.value * 100).denominator == 1:
            return self
        return self.rounded(mode, Fraction(1, 100), label="分")

    @property
    def money(self) -> Money:
        """The amount as money; an error of ours when it is not whole fen of yuan."""
        fen, rest = divmod(self.value.numerator * 100, self.value.denominator)
        if self.unit != YUAN or rest:
            message = f"{self.name or self.op} is not an amount in whole fen"
            raise ValueError(message)
        return Money(fen)
