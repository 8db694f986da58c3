"""Person (成员的年龄): what the roster lets us reckon about a person on a day."""

from __future__ import annotations

from linkage.ground.figure import Day, Figure
from linkage.ground.spans import whole_periods
from linkage.model.eligibility import refused
from linkage.model.registers import Books, Member, Row

BIRTH = "出生日期"
AGE = "年龄"


def age_of_row(row: Row, books: Books, day: Day) -> Figure:
    """Full years of the person a row is about, on a day.

    Raises :class:`linkage.ground.errors.InputRefusedError` when the row names nobody, or nobody's birth.
    """
    household = books.households.get(row.household)
    members = household.members if household is not None else ()
    person = next((member for member in members if member.number == row.member), None)
    if person is None:
        raise refused(row, "成员号", "没有写是谁，不能判断年龄", "这一条按年龄计价", "请补上成员号")
    return age_on(person, day)


def birth_of(person: Member) -> Day:
    """The day of birth. Raises :class:`linkage.ground.errors.InputRefusedError` when the roster lacks it."""
    born = person.row.day(BIRTH)
    if born is None:
        name = person.name or person.payee
        raise refused(
            person.row, BIRTH, f"{name}的出生日期没有填", "这一条看年龄", "请照身份证补上，例如 1966-03-02"
        )
    return born


def age_on(person: Member, day: Day) -> Figure:
    """Full years on a day (周岁): one more from each birthday on; born 29 February, from 28 February.

    Raises :class:`linkage.ground.errors.InputRefusedError` when the roster lacks the day of birth.
    """
    return whole_periods(birth_of(person), day, 1).named(AGE)
