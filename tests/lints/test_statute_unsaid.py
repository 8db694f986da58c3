"""A company that pays people like shareholders says whether they are."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

SAID = "    性质: 约定分成\n"
HALF = "      - {去向: 公司, 比例: 60%}\n      - {去向: 村集体收益, 比例: 20%}\n      - 去向: 农户\n        比例: 20%\n"


def shared(percent: str) -> Change:
    parts = f"      - {{去向: 村集体收益, 比例: 1%}}\n      - 去向: 农户\n        比例: {percent}\n"
    return Change(text=[(SAID, ""), (HALF, parts)])


TRIP = Change(text=[(SAID, "")])


def test_a_fifth_to_people_is_asked() -> None:
    (finding,) = asked("statute_unsaid", TRIP)
    assert finding.severity == "提示"
    assert "分给农户的只有 20,000.00 元（20%）。付款方“公司”的类型是有限责任公司" in finding.message


@pytest.mark.parametrize(("percent", "count"), [("59.99%", 1), ("60%", 0)])
def test_six_tenths_are_not_asked(percent: str, count: int) -> None:
    assert len(asked("statute_unsaid", shared(percent))) == count


@pytest.mark.parametrize("said", ["公司利润", "约定分成"])
def test_who_says_it_is_not_asked(said: str) -> None:
    assert asked("statute_unsaid", Change(text=[(SAID, f"    性质: {said}\n")])) == []


def test_a_collective_cannot_call_its_income_a_contract() -> None:
    rule = "    亏损年: 不分配，结转下年弥补\n"
    (finding,) = asked("statute_unsaid", Change(text=[(rule, f"{rule}    性质: 约定分成\n")]))
    assert finding.severity == "警告"
    assert "村集体”是农村集体经济组织，来源是集体收益" in finding.message
