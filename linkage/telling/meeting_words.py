"""Meetings in words (会议的说法): what two papers say of the records of one matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from linkage.document import View
from linkage.governance.matters import Duty, Matter, count, deciding, duties
from linkage.governance.vote import ATTENDANCE_SHEET
from linkage.governance.words import BODIES
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.telling.counting import percent

UNWRITTEN = "——"
#: As many digits as a member's number may have.
_MEMBER = 3


def matters_decided(settlement: Settlement, *, four_and_two: bool) -> Mapping[str, Sequence[Duty]]:
    """The matters on record that decide a pool an assembly has to decide, with their duties, by number."""
    found: dict[str, list[Duty]] = {}
    for duty in duties(settlement):
        matter = deciding(settlement, duty) if duty.assembled else None
        if matter is not None and (duty.four_and_two or not four_and_two):
            found.setdefault(matter.number, []).append(duty)
    return {number: found[number] for number in sorted(found)}


def matter_of(settlement: Settlement, duty: Duty) -> Matter:
    """The matter that decides a pool and is known to be there."""
    matter = deciding(settlement, duty)
    if matter is None:
        message = "no matter decides this pool"
        raise ValueError(message)
    return matter


def subject(row: Row) -> str:
    """What a record is about, without the body it names first: the six sheets of a matter have six bodies."""
    body, colon, rest = row.text("事项").partition("：")
    return rest if colon and body in BODIES else row.text("事项")


def figures(row: Row | None) -> View:
    """The numbers of a record, a dash for what is not written, and the share of those due who came."""
    said = {heading: _number(row, heading) for heading in ("应到", "实到", "赞成", "反对", "弃权")}
    due, present = _count(row, "应到"), _count(row, "实到")
    return {
        "due": said["应到"],
        "present": said["实到"],
        "share": attendance(present, due),
        "yes": said["赞成"],
        "no": said["反对"],
        "abstained": said["弃权"],
    }


def attendance(present: Fraction | None, due: Fraction | None) -> str:
    """The share of those due who came; a dash where one of the two is not written."""
    return percent(present, due) if present is not None and due else UNWRITTEN


def day_said(row: Row | None, heading: str) -> str:
    """A day of a record in words, or a dash."""
    day = row.day(heading) if row is not None else None
    return chinese_date(day.date) if day is not None else UNWRITTEN


def listed(settlement: Settlement, matter: Matter, states: Sequence[str]) -> Sequence[Row]:
    """Who is on the list of a meeting with one of these states, by household and member."""
    rows = settlement.books.rows(ATTENDANCE_SHEET)
    found = [one for one in rows if one.text("会议号") == matter.number and one.text("状态") in states]
    return sorted(found, key=lambda one: (one.household, one.member.zfill(_MEMBER)))


def _count(row: Row | None, heading: str) -> Fraction | None:
    return count(row, heading) if row is not None else None


def _number(row: Row | None, heading: str) -> str:
    value = _count(row, heading)
    return str(value) if value is not None else UNWRITTEN
