"""Land as capital: shares of how many, a floor that is no dividend, and what comes back."""

from __future__ import annotations

import pytest

from documents.contracts import page, plain, printing, section, settled, subjects, view, words
from documents.drawn import draw, leaked
from linkage.ground.figure import Figure
from linkage.model.entitlement import Settlement
from linkage.words.wording import spoken
from villages import Village

KIND = "land_share"
SUBJECT = "H02/gs/XH-HT-2025"


def contributed(**said: str) -> Village:
    """A village whose land is contributed: so much rice a mu for certain, and shares of the profit."""
    made = printing(**said).with_text("收入: 租金", "收入: 股金")
    made = made.with_text("资金股: 2}", "资金股: 2, 土地股: 1}")
    return made.with_rows(
        "股份", ("H02", "", "土地股", "3.5", "", "", ""), ("H05", "", "土地股", "2", "", "", "")
    )


@pytest.fixture(scope="module")
def season() -> Settlement:
    return settled(contributed(返还方式="返还土地"))


def test_leased_land_is_not_contributed() -> None:
    assert subjects(KIND, plain()) == []
    rented = contributed().with_text(
        "收入: 股金\n    付款方: 公司\n    收款方: 农户\n    数量: 地块",
        "收入: 租金\n    付款方: 公司\n    收款方: 农户\n    数量: 地块",
    )
    assert subjects(KIND, settled(rented)) == []


def test_every_household_that_contributes_has_one(season: Settlement) -> None:
    assert subjects(KIND, season) == [f"H0{number}/gs/XH-HT-2025" for number in range(1, 6)]
    assert str(view(KIND, season, SUBJECT)["number"]).startswith("RG-2023-")


def test_shares_stand_with_all_shares_and_the_day(season: Settlement) -> None:
    [stake] = section(KIND, season, SUBJECT, "land_shares")["stakes"]
    assert stake["mine"] == "3.5 股"
    assert stake["capitals"] == "叁点伍股"
    held = [figure for row in season.books.rows("股份") if (figure := row.figure("份额")) is not None]
    assert stake["whole"] == spoken(Figure.total(held))
    assert stake["day"] == "2025年12月31日"


def test_a_floor_is_no_dividend(season: Settlement) -> None:
    told = words(page(KIND, season, SUBJECT))
    assert "√保底加按股分红" in told
    assert "保底不是分红" in told
    assert "可分配额：净利润" in told
    [line] = [one for one in season.lines_of("H02") if one.clause == "土地租金"]
    assert section(KIND, season, SUBJECT, "payments")["total"] == str(line.amount)


def test_land_is_no_facility(season: Settlement) -> None:
    told = words(page(KIND, season, SUBJECT))
    assert "保底不是分红，是土地使用费" in told
    assert "乙方使用甲方的土地" in told
    assert "土地的承包权不变" in told
    assert "设施使用费" not in told


def test_it_says_land_or_money(season: Settlement) -> None:
    assert "√返还土地×返还折价款" in words(page(KIND, season, SUBJECT))


def test_it_is_drawn_with_its_last_clause_above_the_signatures(season: Settlement) -> None:
    paper = draw(KIND, SUBJECT, season)
    assert leaked(paper.data) == []
    [last] = [text for text in paper.texts if "（以下无正文）" in text]
    assert "以原签文本为准。" in last.partition("（以下无正文）")[0]


def test_the_example_is_what_the_floor_settles_to_for_the_same_plot() -> None:
    made = contributed().without("地块", "H02").with_rows("地块", ("H02", "D900", "3", "", ""))
    season = settled(made)
    [line] = [one for one in season.lines_of("H02") if one.clause == "土地租金"]
    told = section(KIND, season, SUBJECT, "worked_example")["lines"]
    assert next(one["amount"] for one in told if one["name"] == "土地租金") == str(line.amount)
