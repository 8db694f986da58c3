"""Eligibility (资格): what must hold of a row, its person or household, before a clause counts it.

A condition is asked of a subject and gives a verdict: met or not, the condition as a word that keeps its
derivation, and, where it is not met, why in a sentence that names the condition that failed first. The kinds
of conditions stand in :mod:`linkage.conditions`.
"""

from __future__ import annotations

import abc
from collections.abc import Callable

from attrs import frozen

from linkage.ground.conditions import choose
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.figure import Day, Figure, Word
from linkage.model.registers import Books, Member, Row


@frozen
class Verdict:
    """What a condition says of a subject.

    ``proof`` is 是 or 否 with its derivation; it is missing where the books say nothing at all, so that
    there is no cell to point at. ``why`` says why the condition is not met, and is empty when it is.
    """

    met: bool
    proof: Word | None
    why: str = ""

    def admit(self, figure: Figure) -> Figure | None:
        """The figure when the condition is met, else nought, both with the proof.

        Nothing where it is not met and nothing can be pointed at.
        """
        if self.proof is None:
            return figure if self.met else None
        return choose(self.proof, figure, Figure.zero(figure.unit)).named(figure.name)


@frozen
class Subject:
    """Of whom a condition is asked: a row and its person, on the record day.

    ``person`` is empty where the row speaks of a household. ``total`` gives the sum of a column over the
    season: what the household, or the person who is paid by herself, brought together.
    """

    row: Row
    person: Member | None
    day: Day
    books: Books
    total: Callable[[tuple[str, str]], Figure]

    def someone(self, asked: str) -> Member:
        """The person. Raises :class:`InputRefusedError` when the row names none."""
        if self.person is None:
            raise refused(self.row, "成员号", f"没有写是谁，不能判断{asked}", "这一条按人看", "请补上成员号")
        return self.person


class Condition(abc.ABC):
    """One condition of eligibility; members of the shelf are frozen data read from the arrangement."""

    @abc.abstractmethod
    def test(self, subject: Subject) -> Verdict:
        """Ask the condition of a subject.

        Raises :class:`InputRefusedError` when the books lack what is needed to decide.
        """

    @abc.abstractmethod
    def words(self) -> str:
        """Say the condition as a contract does: 年满60周岁、不满70周岁."""


def refused(row: Row, heading: str, what: str, why: str, remedy: str) -> InputRefusedError:
    """Refuse a row in which something is missing that decides who is paid."""
    return InputRefusedError([Problem("E461", row.where(heading), what, why, remedy)])
