"""A dividend is paid within six months of the resolution."""

from __future__ import annotations

import pytest

from checks.distributing import REST, distributed, found
from linkage.checks.company_payout import CHECK

MEETING = "会议号,步骤,日期,事项\nG1,决议,{decided},利润分配\n"


def asked(day: str, decided: str = "2025-03-31", nature: str = "公司利润") -> list[str]:
    facts = f"名称,数值,单位,来源\n净利润,100000,元,年报\n出表日,{day},日期,会计\n"
    meeting = {"台账/会议.csv": MEETING.format(decided=decided)} if decided else {}
    season = distributed(
        "有限责任公司",
        {},
        REST,
        sources="事实.净利润",
        said=f"性质: {nature}",
        files={"台账/事实.csv": facts, **meeting},
    )
    return [finding.message for finding in found(CHECK, season)]


@pytest.mark.parametrize(("day", "count"), [("2025-09-30", 0), ("2025-10-01", 1)])
def test_on_the_last_day_and_the_day_after(day: str, count: int) -> None:
    messages = asked(day)
    assert len(messages) == count
    assert all("最迟 2025-09-30" in message and "晚了 1 天" in message for message in messages)


def test_without_a_resolution_or_as_a_contract_nothing_runs() -> None:
    assert asked("2026-10-01", decided="") == []
    assert asked("2026-10-01", nature="约定分成") == []
