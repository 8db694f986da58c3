"""Reasons that end no membership are refused; death, and membership elsewhere, end it."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change


def gone(reason: str, event: str = "退出") -> Change:
    return Change(files={"台账/事件.csv": f"日期,户号,成员号,事件,依据\n2025-06-30,H03,2,{event},{reason}\n"})


@pytest.mark.parametrize(
    "reason",
    ["考上大学升学", "参军入伍", "外出务工三年", "离婚", "丧偶改嫁", "判刑服刑", "出嫁到外村", "长期不在村"],
)
def test_no_reason_to_remove_anybody(reason: str) -> None:
    (finding,) = found("removal_reason", gone(reason))
    assert finding.severity == "拒绝"
    assert f"H03.2 2025-06-30 退出，写的理由是“{reason}”" in finding.message
    assert "第十八条" in finding.ground


@pytest.mark.parametrize(
    "reason", ["本人书面申请，2025年第2号决议", "出嫁，已取得李家村成员身份（2025-05-01）", "考录公务员"]
)
def test_what_does_end_a_membership(reason: str) -> None:
    assert found("removal_reason", gone(reason)) == []


def test_a_share_that_ended_because_she_married() -> None:
    shares = (
        "户号,成员号,股别,份额,出资额（元）,起,止,依据\nH03,,人口股,3,,,,\nH03,2,人口股,1,,,2025-06-30,{}\n"
    )
    (finding,) = found("removal_reason", Change(files={"台账/股份.csv": shares.format("出嫁")}))
    assert "H03.2 的人口股到 2025-06-30 为止" in finding.message
    assert found("removal_reason", Change(files={"台账/股份.csv": shares.format("转让给H02")})) == []
