"""The checklist says of every step what the findings say, and so does the stamp on the papers."""

from __future__ import annotations

import pytest

from governance.meetings import COOPERATIVE, decision, resolution, season, whole
from linkage.check import judge
from linkage.model.registers import Row
from linkage.telling.checklist import checklist

HOMES = {"A1": 31, "A2": 31}


def states(
    *rows_: Row, payer: str = "农村集体经济组织", papers: str = "2026-02-10"
) -> dict[str, tuple[str, str]]:
    judged = judge(season(*rows_, payer=payer, papers=papers, households=HOMES))
    return {item.asks: (item.state, item.told) for item in checklist(judged)}


def test_a_season_in_order_has_every_step() -> None:
    found = states(*whole())
    assert list(found) == [
        *("提议", "商议", "审议", "决议", "决议公开", "结果公开"),
        *("会前公开", "表决", "到会名单", "决议公开的公示", "结果公开的公示"),
    ]
    assert {state for state, _ in found.values()} == {"齐"}
    assert found["表决"][1] == "应到 62 人，赞成 42 人，须 42 人（62×2/3 进一）"
    assert found["结果公开的公示"][1] == "15 天"


def test_what_is_found_is_missing_here_too() -> None:
    found = states(*whole(resolution("62", "62", "41"), 结果公开="2026-02-04"))
    assert found["表决"][0] == "缺"
    assert found["结果公开的公示"] == ("缺", "14 天（C615）")
    assert found["决议公开的公示"][0] == "齐"


@pytest.mark.parametrize(
    ("made", "state"),
    [
        (decision(对象="C615"), "已答复"),
        (decision(对象="C615", 种类="暂缓", 内容="补到 2026-03-31：照片"), "待补"),
    ],
)
def test_a_decision_shows_in_the_list(made: Row, state: str) -> None:
    assert states(*whole(), made, papers="2026-02-04")["结果公开的公示"][0] == state


def test_objections_are_counted() -> None:
    waiting = decision(编号="J2", 对象="A1", 内容="面积少了", 日期="", 理由="")
    assert states(*whole(), waiting, decision(对象="A2"))["异议"] == ("缺", "2 件，没有答复的 1 件")


def test_what_the_law_of_the_day_does_not_cover_is_not_asked() -> None:
    assert states(resolution("62", "62", "62", 日期="2025-04-30"))["表决"] == (
        "没查",
        "无适用法条（2025-04-30）",
    )


def test_a_cooperative_has_fewer_steps() -> None:
    assert list(states(resolution("62", "62", "62"), payer=COOPERATIVE)) == [
        "决议",
        "会前公开",
        "表决",
        "到会名单",
    ]


def test_nothing_recorded_is_one_line() -> None:
    assert states() == {"成员的决议": ("缺", "没有记录（C610）")}
