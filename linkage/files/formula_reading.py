"""Reading a formula (读算式): what a formula of an arrangement may speak of, from registers and charter.

A formula that speaks of no row is reckoned at once and is a number like any other; one that speaks of
rows is kept, and reckoned for each.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from linkage.files.arrangement_ground import Ground
from linkage.files.headings import Heading, Headings
from linkage.formula.binding import ROSTER, Surroundings
from linkage.formula.evaluation import Occasion
from linkage.formula.faults import FormulaError
from linkage.formula.formula import Formula, read_formula
from linkage.formula.function import DAY, WORD, Kind, Sort
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.figure import Day, Figure, Node, Word
from linkage.ground.season import Season
from linkage.ground.source import Scalar
from linkage.model import registers
from linkage.model.registers import Row
from linkage.quotation import asking

_KEYS = {"事实": "名称", "约定": "参数"}
_ANY = Sort(Kind.NUMBER, None)


@frozen
class FormulaReader:
    """Reads the formulas of one arrangement; ``season`` is missing where its days could not be read."""

    ground: Ground
    season: tuple[Day, Day] | None
    problems: list[Problem]

    def of_rows(self, scalar: Scalar, sheet: str, wanted: Sort, *, dated: bool = True) -> Formula | None:
        """Read a formula that is reckoned for the rows of a sheet, and unless said otherwise for a day."""
        around = evolve(_around(self.ground, self.season, sheet), dated=dated and bool(sheet))
        try:
            return read_formula(scalar.text, scalar.where, around, wanted)
        except FormulaError as error:
            self.problems.extend(error.problems)
            return None

    def once(self, scalar: Scalar, name: str) -> Figure | None:
        """Reckon a formula that speaks of no row."""
        formula = self.of_rows(scalar, "", _ANY)
        if formula is None:
            return None
        days, books = self.season or _stand_in(), self.ground.books
        occasion = Occasion(*days, days[1], quote=asking(books))
        try:
            return formula.figure(occasion, name)
        except InputRefusedError as refused:
            self.problems.extend(refused.problems)
            return None


def _stand_in() -> tuple[Day, Day]:
    """Days for a season whose own are wrong, which is told elsewhere; no formula can name them."""
    season = Season.parse("2000-01-01 至 2000-12-31")
    return Day(op="constant", date=season.first), Day(op="constant", date=season.last)


def _around(ground: Ground, season: tuple[Day, Day] | None, sheet: str) -> Surroundings:
    def value(source: str, name: str) -> Node | str:
        return _value(ground, season, source, name)

    names = {source: [row.text(key) for row in ground.books.rows(source)] for source, key in _KEYS.items()}
    names["法规"] = list(ground.laws.names())
    names["章程"] = list(ground.charter.values) if ground.charter is not None else []
    return Surroundings(
        sheet=sheet,
        columns=_columns(ground, sheet),
        roster=_columns(ground, ROSTER) if sheet else {},
        value=value,
        names=names,
        series={name: quotes[0][1].unit for name, quotes in ground.books.series.items()},
        season=season is not None,
    )


def _columns(ground: Ground, sheet: str) -> Mapping[str, Sort]:
    if sheet not in ground.headings:
        return {}
    headings = ground.headings[sheet]
    return {
        heading.column.heading: sort
        for heading in headings.columns
        if (sort := _sort(heading, headings)) is not None
    }


def _sort(heading: Heading, headings: Headings) -> Sort | None:
    """What a column gives; an identity or bank number gives nothing."""
    match heading.column.kind:
        case registers.Kind.NUMBER:
            own = not heading.declared and not heading.unit and headings.get("单位") is not None
            return Sort(Kind.NUMBER, None if heading.column.unit_from or own else heading.unit)
        case registers.Kind.DAY:
            return DAY
        case registers.Kind.TEXT:
            return WORD
        case _:
            return None


def _value(ground: Ground, season: tuple[Day, Day] | None, source: str, name: str) -> Node | str:
    """A value by name; of several rows of a fact, the one in force in the season."""
    if source == "法规":
        return ground.law(name, season[1].date) if season is not None else "没有写期间"
    if source == "章程":
        known = ground.charter.values if ground.charter is not None else {}
        return known.get(name, f"章程里没有“{name}”")
    rows = [row for row in ground.books.rows(source) if row.text(_KEYS[source]) == name]
    current = [row for row in rows if _in_force(row, season)]
    if len(current) != 1:
        return (
            f"台账〔{source}〕在结算期内有 {len(current)} 行“{name}”" if rows else f"台账〔{source}〕里没有"
        )
    value = current[0].values.get("数值")
    return value if isinstance(value, (Figure, Day, Word)) else f"台账〔{source}〕“{name}”没有填"


def _in_force(row: Row, season: tuple[Day, Day] | None) -> bool:
    start, end = row.day("起"), row.day("止")
    if season is None:
        return True
    return (start is None or start.date <= season[1].date) and (end is None or end.date >= season[0].date)
