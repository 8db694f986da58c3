"""大写 and 小写: on every paper each sum in capitals stands beside the same sum in figures, both ways."""

from __future__ import annotations

import re

import pytest

from documents.sample import season
from linkage.document import render_html
from linkage.ground.capitals import from_capitals, in_capitals
from linkage.ground.money import Money
from linkage.publishing import documents
from linkage.telling.household_statement import visible_text
from linkage.telling.twin import money_texts

CAPITALS = re.compile(r"人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+")
WHOLE = re.compile(r"(?<![0-9.])([0-9][0-9,]*) ?元")
PAPERS = [
    (kind, subject)
    for kind, paper in documents().items()
    for subject in sorted(set(paper.paths(season()).values()))
]


def text_of(kind: str, subject: str) -> str:
    paper = documents()[kind]
    pages = [(paper.template, paper.view(season(), subject))]
    pages += paper.bound(season(), subject) if paper.bound is not None else []
    return " ".join(visible_text(render_html(*page)) for page in pages)


@pytest.mark.parametrize(("kind", "subject"), PAPERS)
def test_each_sum_in_capitals_stands_there_in_figures(kind: str, subject: str) -> None:
    text = text_of(kind, subject)
    figures = {int(found.replace(",", "").replace(".", "")) for found in money_texts(text)}
    figures |= {100 * int(found.replace(",", "")) for found in WHOLE.findall(text)}  # prices, as 600 元
    for written in CAPITALS.findall(text):
        amount = from_capitals(written)
        assert amount.fen in figures, written
        assert in_capitals(amount) == written


def test_statements_rolls_and_no_others_write_capitals() -> None:
    found = {kind for kind, subject in PAPERS if CAPITALS.search(text_of(kind, subject))}
    assert found >= {"statement", "paylist"}


def test_one_fen_beside_its_figures_is_seen() -> None:
    assert from_capitals(in_capitals(Money(123_456))) == Money(123_456)
    assert from_capitals(in_capitals(Money(123_457))) != Money(123_456)
