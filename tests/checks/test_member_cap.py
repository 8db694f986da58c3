"""Zhejiang caps one member's part of the capital at a fifth; elsewhere nothing is asked."""

from __future__ import annotations

import pytest

from checks.cooperatives import cooperative
from linkage.checks.member_cap import CHECK
from linkage.model.registers import Row
from rows import row


def paid_in(*amounts: str) -> list[Row]:
    return [
        row("成员账户", 户号=f"M{at}", 项目="出资", 金额=(amount, "元"), 日期="2024-05-01")
        for at, amount in enumerate(amounts, start=1)
    ]


@pytest.mark.parametrize(
    ("largest", "region", "count"),
    [("20", ("浙江省",), 0), ("21", ("浙江省",), 1), ("21", (), 0), ("80", ("江西省",), 0)],
)
def test_a_fifth_of_the_capital(largest: str, region: tuple[str, ...], count: int) -> None:
    rows = paid_in(largest, *["20"] * 4)
    found = list(CHECK.run(cooperative(["农民"] * 5, *rows, region=region)))
    assert len(found) == count
    assert all("（未确认）" in finding.message for finding in found)
