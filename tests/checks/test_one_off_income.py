"""A gift or the rent of several years is no income of one year; a rent of this year is."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change


def fed_by(name: str) -> Change:
    row = [name, "50000", "元", "2025-01-01", "2025-12-31", "账簿"]
    return Change(text=[("事实.门面出租收入", f"事实.{name}")], rows={"事实": [row]})


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("企业捐赠款", "是捐赠，照捐赠人的意思用，不是经营收益"),
        ("乡贤捐资", "是捐赠"),
        ("一次性收取的土地租金", "看来是一次收几年的，应按年分摊"),
        ("预收鱼塘承包费", "应按年分摊"),
        ("10年租金", "应按年分摊"),
        ("五年的流转费", "应按年分摊"),
    ],
)
def test_what_comes_once_is_warned_of_with_its_figures(name: str, told: str) -> None:
    (finding,) = found("one_off_income", fed_by(name))
    assert (finding.severity, finding.code) == ("警告", "C696")
    assert finding.message.startswith(f"“{name}”")
    assert told in finding.message
    assert "其中 55,945.64 元当作今年的收益分掉" in finding.message


@pytest.mark.parametrize("name", ["2025年租金", "门面租金", "捐赠资产的租金收益", "本年分摊的鱼塘承包费"])
def test_income_of_the_year_may_be_shared(name: str) -> None:
    assert found("one_off_income", fed_by(name)) == []


def test_what_pays_for_verified_work_is_no_dividend() -> None:
    change = fed_by("企业捐赠款")
    steps = ("        按: 每人\n        收入: 股金\n", "        按: 每人\n        收入: 奖补\n")
    assert found("one_off_income", Change(text=[*change.text, steps], rows=change.rows)) == []
