"""The fee for organising leases: three sides, and the rent stays what it was."""

from __future__ import annotations

import pytest

from documents.contracts import page, plain, printing, section, settled, subjects, view, words
from linkage.model.entitlement import Settlement
from villages import Village

KIND = "lease_fee"
FEE = """\
条款:
  - 条款: 流转服务费
    收入: 佣金
    类别: 居间
    付款方: 公司
    收款方: 村集体
    数量: 居间.数量
    单价: 30 元/亩
    取整: {环节: 每户合计, 单位: 分, 方式: 四舍五入}
    支付: 每年 12 月 31 日前
    依据: 第十条
"""
DEALS = (
    ("日期", "付款方", "收款方", "事项", "数量", "单位"),
    ("2025-02-01", "公司", "村集体", "土地流转", "12.5", "亩"),
)


def with_fee(price: str = "30 元/亩", **said: str) -> Village:
    """A village whose company pays the collective a fee for land."""
    made = printing(**said).with_text("条款:\n", FEE.replace("30 元/亩", price))
    return Village(made.arrangement, made.charter, {**made.registers, "居间": DEALS})


@pytest.fixture(scope="module")
def season() -> Settlement:
    return settled(with_fee())


def test_there_is_one_where_the_collective_takes_a_fee_by_area(season: Settlement) -> None:
    assert subjects(KIND, plain()) == []
    assert subjects(KIND, season) == ["XH-HT-2025"]
    by_head = with_fee("30 元/人")
    registers = {**by_head.registers, "居间": (DEALS[0], (*DEALS[1][:4], "12", "人"))}
    assert subjects(KIND, settled(Village(by_head.arrangement, by_head.charter, registers))) == []


def test_it_says_what_is_computed_and_that_the_rent_is_untouched(season: Settlement) -> None:
    told = words(page(KIND, season, "XH-HT-2025"))
    assert "每亩30元" in told
    assert section(KIND, season, "XH-HT-2025", "payments")["total"] == "375.00"
    assert section(KIND, season, "XH-HT-2025", "worked_example")["total"] == "90.00"
    assert "不从丙方的租金里扣，也不因此减少租金" in told
    assert "没有本户在签名册上的签字，任何一方不得以本约定减少该户的租金" in told


def test_an_area_other_than_on_record_is_said_with_its_reason() -> None:
    made = with_fee()
    headings, first, *_ = made.registers["地块"]
    new = dict(zip(headings, first, strict=True))
    values = {"地块代码": "3699011020100109999", "面积（亩）": "2", "起": "2025-10-01", "止": ""}
    made = made.with_rows("地块", tuple(values.get(name, new[name]) for name in headings))
    [told] = section(KIND, settled(made), "XH-HT-2025", "fee_areas")["told"]
    assert "收费 12.50 亩" in told


def test_another_fee_is_another_text_and_amount() -> None:
    season = settled(with_fee("40 元/亩", 流转服务费用途="修水渠"))
    told = words(page(KIND, season, "XH-HT-2025"))
    assert "每亩40元" in told
    assert "修水渠" in told
    assert section(KIND, season, "XH-HT-2025", "payments")["total"] == "500.00"


def test_every_household_that_leases_signs_the_list(season: Settlement) -> None:
    roll = section(KIND, season, "XH-HT-2025", "roll")
    assert [row["number"] for row in roll["rows"]] == [f"H0{number}" for number in range(1, 6)]
    assert "由各户在签名册上签字或者按指印" in words(page(KIND, season, "XH-HT-2025"))


def test_who_signs_holds_one_copy_and_who_let_the_land_no_second() -> None:
    said = {"合同份数": "一式四份", "合同持有人": "双方、发包方、镇人民政府各执一份"}
    season = settled(with_fee(**said))
    lease = view("land_lease", season, subjects("land_lease", season)[0])
    assert (lease["copies"], lease["holders"]) == ("一式四份", said["合同持有人"])
    fee = view(KIND, season, "XH-HT-2025")
    assert (fee["copies"], fee["holders"]) == ("一式四份", "三方、镇人民政府各执一份")
    worked = view("labour", season, subjects("labour", season)[0])
    assert (worked["copies"], worked["holders"]) == ("一式三份", "双方、镇人民政府各执一份")
