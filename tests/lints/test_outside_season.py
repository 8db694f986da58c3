"""Rows whose day is not in the season are told, sheet by sheet; rows on its first and last day are not."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

WORK = ("H01", "1", "采摘", "1", "工日")
TRIP = Change(rows={"用工": [("2024-12-31", *WORK), ("2026-01-01", *WORK)]})


def test_work_the_day_before_and_the_day_after() -> None:
    (finding,) = asked("outside_season", TRIP)
    assert (finding.severity, finding.code) == ("提示", "C801")
    assert (
        "〔用工〕户 H01.1 2024-12-31 等 2 行，日期不在结算期（2025年1月1日至2025年12月31日）"
        in finding.message
    )


@pytest.mark.parametrize("day", ["2025-01-01", "2025-12-31"])
def test_work_on_the_first_and_the_last_day(day: str) -> None:
    assert asked("outside_season", Change(rows={"用工": [(day, *WORK)]})) == []


@pytest.mark.parametrize(
    ("paid", "said"),
    [
        ("2026-01-05", ["回款日不在结算期"]),
        ("2024-12-31", ["回款日不在结算期"]),
        ("2025-12-31", []),
        ("", []),
    ],
)
def test_a_row_counts_by_the_day_its_clause_names(paid: str, said: list[str]) -> None:
    sold = ("2025-07-10", "H01", "DX99", "100", paid)
    found = asked("outside_season", Change(rows={"代销": [sold]}))
    assert [word for word in said if word in found[0].message] == said
    assert len(found) == len(said)


@pytest.mark.parametrize(("day", "count"), [("2024-11-02", 1), ("2025-11-02", 0)])
def test_rows_that_only_a_pool_shares_by(day: str, count: int) -> None:
    by_trade = [("按: 每人", "按: 交售.数量")]
    rows = f"日期,户号,单据号,品名,数量（斤）\n2025-06-01,H01,S1,桃,10\n{day},H01,S2,桃,10\n"
    found = asked("outside_season", Change(text=by_trade, files={"台账/交售.csv": rows}))
    assert len(found) == count


def test_rows_that_nobody_reads_are_told_elsewhere() -> None:
    rows = "日期,户号,成员号,事项,分值\n2024-06-01,H01,1,环境,10\n"
    assert asked("outside_season", Change(files={"台账/积分.csv": rows})) == []
