"""Check (合规检查): a rule that looks at a settled season and tells what law or plan dislikes.

A check never changes an amount. 提示 is printed, 警告 must be answered before papers say 正式, 拒绝
withholds the papers unless an override stands in the register 决定; a few refusals know no override.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from attrs import evolve, frozen

from linkage.ground.catalogue import catalogue
from linkage.model.entitlement import Finding, Settlement

NOTE, WARNING, REFUSAL = "提示", "警告", "拒绝"
FINAL, DRAFT = "正式", "草案"


@frozen
class Check:
    """A compliance check: its stable code, what it asks, its ground, and the question itself."""

    name: str
    code: str
    severity: str
    asks: str
    ground: str
    find: Callable[[Settlement], Iterable[tuple[str, str]]]
    override: bool = True

    def run(self, settlement: Settlement) -> Iterable[Finding]:
        """Ask; each answer is a place and a message."""
        for where, message in self.find(settlement):
            yield Finding(self.code, self.severity, where, message, self.ground)


@cache
def checks() -> tuple[Check, ...]:
    """All checks, by code."""
    from linkage import checks as shelf  # noqa: PLC0415 - the shelf stands above its own type

    return tuple(sorted(catalogue(shelf, Check).values(), key=lambda check: check.code))


def judge(settlement: Settlement) -> Settlement:
    """Run every check, add what it found, and say whether the papers may call themselves final."""
    found = [finding for check in checks() for finding in check.run(settlement)]
    merged = sorted({*settlement.findings, *found}, key=lambda f: (f.code, f.where, f.message))
    judged = evolve(settlement, findings=tuple(merged))
    open_warnings = [f for f in merged if f.severity == WARNING and f.code not in answered(settlement)]
    state = DRAFT if open_warnings or withheld(judged) else FINAL
    return evolve(judged, extras={**settlement.extras, "state": state})


def answered(settlement: Settlement) -> frozenset[str]:
    """Codes of findings that a decision with person, day and reason speaks of (台账〔决定〕)."""
    return frozenset(
        row.text("对象")
        for row in settlement.books.rows("决定")
        if row.text("决定人") and row.text("理由") and row.day("日期") is not None
    )


def withheld(settlement: Settlement) -> tuple[Finding, ...]:
    """The refusals that no decision overrides: with any of them no payable paper is made."""
    final = {check.code for check in checks() if not check.override}
    decided = answered(settlement)
    return tuple(
        finding
        for finding in settlement.findings
        if finding.severity == REFUSAL and (finding.code in final or finding.code not in decided)
    )
