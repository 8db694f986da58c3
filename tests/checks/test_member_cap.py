"""Zhejiang caps one member's part: a fifth of a co-operative's capital, three hundredths of a collective's shares."""

from __future__ import annotations

import pytest

from checks.cooperatives import cooperative
from linkage.checks.member_cap import CHECK
from linkage.files.law_reader import shipped_laws
from linkage.model.arrangement import Pool
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from rows import HERE, arrangement, books, day, row


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


@pytest.mark.parametrize(
    ("largest", "region", "count"), [("3", "浙江省", 0), ("3.1", "浙江省", 1), ("3.1", "江西省", 0)]
)
def test_three_hundredths_of_the_shares(largest: str, region: str, count: int) -> None:
    held = [
        row("股份", 户号="A1", 成员号="1", 份额=(largest, "股")),
        *(row("股份", 户号="A2", 成员号=str(at), 份额=("0.97", "股")) for at in range(1, 101)),
    ]
    whole = arrangement(pools=(Pool("收益", "村集体", (), (), HERE, day("2025-12-31")),))
    people = books(*held, households={"A1": 1, "A2": 100})
    season = Settlement((whole,), people, (), (), (), (), laws=shipped_laws().within((region,)))
    found = list(CHECK.run(season))
    assert [finding.where.split()[0] for finding in found] == ["A1.1"] * count
