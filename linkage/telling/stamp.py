"""Stamp (文书的状态): 测算, 草案, 暂付 or nothing, and what stands at the foot of every paper because of it.

The engine says it, not a template: a paper that is not final tells which procedures are open, a provisional
one what is missing and until when, and a decision that lets something pass stands on it with person, day
and reason.
"""

from __future__ import annotations

from functools import lru_cache

from linkage.check import FINAL, PROVISIONAL, REFUSAL, WARNING, answered, provisional
from linkage.governance.decisions import answering, deferring
from linkage.model.entitlement import Finding, Settlement


def state(settlement: Settlement) -> str:
    """The mark of a paper that is not final: 测算, 草案, 暂付; empty for a final one."""
    said = str(settlement.extras.get("state", FINAL))
    return "" if said == FINAL else said


@lru_cache(maxsize=64)
def notes(settlement: Settlement) -> tuple[str, ...]:
    """What stands at the foot of every paper of a season, each sentence once."""
    said = state(settlement)
    found = [finding for finding in settlement.findings if finding.severity in {WARNING, REFUSAL}]
    out = [told for finding in found if (told := _allowed(settlement, finding, said))]
    still = [f for f in found if not answered(settlement, f)]
    if said == PROVISIONAL or not said or not still:
        return tuple(dict.fromkeys(out))
    codes = "、".join(sorted({finding.code for finding in still}))
    return tuple(dict.fromkeys([f"本季还有没办完的（{codes}），这份是{said}，不能据以付款。", *out]))


def _allowed(settlement: Settlement, finding: Finding, said: str) -> str:
    """The decision behind a finding that lets the paper go out all the same."""
    answer = answering(settlement, finding.code, refusal=finding.severity == REFUSAL)
    if answer is not None:
        return f"{finding.severity} {finding.code} 已有{answer.kind}（{answer}）。"
    deferral = deferring(settlement, finding.code) if provisional(settlement, finding) else None
    if deferral is None or said != PROVISIONAL:
        return ""
    return f"暂付：还缺{deferral.missing}，{deferral.deadline} 前补齐（{deferral}）。"
