"""Slips of rent: every plot, what was paid, what is left."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from documents.drawn import document, draw, drawn, leaked
from documents.sample import season
from documents.slips import fen, require_sound, views
from journal.seasons import settled
from villages import village_settlement


def test_slips_add_up_row_by_row() -> None:
    assert require_sound("slip_rent", village_settlement()) == 11


def test_what_was_paid_before_stands_on_the_slip() -> None:
    [slip] = [
        slip
        for view in views("slip_rent", village_settlement())
        for slip in view["slips"]
        if slip["code"] == "H02"
    ]
    assert fen(slip["paid"]) > 0
    assert fen(slip["left"]) == fen(slip["owed"]) - fen(slip["paid"])


def test_a_drawn_slip_shows_what_it_settles_and_no_number_of_anybody() -> None:
    paper = drawn("slip_rent", "gs/一组")
    view: Any = document("slip_rent").view(season(), "gs/一组")
    for slip in view["slips"]:
        assert slip["owed"] in paper.text
        assert slip["number"] in paper.text
    assert leaked(paper.data) == []


def test_at_least_three_slips_stand_on_a_page() -> None:
    """A village of five hundred households is not to print two slips a page."""
    settlement = village_settlement()
    paths = document("slip_rent").paths(settlement)
    of_group: dict[str, Any] = {one: document("slip_rent").view(settlement, one) for one in paths.values()}
    subject = max(of_group, key=lambda one: len(of_group[one]["slips"]))
    slips = of_group[subject]["slips"]
    paper = draw("slip_rent", subject, settlement)
    assert len(slips) > 3
    on_pages = [sum(slip["number"] in page for slip in slips) for page in paper.texts]
    assert sum(on_pages) == len(slips)
    assert min(on_pages) >= 1
    assert len(on_pages) <= -(-len(slips) // 3)


ROOMS = """\
条款:
  - 条款: 客房租金
    收入: 租金
    付款方: 公司
    收款方: 农户
    数量: 每户
    单价: 500 元/户
    支付: 次年 1 月 31 日前
    依据: 第三条
"""


def test_rent_of_rooms_has_no_empty_column_for_plots() -> None:
    settlement = settled(ROOMS)
    [subject] = document("slip_rent").paths(settlement).values()
    view: Any = document("slip_rent").view(settlement, subject)
    assert view["columns"] == []
    assert {
        tuple(row["cells"]) for slip in view["slips"] for one in slip["clauses"] for row in one["rows"]
    } == {()}
    text = draw("slip_rent", subject, settlement).text
    assert "地块代码" not in text
    assert text.count("500.00") >= len(view["slips"])


def test_a_draft_says_so() -> None:
    view: Any = document("slip_rent").view(
        evolve(season(), extras={**season().extras, "state": "草案"}), "gs/一组"
    )
    assert view["running"]["state"] == "草案"
