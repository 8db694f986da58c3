"""Why a season is not what the last one was: clauses and causes add up to the fen, for every household."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.closing import close
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.telling.changes import Change, cause_words, changes, signed, told
from linkage.telling.summary import add
from villages import village


@pytest.fixture(scope="module")
def seasons(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settlement, Settlement]:
    folder = tmp_path_factory.mktemp("seasons")
    last = village()
    this = (
        last.with_text("500 斤稻谷", "520 斤稻谷")
        .with_text("采摘: 130 元/工日", "采摘: 135 元/工日")
        .with_text("费率: 6%/年", "费率: 7%/年")
        .with_rows("地块", ("H03", "D900", "1.25", "2025-07-01", ""))
        .with_rows("用工", ("2025-06-03", "H02", "1", "采摘", "3", "工日"))
        .without("代销", "DX00")
    )
    return close(last.write(folder / "last")).settlement, close(this.write(folder / "this")).settlement


def change(seasons: tuple[Settlement, Settlement], household: str, clause: str) -> Change:
    return next(found for found in changes(*seasons, household) if found.clause == clause)


def test_causes_make_up_every_clause_and_clauses_every_household(
    seasons: tuple[Settlement, Settlement],
) -> None:
    last, this = seasons
    assert len(this.books.households) == 12
    for household in this.books.households:
        found = changes(last, this, household)
        for one in found:
            assert add(cause.amount for cause in one.causes) == one.difference
        earned = [add(line.amount for line in season.lines_of(household)) for season in seasons]
        assert add(one.difference for one in found) == earned[1] - earned[0]


def test_a_new_plot_and_a_better_price_are_two_causes(seasons: tuple[Settlement, Settlement]) -> None:
    rent = change(seasons, "H03", "土地租金")
    assert {cause.kind for cause in rent.causes} >= {"价格", "记录"}
    assert any(cause.what.startswith("多了一笔") for cause in rent.causes)


def test_a_clause_of_one_season_only_says_why(seasons: tuple[Settlement, Settlement]) -> None:
    gone = change(seasons, "H01", "代销佣金")
    assert gone.after == Money(0)
    assert [cause.what for cause in gone.causes] == ["本期没有：台账〔代销〕中没有本户可计的记录"]
    new = change(seasons, "H02", "用工报酬")
    assert new.before == Money(0)
    assert [cause.what for cause in new.causes] == ["上期没有：台账〔用工〕中没有本户可计的记录"]


def test_the_telling_names_amounts_and_signs(seasons: tuple[Settlement, Settlement]) -> None:
    lines = list(told(*seasons, "H03"))
    rent = change(seasons, "H03", "土地租金")
    assert lines[0].startswith("H03　")
    assert f"土地租金　上期 {rent.before} 元，本期 {rent.after} 元，多 {rent.difference} 元" in lines
    assert all(f"  {cause_words(cause)}" in lines for cause in rent.causes)
    assert signed(Money(-5)) == "－0.05"


def test_a_household_that_was_not_there(seasons: tuple[Settlement, Settlement], tmp_path: Path) -> None:
    _, this = seasons
    small = close(village(11).write(tmp_path / "small")).settlement
    found = changes(small, this, "H12")
    assert all(cause.what == "上期没有：户不在名册上" for one in found for cause in one.causes)
