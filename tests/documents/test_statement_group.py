"""The print file of a group: its index, and statements that are the very pages of the single files."""

from __future__ import annotations

from documents.drawn import assert_golden, document, drawn
from documents.sample import season
from linkage.document import render_html
from linkage.telling.twin import money_texts


def test_the_index_is_as_it_was_looked_at(*, bless: bool) -> None:
    assert_golden("statement_group", drawn("statement_group", "一组").page, bless=bless)


def test_one_file_a_group_in_the_order_of_their_names() -> None:
    assert dict(document("statement_group").paths(season())) == {
        "内部/statement-zu-01.pdf": "一组",
        "内部/statement-zu-02.pdf": "二组",
    }


def test_the_statements_bound_are_those_of_the_single_files() -> None:
    bound = document("statement_group").bound
    single = document("statement")
    assert bound is not None
    pages = [render_html(*piece) for piece in bound(season(), "一组")]
    assert pages == [
        render_html(single.template, single.view(season(), number)) for number in ("A-001", "A-002")
    ]


def test_the_index_adds_up_to_the_statements() -> None:
    text = drawn("statement_group", "二组").text
    paid = sum(debt.payable.fen for number in ("B-001", "B-002") for debt in season().debts_of(number))
    assert int(money_texts(text)[-1].replace(",", "").replace(".", "")) == paid
    assert "合计 2 户 3 人" in text
    amount = document("statement_group").amount
    assert amount is not None
    assert int(amount(season(), "二组").replace(".", "")) == paid


def test_large_type_is_marked_for_whoever_hands_them_out() -> None:
    assert "A-001 何翠兰 大字" in drawn("statement_group", "一组").text
