"""What a collective lives on: aid and business by name, each inflow once."""

from __future__ import annotations

from linkage.reports.collective_income_mix import REPORT
from reports.played import tables


def test_aid_and_business_are_told_apart() -> None:
    (table,) = tables(REPORT, "150")
    assert [row[1:4] for row in table.rows] == [
        ("资产收益（协议条款）", "经营", "15,024.66"),
        ("光伏收入", "经营", "8,000.00"),
        ("衔接资金", "补助", "20,000.00"),
    ]
    assert table.notes == ("补助 20,000.00 元，占 ≈46.48%；经营 23,024.66 元，占 ≈53.52%。",)


def test_a_company_is_no_collective() -> None:
    assert tables(REPORT, "37") == ()
