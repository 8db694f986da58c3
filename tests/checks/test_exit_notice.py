"""Three months before the year ends, six for an organisation; the day itself is in time, one later is late."""

from __future__ import annotations

import pytest

from checks.cooperatives import cooperative
from linkage.checks.exit_notice import CHECK
from linkage.model.entitlement import Finding
from linkage.model.registers import Row, Value
from rows import day as clause_day
from rows import row


def leaving(
    asked: str, *, kind: str = "农民", ends: str = "2025-12-31", event: str = "退出"
) -> list[Finding]:
    said = row("事件", 日期=ends, 户号="M1", 成员号="1", 事件=event)
    if asked:
        values: dict[str, Value] = {**said.values, "申请日": clause_day(asked)}
        said = Row(said.sheet, said.file, said.number, values, said.places)
    contribution = row("成员账户", 户号="M1", 项目="出资", 金额=("100", "元"), 日期="2024-05-01")
    kinds = [kind, *["农民"] * 5]
    return list(CHECK.run(cooperative(kinds, said, contribution, until={"M1": ends})))


@pytest.mark.parametrize(
    ("asked", "kind", "severities"),
    [
        ("2025-09-30", "农民", []),
        ("2025-10-01", "农民", ["拒绝"]),
        ("2025-06-30", "企业", []),
        ("2025-07-01", "企业", ["拒绝"]),
        ("", "农民", ["警告"]),
    ],
)
def test_the_last_day_to_ask(asked: str, kind: str, severities: list[str]) -> None:
    assert [finding.severity for finding in leaving(asked, kind=kind)] == severities


def test_how_late_it_was_is_said() -> None:
    assert "晚了 1 天" in leaving("2025-10-01")[0].message


def test_membership_ends_with_the_year() -> None:
    found = leaving("2025-03-01", ends="2025-06-30")
    assert ["请把“日期”改为 2025-12-31" in finding.message for finding in found] == [True]


def test_an_expelled_member_asks_for_nothing() -> None:
    assert leaving("", event="除名") == []
