"""The resolution of an assembly (B2): who met, what the law asks of the vote, and what was decided.

The result is reckoned from the figures of the register by the tests the law makes, never typed. The sheet to
sign carries the matter, the total and the hash of the paper, so that signatures cannot move to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.document import Document, Said, Shown, View
from linkage.governance.majority import read_majority
from linkage.governance.matters import Duty, Matter, body_of, count, deciding, duties
from linkage.governance.vote import VoteTest, ballot, tests
from linkage.governance.words import BY_PROXY, IN_PERSON, ONLINE
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS
from linkage.model.entitlement import Settlement, StepOutcome
from linkage.model.law import NoLawError
from linkage.model.registers import Row
from linkage.telling.agreement import amounts, is_amount
from linkage.telling.column_widths import widened
from linkage.telling.known_sums import pool_sum, step_of
from linkage.telling.meeting_words import UNWRITTEN, day_said, figures, listed, matter_of, matters_decided
from linkage.telling.paper import (
    capitals,
    period,
    running_numbered,
    sealed,
    season_name,
)
from linkage.telling.paper_leaf import parts, words
from linkage.telling.signing_sheets import Signer, signing_sheets, unnamed
from linkage.telling.stamp import PAYEES
from linkage.telling.summary import add

TITLE = "成员（代表）大会决议"


def _paths(settlement: Settlement) -> Mapping[str, str]:
    found = matters_decided(settlement, four_and_two=False)
    held = [n for n, ours in found.items() if matter_of(settlement, ours[0]).resolution is not None]
    return {f"内部/resolution-{at:02d}.pdf": number for at, number in enumerate(held, start=1)}


def _view(settlement: Settlement, number: str) -> View:
    ours = matters_decided(settlement, four_and_two=False)[number]
    duty = ours[0]
    matter = matter_of(settlement, duty)
    row = matter.resolution
    inner = {one.outcome.pool.name for one in ours}
    total = add(step.amount for one in ours for step in one.outcome.steps if step.step.to not in inner)
    result, asked = _result(settlement, matter, duty)
    reported = [_reported(one) for one in _heard(settlement, matter)]
    came = {
        "proxies": str(len(listed(settlement, matter, BY_PROXY))),
        "online": str(len(listed(settlement, matter, ONLINE))),
    }
    return sealed(
        {
            "title": f"{duty.party.name}{season_name(settlement)}{TITLE}",
            "running": running_numbered(settlement, TITLE, PAYEES, number),
            "sender": duty.party.name,
            "body": (body_of(row) if row is not None else "") or TITLE.removesuffix("决议"),
            "number": number,
            "matter": row.text("事项") if row is not None else matter.text,
            "paper": (row.text("文号") if row is not None else "") or UNWRITTEN,
            "day": day_said(row, "日期"),
            "opened": day_said(row, "公示起"),
            "period": period(settlement),
            **figures(row),
            **came,
            "extra": _extra(settlement, matter, duty),
            "tests": asked,
            "result": result,
            "pools": [_pool(one) for one in ours],
            "reported": list[Shown](reported),
            "widths": _widths(reported),
            "total": str(total),
            "inner": any(step.step.to in inner for one in ours for step in one.outcome.steps),
            "capitals": capitals(total),
            "listed": bool(listed(settlement, matter, (*IN_PERSON, *BY_PROXY))),
            "sheets": signing_sheets(_signers(settlement, matter)),
        }
    )


def _result(settlement: Settlement, matter: Matter, duty: Duty) -> tuple[str, list[Shown]]:
    """Whether it passed, by every test of the law of the day; and the tests."""
    try:
        asked = list(tests(settlement, matter, duty.party))
    except NoLawError as gap:
        return f"没有查：{gap}", []
    shown: list[Shown] = [
        {
            "asks": one.asks,
            "law": str(one.law.cite),
            "told": one.told,
            "holds": "合规定" if one.holds else "不合规定",
        }
        for one in asked
    ]
    if not asked:
        return "没有查：应到、实到、赞成没有记全", shown
    if all(one.asks != _CAME for one in asked):
        shown[-1:-1] = _came(settlement, matter, duty, asked)
    return ("没有通过" if any(one.stops and not one.holds for one in asked) else "通过"), shown


def _came(settlement: Settlement, matter: Matter, duty: Duty, asked: Sequence[VoteTest]) -> Iterator[Shown]:
    """Whether enough came, where the law asks no share of its own: as many as have to agree at the least."""
    row = matter.resolution
    figures_ = ballot(settlement, matter, row, duty.party) if row is not None else None
    passing = next((one for one in asked if one.asks == "赞成" and one.law.figure is not None), None)
    if figures_ is None or passing is None:
        return
    needed = read_majority(passing.law).needed(figures_.due)
    yield {
        "asks": _CAME,
        "law": str(passing.law.cite),
        "told": f"应到 {figures_.due} 人，实到 {figures_.present} 人；要 {needed} 人赞成，到会不能比这少",
        "holds": "合规定" if figures_.present >= needed else "不合规定",
    }


_CAME = "到会"


def _heard(settlement: Settlement, matter: Matter) -> Sequence[Duty]:
    """The pools the meeting hears of and does not decide: their payer asks no assembly."""
    return [
        duty
        for duty in duties(settlement)
        if not duty.assembled
        and (mine := deciding(settlement, duty)) is not None
        and mine.number == matter.number
    ]


#: The size of the letters of tables, in tenths of a point.
_LETTERS = 105


def _reported(duty: Duty) -> View:
    outcome = duty.outcome
    given = [step for step in outcome.steps if step.step.to in {HOUSEHOLDS, MEMBERS}]
    return {
        "name": outcome.pool.name,
        "payer": duty.party.name,
        "income": f"亏损 {outcome.loss}" if outcome.loss else str(outcome.taken_in),
        "steps": [{"name": step.name, "amount": str(step.amount)} for step in given],
    }


def _widths(reported: Sequence[View]) -> dict[str, Shown]:
    """How wide the columns of the pools that are told stand."""
    given = [words(step, "amount") for one in reported for step in parts(one, "steps")]
    return {
        "income": widened(34, [words(one, "income") for one in reported], _LETTERS),
        "given": widened(32, given, _LETTERS),
    }


def _extra(settlement: Settlement, matter: Matter, duty: Duty) -> str:
    row = matter.resolution
    figures_ = ballot(settlement, matter, row, duty.party) if row is not None else None
    return str(figures_.extra) if figures_ is not None and figures_.extra else ""


def _pool(duty: Duty) -> Shown:
    outcome = duty.outcome
    return {
        "name": outcome.pool.name,
        "income": str(outcome.taken_in),
        "steps": [
            {"name": step.name, "words": _called(step), "amount": str(step.amount)} for step in outcome.steps
        ],
        "kept": str(outcome.kept),
        "rest": outcome.pool.rest,
    }


def _called(step: StepOutcome) -> str:
    kind = step.step.kind
    return f"分给{step.name}" if kind == "去向" else (kind if kind == step.name else f"{kind}：{step.name}")


def _signers(settlement: Settlement, matter: Matter) -> Sequence[Signer]:
    """Who signs: those who came, as they stand in the register; before a list is kept, so many as are due."""
    came = listed(settlement, matter, (*IN_PERSON, *BY_PROXY))
    if came:
        names = [_name(settlement, one.household, one.member) for one in came]
        alike = {name for name in names if names.count(name) > 1}
        return [
            _signer(settlement, one, one.household if name in alike else "")
            for one, name in zip(came, names, strict=True)
        ]
    due = count(matter.resolution, "应到") if matter.resolution is not None else None
    return unnamed(int(due)) if due is not None else ()


def _signer(settlement: Settlement, one: Row, number: str) -> Signer:
    """Who signs; of two with one name each has the household's number beside it."""
    name = f"{_name(settlement, one.household, one.member) or one.payee}{f' {number}' if number else ''}"
    if one.text("状态") not in BY_PROXY:
        return Signer(name)
    household, _, member = one.text("受托人").rpartition(".")
    holder = _name(settlement, household or one.household, member) or one.text("受托人")
    return Signer(f"{name}（委托）", f"{holder}代签" if holder else "受托人代签")


def _name(settlement: Settlement, number: str, member: str) -> str:
    household = settlement.books.households.get(number)
    members = household.members if household is not None else ()
    return next((one.name for one in members if one.number == member), "")


def _says(view: View) -> Iterator[Said]:
    total = words(view, "total")
    if total:
        yield Said("决议合计", words(view, "capitals"), of=(total,))
    for pool in parts(view, "pools"):
        name = words(pool, "name")
        yield Said(pool_sum(name, "来源"), words(pool, "income"))
        yield Said(pool_sum(name, "留存"), words(pool, "kept"))
        kept = (*amounts(parts(pool, "steps")), words(pool, "kept"))
        yield Said(f"“{name}”各步和留存", words(pool, "income"), of=kept)
    for pool in parts(view, "reported"):
        if is_amount(words(pool, "income")):
            yield Said(pool_sum(words(pool, "name"), "来源"), words(pool, "income"), place="报告")
    for pool in (*parts(view, "pools"), *parts(view, "reported")):
        for step in parts(pool, "steps"):
            yield Said(step_of(words(pool, "name"), words(step, "name")), words(step, "amount"))


DOCUMENT = Document(
    title=TITLE,
    template="resolution.html",
    edition="internal",
    view=_view,
    paths=_paths,
    says=_says,
    mechanisms=(73,),
)
