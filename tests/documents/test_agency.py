"""The agency: commission for what was concluded, paid beside the price, never to an officer."""

from __future__ import annotations

from documents.trade import paths, text, traded


def test_who_sells_and_who_finds_has_one() -> None:
    sellers = {row.household for row in traded().books.rows("代销")}
    assert {subject.partition("/")[0] for subject in paths("agency").values()} == {*sellers, "cjt"}


def test_the_type_follows_from_the_clause() -> None:
    assert "×委托代销×行纪√中介" in text("agency", "cjt/gs")
    assert "√委托代销×行纪×中介" in text("agency", "H01/gs")
    assert "法律上叫中介合同，政策上也叫居间服务" in text("agency", "cjt/gs")


def test_goods_sold_have_a_way_for_their_price() -> None:
    told = text("agency", "H01/gs")
    assert "货款到账才计佣金；以回款日确定归入哪一期" in told
    assert "货款路径" not in text("agency", "cjt/gs")


def test_officers_and_the_collective_s_own_income() -> None:
    assert "不得把他人与本组织交易的佣金归自己" in text("agency", "H01/gs")
    assert "佣金是乙方的收入" in text("agency", "cjt/gs")
    assert "佣金是乙方的收入" not in text("agency", "H01/gs")


def test_what_is_passed_on_of_a_commission_is_a_number() -> None:
    shared = ("  质量标准:", "  经办分成: 30%\n  质量标准:")
    assert "转给经办户的部分：30%。" in text("agency", "cjt/gs", shared)
    assert "转给经办户的部分：／。" in text("agency", "cjt/gs")


def test_the_sheet_lists_the_deals_and_comes_to_the_settlement() -> None:
    told = text("agency", "cjt/gs")
    [line] = [one for one in traded().lines if one.clause == "居间服务费"]
    assert "12025年3月1日／劳务介绍120人每人20元2,400.00" in told
    assert f"应付{line.amount}元（人民币贰仟肆佰元整）" in told


def test_tiers_on_the_whole_of_several_deals_give_none_of_them_a_share() -> None:
    [line] = [one for one in traded().lines_of("H01") if one.clause == "代销佣金"]
    assert f"佣金合计（按条款取整以后）{line.amount}" in text("agency", "H01/gs")


def test_what_commission_counts_and_when_it_is_earned_are_ticked() -> None:
    assert "佣金的基数：√成交额×吨×件×人次×其他" in text("agency", "H01/gs")
    assert "回款以后才计佣金：√是×否" in text("agency", "H01/gs")
    assert "佣金的基数：×成交额√吨×件√人次×其他" in text("agency", "cjt/gs")
    assert "回款以后" not in text("agency", "cjt/gs")


def test_the_threshold_is_that_of_the_rates_that_compute() -> None:
    assert "起付点：没有，第一笔就计。" in text("agency", "H01/gs")
    later = ("[0, 3%]", "[0, 0%]")
    assert "起付点：10,000.00元。没有达到的不计；达到以后，超过的部分按标准计。" in text(
        "agency", "H01/gs", later
    )


def test_clause_example_and_rate_go_together() -> None:
    assert "居间服务费：200.00元（算例）" in text("agency", "cjt/gs")
    dearer = text("agency", "cjt/gs", ("劳务介绍: 20 元/人", "劳务介绍: 30 元/人"))
    assert "居间服务费：300.00元（算例）" in dearer
    assert "每人30元" in dearer


def test_a_fee_for_land_is_agreed_by_three_sides_and_has_no_agency() -> None:
    told = text("agency", "cjt/gs")
    assert "劳务介绍" in told
    assert "土地流转" not in told
    assert "不按面积计的事项，由甲方和乙方商定，不要丙方同意" in text("lease_fee", "XH-HT-2025")
