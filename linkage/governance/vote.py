"""Vote (表决): was a resolution passed by the right body, by enough of those whom the law counts.

Every test keeps the law it rests on and its figures, so that the check, the resolution and the checklist say
the same. A collective counts one member one vote over its full roll; a co-operative counts votes, with the
extra ones that its charter gives, as the register 到会 lists them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, frozen

from linkage.governance.majority import read_majority
from linkage.governance.matters import (
    COOPERATIVES,
    Matter,
    count,
    day_of,
    voting_body,
)
from linkage.governance.words import (
    MEMBERS,
    OUTSIDERS,
    REPRESENTATIVES,
    VILLAGE_REPRESENTATIVES,
    VILLAGERS,
)
from linkage.model.arrangement import Party
from linkage.model.entitlement import Settlement
from linkage.model.law import Parameter
from linkage.model.payer import ACTING, payer_kind
from linkage.model.registers import Row

ATTENDANCE_SHEET = "到会"


@frozen
class VoteTest:
    """One thing a law asks of a vote: what was found, and whether that is enough.

    ``stops`` is false where a failure is a doubt to be answered and no reason to refuse.
    """

    asks: str
    law: Parameter
    holds: bool
    told: str
    mend: str
    stops: bool = True


@frozen
class Ballot:
    """The figures of a vote: who is due, who came, and the votes.

    ``votes`` is how many votes there are in all: one each, and for a co-operative the extra ones.
    """

    due: Fraction
    present: Fraction
    yes: Fraction
    votes: Fraction

    @property
    def extra(self) -> Fraction:
        """Votes beyond one each."""
        return self.votes - self.due


def ballot(settlement: Settlement, matter: Matter, row: Row, party: Party) -> Ballot | None:
    """The figures of a record; nothing where one of the three that decide is not written."""
    due, present, yes = (count(row, heading) for heading in ("应到", "实到", "赞成"))
    if due is None or present is None or yes is None:
        return None
    extra = Fraction(0)
    if payer_kind(party.legal_type) in COOPERATIVES:
        listed = (
            count(one, "票数")
            for one in settlement.books.rows(ATTENDANCE_SHEET)
            if one.text("会议号") == matter.number
        )
        extra = sum((votes - 1 for votes in listed if votes is not None and votes > 1), start=Fraction(0))
    return Ballot(due, present, yes, due + extra)


def tests(settlement: Settlement, matter: Matter, party: Party) -> Iterator[VoteTest]:
    """Everything the law of the day asks of the vote on a matter.

    Raises :class:`linkage.model.law.NoLawError` where no version covers the day of the vote.
    """
    row = matter.resolution
    figures = ballot(settlement, matter, row, party) if row is not None else None
    if row is None or figures is None:
        return
    asked = _Asked(settlement, matter, row, figures)
    body = voting_body(row)
    if payer_kind(party.legal_type) in COOPERATIVES:
        yield from _cooperative(asked, body)
    elif body in {VILLAGERS, VILLAGE_REPRESENTATIVES} and payer_kind(party.legal_type) is ACTING:
        yield from _village(asked, body)
    else:
        yield from _collective(asked, body)


@frozen
class _Asked:
    """A vote with what is needed to ask the law about it."""

    settlement: Settlement
    matter: Matter
    row: Row
    figures: Ballot

    @property
    def day(self) -> datetime.date:
        return day_of(self.row)

    def law(self, name: str) -> Parameter:
        return self.settlement.laws.required(name, self.day, self.row.where("日期"))

    def reached(
        self, asks: str, name: str, whole: tuple[str, Fraction], did: tuple[str, Fraction]
    ) -> VoteTest:
        """Ask for a share of a whole: who or what is due, and who did it, each with its word."""
        law = self.law(name)
        majority = read_majority(law)
        needed = majority.needed(whole[1])
        sign = "票" if "票" in whole[0] else "人"
        told = (
            f"{whole[0]} {whole[1]} {sign}，{did[0]} {did[1]} {sign}，"
            f"须 {needed} {sign}（{majority.told(whole[1])}）"
        )
        short = needed - did[1]
        mend = f"差 {short} {sign}" if short > 0 else ""
        return VoteTest(asks, law, holds=did[1] >= needed, told=told, mend=mend)


def _collective(asked: _Asked, body: str) -> Iterator[VoteTest]:
    figures = asked.figures
    if body not in {MEMBERS, REPRESENTATIVES}:
        law = asked.law("集体分配方案的决定机构")
        told = f"作出决议的是{body}，要由{'、'.join(law.words)}决定"
        yield VoteTest("决定的机构", law, body in law.words, told, "请重新提交有权的会议表决")
        return
    if body == REPRESENTATIVES:
        yield from _delegated(asked)
        yield from _representatives(asked)
        yield asked.reached(
            "赞成", "集体成员代表大会通过比例下限", ("应到代表", figures.due), ("赞成", figures.yes)
        )
        return
    yield asked.reached("到会", "集体成员大会到会比例下限", ("应到", figures.due), ("实到", figures.present))
    name = "外部人员享受收益权通过比例下限" if OUTSIDERS in asked.matter.items else "集体成员大会通过比例下限"
    yield asked.reached("赞成", name, ("应到", figures.due), ("赞成", figures.yes))


def _delegated(asked: _Asked) -> Iterator[VoteTest]:
    law = asked.law("集体成员代表大会不得决定的事项")
    kept = [item for item in asked.matter.items if item in law.words]
    told = f"事项里有{'、'.join(kept)}，成员代表大会不能表决" if kept else "成员代表大会可以表决"
    yield VoteTest("代表大会的权限", law, not kept, told, "请提交成员大会表决")
    if OUTSIDERS in asked.matter.items:
        law = asked.law("外部人员享受收益权通过比例下限")
        told = f"给非成员分配，要由成员大会全体成员的{law.said}同意，成员代表大会不能表决"
        yield VoteTest("代表大会的权限", law, holds=False, told=told, mend="请提交成员大会表决")


def _representatives(asked: _Asked) -> Iterator[VoteTest]:
    due = asked.figures.due
    over = asked.law("集体成员代表人数须多于")
    if over.figure is not None:
        told = f"应到代表 {due} 人，须多于 {over.figure.value} 人"
        yield VoteTest("代表人数", over, due > over.figure.value, told, "请由成员大会表决，或依法增选代表")
    fewest, most = asked.law("集体每名代表的户数下限"), asked.law("集体每名代表的户数上限")
    households = len(asked.settlement.books.households)
    if fewest.figure is not None and most.figure is not None:
        low, high = fewest.figure.value, most.figure.value
        told = f"名册 {households} 户，代表 {due} 人；每 {low} 至 {high} 户一名代表"
        holds = low * due <= households <= high * due
        yield VoteTest(
            "代表名额", fewest, holds, told, "请核对代表名额；名册不是全体成员户的，请说明", stops=False
        )


def _cooperative(asked: _Asked, body: str) -> Iterator[VoteTest]:
    figures = asked.figures
    if body not in {MEMBERS, REPRESENTATIVES}:
        law = asked.law("合作社盈余分配方案的决定机构")
        told = f"作出决议的是{body}，要由{'、'.join(law.words)}决定"
        yield VoteTest("决定的机构", law, holds=False, told=told, mend="请重新提交成员大会表决")
        return
    cap = asked.law("合作社附加表决权比例上限")
    if cap.figure is not None and figures.extra:
        most = cap.figure.value * figures.due
        told = (
            f"基本表决权 {figures.due} 票，附加表决权 {figures.extra} 票，最多 {_down(most)} 票（{cap.said}）"
        )
        yield VoteTest("附加表决权", cap, figures.extra <= most, told, "请按上限重新计票")
    if body == REPRESENTATIVES:
        yield from _cooperative_representatives(asked)
    yield asked.reached(
        "到会", "合作社成员大会到会比例下限", ("应到", figures.due), ("实到", figures.present)
    )
    special = [i for i in asked.matter.items if i in asked.law("合作社重大决议的事项").words]
    name = "合作社重大决议通过比例下限" if special else "合作社一般决议通过须超过"
    yield asked.reached("赞成", name, ("总票数", figures.votes), ("赞成", figures.yes))


def _cooperative_representatives(asked: _Asked) -> Iterator[VoteTest]:
    over, least = asked.law("合作社可设代表大会的成员人数须多于"), asked.law("合作社成员代表人数下限")
    members = _members(asked.settlement)
    if over.figure is not None:
        told = f"合作社成员 {members} 个，多于 {over.figure.value} 个才可以设成员代表大会"
        yield VoteTest("设代表大会的条件", over, members > over.figure.value, told, "请由成员大会表决")
    if least.figure is not None:
        due = asked.figures.due
        told = f"应到代表 {due} 人，最少 {least.figure.value} 人"
        yield VoteTest("代表人数", least, due >= least.figure.value, told, "请由成员大会表决，或依法增选代表")


def _members(settlement: Settlement) -> int:
    """Members of a co-operative: whoever has a member account, else every household on the roster."""
    accounts = {row.payee for row in settlement.books.rows("成员账户")}
    return len(accounts or settlement.books.households)


def _village(asked: _Asked, body: str) -> Iterator[VoteTest]:
    """The meeting of villagers under its own law, and then the collective's majority by reference."""
    figures = asked.figures
    came, agreed = "村民代表会议到会比例下限", "村民代表会议通过须超过"
    if body == VILLAGERS:
        came, agreed = "村民会议到会人数须超过", "村民会议通过须超过"
    yield asked.reached("到会", came, ("应到", figures.due), ("实到", figures.present))
    yield asked.reached("赞成", agreed, ("实到", figures.present), ("赞成", figures.yes))
    by_reference = "集体成员大会通过比例下限" if body == VILLAGERS else "集体成员代表大会通过比例下限"
    referred = asked.reached("代行集体职能的参照", by_reference, ("应到", figures.due), ("赞成", figures.yes))
    yield evolve(referred, stops=False)


def _down(value: Fraction) -> int:
    return value.numerator // value.denominator
