"""What a lease must say in writing is asked for once, with everything that is missing."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

PERIOD = "    期限: 2023-01-01 至 2032-12-31\n"
SIGNED = ("  签订日期: 2022年12月20日签订\n", "")
ADDRESS = (", 地址: 小河县小河村}", "}")


def let(first: str, last: str) -> tuple[str, str]:
    return PERIOD, f"    期限: {first} 至 {last}\n"


def test_everything_is_said() -> None:
    assert found("lease_contract", Change()) == []


@pytest.mark.parametrize(
    ("old", "what"),
    [
        (ADDRESS, "各方的住所"),
        (("  地点: 小河县小河村\n", ""), "土地的名称、坐落、面积"),
        (("    支付: 每年 1 月 31 日前\n", ""), "付款的方式和时间"),
    ],
)
def test_one_item_is_missing(old: tuple[str, str], what: str) -> None:
    (finding,) = found("lease_contract", Change(text=[old]))
    assert finding.severity == "警告"
    assert f"一般条款缺 1 项：{what}" in finding.message
    assert "第四十条" in finding.ground


def test_several_items_are_one_finding() -> None:
    (finding,) = found("lease_contract", Change(text=[ADDRESS, ("  地点: 小河县小河村\n", "")]))
    assert "缺 2 项" in finding.message


@pytest.mark.parametrize(("last", "count"), [("2025-12-31", 0), ("2026-01-01", 1)])
def test_more_than_a_year_is_made_in_writing(last: str, count: int) -> None:
    findings = found("lease_contract", Change(text=[let("2025-01-01", last), SIGNED]))
    assert len(findings) == count
    assert all("租期超过 1 年，要签书面合同" in finding.message for finding in findings)


@pytest.mark.parametrize(("last", "offered"), [("2029-12-30", False), ("2029-12-31", True)])
def test_five_years_may_be_registered(last: str, *, offered: bool) -> None:
    (finding,) = found("lease_contract", Change(text=[let("2025-01-01", last), SIGNED]))
    assert ("可以向登记机构申请土地经营权登记" in finding.message) is offered
