"""What is told of a season that was run (办完的话): its totals and findings, from a closing or its result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from linkage.check import decided
from linkage.closing import DONE, LOOK, Closing
from linkage.ground.figure import Json
from linkage.ground.money import Money
from linkage.telling.finding_words import finding_line, what_and_remedy
from linkage.telling.summary import add


@frozen
class Summary:
    """A season's totals, what its people are paid now in yuan, its findings, and the count of notes.

    A result tells neither how a finding is mended nor what was decided about it: ``short``.
    """

    totals: Json
    paid: str
    findings: tuple[str, ...]
    notes: int = 0
    short: bool = False

    @property
    def code(self) -> int:
        """0 when there is nothing to look at, else 1."""
        return LOOK if self.findings else DONE


def summary_of(closing: Closing) -> Summary:
    """Sum up a season that was closed just now."""
    answers = decided(closing.settlement)
    findings = tuple(finding_line(found, answers.get(found, "")) for found in closing.findings)
    document = closing.document
    return Summary(document["totals"], _paid(document), findings, len(closing.notes))


def summary_of_result(result: Mapping[str, Any]) -> Summary:
    """Sum up a season from its result document (结果.json)."""
    findings = tuple(
        f"{found['severity']} {found['code']} {found['where']}：{what_and_remedy(found['message'])[0]}。"
        for found in result["findings"]
    )
    return Summary(result["totals"], _paid(result), findings, short=True)


def _paid(result: Mapping[str, Any]) -> str:
    debts: Sequence[Mapping[str, str]] = result["debts"]
    # The code of a party begins with a small letter, the number of a household never does.
    return str(add([_money(debt["payable"]) for debt in debts if not debt["payee"][:1].islower()]))


def _money(text: str) -> Money:
    """An amount of a result document: yuan with two decimals."""
    return Money(int(text.replace(".", "")))
