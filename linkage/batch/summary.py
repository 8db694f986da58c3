"""What is told of a season that was run (办完的话): its totals and findings, from a closing or its result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from linkage.closing import DONE, LOOK, Closing
from linkage.ground.figure import Json
from linkage.ground.money import Money
from linkage.telling.summary import add


@frozen
class Summary:
    """A season's totals, what its people are paid now in yuan, its findings, and the count of notes."""

    totals: Json
    paid: str
    findings: tuple[str, ...]
    notes: int = 0

    @property
    def code(self) -> int:
        """0 when there is nothing to look at, else 1."""
        return LOOK if self.findings else DONE


def summary_of(closing: Closing) -> Summary:
    """Sum up a season that was closed just now."""
    return _summary(closing.document, len(closing.notes))


def summary_of_result(result: Mapping[str, Any]) -> Summary:
    """Sum up a season from its result document (结果.json)."""
    return _summary(result, 0)


def _summary(result: Mapping[str, Any], notes: int) -> Summary:
    debts: Sequence[Mapping[str, str]] = result["debts"]
    # The code of a party begins with a small letter, the number of a household never does.
    people = [_money(debt["payable"]) for debt in debts if not debt["payee"][:1].islower()]
    findings = tuple(
        f"{found['severity']} {found['code']} {found['where']}：{found['message']}（{found['ground']}）"
        for found in result["findings"]
    )
    return Summary(result["totals"], str(add(people)), findings, notes)


def _money(text: str) -> Money:
    """An amount of a result document: yuan with two decimals."""
    return Money(int(text.replace(".", "")))
