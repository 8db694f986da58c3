"""The wall sheet: A3, letters read from a metre away, the sums of the notice, and nothing of anybody's own."""

from __future__ import annotations

import pytest

from checks.distributing import REFUND, REST, distributed
from composition import faults
from documents.drawn import document, draw, drawn, leaked
from documents.sample import season
from linkage.telling.paper_leaf import parts, words
from linkage.telling.twin import money_texts
from typeset import typeset

# Read from a metre: a letter of a two-hundredth of the distance, in points.
_METRE = 14


def test_it_is_a_wall_sheet_with_letters_to_be_read_from_a_metre() -> None:
    paper = typeset(drawn("notice_wall").data)
    assert set(paper.sizes) == {(420.0, 297.0)}
    assert min(piece.size for piece in paper.pieces) > _METRE - 0.1
    told = [piece for piece in paper.pieces if piece.part is not None]
    assert min(piece.size for piece in told) > 18 - 0.1


def test_it_shows_the_lists_of_the_notice_and_where_the_money_went() -> None:
    notice, wall = (document(name).view(season(), "") for name in ("notice", "notice_wall"))
    for ours, theirs in zip(parts(wall, "pools"), parts(notice, "pools"), strict=True):
        assert parts(ours, "lists") == parts(theirs, "lists")
    text = drawn("notice_wall").text
    amounts = money_texts(text)
    for pool in parts(wall, "pools"):
        for bar in parts(pool, "flow"):
            assert words(bar, "heading") in text
            assert {words(part, "amount") for part in parts(bar, "parts")} <= set(amounts)


@pytest.mark.parametrize("more", [0, 20])
def test_the_last_names_stand_in_one_piece_with_who_may_be_asked(more: int) -> None:
    [pool] = parts(document("notice_wall").view(season(more=more), ""), "pools")
    [people] = parts(pool, "lists")
    wall = people["wall"]
    assert isinstance(wall, dict)
    columns, lines = parts(wall, "columns"), wall["lines"]
    assert isinstance(lines, list)
    assert bool(columns) is bool(more)
    assert len(lines) == 2 if more else lines
    last = [row for column in zip(*lines, strict=True) for row in column if words(row, "name")]
    assert [words(row, "name") for row in (*columns, *last)] == [
        *(words(row, "name") for row in parts(people, "rows")),
        "合计",
    ]
    *_, sheet = drawn("notice_wall", more=more).texts
    assert all(name in sheet for name in (words(last[0], "name"), "对公示内容有异议的"))


def test_in_a_year_of_loss_no_line_stands_on_another() -> None:
    settled = distributed("农民专业合作社", {"本年盈余": "-300"}, REFUND, REST, said="公示: 是")
    paper = draw("notice_wall", "", settled)
    assert "没有可分的" in paper.text
    assert faults(typeset(paper.data), "notice") == []


def test_no_number_of_anybody_and_no_category_is_on_it() -> None:
    assert leaked(drawn("notice_wall").data) == []
    assert "脱贫户" not in drawn("notice_wall").text


def test_it_comes_and_goes_with_the_notice() -> None:
    assert dict(document("notice_wall").paths(season())) == {"公开/notice_wall.pdf": ""}
