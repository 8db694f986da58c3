"""The letting by the collective: year by year, with decision and deal on record."""

from __future__ import annotations

import re

from documents.drawn import document
from documents.trade import paths, settled, text, traded, trading
from linkage.document import render_html

OWN = "cjt/gs"
LATER = """  - 条款: 仓库租金
    收入: 租金
    付款方: 公司
    收款方: 村集体
    数量: 资产.计租面积
    单价: 10 元/平方米/年
    期限: 2024-07-01 至 2030-06-30
    计期: {方法: 按日, 基准: 实际/365}
    支付: 每年 7 月 1 日前
    依据: 第十四条
"""


def test_property_is_let_and_land_of_households_is_not() -> None:
    assert dict(paths("asset_lease")) == {"内部/asset_lease-cjt-gs.pdf": OWN}


def test_records_stand_on_it() -> None:
    told = text("asset_lease", OWN)
    assert "交易编号：XH-2024-018。" in told
    assert "决议编号小股经2024-3号" in told
    assert "PM1晒场经营性村口12平方米" in told


def test_it_lets_property_and_no_contracted_land() -> None:
    told = text("asset_lease", OWN)
    assert "乙方租用甲方的资产，计租的数量以" in told
    assert "承包地" not in told


def test_each_year_s_rent_is_reckoned_by_the_engine() -> None:
    told = text("asset_lease", OWN)
    assert "12024年7月1日2025年6月30日1,200.00" in told
    # 1200 a year, a tenth more after three years; the year to June 2028 has 366 days.
    assert "42027年7月1日2028年6月30日1,323.62" in told
    assert "62029年7月1日2030年6月30日1,320.00" in told
    assert "不得在收到的当年一次分完" in told


def test_a_term_changed_is_every_year_changed() -> None:
    told = text("asset_lease", OWN, ("单价: 100 元/平方米/年", "单价: 200 元/平方米/年"))
    assert "12024年7月1日2025年6月30日2,400.00" in told
    assert "每平方米每年200元" in told


def test_the_season_s_share_is_the_settlement_s() -> None:
    [line] = [one for one in traded().lines if one.clause == "铺面租金"]
    assert str(line.amount) == "1,200.00"


def test_a_price_nobody_knows_yet_is_no_number() -> None:
    market = (
        "单价: 100 元/平方米/年",
        "单价: 每平方米每年 2 公斤稻谷\n    价格: {系列: 稻谷收购价, 取价日: 上年12月1日, 最久: 400 天}",
    )
    told = text("asset_lease", OWN, market)
    assert "按当年的价格" in told


def test_what_came_in_pays_the_oldest_year_and_the_rest_is_owed() -> None:
    told = text("asset_lease", OWN)
    # Of the three receipts the last is of a day after the season.
    assert "12024年7月1日至2025年6月30日1,200.001,200.000.00" in told
    assert "22025年7月1日至2026年6月30日1,200.00700.50499.50" in told
    assert "合计2,400.001,900.50499.50欠付合计大写：人民币肆佰玖拾玖元伍角整" in told
    assert "2025年8月20日700.50SJ2" in told
    assert "SJ3" not in told


def test_a_rent_changed_is_what_is_owed_changed() -> None:
    told = text("asset_lease", OWN, ("单价: 100 元/平方米/年", "单价: 50 元/平方米/年"))
    assert "合计1,200.001,900.500.00" in told
    assert "多收的700.50元是以后年度的预收" in told


def test_without_a_register_of_receipts_the_hand_fills_in() -> None:
    told = text("asset_lease", OWN, (", 租金收缴: 收租.实收", ""))
    assert "12024年7月1日至2025年6月30日1,200.0022025年7月1日至" in told
    assert "由会计照账填写" in told


def test_one_party_that_is_paid_is_no_household() -> None:
    told = text("asset_lease", OWN)
    assert "每户合计" not in told
    assert "合计四舍五入到分" in told


def let_to_two(*receipts: tuple[str, ...]) -> str:
    """The annex of the company's letting, beside which another tenant lets a store under its own clause."""
    first = trading()
    clause = first.arrangement[first.arrangement.index("  - 条款: 铺面租金") :].partition(
        "  - 条款: 产业奖补"
    )[0]
    store = clause.replace("铺面租金", "仓库租金").replace("付款方: 公司", "付款方: 商户")
    made = (
        first.with_text("  - 条款: 产业奖补\n", f"{store}  - 条款: 产业奖补\n")
        .with_text(
            "  农户: {名册: 名册}\n",
            "  商户: {代码: sh, 类型: 有限责任公司, 名称: 小河县山货有限公司}\n  农户: {名册: 名册}\n",
        )
        .with_sheet("收租", ("条款", "日期", "实收（元）", "凭证", "付款方"), *receipts)
    )
    paper = document("asset_lease")
    page = render_html(paper.template, paper.view(settled(made), OWN))
    return re.sub(r"<style>.*?</style>|<[^>]*>|\s", "", page, flags=re.DOTALL)


def test_a_receipt_counts_for_who_paid_it() -> None:
    told = let_to_two(
        ("", "2025-01-10", "1000", "SJ1", "公司"),
        ("XH-HT-2025", "2025-02-10", "300", "SJ2", "小河县山货有限公司"),
        ("仓库租金", "2025-03-10", "50", "SJ3", ""),
    )
    assert "合计2,400.001,000.001,400.00" in told
    assert "SJ2" not in told
    assert "SJ3" not in told


def test_a_receipt_that_is_no_whole_fen_says_how_it_was_rounded() -> None:
    made = trading().with_sheet(
        "收租", ("条款", "日期", "实收（元）"), ("铺面租金", "2025-01-10", "1000.005")
    )
    paper = document("asset_lease")
    page = render_html(paper.template, paper.view(settled(made), OWN))
    assert "1,000.01" in page
    assert "实收不是整分的，四舍五入到分。" in re.sub(r"<[^>]*>", "", page)
    assert "四舍五入到分。" not in text("asset_lease", OWN).split("收到的钱，先抵最早的一年")[-1]


def test_a_register_that_one_clause_names_and_the_other_does_not_leaves_lines() -> None:
    both = ("  - 条款: 产业奖补\n", f"{LATER}  - 条款: 产业奖补\n")
    told = text("asset_lease", OWN, both)
    assert "由会计照账填写" in told
    assert "1,900.50" not in told
