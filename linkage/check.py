"""Check (合规检查): a rule that looks at a settled season and tells what law or plan dislikes.

A check never changes an amount. 提示 is printed, 警告 must be answered before papers say 正式, 拒绝
withholds the papers unless an override stands in the register 决定; a few refusals know no override.

What the papers may call themselves follows from the answers: 测算 while nothing was decided at all, 草案
while something is open, 暂付 while only procedures are missing that a decision lets be made up later, else
正式; 作废 whatever else, once a decision makes the set void.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from attrs import evolve, frozen

from linkage.governance.decisions import answering, deferring
from linkage.governance.matters import MEETINGS, duties
from linkage.governance.voiding import voiding
from linkage.ground.catalogue import catalogue
from linkage.model.entitlement import Finding, Settlement
from linkage.model.law import NoLawError, Parameter

#: The ground of a check that no version of the law covers.
_NO_VERSION = "随程序的法条和这一季的 法规.yaml 都没有这一天的版本"

NOTE, WARNING, REFUSAL = "提示", "警告", "拒绝"
FINAL, DRAFT, TRIAL, PROVISIONAL, VOID = "正式", "草案", "测算", "暂付", "作废"


@frozen
class Spot:
    """One answer of a check or a lint: the place, and the sentence with its figures.

    ``severity`` is given where it is not the asker's own, ``law`` where a version of a law is the ground,
    ``ground`` where only one of the articles the asker names is. ``households`` are those it is about, where
    it is not about everybody.
    """

    where: str
    message: str
    severity: str = ""
    law: Parameter | None = None
    ground: str = ""
    households: tuple[str, ...] = ()

    def weighed(self, usual: str) -> str:
        """The severity; a law whose text nobody has confirmed may warn, but not refuse."""
        severity = self.severity or usual
        unread = self.law is not None and not self.law.cite.confirmed
        return WARNING if severity == REFUSAL and unread else severity

    def finding(self, code: str, usual: str, ground: str) -> Finding:
        """The answer as a finding of whoever asked, with its usual severity and ground.

        A value of law whose text nobody has read says so where the sentence says the value.
        """
        if self.law is None:
            told, rests = self.message, self.ground or ground
            return Finding(code, self.weighed(usual), self.where, told, rests, self.households)
        marked = "未确认" in self.message
        told = self.message if marked else self.message.replace(self.law.said, self.law.told, 1)
        return Finding(code, self.weighed(usual), self.where, told, str(self.law), self.households)


def not_made(code: str, gap: NoLawError) -> Finding:
    """The finding of a check that could not be made, because no version of a law covers the day."""
    known = f"（{gap.known}）" if gap.known else ""
    message = (
        f"无适用法条（{gap.day}）：“{gap.name}”没有哪一版管到这一天{known}，这一项没有查。"
        f"请在 法规.yaml 补上“{gap.name}”"
    )
    return Finding(code, NOTE, gap.where, message, _NO_VERSION)


@frozen
class Check:
    """A compliance check: its stable code, what it asks, its ground, and the question itself.

    ``points`` are the numbers of the thirty points that the check serves, ``mechanisms`` those of the policy
    mechanisms; the pages docs/checks.md and docs/mechanisms.md are written from them. A ``gate`` asks for a
    step of the procedure, which a decision may let be made up later (暂缓).
    """

    name: str
    code: str
    severity: str
    asks: str
    ground: str
    find: Callable[[Settlement], Iterable[Spot]]
    override: bool = True
    points: tuple[int, ...] = ()
    mechanisms: tuple[int, ...] = ()
    gate: bool = False

    def run(self, settlement: Settlement) -> Iterable[Finding]:
        """Ask; where no version of a law covers the day, the check counts as not made."""
        try:
            for spot in self.find(settlement):
                yield spot.finding(self.code, self.severity, self.ground)
        except NoLawError as gap:
            yield not_made(self.code, gap)


@cache
def checks() -> tuple[Check, ...]:
    """All checks, by code."""
    from linkage import checks as shelf  # noqa: PLC0415 - the shelf stands above its own type

    return tuple(sorted(catalogue(shelf, Check).values(), key=lambda check: check.code))


#: The address of a cell inside a place, which moves with its row.
_CELL = re.compile(r"(?<=〕)[A-Z]{1,3}[0-9]+")


def _place(finding: Finding) -> tuple[str, str, str, str]:
    """What findings are sorted by: by what they say before the row it stands in, for rows may be shuffled."""
    return finding.code, _CELL.sub("", finding.where), finding.message, finding.where


def judge(settlement: Settlement) -> Settlement:
    """Run every check, add what it found, and say whether the papers may call themselves final."""
    found = [finding for check in checks() for finding in check.run(settlement)]
    merged = sorted({*settlement.findings, *found}, key=_place)
    judged = evolve(settlement, findings=tuple(merged))
    return evolve(judged, extras={**settlement.extras, "state": _state(judged)})


def _state(settlement: Settlement) -> str:
    if voiding(settlement) is not None:
        return VOID
    if withheld(settlement):
        return DRAFT
    still = [f for f in settlement.findings if f.severity == WARNING and not answered(settlement, f)]
    if all(provisional(settlement, finding) for finding in still):
        return PROVISIONAL if still else FINAL
    undecided = any(duty.assembled for duty in duties(settlement)) and not settlement.books.rows(MEETINGS)
    return TRIAL if undecided else DRAFT


def decided(settlement: Settlement) -> dict[Finding, str]:
    """The warnings and refusals that a decision answers, each with the decision in words."""
    still = withheld(settlement)
    told: dict[Finding, str] = {}
    for finding in settlement.findings:
        answer = answering(settlement, finding.code, refusal=finding.severity == REFUSAL)
        if answer is not None and finding.severity != NOTE and finding not in still:
            told[finding] = f"{finding.severity}，已{answer.kind}：{answer}。"
    return told


def answered(settlement: Settlement, finding: Finding) -> bool:
    """Say whether a decision with person, day and reason answers a finding (台账〔决定〕)."""
    return answering(settlement, finding.code, refusal=finding.severity == REFUSAL) is not None


def provisional(settlement: Settlement, finding: Finding) -> bool:
    """Say whether a finding asks for a procedure that a running decision lets be made up later."""
    gates = {check.code for check in checks() if check.gate}
    return (
        finding.severity == WARNING
        and finding.code in gates
        and deferring(settlement, finding.code) is not None
    )


def withheld(settlement: Settlement) -> tuple[Finding, ...]:
    """The refusals that no decision overrides: with any of them no payable paper is made."""
    final = {check.code for check in checks() if not check.override}
    return tuple(
        finding
        for finding in settlement.findings
        if finding.severity == REFUSAL and (finding.code in final or not answered(settlement, finding))
    )
