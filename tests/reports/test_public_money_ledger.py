"""Public money from its source to the households: paid out, strayed, left."""

from __future__ import annotations

from linkage.reports.public_money_ledger import REPORT
from reports.played import played, tables, without


def test_what_came_is_what_reached_people_and_others_and_what_is_left() -> None:
    sums, where, _ = tables(REPORT, "150")
    assert sums.rows == (
        (
            "衔接资金",
            "财政衔接资金文件",
            "农户",
            "20,000.00",
            "12,000.00",
            "2,000.00",
            "2,000.00",
            "6,000.00",
        ),
    )
    assert [row[1:] for row in where.rows] == [
        ("衔接资金奖补：农户", "到户", "12,000.00", "2", "是"),
        ("衔接资金奖补：村集体", "到单位", "2,000.00", "", "否"),
        ("衔接资金奖补：结转下年", "留存", "6,000.00", "", ""),
    ]


def test_assets_stand_by_their_source_and_own_money_does_not() -> None:
    *_, assets = tables(REPORT, "150")
    assert assets.rows == (("协作资金", "1", "100,000.00"), ("财政衔接资金", "2", "230,000.00"))
    assert assets.total == ("合计", "3", "330,000.00")


def test_no_public_money_no_paper() -> None:
    assert REPORT.tell(without(played("150"), "资产", "事实")) == ()
