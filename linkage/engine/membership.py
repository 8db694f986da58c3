"""Membership of a co-operative (合作社成员): which households are members on a day, and of which kind.

One household is one member (户号): votes, accounts and shares go by it. What kind of member it is stands
in the registers as its category on the day; one that says nothing is a farmer.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from linkage.engine.holding import one_is_member, person_ends
from linkage.model.arrangement import Arrangement, Party
from linkage.model.categories import categories_on
from linkage.model.entitlement import Settlement
from linkage.model.payer import COOPERATIVE, Statute
from linkage.model.registers import Books, Member

FARMER, OTHER, ORGANISATION, PUBLIC_BODY = "农民", "非农民", "单位", "管理公共事务的单位"
#: Words that say that a household only deals with the co-operative.
OUTSIDERS = frozenset({"非成员", "非社员"})

#: What the words of 户类别 and 类别 say of a member (农民专业合作社法 第十九条、第二十条).
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "农民": FARMER,
        "农民成员": FARMER,
        "非农民": OTHER,
        "非农民成员": OTHER,
        "企业": ORGANISATION,
        "企业成员": ORGANISATION,
        "公司": ORGANISATION,
        "单位": ORGANISATION,
        "单位成员": ORGANISATION,
        "团体成员": ORGANISATION,
        "法人成员": ORGANISATION,
        "事业单位": ORGANISATION,
        "社会组织": ORGANISATION,
        "管理公共事务的单位": PUBLIC_BODY,
        "行政机关": PUBLIC_BODY,
    }
)


def cooperative_of(settlement: Settlement) -> tuple[Arrangement, Party] | None:
    """The co-operative whose members the roster lists, with its arrangement; nothing where none is.

    It keeps member accounts, or it shares a surplus and the registers say who is a member: by an account,
    or by what kind of member a household is.
    """
    for arrangement in settlement.arrangements:
        if arrangement.accounts is not None:
            party = arrangement.parties[arrangement.accounts.payer]
            return (arrangement, party) if party.kind is COOPERATIVE else None
    listed = bool(settlement.books.rows("成员账户")) or _kinds_said(settlement)
    for arrangement in settlement.arrangements if listed else ():
        for pool in arrangement.pools:
            party = arrangement.parties[pool.payer]
            if pool.statute is Statute.COOPERATIVE and party.kind is COOPERATIVE:
                return arrangement, party
    return None


def _kinds_said(settlement: Settlement) -> bool:
    day = settlement.main.last_day.date
    return any(
        word.text in KINDS
        for number in settlement.books.households
        for word in categories_on(settlement.books, number, "", day)
    )


def is_member(books: Books, household: str, day: datetime.date) -> bool:
    """Say whether a household is a member on a day: somebody of it is, and it is not called 非成员."""
    if _outside(books, household, day):
        return False
    return any(one_is_member(person, books, day) for person in books.households[household].members)


def _outside(books: Books, household: str, day: datetime.date) -> bool:
    return any(word.text in OUTSIDERS for word in categories_on(books, household, "", day))


def members_on(books: Books, day: datetime.date) -> Sequence[str]:
    """The households that are members on a day, by number."""
    return [number for number in sorted(books.households) if is_member(books, number, day)]


def members_during(books: Books, first: datetime.date, last: datetime.date) -> Sequence[str]:
    """The households that were members on some day of a season, also who died or was gone before its end."""
    return [
        number
        for number in sorted(books.households)
        if not _outside(books, number, last)
        and any(_during(person, books, first, last) for person in books.households[number].members)
    ]


def _during(person: Member, books: Books, first: datetime.date, last: datetime.date) -> bool:
    began = person.since is None or person.since.date <= last
    return began and all(end.date >= first for end in person_ends(person.household, person.number, books))


def members_after(books: Books, day: datetime.date) -> Sequence[str]:
    """The members of a day who go on being members: those whose membership does not end with it."""
    after = day + datetime.timedelta(days=1)
    return [number for number in members_on(books, day) if is_member(books, number, after)]


def kind_of(books: Books, household: str, day: datetime.date) -> str:
    """What kind of member a household is on a day."""
    words = [word.text for word in categories_on(books, household, "", day)]
    return next((KINDS[word] for word in words if word in KINDS), FARMER)


def organisations_on(books: Books, day: datetime.date) -> frozenset[str]:
    """The households of the roster that are no persons on a day: organisations and public bodies."""
    return frozenset(number for number in books.households if is_organisation(books, number, day))


def is_organisation(books: Books, household: str, day: datetime.date) -> bool:
    """Say whether a row of the roster is no person on a day: an organisation or a public body."""
    return kind_of(books, household, day) in (ORGANISATION, PUBLIC_BODY)
