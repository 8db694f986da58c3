"""Formula factor (算式系数): a factor or a quantity by a formula, reckoned for each row on the record day."""

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

NEGATIVE = Fault(
    "E464", "算到这一行，{what}是负数", "{place}的算式", "请核对这一行，或在算式里用 至少零（…）"
)


@frozen
class FormulaFactor(RowFactor):
    """A formula over the columns of the row, its person and the season; ``label`` is what it gives."""

    formula: Formula
    season: tuple[Day, Day]
    label: str = "系数"

    @property
    def unit(self) -> Unit | None:
        """The unit of the formula."""
        return self.formula.unit

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it names."""
        return self.formula.columns

    def of(self, row: Row, person: Row | None, day: Day | None, books: Books) -> Figure:
        """The formula for the row."""
        first, last = self.season
        day = day or last
        occasion = Occasion(
            season_first=first,
            season_last=last,
            record_day=day,
            row=row,
            person=person,
            day=row.day("日期") or day,
            quote=asking(books),
        )
        figure = self.formula.figure(occasion, self.label)
        if figure.value < 0:
            where = Where(row.file, sheet=row.sheet, cell=f"A{row.number}")
            raise InputRefusedError([NEGATIVE.at(where, what=self.label, place=self.formula.text.where)])
        return figure

    def words(self) -> str:
        """The formula as it was written."""
        return self.formula.words()
