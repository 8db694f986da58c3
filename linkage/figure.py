"""Figure (数字及其来历): a number that knows how it came to be.

The operators build the value and its derivation together, so the formula that is printed is the
one that was computed. Leaves are of three sorts only: a cell of a register, a term of a clause, a
value of a law or charter (and the handful of constants that belong to a definition, such as
twelve months a year). Exact fractions throughout; the only way to fewer digits is
:meth:`Figure.rounded`, which has a name.

``trace()`` writes the derivation as plain JSON data in the form ``linkage.trace/1``, described in
``docs/trace.md`` and re-evaluated by :mod:`linkage.checker`, which shares no code with this file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Self, TypeAlias, Union

from attrs import evolve, field, frozen

from linkage.citation import Citation
from linkage.errors import Where
from linkage.money import Money, Rounding, round_to
from linkage.units import PLAIN, YUAN, Unit

Json: TypeAlias = Union[str, int, bool, None, Sequence["Json"], Mapping[str, "Json"]]
Node: TypeAlias = Union["Figure", "Day", "Word"]


@frozen
class Origin:
    """Where a leaf was read: the place, the whole raw text there, and the part that was meant.

    ``text`` is the cell or scalar as it stands; ``part`` is the number inside it when the text
    holds more than the number (``600`` in ``600 元/亩/年``), and empty when it is the whole text.
    """

    where: Where
    text: str
    part: str = ""

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


@frozen(kw_only=True)
class _Derived:
    """What figures, days and words share: an operator with its inputs, or an origin."""

    op: str
    name: str = ""
    args: tuple[Node, ...] = ()
    params: Mapping[str, Json] = field(factory=dict)
    origin: Origin | None = None
    cites: tuple[Citation, ...] = ()

    def named(self, name: str, *cites: Citation) -> Self:
        """Give the result a name and its ground; the derivation stays the same."""
        return evolve(self, name=name, cites=(*self.cites, *cites))

    def _value_text(self) -> str:
        raise NotImplementedError  # pragma: no cover

    def trace(self) -> dict[str, Json]:
        """Give the whole derivation as plain data (``linkage.trace/1``)."""
        out: dict[str, Json] = {"op": self.op, "value": self._value_text()}
        if self.name:
            out["name"] = self.name
        if isinstance(self, Figure):
            out["unit"] = str(self.unit)
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

    def leaves(self) -> Iterable[Node]:
        """Walk the leaves, left to right."""
        if self.origin is not None:
            yield self  # type: ignore[misc]
        for arg in self.args:
            yield from arg.leaves()


@frozen(kw_only=True)
class Word(_Derived):
    """A word read from the input that a figure depends on: a grade, a class."""

    text: str

    def _value_text(self) -> str:
        return self.text

    @classmethod
    def cell(cls, text: str, name: str, origin: Origin) -> Word:
        """Make a leaf from a cell."""
        return cls(op="cell", text=text, name=name, origin=origin)

    @classmethod
    def clause(cls, text: str, name: str, origin: Origin) -> Word:
        """Make a leaf from a term of the arrangement."""
        return cls(op="clause", text=text, name=name, origin=origin)


@frozen(kw_only=True)
class Day(_Derived):
    """A date that knows where it was read or how it was found."""

    date: datetime.date

    def _value_text(self) -> str:
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


def _number(value: Fraction) -> str:
    return str(value)  # "p/q", or "p" when whole


@frozen(kw_only=True)
class Figure(_Derived):
    """An exact number with its unit and its derivation."""

    value: Fraction
    unit: Unit = PLAIN

    def _value_text(self) -> str:
        return _number(self.value)

    # leaves

    @classmethod
    def cell(cls, value: Fraction, unit: Unit, name: str, origin: Origin) -> Figure:
        """Make a leaf from a cell of a register."""
        return cls(op="cell", value=value, unit=unit, name=name, origin=origin)

    @classmethod
    def clause(
        cls, value: Fraction, unit: Unit, name: str, origin: Origin, *cites: Citation
    ) -> Figure:
        """Make a leaf from a term of the arrangement."""
        return cls(op="clause", value=value, unit=unit, name=name, origin=origin, cites=cites)

    @classmethod
    def law(cls, value: Fraction, unit: Unit, name: str, origin: Origin, cite: Citation) -> Figure:
        """Make a leaf from a value of a law or charter."""
        return cls(op="law", value=value, unit=unit, name=name, origin=origin, cites=(cite,))

    @classmethod
    def constant(cls, value: int, unit: Unit, name: str) -> Figure:
        """Make a number that belongs to a definition; the checker knows the list of them."""
        return cls(op="constant", value=Fraction(value), unit=unit, name=name)

    # arithmetic

    def __add__(self, other: Figure) -> Figure:
        """Add two figures of one unit."""
        return Figure.total((self, other))

    def __sub__(self, other: Figure) -> Figure:
        """Subtract a figure of the same unit."""
        self._same_unit(other)
        return Figure(op="sub", value=self.value - other.value, unit=self.unit, args=(self, other))

    def __mul__(self, other: Figure) -> Figure:
        """Multiply; units multiply too. Chains are kept flat, so they print as one product."""
        left = self.args if self.op == "mul" and not self.name else (self,)
        return Figure(
            op="mul",
            value=self.value * other.value,
            unit=self.unit * other.unit,
            args=(*left, other),
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
        """Add figures of one unit; one figure alone stays itself."""
        if len(figures) == 1:
            return figures[0]
        first = figures[0]
        for other in figures[1:]:
            first._same_unit(other)
        return cls(
            op="add",
            value=sum((f.value for f in figures), Fraction(0)),
            unit=first.unit,
            args=tuple(figures),
        )

    def larger_of(self, other: Figure) -> Figure:
        """Take the larger; the branch that lost stays visible."""
        self._same_unit(other)
        return Figure(
            op="max", value=max(self.value, other.value), unit=self.unit, args=(self, other)
        )

    def smaller_of(self, other: Figure) -> Figure:
        """Take the smaller; the branch that lost stays visible."""
        self._same_unit(other)
        return Figure(
            op="min", value=min(self.value, other.value), unit=self.unit, args=(self, other)
        )

    def at_least_zero(self) -> Figure:
        """Replace a negative value by nought and keep the figure it came from."""
        return Figure(
            op="at_least_zero", value=max(self.value, Fraction(0)), unit=self.unit, args=(self,)
        )

    def to(self, unit: Unit) -> Figure:
        """Convert to another unit of the same kind; the same unit gives the figure itself."""
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
            params={"mode": mode.label, "step": _number(step), "label": label},
        )

    def to_fen(self, mode: Rounding = Rounding.HALF_UP) -> Figure:
        """Round an amount in yuan to whole fen."""
        if self.unit != YUAN:
            message = f"only yuan can be rounded to fen, not {self.unit or 'a plain number'}"
            raise ValueError(message)
        if (self.value * 100).denominator == 1:
            return self
        return self.rounded(mode, Fraction(1, 100), label="分")

    @property
    def money(self) -> Money:
        """The amount as money; an error of ours when it is not whole fen of yuan."""
        fen = self.value * 100
        if self.unit != YUAN or fen.denominator != 1:
            message = f"{self.name or self.op} is not an amount in whole fen"
            raise ValueError(message)
        return Money(fen.numerator)

    def _same_unit(self, other: Figure) -> None:
        if self.unit != other.unit:
            message = f"{self.unit or '纯数'} and {other.unit or '纯数'} do not add"
            raise ValueError(message)
