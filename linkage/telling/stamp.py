"""Stamp (文书的状态): 测算, 草案, 暂付, 作废 or nothing, and what a paper says at its foot because of it.

The engine says it, not a template: a paper that is not final tells which procedures are open, a provisional
one what is missing and until when, a void one that nobody may pay by it, and a decision that lets something
pass stands on it with person, day and reason. A set that takes the place of an earlier one says which.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from linkage.check import FINAL, PROVISIONAL, REFUSAL, VOID, WARNING, answered, provisional
from linkage.governance.decisions import answering, deferring
from linkage.governance.voiding import replaced, voiding
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Finding, Settlement


def state(settlement: Settlement) -> str:
    """The mark of a paper that is not final: 测算, 草案, 暂付, 作废; empty for a final one."""
    said = str(settlement.extras.get("state", FINAL))
    return "" if said == FINAL else said


@lru_cache(maxsize=64)
def notes(settlement: Settlement) -> tuple[str, ...]:
    """What stands at the foot of every paper of a season, each sentence once."""
    said = state(settlement)
    if said == VOID:
        return tuple(_void(settlement))
    found = [finding for finding in settlement.findings if finding.severity in {WARNING, REFUSAL}]
    out = [
        f"这一套替代{chinese_date(day)}出的那一套，那一套已经作废（{one}）。"
        for day, one in replaced(settlement)
    ]
    out += [told for finding in found if (told := _allowed(settlement, finding, said))]
    still = [f for f in found if not answered(settlement, f)]
    if said == PROVISIONAL or not said or not still:
        return tuple(dict.fromkeys(out))
    codes = "、".join(sorted({finding.code for finding in still}))
    return tuple(dict.fromkeys([f"本季还有没办完的（{codes}），这份是{said}，不能据以付款。", *out]))


def _void(settlement: Settlement) -> Iterator[str]:
    """What a void paper says, and nothing of what was open when it was made."""
    decision = voiding(settlement)
    if decision is not None:
        yield "这一套已经作废，不能据以付款，也不能据以签收。"
        yield f"{decision.row.text('内容').rstrip('。') or '作废'}（{decision}）。"


def _allowed(settlement: Settlement, finding: Finding, said: str) -> str:
    """The decision behind a finding that lets the paper go out all the same."""
    answer = answering(settlement, finding.code, refusal=finding.severity == REFUSAL)
    if answer is not None:
        return f"{finding.severity} {finding.code} 已有{answer.kind}（{answer}）。"
    deferral = deferring(settlement, finding.code) if provisional(settlement, finding) else None
    if deferral is None or said != PROVISIONAL:
        return ""
    return f"暂付：还缺{deferral.missing}，{deferral.deadline} 前补齐（{deferral}）。"
