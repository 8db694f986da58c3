"""Stamp (文书的状态): 测算, 草案, 暂付, 作废 or nothing, and what a paper says at its foot because of it.

The engine says it, not a template: a paper that is not final tells that procedures are open, a provisional
one what is missing and until when, a void one that nobody may pay by it. A set that takes the place of an
earlier one says which. In whose words, and whether decisions are told that let something pass, is said by
the reader of the paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from linkage.check import FINAL, PROVISIONAL, REFUSAL, VOID, WARNING, answered, provisional
from linkage.governance.decisions import GRANTED, Decision, answering, deferring
from linkage.governance.voiding import replaced, voiding
from linkage.ground.memory import remembered
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Finding, Settlement


@frozen
class Reader:
    """Whom a kind of paper is for, which decides what stands at its foot.

    ``decisions``: a decision that answers a check is told, in plain words: what was decided, by whom and
    when. ``codes``: behind these words also its reason, its number and the code of the check, by which an
    accountant finds both. ``household``: only what is about this one (户号) or about everybody.
    ``tells``: codes of checks of which the paper speaks itself, at their place.
    """

    decisions: bool
    codes: bool = False
    household: str = ""
    tells: frozenset[str] = frozenset()


#: The sides of one deal: a contract, receipt or slip tells nothing but the deal, and whether it may be used.
SIDES = Reader(decisions=False)
#: Households and members, whose money was decided about.
PAYEES = Reader(decisions=True)
#: Accountants and auditors.
KEEPERS = Reader(decisions=True, codes=True)


def of_household(household: str) -> Reader:
    """One household, with a paper about all of its season."""
    return evolve(PAYEES, household=household)


def state(settlement: Settlement) -> str:
    """The mark of a paper that is not final: 测算, 草案, 暂付, 作废; empty for a final one."""
    said = str(settlement.extras.get("state", FINAL))
    return "" if said == FINAL else said


def notes(settlement: Settlement, reader: Reader = KEEPERS) -> tuple[str, ...]:
    """What stands at the foot of a paper for this reader, each sentence once."""
    told = _told(settlement, evolve(reader, household=""))
    mine = reader.household
    return tuple(dict.fromkeys(text for text, whose in told if not (mine and whose) or mine in whose))


@remembered(64)
def _told(settlement: Settlement, reader: Reader) -> tuple[tuple[str, frozenset[str]], ...]:
    """The sentences, each with the households that it is about; with none where it is about everybody."""
    said = state(settlement)
    if said == VOID:
        return tuple((text, frozenset()) for text in _void(settlement, reader))
    found = [finding for finding in settlement.findings if finding.severity in {WARNING, REFUSAL}]
    out = [*_open(settlement, found, reader)]
    out += [
        f"这一套替代{chinese_date(day)}出的那一套，那一套已经作废（{by_whom(one, reader)}）。"
        for day, one in replaced(settlement)
    ]
    allowed = ((_allowed(settlement, finding, reader), finding) for finding in found)
    return (
        *((text, frozenset()) for text in out),
        *((text, frozenset(finding.households)) for text, finding in allowed if text),
    )


def _open(settlement: Settlement, found: list[Finding], reader: Reader) -> Iterator[str]:
    """That something is left to be done or answered."""
    said, still = state(settlement), [f for f in found if not answered(settlement, f)]
    if said == PROVISIONAL or not said or not still:
        return
    codes = sorted({finding.code for finding in still})
    what = f"本季还有 {len(codes)} 样没办完" if reader.codes else "本季的手续还没有办完"
    where = f"（核对结果 {'、'.join(codes)}）" if reader.codes else ""
    yield f"{what}，这份是{said}，不能据以付款{where}。"


def _void(settlement: Settlement, reader: Reader) -> Iterator[str]:
    """What a void paper says, and nothing of what was open when it was made."""
    decision = voiding(settlement)
    if decision is not None:
        yield "这一套已经作废，不能据以付款，也不能据以签收。"
        yield f"{decision.row.text('内容').rstrip('。') or '作废'}（{by_whom(decision, reader)}）。"


def _allowed(settlement: Settlement, finding: Finding, reader: Reader) -> str:
    """The decision behind a finding that lets the paper go out all the same."""
    answer = answering(settlement, finding.code, refusal=finding.severity == REFUSAL)
    if answer is not None:
        if not reader.decisions or finding.code in reader.tells:
            return ""
        what = (answer.row.text("内容") or answer.reason).rstrip("。")
        found = f"，{answer.kind}{finding.severity} {finding.code}" if reader.codes else ""
        return f"{what}（{by_whom(answer, reader)}{found}）。"
    deferral = deferring(settlement, finding.code) if provisional(settlement, finding) else None
    if deferral is None or deferral.deadline is None or state(settlement) != PROVISIONAL:
        return ""
    last = chinese_date(deferral.deadline)
    return f"暂付：还缺{deferral.missing}，{last}前补齐（{by_whom(deferral, reader)}）。"


def by_whom(decision: Decision, reader: Reader = PAYEES) -> str:
    """Who decided it and when; for accountants also its reason and number."""
    if decision.day is None:
        return str(decision)
    by = f"{decision.person}，{chinese_date(decision.day)}{_SAID.get(decision.kind, '决定')}"
    return f"{by}，理由：{decision.reason}；〔决定〕{decision.number}" if reader.codes else by


#: How a kind of decision is called in plain words, where not 决定.
_SAID = {GRANTED: "准予"}
