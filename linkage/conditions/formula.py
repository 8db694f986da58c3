"""Formula (算式): a condition that no other kind foresees, over the columns of the row and of its person."""

from __future__ import annotations

from attrs import frozen

from linkage.formula.evaluation import Occasion
from linkage.formula.formula import Formula
from linkage.ground.conditions import holds
from linkage.ground.figure import Day
from linkage.model.eligibility import Condition, Subject, Verdict
from linkage.quotation import asking
from linkage.words.explain import condition, condition_numbers


@frozen
class FormulaHolds(Condition):
    """The formula is met; ``season`` is its first and last day."""

    formula: Formula
    season: tuple[Day, Day]

    def test(self, subject: Subject) -> Verdict:
        """Reckon it for the row, on the record day."""
        books = subject.books
        person = subject.person or books.person_or_head_of(subject.row)
        occasion = Occasion(
            *self.season,
            record_day=subject.day,
            row=subject.row,
            person=person.row if person is not None else None,
            day=subject.day,
            quote=asking(books),
        )
        proof = self.formula.truth(occasion, "")
        if holds(proof):
            return Verdict(met=True, proof=proof)
        return Verdict(met=False, proof=proof, why=f"“{condition(proof)}”：{condition_numbers(proof)}")

    def words(self) -> str:
        """The condition as it was written."""
        return self.formula.words()
