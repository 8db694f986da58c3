"""Labour pay of less than thirty per cent of the central money is told; thirty per cent is not."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

POOL = """分配:
  - 分配: 以工代赈修路
    付款方: 村集体
    来源: 事实.以工代赈中央资金
    步骤:
      - {去向: 成员, 标准: 130 元/工日, 按: 修路用工.工日, 收款: 个人, 收入: 薪金}
      - {提取: 材料和机械, 比例: 剩余的 100%}
"""
TERM = """条款:
  - 条款: 以工代赈劳务报酬
    收入: 薪金
    付款方: 村集体
    收款方: 成员
    数量: 修路用工.工日
    单价: 130 元/工日
"""


def relief(text: tuple[str, str], days: str, fact: str = "以工代赈中央资金", **law: str) -> Change:
    return Change(
        text=[text],
        rows={"事实": [[fact, "10400", "元", "2025-01-01", "2025-12-31", "资金文件"]]},
        files={"台账/修路用工.csv": f"户号,成员号,工日（工日）\nH01,1,12\nH02,1,{days}\n", **law},
    )


BY_POOL, BY_TERM = ("分配:\n", POOL), ("条款:\n", TERM)
TRIP = relief(BY_POOL, "11")


@pytest.mark.parametrize("way", [BY_POOL, BY_TERM])
def test_a_day_of_work_short(way: tuple[str, str]) -> None:
    (finding,) = asked("work_relief", relief(way, "11"))
    assert finding.severity == "警告"
    assert "中央资金 10,400.00 元，付给干活的人的劳务报酬 2,990.00 元" in finding.message
    assert "不到 30%（未确认）（3,120.00 元），差 130.00 元" in finding.message
    assert "未确认" in finding.ground


@pytest.mark.parametrize("way", [BY_POOL, BY_TERM])
def test_exactly_the_least(way: tuple[str, str]) -> None:
    assert asked("work_relief", relief(way, "12")) == []


def test_money_of_the_county_is_not_asked() -> None:
    county = (BY_POOL[0], POOL.replace("以工代赈中央资金", "县里资金"))
    assert asked("work_relief", relief(county, "1", "县里资金")) == []


def test_a_season_of_its_own_law() -> None:
    own = (
        "法规: 某省办法\n数值:\n  - {名称: 劳务报酬占中央资金比例下限, 值: 20%, 起: 2024-01-01, "
        "条: 第九条, 来源: 省里规定, 核对: 已核对}\n"
    )
    assert asked("work_relief", relief(BY_POOL, "11", **{"法规.yaml": own})) == []
