"""Birth (出生): the person was born within a window of days, both ends included."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.conditions import Sign, all_of, compare, holds
from linkage.ground.figure import Day
from linkage.ground.season import chinese_date
from linkage.model.eligibility import Condition, Subject, Verdict
from linkage.model.person import birth_of


@frozen
class BornWithin(Condition):
    """Born from a day on, until a day, or both."""

    first: Day | None
    last: Day | None

    def test(self, subject: Subject) -> Verdict:
        """Ask the roster for the day of birth."""
        born = birth_of(subject.someone("出生日期"))
        asked = []
        if self.first is not None:
            asked.append(compare(born, self.first, Sign.AT_LEAST))
        if self.last is not None:
            asked.append(compare(born, self.last, Sign.AT_MOST))
        proof = all_of(asked)
        why = "" if holds(proof) else f"{born.date}出生，不在{self._window()}之间"
        return Verdict(holds(proof), proof, why)

    def _window(self) -> str:
        first = str(self.first.date) if self.first is not None else "最早"
        last = str(self.last.date) if self.last is not None else "最晚"
        return f"{first}至{last}"

    def words(self) -> str:
        """Say the window: 2010年1月1日至2018年12月31日出生."""
        if self.last is None and self.first is not None:
            return f"{chinese_date(self.first.date)}以后出生（含当日）"
        if self.first is None and self.last is not None:
            return f"{chinese_date(self.last.date)}以前出生（含当日）"
        days = [chinese_date(day.date) for day in (self.first, self.last) if day is not None]
        return f"{'至'.join(days)}出生"
