"""Twenty years and a day are told, twenty years are not."""

from __future__ import annotations

from lints.tripped import Change, asked

PERIOD = "    期限: 2023-01-01 至 2032-12-31\n"
TRIP = Change(text=[(PERIOD, "    期限: 2023-01-01 至 2043-01-01\n")])


def test_twenty_years_and_a_day() -> None:
    (finding,) = asked("lease_years", TRIP)
    assert finding.severity == "提示"
    assert "超过 20 年：从 2043-01-01 起的 1 天" in finding.message


def test_twenty_years() -> None:
    assert asked("lease_years", Change(text=[(PERIOD, "    期限: 2023-01-01 至 2042-12-31\n")])) == []


def test_a_season_of_its_own_law() -> None:
    own = "法规: 某省条例\n数值:\n  - {名称: 租赁期限上限, 值: 10 年, 起: 2020-01-01, 条: 第九条, 来源: 省里规定, 核对: 已核对}\n"
    eleven = [(PERIOD, "    期限: 2023-01-01 至 2033-12-31\n")]
    (finding,) = asked("lease_years", Change(text=eleven, files={"法规.yaml": own}))
    assert finding.ground == "《某省条例》第九条（省里规定）"
    assert asked("lease_years", Change(text=eleven)) == []


def test_a_day_no_version_covers() -> None:
    own = "法规: 某省条例\n数值:\n  - {名称: 租赁期限上限, 值: 10 年, 起: 2026-01-01, 条: 第九条, 来源: 省里规定, 核对: 已核对}\n"
    (finding,) = asked("lease_years", Change(files={"法规.yaml": own}))
    assert finding.severity == "提示"
    assert finding.message.startswith("无适用法条（2025-12-31）")
