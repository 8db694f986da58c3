"""A collective pays nobody back for leaving; a co-operative does, and a collective may pay other things."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.checks.collective_exit import CHECK
from linkage.files.law_reader import shipped_laws
from linkage.model.arrangement import Party
from linkage.model.entitlement import Line, Settlement
from rows import CITE, HERE, arrangement, books, number


def settled(payer: str, income: str) -> Settlement:
    whole = arrangement()
    cooperative = Party("合作社", "hzs", "农民专业合作社", "丙合作社", HERE)
    whole = evolve(whole, parties={**whole.parties, "合作社": cooperative})
    line = Line("A1", "A1之1", payer, income, "", "退出退还", number("500", "元"), CITE, whole.code)
    return Settlement((whole,), books(), (line,), (), (), (), laws=shipped_laws())


@pytest.mark.parametrize(
    ("payer", "income", "count"),
    [("cjt", "退社退还", 1), ("hzs", "退社退还", 0), ("gs", "退社退还", 0), ("cjt", "奖补", 0)],
)
def test_collective_property_is_not_divided(payer: str, income: str, count: int) -> None:
    found = list(CHECK.run(settled(payer, income)))
    assert len(found) == count
    assert all("500.00" in finding.message and finding.severity == "拒绝" for finding in found)
