"""The letting by the collective: year by year, with decision and deal on record."""

from __future__ import annotations

from documents.trade import paths, text, traded

OWN = "cjt/gs"


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
