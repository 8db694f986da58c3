"""Checklist (手续清单): every step a season's distributions have to go through, with its day and state.

It is drawn from the same records and findings as the stamp on the papers, so that the two never differ: a
step is 齐 when nothing is found against it, else 缺, 待补 (a decision lets it be made up later), 已答复 or
没查 (no version of the law covers the day).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.check import NOTE, answered, provisional
from linkage.governance.decisions import deferring
from linkage.governance.matters import (
    POSTINGS,
    RESOLVED,
    STEPS,
    Duty,
    Matter,
    count,
    day_of,
    deciding,
    duties,
    owners,
)
from linkage.governance.postings import Posting, after_payment, objections, open_objections, postings
from linkage.governance.vote import tests
from linkage.model.entitlement import Settlement
from linkage.model.law import NoLawError
from linkage.model.registers import Row

DONE, MISSING, LATER, ANSWERED, UNASKED = "齐", "缺", "待补", "已答复", "没查"
_RECORDS, _VOTE, _ATTENDANCE, _OPEN, _POSTING = "C611", "C612", "C613", "C614", "C615"
_DECISION = "C610"


@frozen
class ChecklistItem:
    """One line of the checklist: what it belongs to, what is asked, its state, and what is on record."""

    about: str
    asks: str
    state: str
    told: str


def checklist(settlement: Settlement) -> Sequence[ChecklistItem]:
    """All lines, the matters in the order of the pools they decide; empty where nothing has to be decided."""
    out: list[ChecklistItem] = []
    seen: set[str] = set()
    for duty in duties(settlement):
        matter = deciding(settlement, duty)
        if matter is None:
            asks = "成员的决议" if duty.assembled else "结果公开"
            code = _DECISION if duty.assembled else _POSTING
            out.append(_line(settlement, duty.where, asks, (code, duty.where), "没有记录"))
        elif matter.number not in seen:
            seen.add(matter.number)
            out += _matter(settlement, duty, matter)
    return [*out, *_cases(settlement)] if out else []


def _matter(settlement: Settlement, duty: Duty, matter: Matter) -> Iterator[ChecklistItem]:
    about, where = f"会议 {matter.number}", f"会议 {matter.number}"
    for step in STEPS if duty.four_and_two else (RESOLVED, *POSTINGS):
        row = matter.step(step)
        if row is not None:
            paper = row.text("文号")
            told = f"{day_of(row)}{f'，{paper}' if paper else ''}{_later(settlement, step, row)}"
            yield _line(settlement, about, step, (_RECORDS, where, step), told)
        elif duty.four_and_two or (step == RESOLVED and duty.assembled):
            found = (_DECISION, duty.where) if step == RESOLVED else (_RECORDS, where)
            yield _line(settlement, about, step, found, "没有记录")
    row = matter.resolution
    if row is not None and duty.assembled:
        opened = row.day("公示起")
        told = f"{opened.date} 公开，{day_of(row)} 开会" if opened is not None else "没有记录"
        yield _line(settlement, about, "会前公开", (_OPEN, where), told)
        yield _line(settlement, about, "表决", (_VOTE, where), _vote(settlement, matter))
        present = count(row, "实到")
        yield _line(settlement, about, "到会名单", (_ATTENDANCE, where), f"实到 {present or '——'} 人")
    for posting in postings(matter):
        days = f"{posting.days} 天" if posting.days is not None else "起止没有写全"
        days += _later(settlement, posting.step, posting.row)
        yield _line(settlement, about, f"{posting.step}的公示", (_POSTING, where, posting.step), days)


def _later(settlement: Settlement, step: str, row: Row) -> str:
    """What is added to a day that is still to come: the result of what is paid now."""
    return "（付款以后）" if after_payment(settlement, Posting(step, row)) else ""


def _vote(settlement: Settlement, matter: Matter) -> str:
    try:
        party = next(iter(owners(settlement, matter)), None)
        asked = list(tests(settlement, matter, party)) if party is not None else []
    except NoLawError as gap:
        return str(gap)
    return "；".join(test.told for test in asked if test.asks == "赞成") or "没有查"


def _cases(settlement: Settlement) -> Iterator[ChecklistItem]:
    every, still = list(objections(settlement)), open_objections(settlement)
    if every:
        state = MISSING if still else DONE
        yield ChecklistItem("公示", "异议", state, f"{len(every)} 件，没有答复的 {len(still)} 件")


def _line(settlement: Settlement, about: str, asks: str, found: tuple[str, ...], told: str) -> ChecklistItem:
    """One line; ``found`` is the code and the place of what may stand against it, and the step it names."""
    code, where, *of = found
    against = [f for f in settlement.findings if f.code == code and f.where == where]
    unasked = [f for f in settlement.findings if f.code == code and f.severity == NOTE]
    for step in of:
        against = [f for f in against if f"“{step}”" in f.message]
    if not against:
        return ChecklistItem(about, asks, UNASKED if unasked else DONE, told)
    if all(answered(settlement, finding) for finding in against):
        return ChecklistItem(about, asks, ANSWERED, told)
    if all(provisional(settlement, finding) for finding in against):
        deferral = deferring(settlement, code)
        until = f"，{deferral.deadline} 前补齐" if deferral is not None else ""
        return ChecklistItem(about, asks, LATER, f"{told}{until}")
    return ChecklistItem(about, asks, MISSING, f"{told}（{code}）")
