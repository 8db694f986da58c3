"""A price or rate by a formula (算式): what no other kind foresees, reckoned for each row and day."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.formula.evaluation import Occasion
from linkage.formula.formula import Formula
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure
from linkage.ground.units import Unit
from linkage.model.price import Asked, Price, PriceExample, Rise, filled_example, unrisen
from linkage.model.registers import Books
from linkage.quotation import asking

NEGATIVE = Fault(
    "E525",
    "算到这一行，条款“{term}”的{what}是负数",
    "{place}的算式",
    "请核对这一行，或在算式里用 至少零（…）",
)


@frozen
class FormulaPrice(Price):
    """A formula with the season's first and last day; ``sheet`` is the register whose rows it prices."""

    formula: Formula
    label: str
    sheet: str
    season: tuple[Day, Day]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The unit of the formula; none where each row says its own."""
        return () if self.formula.unit is None else (self.formula.unit,)

    @property
    def asks_books(self) -> bool:
        """Cells and quotes decide it."""
        return True

    @property
    def needs_row(self) -> bool:
        """Whether it names a column."""
        return self.formula.by_row

    def at(self, asked: Asked, rise: Rise = unrisen) -> Figure:
        """The formula for the row, on the day."""
        figure = self.formula.figure(self._occasion(asked), self.label)
        if figure.value < 0:
            row, place = asked.row, self.formula.text.where
            where = place if row is None else Where(row.file, sheet=row.sheet, cell=f"A{row.number}")
            raise InputRefusedError([NEGATIVE.at(where, term=asked.clause, what=self.label, place=place)])
        return rise(figure)

    def _occasion(self, asked: Asked) -> Occasion:
        first, last = self.season
        books = asked.books
        person = books.person_or_head_of(asked.row) if asked.row is not None else None
        return Occasion(
            season_first=first,
            season_last=last,
            record_day=last,
            row=asked.row,
            person=person.row if person is not None else None,
            day=asked.day,
            quote=asking(books),
        )

    def changes(self, first: Day, last: Day) -> Sequence[Day]:
        """The days on which 合同年 moves on."""
        occasion = Occasion(*self.season, self.season[1])
        return self.formula.changes(first, last, occasion)

    def words(self) -> str:
        """The formula as it was written."""
        return f"按算式计算：{self.formula.words()}"

    def short(self) -> str:
        """That there is a formula."""
        return "按算式"

    def told(self) -> str:
        """The formula as it was written."""
        return f"（{self.formula.words()}）"

    def example(self, books: Books) -> PriceExample:
        """The cells of the first row that fills every column it names."""
        return filled_example(books.rows(self.sheet), self.formula.columns)
