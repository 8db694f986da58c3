"""The list of who came against the record of the meeting and the roll: counts, persons, proxies."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.check import WARNING, Check, Spot
from linkage.governance.matters import FOUR_AND_TWO, Matter, count, day_of, matters, owners, voting_body
from linkage.governance.vote import ATTENDANCE_SHEET
from linkage.governance.words import ABSENT, BY_PROXY, IN_PERSON, MEMBERS, REPRESENTATIVES
from linkage.ground.season import full_years
from linkage.model.entitlement import Settlement
from linkage.model.law import Parameter
from linkage.model.payer import payer_kind
from linkage.model.registers import Books, Member, Row

_OUTSIDER = "非成员"
_ADULT, _PROXY = "有完全民事行为能力的年龄", "集体委托到会"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for matter in matters(settlement):
        row = matter.resolution
        if row is None:
            continue
        yield from _counts(settlement, matter, row)
        collective = all(payer_kind(party.legal_type) in FOUR_AND_TWO for party in owners(settlement, matter))
        if collective and voting_body(row) in {MEMBERS, REPRESENTATIVES}:
            adult = settlement.laws.required(_ADULT, day_of(row), row.where("日期"))
            meeting = _Meeting(settlement, matter, row, adult)
            yield from _people(meeting)
            if voting_body(row) == MEMBERS:
                yield from _roll(meeting)


@frozen
class _Meeting:
    settlement: Settlement
    matter: Matter
    row: Row
    adult: Parameter

    @property
    def day(self) -> datetime.date:
        return day_of(self.row)

    @property
    def where(self) -> str:
        return f"会议 {self.matter.number}"

    @property
    def listed(self) -> Sequence[Row]:
        return _listed(self.settlement.books, self.matter)

    def person(self, one: Row) -> Member | None:
        members = self.members(one)
        return next((member for member in members if member.number == one.member), None)

    def members(self, one: Row) -> Sequence[Member]:
        household = self.settlement.books.households.get(one.household)
        return household.members if household is not None else ()


def _listed(books: Books, matter: Matter) -> Sequence[Row]:
    return [one for one in books.rows(ATTENDANCE_SHEET) if one.text("会议号") == matter.number]


def _counts(settlement: Settlement, matter: Matter, row: Row) -> Iterator[Spot]:
    where = f"会议 {matter.number}"
    due, present = count(row, "应到"), count(row, "实到")
    if due is not None and present is not None and present > due:
        yield Spot(where, f"实到 {present} 人，比应到 {due} 人还多。请核对会议记录")
    listed = _listed(settlement.books, matter)
    if not listed:
        return
    known = (*IN_PERSON, *BY_PROXY, *ABSENT)
    unknown = sorted({one.text("状态") for one in listed} - {*known})
    if unknown:
        yield Spot(
            where,
            f"〔到会〕的状态“{'、'.join(unknown)}”不认识，没有算作到会。请写 {'、'.join(known)}",
        )
    came = [one for one in listed if one.text("状态") in {*IN_PERSON, *BY_PROXY}]
    if present is not None and present != len(came):
        yield Spot(where, f"〔会议〕实到 {present} 人，〔到会〕名单是 {len(came)} 人。请照签到表改成一致")
    if due is not None and len(listed) > due:
        yield Spot(where, f"〔到会〕列了 {len(listed)} 人，比应到 {due} 人还多。请核对应到人数")
    votes = sum((max(count(one, "票数") or Fraction(1), Fraction(1)) for one in came), start=Fraction(0))
    cast = [count(row, heading) or Fraction(0) for heading in ("赞成", "反对", "弃权")]
    total = sum(cast, start=Fraction(0))
    if total > votes:
        yield Spot(where, f"赞成、反对、弃权共 {total} 票，到会的一共只有 {votes} 票。请核对计票")


def _people(meeting: _Meeting) -> Iterator[Spot]:
    for payee, times in sorted(Counter(one.payee for one in meeting.listed).items()):
        if times > 1:
            yield Spot(meeting.where, f"{payee} 在〔到会〕里有 {times} 行，一人一票。请删去重复的")
    for one in meeting.listed:
        if one.text("状态") in ABSENT:
            continue
        why = _unfit(meeting.person(one), meeting.day, meeting.adult)
        if why:
            yield Spot(
                str(one.where("成员号")), f"{one.payee} {why}，不能算到会。请核对名单", law=meeting.adult
            )
        if one.text("状态") in BY_PROXY:
            yield from _proxy(meeting, one)


def _proxy(meeting: _Meeting, one: Row) -> Iterator[Spot]:
    law = meeting.settlement.laws.required(_PROXY, meeting.day, one.where("受托人"))
    said = one.text("受托人")
    holder = next((m for m in meeting.members(one) if said in {m.payee, m.number, m.name}), None)
    if holder is None:
        told = f"受托人“{said}”不是本户的成员" if said else "没有写受托人"
    elif holder.payee == one.payee:
        told = "受托人是本人"
    elif holder.payee not in {other.payee for other in meeting.listed if other.text("状态") in IN_PERSON}:
        told = f"受托人 {holder.payee} 自己没有到会"
    else:
        why = _unfit(holder, meeting.day, meeting.adult)
        told = f"受托人 {holder.payee} {why}" if why else ""
    if told:
        yield Spot(
            str(one.where("受托人")),
            f"{one.payee} 的委托不算：{told}。{law.said}；请改正或不计这一票",
            law=law,
        )


def _roll(meeting: _Meeting) -> Iterator[Spot]:
    """The roll is the denominator: who leaves capable members out makes two thirds of fewer."""
    due, adult = count(meeting.row, "应到"), meeting.adult
    people = meeting.settlement.books.members()
    able = [member for member in people if not _unfit(member, meeting.day, adult)]
    if due is not None and due < len(able):
        yield Spot(
            meeting.where,
            f"应到只记了 {due} 人，名册上当天年满 {adult.said.removesuffix(' 年')} 周岁的成员有 "
            f"{len(able)} 人，少了 {len(able) - due} 人，到会和赞成的比例都要按全体算。"
            "请改正应到人数；名册上有不是成员的，请写清成员起止",
            law=adult,
        )


def _unfit(person: Member | None, day: datetime.date, adult: Parameter) -> str:
    """Why somebody has no vote on a day; a person without a date of birth is taken for grown up."""
    if person is None:
        return "不在名册上"
    if not person.on(day):
        return f"{day} 不是成员"
    if _OUTSIDER in person.row.text("户类别"):
        return "名册上写着非成员"
    born = person.row.day("出生日期")
    if born is None or adult.figure is None:
        return ""
    years = full_years(born.date, day) if born.date <= day else 0
    return f"{day} 只有 {years} 周岁" if years < adult.figure.value else ""


CHECK = Check(
    name="attendance",
    code="C613",
    severity=WARNING,
    asks="到会名单、会议记录和名册合不合，委托算不算数",
    ground="会议记录、签到表和名册要一致；《农村集体经济组织法》第二十七条",
    find=_find,
    points=(8,),
    mechanisms=(73,),
    gate=True,
)
