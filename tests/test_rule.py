"""Rules: every income kind on the shelf is a word that arrangements may use, and no other is."""

from __future__ import annotations

import pytest
from attrs import evolve

from faults.spoiled import contents_of
from linkage.files.season_folder import read_contents
from linkage.rule import income_kinds, rules
from villages import ARRANGEMENT, village


def told(said: str) -> list[str]:
    """What reading tells of a clause of land that gives this income."""
    made = ARRANGEMENT.replace("收入: 租金", said)
    assert made != ARRANGEMENT
    problems = read_contents(contents_of(evolve(village(), arrangement=made))).problems
    return [str(problem) for problem in problems if problem.code in {"E202", "E240", "E241"}]


@pytest.mark.parametrize("label", [label for label in rules() if label != "租金"])
def test_an_income_of_the_shelf_is_read(label: str) -> None:
    kinds = income_kinds()[label]
    assert kinds == rules()[label].kinds
    for kind in kinds or ("",):
        assert told(f"收入: {label}\n    类别: {kind}" if kind else f"收入: {label}") == []


@pytest.mark.parametrize("said", ["收入: 彩礼", "收入: 佣金\n    类别: 说媒", "收入: 薪金\n    类别: 用工"])
def test_an_income_or_a_kind_that_no_file_declares_is_refused(said: str) -> None:
    assert len(told(said)) == 1
