"""Eligible (符合资格): a condition asked of register rows, on the record day of a clause or pool."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from linkage.engine.holding import Scope
from linkage.engine.quantity import PER_HOUSEHOLD, belongs, content
from linkage.ground.figure import Day, Figure
from linkage.ground.units import PLAIN
from linkage.model.eligibility import Condition, Subject, Verdict
from linkage.model.registers import Row


@define
class Gate:
    """A condition with what it is asked for: the clause, what it counts, on which day, of whom.

    ``personal`` says that persons are paid, so that sums over the season are a person's and not her
    household's.
    """

    condition: Condition
    clause: str
    quantity: tuple[str, str]
    day: Day
    scope: Scope
    personal: bool
    _sums: dict[tuple[tuple[str, str], str, str], Figure] = field(factory=dict, init=False)

    def ask(self, row: Row) -> Verdict:
        """Ask the condition of a row.

        Raises :class:`linkage.ground.errors.InputRefusedError` when the books lack what decides.
        """
        person = None if self.quantity == PER_HOUSEHOLD else self.scope.books.person_of(row)
        paid = row.member if self.personal else ""

        def total(of: tuple[str, str]) -> Figure:
            return self._total(of, row.household, paid)

        return self.condition.test(Subject(row, person, self.day, self.scope.books, total))

    def _total(self, of: tuple[str, str], household: str, member: str) -> Figure:
        key = (of, household, member)
        if key not in self._sums:
            rows = sorted(self.scope.books.rows_of(of[0], household), key=content)
            self._sums[key] = _sum(self._counted(rows, of, member))
        return self._sums[key]

    def _counted(self, rows: Iterable[Row], of: tuple[str, str], member: str) -> Iterable[Figure]:
        season = self.scope.arrangement
        for row in rows:
            day, figure = row.day("日期"), row.figure(of[1])
            inside = day is None or season.first_day.date <= day.date <= season.last_day.date
            asked = not member or row.member == member
            if figure is not None and inside and asked and belongs(row, self.clause, season):
                yield figure


def _sum(figures: Iterable[Figure]) -> Figure:
    """The sum of a column, in the unit of its first row; nought of nothing."""
    found = list(figures)
    if not found:
        return Figure.zero(PLAIN)
    unit = found[0].unit
    return Figure.total([figure.to(unit) for figure in found])
