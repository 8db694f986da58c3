"""The public notice of rewards: names and amounts, no number of a person."""

from __future__ import annotations

import pytest
from attrs import evolve

from documents.drawn import document
from documents.trade import paths, text, traded, view
from linkage.contracts import award_posting
from linkage.contracts.awards import awards
from linkage.telling.private_numbers import private_numbers, shown_in


def test_it_is_public_and_one_for_each_payer() -> None:
    assert dict(paths("reward_notice")) == {"公开/reward_notice-cjt.pdf": "cjt"}
    assert document("reward_notice").edition == "public"


def test_names_groups_and_amounts() -> None:
    told = text("reward_notice", "cjt")
    assert "养殖30只；新种4.5亩2,550.002,000.00已封顶" in told
    assert "合计2户3,050.002,500.00" in told
    assert "人民币贰仟伍佰元整" in told
    assert "不少于15天" in told
    assert "限额：产业奖补最多每户2,000元。" in told


def test_what_a_household_did_twice_is_added_up(monkeypatch: pytest.MonkeyPatch) -> None:
    [first, *_] = awards(traded())
    twice = evolve(first, claims=(*first.claims, *first.claims))
    monkeypatch.setattr(award_posting, "awards", lambda _: [twice])
    shown = document("reward_notice").view(traded(), "cjt")
    assert "养殖 60 只；新种 9 亩" in str(shown["rows"])


def test_no_number_of_a_person_stands_on_it() -> None:
    assert not list(shown_in(text("reward_notice", "cjt"), private_numbers(traded())))


def test_its_sums_are_those_of_the_result() -> None:
    paper = document("reward_notice")
    assert paper.says is not None
    said, *_ = paper.says(view("reward_notice", "cjt"))
    assert said.amount == "2,500.00"
