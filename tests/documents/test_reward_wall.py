"""The wall sheet of rewards: A3 in large letters, the names and sums of the notice, the notice itself A4."""

from __future__ import annotations

from documents.drawn import document, draw
from documents.trade import paths, text, traded
from linkage.telling.paper_leaf import parts
from linkage.telling.private_numbers import private_numbers, shown_in
from typeset import typeset

_METRE = 18


def test_the_notice_is_common_paper_and_the_wall_sheet_is_large() -> None:
    sizes = {}
    for name in ("reward_notice", "reward_wall"):
        paper = typeset(draw(name, "cjt", traded()).data)
        sizes[name] = set(paper.sizes)
        if name == "reward_wall":
            assert min(piece.size for piece in paper.pieces if piece.part is not None) > _METRE - 0.1
    assert sizes == {"reward_notice": {(297.0, 210.0)}, "reward_wall": {(420.0, 297.0)}}


def test_it_shows_whom_the_notice_shows_and_the_same_sums() -> None:
    notice, wall = (document(name).view(traded(), "cjt") for name in ("reward_notice", "reward_wall"))
    shown = [{key: row[key] for key in ("name", "group", "amount", "note")} for row in parts(notice, "rows")]
    assert shown == parts(wall, "rows")
    assert "2户，奖补合计2,500.00元。" in text("reward_wall", "cjt")
    paper = document("reward_wall")
    assert paper.says is not None
    assert [said.amount for said in paper.says(wall) if said.part] == ["2,500.00"]


def test_it_comes_and_goes_with_the_notice_and_holds_no_number_of_a_person() -> None:
    assert dict(paths("reward_wall")) == {"公开/reward_wall-cjt.pdf": "cjt"}
    assert not list(shown_in(text("reward_wall", "cjt"), private_numbers(traded())))
