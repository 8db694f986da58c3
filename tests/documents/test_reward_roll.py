"""The roll of rewards: what is granted, page by page, with totals."""

from __future__ import annotations

import pytest
from attrs import evolve

from documents.drawn import document
from documents.trade import paths, text, traded, view
from linkage.contracts.awards import awards
from linkage.document import render_html
from linkage.documents import reward_roll


def test_one_for_each_payer_with_its_totals() -> None:
    assert dict(paths("reward_roll")) == {"内部/reward_roll-cjt.pdf": "cjt"}
    told = text("reward_roll", "cjt")
    assert "本页小计3,050.002,500.00" in told
    assert "合计2户（大写：人民币贰仟伍佰元整）3,050.002,500.00" in told
    assert "已封顶" in told


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (8, 1), (9, 2), (20, 3)])
def test_pages_carry_over(monkeypatch: pytest.MonkeyPatch, count: int, pages: int) -> None:
    [first, *_] = awards(traded())
    many = [evolve(first) for _ in range(count)]
    monkeypatch.setattr(reward_roll, "awards", lambda _: many)
    shown = document("reward_roll").view(traded(), "cjt")
    found = shown["pages"]
    assert isinstance(found, list)
    assert len(found) == pages
    assert shown["total"] == f"{2000 * count:,}.00"
    page = render_html("reward_roll.html", shown)
    assert page.count("承前页") == page.count("过次页") == pages - 1


def test_nobody_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reward_roll, "awards", lambda _: [])
    page = render_html("reward_roll.html", document("reward_roll").view(traded(), "cjt"))
    assert "本期没有要拨付的奖补。" in page


def test_its_sums_are_those_of_the_result() -> None:
    paper = document("reward_roll")
    assert paper.says is not None
    said = list(paper.says(view("reward_roll", "cjt")))
    assert [one.amount for one in said if one.part] == ["2,000.00", "500.00"]
