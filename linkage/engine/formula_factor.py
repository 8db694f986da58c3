"""Formula factor (算式系数): a factor of a weight by a formula, reckoned for each row on the record day."""

from __future__ import annotations

from attrs import frozen

from linkage.formula.evaluation import Occasion
from linkage.formula.formula import Formula
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure
from linkage.ground.units import Unit
from linkage.model.factor import RowFactor
from linkage.model.registers import Books, Row
from linkage.quotation import asking

NEGATIVE = Fault("E464", "算到这一行，系数是负数", "{place}的算式", "请核对这一行，或在算式里用 至少零（…）")


@frozen
class FormulaFactor(RowFactor):
    """A formula over the columns of the row, its person and the season."""

    formula: Formula
    season: tuple[Day, Day]

    @property
    def unit(self) -> Unit | None:
        """The unit of the formula."""
        return self.formula.unit

    def of(self, row: Row, person: Row | None, day: Day, books: Books) -> Figure:
        """The formula for the row."""
        first, last = self.season
        occasion = Occasion(
            season_first=first,
            season_last=last,
            record_day=day,
            row=row,
            person=person,
            day=row.day("日期") or day,
            quote=asking(books),
        )
        figure = self.formula.figure(occasion, "系数")
        if figure.value < 0:
            where = Where(row.file, sheet=row.sheet, cell=f"A{row.number}")
            raise InputRefusedError([NEGATIVE.at(where, place=self.formula.text.where)])
        return figure

    def words(self) -> str:
        """The formula as it was written."""
        return self.formula.words()
