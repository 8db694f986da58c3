"""The nature of a fixed return is read from its key or its 说明, and from one of them only."""

from __future__ import annotations

import pytest

from faults.spoiled import read_spoiled
from linkage.model.nature import DIVIDEND, FEE, LAND_FEE, nature_of, nature_words, natures_of

RATE = "    费率: 6%/年\n"
SAID = ["  收益性质: 设施使用费\n", ""]


def codes(said: str, old: str = RATE) -> list[str]:
    season = read_spoiled({"协议": [SAID, [old, f"{old}{said}"]]})
    return sorted({problem.code for problem in season.problems})


@pytest.mark.parametrize(
    ("said", "nature"),
    [
        ("    收益性质: 利息\n", "利息"),
        ("    说明: {收益性质: 设施使用费}\n", "设施使用费"),
        ("    收益性质: 利息\n    说明: {收益性质: 利息}\n", "利息"),
        ("", ""),
    ],
)
def test_both_places_say_the_same(said: str, nature: str) -> None:
    season = read_spoiled({"协议": [SAID, [RATE, f"{RATE}{said}"]]})
    assert season.problems == ()
    (arrangement,) = season.arrangements
    found = {term.name: nature_of(arrangement, term) for term in arrangement.terms}
    assert found["入股保底"] == nature
    assert not any(said for name, said in found.items() if name != "入股保底")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("    收益性质: 红包\n", "E204"),
        ("    说明: {收益性质: 红包}\n", "E931"),
        ("    收益性质: 利息\n    说明: {收益性质: 入股分红}\n", "E932"),
    ],
)
def test_another_word_or_two_words_are_refused(said: str, code: str) -> None:
    assert codes(said) == [code]


def test_land_has_a_word_of_its_own() -> None:
    land = ["    数量: 股份.出资额\n    费率: 6%/年\n", "    数量: 地块.面积\n    单价: 100 元/亩/年\n"]
    for said in ("    收益性质: 土地使用费\n", "    说明: {收益性质: 土地使用费}\n"):
        season = read_spoiled({"协议": [SAID, [land[0], land[1] + said]]})
        assert season.problems == ()
        (arrangement,) = season.arrangements
        (term,) = [one for one in arrangement.terms if one.name == "入股保底"]
        assert (nature_of(arrangement, term), nature_words(arrangement, term)) == (FEE, LAND_FEE)
        assert natures_of(term.quantity) == (DIVIDEND, LAND_FEE)
        assert codes(said) == ["P350"]


def test_another_income_has_no_such_question() -> None:
    assert codes("    收益性质: 利息\n", "    封顶: 8000 元/户\n") == ["E930"]


def test_the_papers_may_say_it_for_all_clauses() -> None:
    assert codes("    文书: 无\n") != []
    season = read_spoiled({"协议": [SAID, ["  地点:", "  收益性质: 利息\n  地点:"]]})
    assert season.problems == ()
    (arrangement,) = season.arrangements
    assert {nature_of(arrangement, term) for term in arrangement.terms if term.income == "股金"} == {"利息"}
    spoiled = read_spoiled({"协议": [SAID, ["  地点:", "  收益性质: 红包\n  地点:"]]})
    assert [problem.code for problem in spoiled.problems] == ["E810"]
