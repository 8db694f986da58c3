"""What denies, and what only says that a thing holds whatever happens."""

from __future__ import annotations

import re

import pytest

from linkage.words.denial import denied, undenied


@pytest.mark.parametrize(
    "said", ["不", "不得向乙方", "公司不保证", "没有", "严禁", "不保证不论盈亏都", "不分红也不"]
)
def test_denied(said: str) -> None:
    assert denied(said)


@pytest.mark.parametrize(
    "said", ["", "不论盈亏都", "不管行情好坏", "无论盈亏", "不低于本金", "不收钱，", "不亏"]
)
def test_not_denied(said: str) -> None:
    assert not denied(said)


@pytest.mark.parametrize(
    ("said", "found"),
    [("不收押金，不收风险金", ""), ("不收押金，另交风险金", "风险金"), ("押金和风险金", "押金"), ("", "")],
)
def test_the_first_that_is_not_denied(said: str, found: str) -> None:
    assert undenied(re.compile("押金|风险金"), said) == found
