"""The order: a price that can be reckoned, a deposit within the law, an example that is the settlement."""

from __future__ import annotations

import re

import pytest

from documents.drawn import document
from documents.trade import paths, settled, text, traded, trading
from linkage.document import render_html

H01 = "H01/gs"


def test_whoever_delivered_has_one() -> None:
    assert dict(paths("order_purchase")) == {
        "农户/order_purchase-H01-gs.pdf": "H01/gs",
        "农户/order_purchase-H02-gs.pdf": "H02/gs",
    }


def test_the_example_is_what_the_settlement_of_the_same_facts_gives() -> None:
    # H01 delivered 500 kg of the first grade, which is what the invented household delivers.
    [line] = [one for one in traded().lines_of("H01") if one.clause == "黄桃货款"]
    told = text("order_purchase", H01)
    assert str(line.amount) == "3,000.00"
    assert f"黄桃货款：{line.amount}元（算例）" in told
    assert "仅为算例，不构成承诺" in told


def test_its_prices_hold_for_a_term() -> None:
    told = text("order_purchase", H01)
    first, last = traded().main.papers["合作期限"].split("至")
    assert told.count("止，两头的日子都算在内") == 1
    assert all(day.strip()[:4] in told for day in (first, last))


def test_a_term_changed_is_clause_table_and_example_changed() -> None:
    dearer = text("order_purchase", H01, ("一级: 6 元/公斤", "一级: 7 元/公斤"))
    assert "每公斤6元" in text("order_purchase", H01)
    assert "每公斤6元" not in dearer
    assert dearer.count("每公斤7元") > 2
    assert "黄桃货款：3,500.00元（算例）" in dearer


def test_what_was_ordered_is_added_up_at_the_guaranteed_price() -> None:
    told = text("order_purchase", "H02/gs")
    assert "黄桃中桃五号小河县小河村一级400公斤每公斤6元2,400.00" in told
    assert "合计大写：人民币叁仟叁佰元整3,300.00" in told
    assert "合计大写：面积" in text("order_purchase", H01).replace("（一）", "")


def test_of_floor_and_market_the_floor_is_what_was_ordered_for() -> None:
    arms = "一级: {取高: {保护价: 6 元/公斤, 市价: {系列: 桃市价, 取价日: 交售日, 最久: 400 天}}}"
    told = text("order_purchase", "H02/gs", ("一级: 6 元/公斤", arms))
    assert "取高2,400.00" in told


def test_what_was_agreed_is_printed_and_what_was_not_is_open_or_struck() -> None:
    told = text("order_purchase", H01)
    assert "质量标准：果径7厘米以上，无病虫。" in told
    assert "√感官查验×仪器检测×送检×其他" in told
    assert "□上门收购□送到收购点" in told
    assert "技术服务：／。" in told
    assert "双方没有约定定金（／）" in told


def test_a_deposit_stands_with_the_cap_of_the_law_and_its_doubt() -> None:
    told = text(
        "order_purchase", H01, ("  质量标准:", "  定金: 每户 500 元\n  定金处理: 抵作货款\n  质量标准:")
    )
    assert "定金：每户500元（每户人民币伍佰元整）。交售以后：√抵作货款×返还" in told
    assert "定金不超过货款的20%（未确认）（《民法典》第五百八十六条" in told


@pytest.mark.parametrize(("seller", "told"), [("有限责任公司", False), ("农民专业合作社", True)])
def test_a_co_operative_parts_members_from_others(seller: str, *, told: bool) -> None:
    said = "甲方对成员和非成员的交易分开记账"
    change = ("公司: {类型: 有限责任公司, 名称", f"公司: {{代码: gs, 类型: {seller}, 名称")
    assert (said in text("order_purchase", H01, change)) is told


def test_the_model_form_is_a_dated_setting() -> None:
    assert "农副产品买卖合同GF-2025-0151（编号未确认）" in text("order_purchase", H01)


def test_what_is_agreed_of_rents_in_a_bad_year_is_not_said_of_goods() -> None:
    said = ("  质量标准:", "  订单灾害: 按实际收成交售\n  质量标准:")
    assert "因灾减产不减租金" not in text("order_purchase", H01)
    assert "按实际收成交售。" in text("order_purchase", H01, said)


def test_whoever_organises_the_growers_signs_too() -> None:
    told = text("order_purchase", H01, ("  质量标准:", "  组织方: 村集体\n  质量标准:"))
    assert "丙方（组织方）：小河村股份经济合作社" in told
    assert "丙方" not in text("order_purchase", H01, ("  质量标准:", "  组织方: 公司\n  质量标准:"))


def _ordering(*headings_and_rows: tuple[str, ...]) -> str:
    season = settled(trading().with_sheet("订单", *headings_and_rows))
    paper = document("order_purchase")
    return "".join(re.sub(r"<[^>]*>", "", render_html(paper.template, paper.view(season, "H02/gs"))).split())


def test_area_and_output_are_those_of_what_was_ordered() -> None:
    told = _ordering(
        ("户号", "条款", "品名", "等级", "数量（公斤）", "面积（亩）"),
        ("H02", "黄桃货款", "黄桃", "一级", "400", "1.2"),
        ("H02", "黄桃货款", "黄桃", "二级", "200", "0.5"),
        ("H01", "黄桃货款", "黄桃", "二级", "999", "9"),
    )
    assert "面积：1.7亩；预计产量：600公斤。" in told


def test_without_a_register_the_words_of_the_agreement_stand() -> None:
    said = ("  质量标准:", "  订单面积: 3 亩\n  预计产量: 2000 公斤\n  质量标准:")
    assert "面积：3亩；预计产量：2000公斤。" in text("order_purchase", H01, said)
    assert "面积：3亩；预计产量：600公斤。" in text("order_purchase", "H02/gs", said)
    assert "面积：；预计产量：。" in text("order_purchase", H01)


def test_plots_that_name_the_clause_are_its_area() -> None:
    made = trading()
    headings, *plots = made.registers["地块"]
    rows = [(*row, "土地租金") for row in plots]
    made = made.with_sheet(
        "地块", (*headings, "条款"), *rows, ("H01", "D88", "2.5", "", "", "黄桃货款")[: len(headings) + 1]
    )
    paper = document("order_purchase")
    page = "".join(
        re.sub(r"<[^>]*>", "", render_html(paper.template, paper.view(settled(made), H01))).split()
    )
    assert "面积：2.5亩；" in page
