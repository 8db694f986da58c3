"""Postings (公示): what was posted from when to when, how long it had to be, and what was objected."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.governance.days import days_between, whole_days
from linkage.governance.decisions import ANSWERED, Decision, decisions
from linkage.governance.matters import POSTINGS, RESULT_POSTED, Duty, Matter, deciding, duties
from linkage.model.entitlement import Settlement
from linkage.model.law import Parameter
from linkage.model.registers import Row

_LAW = "村务公布天数下限"
_CHARTER = "公示天数"
_NUMBER = re.compile(r"\d+")


@frozen
class Floor:
    """The fewest days a posting has to stand, who says so, and the law where it is one."""

    days: int
    said: str
    law: Parameter | None = None


@frozen
class Posting:
    """One posting of a matter: the step, its record, and its days."""

    step: str
    row: Row

    @property
    def days(self) -> int | None:
        """How long it stood, or nothing where one of its ends is not written."""
        first, last = self.row.day("公示起"), self.row.day("公示止")
        return days_between(first.date, last.date) if first is not None and last is not None else None


def begins(row: Row) -> datetime.date | None:
    """The first day of a posting; where only its day is written, that one."""
    first = row.day("公示起") or row.day("日期")
    return first.date if first is not None else None


def after_payment(settlement: Settlement, posting: Posting) -> bool:
    """Whether a posting is that of what was carried out, which follows the payment and so the papers."""
    papers, first = settlement.books.paper_day, begins(posting.row)
    if posting.step != RESULT_POSTED or papers is None or first is None or first < papers:
        return False
    ours = [deciding(settlement, duty) for duty in duties(settlement) if duty.four_and_two]
    return any(one is not None and one.number == posting.row.text("会议号") for one in ours)


def postings(matter: Matter) -> Sequence[Posting]:
    """The postings of a matter that are on record."""
    found = ((step, matter.step(step)) for step in POSTINGS)
    return [Posting(step, row) for step, row in found if row is not None]


def floor_of(settlement: Settlement, duty: Duty, posting: Posting) -> Floor:
    """The longest of what law, charter and arrangement ask, on the day the posting begins.

    Raises :class:`linkage.model.law.NoLawError` where no version covers that day.
    """
    asked: list[Floor] = []
    first = posting.row.day("公示起") or posting.row.day("日期")
    if duty.four_and_two and first is not None:
        law = settlement.laws.required(_LAW, first.date, posting.row.where("公示起"))
        if law.figure is not None:
            asked.append(Floor(whole_days(law.figure), str(law.cite), law))
    charter = settlement.charter
    value = charter.values.get(_CHARTER) if charter is not None else None
    if charter is not None and value is not None:
        asked.append(Floor(whole_days(value), charter.title))
    signed = _NUMBER.search(duty.arrangement.papers.get("公示天数", ""))
    if signed is not None:
        asked.append(Floor(int(signed[0]), f"{duty.arrangement.name}（文书的公示天数）"))
    return max(asked, key=lambda one: one.days, default=Floor(0, ""))


def objections(settlement: Settlement) -> Iterator[Decision]:
    """The cases of objection: records 答复 that speak of a person and not of a finding."""
    return (
        one
        for one in decisions(settlement)
        if one.kind == ANSWERED and not one.speaks_of_finding and one.target
    )


def open_objections(settlement: Settlement) -> Sequence[Decision]:
    """The objections nobody has answered with person, day and reason."""
    return [one for one in objections(settlement) if not one.counts]
