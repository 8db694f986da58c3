"""收益及收益分配表: a collective's income from its lines to what is left, unconfirmed and said so."""

from __future__ import annotations

from documents.drawn import document
from journal.seasons import settled
from linkage.model.entitlement import Settlement

INCOME = """\
分配:
  - 分配: 村集体收益
    付款方: 村集体
    来源: 事实.本年收益
    亏损年: 不分配
    基准日: {year}-12-31
    余额: 结转下年
    依据: 第九条
    步骤:
      - {{提取: 公积公益金, 比例: 30%}}
      - {{去向: 成员, 比例: 50%, 按: 每人, 收入: 股金, 尾差: 结转下年}}
"""


def season(year: str) -> Settlement:
    facts = (
        f"名称,数值,单位,起,止,来源\n本年收益,1000,元,{year}-01-01,{year}-12-31,决算\n"
        f"经营收入,0.15,万元,{year}-01-01,{year}-12-31,决算\n公益支出,500,元,{year}-01-01,{year}-12-31,决算\n"
    )
    return settled(INCOME.format(year=year), f"{year}-01-01 至 {year}-12-31", 事实=facts)


def test_from_income_to_what_is_left() -> None:
    found = document("collective_income").view(season("2025"), "cjt")
    listed = found["lines"]
    assert isinstance(listed, list)
    amounts = {str(line["words"]): str(line["amount"]) for line in listed if isinstance(line, dict)}
    assert amounts["一、经营收入"] == "1,500.00"
    assert amounts["减：公益支出"] == "500.00"
    assert amounts["四、净收益"] == amounts["五、可分配收益"] == "1,000.00"
    assert amounts["减：提取公积公益金"] == "300.00"
    assert amounts["向成员分配"] == "500.00"
    assert amounts["六、年末未分配收益"] == "200.00"
    assert "未确认" in str(found["notes"])


def test_the_form_begins_with_its_chart() -> None:
    paths = document("collective_income").paths
    assert dict(paths(season("2024"))) == {"内部/collective_income-cjt.pdf": "cjt"}
    assert dict(paths(season("2023"))) == {}


def test_lines_that_nobody_gave_stay_blank() -> None:
    """One line of the accounts is no proof that the others are nought."""
    facts = (
        "名称,数值,单位,起,止,来源\n本年收益,1000,元,2025-01-01,2025-12-31,决算\n"
        "管理费用,400,元,2025-01-01,2025-12-31,决算\n"
    )
    settlement = settled(INCOME.format(year="2025"), "2025-01-01 至 2025-12-31", 事实=facts)
    found = document("collective_income").view(settlement, "cjt")
    listed = found["lines"]
    assert isinstance(listed, list)
    amounts = {str(line["words"]): str(line["amount"]) for line in listed if isinstance(line, dict)}
    assert amounts["管理费用"] == "400.00"
    assert amounts["一、经营收入"] == amounts["三、收益总额"] == ""
    assert amounts["四、净收益"] == "1,000.00"
    assert "空着的各行" in str(found["notes"])
    assert "不符" not in str(found["notes"])
