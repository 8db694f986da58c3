"""Who lets land to an organisation she manages herself is told, and a head who stands on both sides."""

from __future__ import annotations

from lints.tripped import Change, asked
from villages import village

ROSTER, PLOTS = (village().registers[sheet] for sheet in ("名册", "地块"))
_NAME, _NUMBER = (ROSTER[0].index(heading) for heading in ("姓名", "户号"))


def head(household: str) -> str:
    return next(row[_NAME] for row in ROSTER[1:] if row[_NUMBER] == household)


COMPANY = ("万里程", head("H02"))
TRIP = Change(text=[COMPANY])


def test_a_household_lets_land_to_its_own_company() -> None:
    (finding,) = asked("lessor_manages", TRIP)
    assert finding.severity == "提示"
    assert "户 H02 按条款“土地租金”把地交给“小河县青果黄桃有限公司”" in finding.message
    assert f"户里的{head('H02')}和它的负责人同名" in finding.message


def test_every_finding_says_what_it_cannot_see() -> None:
    for text in (COMPANY, ("万里程", "邹志和")):
        (finding,) = asked("lessor_manages", Change(text=[text]))
        assert "只看得见写着的负责人和〔名册〕的职务；股东、实际控制人、亲属台账里没有" in finding.message


def test_one_head_on_both_sides() -> None:
    (finding,) = asked("lessor_manages", Change(text=[("万里程", "邹志和")]))
    assert finding.severity == "警告"
    assert "一个人替两边定价" in finding.message
    assert finding.ground == "《农村集体经济组织法》第三十五条"


def test_an_office_counts_only_in_the_lessee() -> None:
    def office(post: str) -> Change:
        return Change(cells={"名册": {"N1": "职务", "N2": post}})

    (finding,) = asked("lessor_manages", office("公司董事"))
    assert "职务写着“公司董事”" in finding.message
    assert asked("lessor_manages", office("理事长")) == []
    lessee = [("类型: 有限责任公司, 名称: 小河县青果", "类型: 农民专业合作社, 名称: 小河县青果")]
    told = asked("lessor_manages", Change(text=lessee, cells=office("理事长").cells))
    assert ["职务写着“理事长”" in finding.message for finding in told] == [True]


def test_a_head_without_land_or_in_no_household() -> None:
    landless = min({row[_NUMBER] for row in ROSTER[1:]} - {row[0] for row in PLOTS[1:]})
    assert asked("lessor_manages", Change(text=[("万里程", head(landless))])) == []
    assert asked("lessor_manages", Change()) == []
