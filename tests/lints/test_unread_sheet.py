"""A register nobody reads is told once, with its first row."""

from __future__ import annotations

from lints.tripped import Change, asked

HARVEST = {"台账/交售.csv": "日期,户号,品名,等级,数量（斤）\n2025-08-01,H02,黄桃,一级,120.5\n"}
TRIP = Change(files=HARVEST)
READ = """抵扣:
"""
CLAUSE = """条款:
  - 条款: 订单
    收入: 订单货款
    付款方: 公司
    收款方: 农户
    数量: 交售.数量
    单价: 3 元/斤
"""


def test_goods_without_a_clause() -> None:
    (finding,) = asked("unread_sheet", TRIP)
    assert finding.severity == "提示"
    assert "〔交售〕有 1 行" in finding.message
    assert "户 H02" in finding.message


def test_goods_with_a_clause() -> None:
    assert asked("unread_sheet", Change(text=[("条款:\n", CLAUSE)], files=HARVEST)) == []


def test_a_sheet_that_is_empty() -> None:
    empty = {"台账/交售.csv": "日期,户号,品名,等级,数量（斤）\n"}
    assert asked("unread_sheet", Change(files=empty)) == []
