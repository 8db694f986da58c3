"""Approvers and payees who share an account or a household: the village should see it (优亲厚友)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from linkage.check import WARNING, Check, Spot
from linkage.governance.decisions import named
from linkage.ground.fault import listed
from linkage.model.entitlement import Settlement
from linkage.model.identity import Secret
from linkage.model.registers import Books, Household, Member, Row

_VERIFIED = ("验收", "积分")


@frozen
class _Approval:
    """One approval: who gave it, for which household, and in which cell it stands."""

    approver: str
    household: str
    row: Row
    heading: str


def _find(settlement: Settlement) -> Iterable[Spot]:
    books = settlement.books
    people = _by_name(books)
    found: dict[tuple[str, str, str], list[_Approval]] = {}
    for approval in _approvals(books):
        for member in people.get(approval.approver, ()):
            tie = _tie(books, member, approval.household)
            if tie:
                found.setdefault((approval.approver, approval.household, tie), []).append(approval)
    for (approver, household, tie), approvals in sorted(found.items(), key=lambda item: item[0]):
        first = approvals[0]
        count = f"（共 {len(approvals)} 行）" if len(approvals) > 1 else ""
        yield Spot(
            str(first.row.where(first.heading)),
            f"{approver} 在〔{first.row.sheet}〕里给户 {household} 认定{count}，{tie}。"
            f"自己人认定自己人，要回避。请换没有利害关系的人认定，或在〔决定〕里写明谁复核过、结果怎样",
        )


def _by_name(books: Books) -> Mapping[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for member in books.members():
        if member.name:
            found.setdefault(member.name, []).append(member)
    return found


def _approvals(books: Books) -> Iterator[_Approval]:
    for sheet in _VERIFIED:
        for row in books.rows(sheet):
            yield from (_Approval(name, row.household, row, "认定人") for name in named(row.text("认定人")))
    for row in books.rows("决定"):
        household = row.text("对象").partition(".")[0]
        if household not in books.households:
            continue
        yield from (_Approval(name, household, row, "决定人") for name in named(row.text("决定人")))
        yield from _attending(books, row, household)


def _attending(books: Books, decision: Row, household: str) -> Iterator[_Approval]:
    """Members of the household itself who sat in the small meeting that decided on it."""
    meeting = decision.text("会议号")
    present = [
        row
        for row in books.rows("到会")
        if meeting and row.text("会议号") == meeting and row.text("状态") not in {"缺席", "回避"}
    ]
    if len({row.household for row in present}) * 2 > len(books.households):
        return  # a meeting of all members: there everybody decides on everybody
    for row in present:
        name = next((m.name for m in books.households[row.household].members if m.number == row.member), "")
        if name:
            yield _Approval(name, household, decision, "会议号")


def _tie(books: Books, approver: Member, payee: str) -> str:
    """What ties an approver to the household that is paid, or the empty text."""
    if approver.household == payee:
        return f"他（她）就是户 {payee} 的人"
    known = books.households.get(payee)
    if known is None:
        return ""
    shared = _accounts(books.households[approver.household]) & _accounts(known)
    if shared:
        last = listed(sorted(account.last4 for account in shared))
        return f"户 {approver.household} 和户 {payee} 用同一个收款账户（尾号 {last}）"
    return ""


def _accounts(household: Household) -> set[Secret]:
    accounts = (member.row.secret("卡号") for member in household.members)
    return {account for account in accounts if account is not None}


CHECK = Check(
    name="approver_conflict",
    code="C677",
    severity=WARNING,
    asks="收款人和认定人、决定人是不是一户或同一个账户",
    ground="《农村集体经济组织法》第三十五条；有利害关系的应当回避",
    find=_find,
    points=(17,),
    mechanisms=(77,),
)
