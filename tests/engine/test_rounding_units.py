"""Every unit of rounding, at every stage, through engine and checker (close() stops at a disagreement)."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.closing import close
from linkage.files.season_folder import read_season

SEASON = """\
合作: 柳湾村合作
编号: LW-2025
模式: 公司+村集体+农户
期间: 2025-01-01 至 2025-12-31
当事人:
  公司: {代码: gs, 类型: 有限责任公司, 名称: 青山公司}
  农户: {名册: 名册}
"""
TERM = """\
条款:
  - 条款: 货款
    收入: 订单货款
    付款方: 公司
    收款方: 农户
    数量: 交售.数量
    单价: PRICE
    依据: 第七条
"""
POOL = """\
分配:
  - 分配: 利润
    付款方: 公司
    来源: 事实.净利润
    亏损年: 不分配
    步骤:
      - {去向: 农户, 比例: 100%, 按: 每户, 收入: 股金, 取整: {单位: UNIT, 方式: MODE}, 尾差: 公司}
    依据: 第八条
"""


def season(folder: Path, plan: str, **tables: str) -> Path:
    """Write a season with two households."""
    for name, text in {
        "名册": "户号,成员号,姓名,与户主关系\nA1,1,王小田,户主\nA2,1,李大山,户主\n",
        **tables,
    }.items():
        (folder / "台账").mkdir(parents=True, exist_ok=True)
        (folder / "台账" / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "合作.yaml").write_text(SEASON + plan, encoding="utf-8")
    return folder


def sold(folder: Path, price: str, *amounts: str) -> dict[str, str]:
    """What the sales of one household come to, after a closing that proves itself."""
    rows = "".join(f"2025-08-0{day},A1,J{day},{amount}\n" for day, amount in enumerate(amounts, start=1))
    written = season(folder, TERM.replace("PRICE", price), 交售=f"日期,户号,单据号,数量（斤）\n{rows}")
    return {line.payee: line.amount.plain for line in close(written).settlement.lines}


# Amounts on both sides of the border of each unit; 10.0145 is 10.015 in whole 厘, and that 10.02 in fen.
BORDERS = [
    ("厘", "10.0145", "10.0144", "10.02", "10.01"),
    ("分", "1.005", "1.0049", "1.01", "1.00"),
    ("角", "1.05", "1.0499", "1.10", "1.00"),
    ("元", "1.5", "1.4999", "2.00", "1.00"),
    ("10元", "15", "14.9999", "20.00", "10.00"),
    ("百元", "150", "149.9999", "200.00", "100.00"),
]


@pytest.mark.parametrize(("unit", "on", "under", "up", "down"), BORDERS)
@pytest.mark.parametrize("stage", ["每段", "每行", "每户合计"])
def test_rounding_of_a_clause(
    tmp_path: Path, stage: str, unit: str, on: str, under: str, up: str, down: str
) -> None:
    if (unit, stage) == ("厘", "每户合计"):
        return
    price = f"1 元/斤\n    取整: {{环节: {stage}, 单位: {unit}, 方式: 四舍五入}}"
    assert sold(tmp_path / "1", price, on) == {"A1": up}
    assert sold(tmp_path / "2", price, under) == {"A1": down}


def test_lines_in_li_add_up_before_the_fen(tmp_path: Path) -> None:
    """Rows of 0.0049 and 0.0009: 0.004 and nothing downwards, 0.005 and 0.001 upwards, which make a fen."""
    price = "1 元/斤\n    取整: {环节: 每行, 单位: 厘, 方式: MODE}"
    assert sold(tmp_path / "down", price.replace("MODE", "去尾"), "0.0149", "0.0009") == {"A1": "0.01"}
    assert sold(tmp_path / "up", price.replace("MODE", "进一"), "0.0149", "0.0009") == {"A1": "0.02"}


@pytest.mark.parametrize(
    ("unit", "price", "amount"),
    [
        ("厘", "0.0125", "130.00"), ("分", "0.125", "1300.00"), ("角", "1.25", "13000.00"),
        ("元", "12.5", "130000.00"), ("10元", "125", "1300000.00"), ("百元", "1250", "13000000.00"),
    ],
)  # fmt: skip
def test_rounding_of_a_unit_price(tmp_path: Path, unit: str, price: str, amount: str) -> None:
    said = f"{price} 元/斤\n    单价取整: {{单位: {unit}, 方式: 四舍五入}}"
    assert sold(tmp_path / "季", said, "10000") == {"A1": amount}


@pytest.mark.parametrize(("unit", "on", "under", "up", "down"), BORDERS)
def test_rounding_in_a_formula(tmp_path: Path, unit: str, on: str, under: str, up: str, down: str) -> None:
    price = f"=取整({on} 元/斤, {unit})"
    assert sold(tmp_path / "1", price, "1") == {"A1": up}
    assert sold(tmp_path / "2", price.replace(on, under), "1") == {"A1": down}


def shared(folder: Path, unit: str, mode: str, profit: str) -> Path:
    plan = POOL.replace("UNIT", unit).replace("MODE", mode)
    return season(folder, plan, 事实=f"名称,数值,单位,来源\n净利润,{profit},元,决议\n")


@pytest.mark.parametrize(
    ("unit", "profit", "each"),
    [("分", "200.02", "100.01"), ("角", "200.20", "100.10"), ("元", "202.00", "101.00"),
     ("10元", "220.00", "110.00"), ("百元", "400.00", "200.00")],
)  # fmt: skip
@pytest.mark.parametrize("mode", ["最大余额", "去尾", "四舍五入"])
def test_rounding_of_a_share(tmp_path: Path, mode: str, unit: str, profit: str, each: str) -> None:
    closing = close(shared(tmp_path / "季", unit, mode, profit))
    assert [line.amount.plain for line in closing.settlement.lines] == [each, each]


@pytest.mark.parametrize("mode", ["最大余额", "去尾", "四舍五入"])
def test_nothing_is_shared_finer_than_a_fen(tmp_path: Path, mode: str) -> None:
    read = read_season(shared(tmp_path / "季", "厘", mode, "200.01"))
    assert [problem.code for problem in read.problems] == ["E297"]


def test_a_least_payout_in_whole_hundreds(tmp_path: Path) -> None:
    plan = TERM.replace("PRICE", "1 元/斤") + "发放: {整到: 百元}\n"
    rows = "日期,户号,单据号,数量（斤）\n2025-08-01,A1,J1,199.99\n2025-08-02,A2,J2,99.99\n"
    debts = close(season(tmp_path / "季", plan, 交售=rows)).settlement.debts
    assert [(d.payable.plain, d.carried.plain) for d in debts] == [("100.00", "99.99"), ("0.00", "99.99")]
