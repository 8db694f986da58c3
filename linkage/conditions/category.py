"""Category (类别): on the record day the person, or her household, is of one of several categories."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.conditions import Sign, any_of, compare, holds
from linkage.ground.figure import Word
from linkage.model.categories import categories_on
from linkage.model.eligibility import Condition, Subject, Verdict


@frozen
class InCategory(Condition):
    """One of these categories, as the dated register or the roster says it."""

    wanted: tuple[Word, ...]

    def test(self, subject: Subject) -> Verdict:
        """Ask what the books say on the record day; a person's category beats the household's."""
        member = subject.person.number if subject.person is not None else ""
        found = categories_on(subject.books, subject.row.household, member, subject.day.date)
        if not found:
            return Verdict(met=False, proof=None, why=f"{subject.day.date}没有登记类别，要的是{self._list()}")
        proof = any_of([compare(one, word, Sign.EQUAL) for one in found for word in self.wanted])
        if holds(proof):
            return Verdict(met=True, proof=proof)
        said = "、".join(one.text for one in found)
        return Verdict(met=False, proof=proof, why=f"{subject.day.date}的类别是“{said}”，不是{self._list()}")

    def _list(self) -> str:
        return "或".join(f"“{word.text}”" for word in self.wanted)

    def words(self) -> str:
        """Say the categories: 类别是脱贫户或监测户."""
        return f"类别是{'或'.join(word.text for word in self.wanted)}"
