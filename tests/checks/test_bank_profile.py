"""A bank format that nobody compared with the bank's own page says so on screen."""

from __future__ import annotations

import pytest

from bank.orders import season
from checks.settled import found
from linkage.check import checks
from lints.tripped import Change

COMPANY = "  公司: {类型"
OWN = "银行格式: 自家\n来源: 农商行样表\n核对: {}\n文件: 分隔\n编码: GBK\n列: [{{取: 账号}}, {{取: 户名}}, {{取: 金额}}]\n"


@pytest.mark.parametrize("name", ["竖线示例", "定宽示例"])
def test_an_example_is_told(name: str) -> None:
    (finding,) = found("bank_profile", Change(text=[(COMPANY, f"  公司: {{代发: {name}, 类型")]))
    assert finding.severity == "提示"
    assert f"“{name}”未确认" in finding.message
    assert "先用一两笔试" in finding.message


def test_no_profile_is_nothing_to_tell() -> None:
    assert found("bank_profile", Change()) == []


@pytest.mark.parametrize(("said", "told"), [("未确认", 1), ("已核对", 0)])
def test_a_profile_of_ones_own(said: str, told: int) -> None:
    settlement = season("自家", files={"银行.yaml": OWN.format(said)})
    check = next(check for check in checks() if check.name == "bank_profile")
    assert len(list(check.run(settlement))) == told
