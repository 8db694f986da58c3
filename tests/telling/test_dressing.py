"""A theme reaches headings, letterhead, seal and measures, and nothing else of a paper."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest
from attrs import evolve

from documents.drawn import Drawn, document, draw
from documents.sample import season
from linkage.document import Document, View
from linkage.model.entitlement import Settlement
from linkage.model.theme import Theme
from linkage.telling.dressing import dressed

THEME = Theme(
    labels={"佣金": "薪金", "农户收益告知书": "分红明白纸"},
    letterhead=("青岗村股份经济合作社", "文件"),
    seal="左",
    measures={"线粗": Fraction("1.5"), "合同字号": Fraction(14)},
)


def worn(kind: str, theme: Theme) -> Document:
    paper = document(kind)

    def view(settlement: Settlement, subject: str) -> View:
        return dressed(paper.view(settlement, subject), theme)

    return evolve(paper, view=view)


@cache
def page(kind: str, subject: str, *, themed: bool) -> Drawn:
    return draw(worn(kind, THEME if themed else Theme()), subject, season())


def test_without_a_theme_nothing_is_different() -> None:
    paper = document("statement")
    view = paper.view(season(), "A-001")
    assert dressed(view, Theme()) == view


def test_headings_are_called_as_the_village_says_and_sentences_are_not() -> None:
    usual, called = (page("statement", "A-001", themed=themed).texts[0] for themed in (False, True))
    assert "2025年度农户收益告知书" in usual
    assert "2025年度分红明白纸" in called
    assert "2025年度农户收益告知书" not in called
    assert "薪金" in called
    assert "薪金" not in usual


def test_the_letterhead_stands_once_over_the_first_page() -> None:
    texts = page("statement", "A-001", themed=True).texts
    assert ["文件" in text for text in texts] == [True, *(False for _ in texts[1:])]


@pytest.mark.parametrize(("kind", "subject"), [("statement", "A-001"), ("notice", "")])
def test_every_amount_stays(kind: str, subject: str) -> None:
    amounts = [
        {word for word in page(kind, subject, themed=themed).text.split() if word[-3:-2] == "."}
        for themed in (True, False)
    ]
    assert amounts[0] == amounts[1]


def test_measures_and_seal_reach_the_page() -> None:
    html = page("notice", "", themed=True).page
    assert '<html lang="zh-CN" style="--contract-size: 14pt; --rule: 1.5pt">' in html
    assert 'seal-left"' in html


def test_a_label_of_commission_stands_for_pay_for_work_too() -> None:
    running: View = {"running": {"head": ""}}
    assert dressed({**running, "name": "劳务佣金"}, THEME)["name"] == "薪金"
    assert dressed({**running, "name": "劳务佣金"}, Theme())["name"] == "劳务佣金"
