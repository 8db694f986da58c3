"""Membership (成员): on a day the person is a member, or has been one for so many years."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.conditions import Sign, all_of, compare, holds
from linkage.ground.figure import Day
from linkage.ground.season import chinese_date
from linkage.ground.spans import anniversary
from linkage.model.eligibility import Condition, Subject, Verdict


@frozen
class MemberOn(Condition):
    """A member on one day (both ends of a membership count); without ``day`` on the record day."""

    day: Day | None = None

    def test(self, subject: Subject) -> Verdict:
        """Ask 成员自 and 成员至 of the roster; an empty one is open."""
        person = subject.someone("成员身份")
        day = self.day or subject.day
        asked = []
        since, until = person.since, person.until
        if since is not None:
            asked.append(compare(since, day, Sign.AT_MOST))
        if until is not None:
            asked.append(compare(day, until, Sign.AT_MOST))
        if not asked:
            return Verdict(met=True, proof=None)
        proof = all_of(asked)
        if holds(proof):
            return Verdict(met=True, proof=proof)
        told = f"成员身份到{until.date}止" if until is not None and until.date < day.date else ""
        if since is not None and since.date > day.date:
            told = f"{since.date}才成为成员"
        return Verdict(met=False, proof=proof, why=f"{told}，{day.date}不是成员")

    def words(self) -> str:
        """Say the day."""
        return f"{chinese_date(self.day.date) if self.day is not None else '基准日'}是成员"


@frozen
class MemberFor(Condition):
    """A member for at least so many full years on the record day."""

    years: int

    def test(self, subject: Subject) -> Verdict:
        """Ask whether the anniversary of 成员自 has come; an empty 成员自 means of old."""
        since = subject.someone("成员年限").since
        if since is None:
            return Verdict(met=True, proof=None)
        proof = compare(anniversary(since, self.years), subject.day, Sign.AT_MOST)
        why = "" if holds(proof) else f"成员未满{self.years}年（{since.date}起，基准日{subject.day.date}）"
        return Verdict(holds(proof), proof, why)

    def words(self) -> str:
        """Say the years: 成为成员满1年."""
        return f"成为成员满{self.years}年"
