"""Whoever leaves leaves with a word of why."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

EVENT = "日期,户号,成员号,事件,依据\n2025-06-30,H03,2,{},{}\n"
DECIDED = "编号,日期,种类,对象,决定人,理由\nJ1,2025-06-30,资格,H03.2,成员大会,本人申请\n"


def test_nothing_is_cited() -> None:
    (finding,) = found("loss_without_reason", Change(files={"台账/事件.csv": EVENT.format("退出", "")}))
    assert finding.severity == "警告"
    assert "H03.2 2025-06-30 退出，没有写依据" in finding.message


@pytest.mark.parametrize(("event", "reason"), [("退出", "本人申请"), ("死亡", "")])
def test_a_reason_is_cited_or_speaks_for_itself(event: str, reason: str) -> None:
    assert found("loss_without_reason", Change(files={"台账/事件.csv": EVENT.format(event, reason)})) == []


def test_a_decision_is_a_reason() -> None:
    files = {"台账/事件.csv": EVENT.format("退出", ""), "台账/决定.csv": DECIDED}
    assert found("loss_without_reason", Change(files=files)) == []
