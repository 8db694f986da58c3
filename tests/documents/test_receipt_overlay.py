"""A printed form gets its values where the village says, and only when they are final."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from attrs import evolve

from documents.drawn import document, draw
from documents.sample import season
from linkage.model.entitlement import Settlement

MM = 72 / 25.4


def with_form(*items: str, state: str = "正式") -> Settlement:
    settlement = season(state)
    first = settlement.main
    signed = evolve(first, papers={**first.papers, "套打": "、".join(items)})
    return evolve(settlement, arrangements=(signed,))


FORM = ("纸 241 140", "偏移 2 -1", "交款人 40 36", "小写 180 66", "编号 230 12")


def test_a_form_gets_the_values_where_the_village_says() -> None:
    paper = draw("receipt_overlay", "cjt", with_form(*FORM))
    pdf = pypdfium2.PdfDocument(paper.data)
    page = pdf[0]
    assert [page.get_width(), page.get_height()] == pytest.approx([241 * MM, 140 * MM], abs=0.1)
    text = page.get_textpage()
    payer = season().party_name("gs")
    start, _ = text.search(payer).get_next()
    left, _, _, top = text.get_charbox(start, loose=True)
    assert left / MM == pytest.approx(42, abs=0.5)
    assert 140 - top / MM == pytest.approx(35, abs=1.5)
    pdf.close()


def test_a_value_that_would_run_over_the_edge_begins_further_left() -> None:
    view: Any = document("receipt_overlay").view(with_form("编号 230 12"), "cjt")
    [[one]] = [sheet["values"] for sheet in view["sheets"]]
    width = len(one["text"]) * 2.8
    assert float(one["left"]) + width <= 241.05


@pytest.mark.parametrize("state", ["测算", "草案", "暂付"])
def test_nothing_is_printed_onto_a_numbered_form_before_the_papers_are_final(state: str) -> None:
    assert document("receipt_overlay").paths(with_form(*FORM, state=state)) == {}


def test_a_village_that_says_no_places_has_no_form() -> None:
    assert document("receipt_overlay").paths(season()) == {}
    assert document("receipt_overlay").paths(with_form("纸 241 140")) == {}
