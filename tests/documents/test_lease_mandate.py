"""The mandate to lease: where the arrangement says what the collective may do, plot by plot."""

from __future__ import annotations

from documents.contracts import page, plain, printing, section, settled, subjects, view, words
from documents.drawn import draw, leaked
from linkage.telling.twin import verify_number

KIND = "lease_mandate"


def test_nobody_gives_a_mandate_unless_the_arrangement_says_for_what() -> None:
    assert subjects(KIND, plain()) == []


def test_every_household_that_leases_names_the_collective_for_its_own_plots() -> None:
    season = settled(printing(委托权限="代签合同、代收租金"))
    assert subjects(KIND, season) == [f"H0{number}/gs" for number in range(1, 6)]
    told = words(page(KIND, season, "H02/gs"))
    assert "乙方（受托人）小河村股份经济合作社" in told
    assert "√代签合同√代收租金×代付费用" in told
    assert "每亩每年500斤稻谷" in told
    own = section(KIND, season, "H02/gs", "plots")["plots"]
    assert [plot["code"] for plot in own] == ["D001"]
    assert str(view(KIND, season, "H02/gs")["number"]).startswith("WT-2023-")


def test_a_floor_that_was_agreed_stands_before_the_prices() -> None:
    season = settled(printing(委托权限="代签合同", 最低租金="每亩每年 450 斤稻谷"))
    assert "最低租金：每亩每年450斤稻谷。低于的，乙方无权代签" in words(page(KIND, season, "H02/gs"))


def test_every_member_of_the_household_signs_and_no_number_of_anybody_stands_in_it() -> None:
    season = settled(printing(委托权限="代签合同"))
    household = season.books.households["H02"]
    shown = section(KIND, season, "H02/gs", "co_owners")["members"]
    assert [one["name"] for one in shown] == [member.name for member in household.members]
    paper = draw(KIND, "H02/gs", season)
    assert leaked(paper.data) == []
    number = str(view(KIND, season, "H02/gs")["number"])
    assert verify_number(number)
    assert all(number in text for text in paper.texts)
    [last] = [text for text in paper.texts if "（以下无正文）" in text]
    assert "附则" in last


def test_without_a_collective_there_is_nobody_to_name() -> None:
    made = printing(委托权限="代签合同").with_text("类型: 农村集体经济组织,", "类型: 家庭农场, 代码: cjt,")
    assert subjects(KIND, settled(made)) == []


def test_the_mandate_has_a_term_of_its_own() -> None:
    season = settled(printing(委托权限="代签合同", 委托期限="2025年1月1日至2025年12月31日"))
    assert "委托的期限：2025年1月1日至2025年12月31日。" in words(page(KIND, season, "H02/gs"))


def test_the_place_names_the_groups_of_the_plots_and_no_others() -> None:
    made = printing(委托权限="代签合同").with_text("地点: 小河县小河村", "地点: 小河县小河村1组、2组、3组")
    season = settled(made)
    shown = section(KIND, season, "H02/gs", "plots")
    assert shown["place"] == f"小河县小河村{season.books.households['H02'].group}"
    elsewhere = settled(printing(委托权限="代签合同"))
    assert section(KIND, elsewhere, "H02/gs", "plots")["place"] == "小河县小河村"
