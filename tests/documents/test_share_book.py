"""The book of shares: a total never without its day, and what a pool was shared by beside it."""

from __future__ import annotations

from checks.distributing import distributed
from documents.drawn import document
from linkage.document import View
from linkage.telling.paper_leaf import parts, sentences, words
from telling.test_share_history import COLLECTIVE, season

BOOK = document("share_book")


def book() -> View:
    return BOOK.view(season(), "fk")


def test_the_book_says_of_which_day_it_is() -> None:
    assert BOOK.paths(season()) == {"内部/share_book-fk.pdf": "fk"}
    assert book()["title"] == "柳湾某某份额登记簿（截至2025年12月31日）"
    assert [(words(row, "sort"), words(row, "count")) for row in parts(book(), "totals")] == [
        ("人口股", "7"),
        ("劳龄股", "0"),
    ]


def test_the_total_stands_beside_what_was_shared_by() -> None:
    (told,) = sentences(book(), "used")
    assert told == "“年终分配”分给成员用的总份额 7 股，和本册合计一致"
    members = "{去向: 成员, 比例: 100%, 按: 股份.份额, 计权: 按日, 收入: 股金}"
    (other,) = sentences(BOOK.view(distributed(COLLECTIVE, {"本年盈余": "9"}, members), "fk"), "used")
    assert "份额按协议折算" in other


def test_the_person_of_a_share_stands_with_what_became_of_her() -> None:
    (first, _) = parts(book(), "households")
    lines = parts(first, "lines")
    assert [words(line, "member") for line in lines] == [*["全户 1 人"] * 3, "王大田", "王大田"]
    assert words(lines[-1], "standing") == "2025年8月22日死亡"


def test_every_change_is_a_row_of_the_workbook() -> None:
    assert BOOK.book is not None
    rows, sums = BOOK.book(book())
    assert len(rows.rows) == 7
    assert rows.above[-1] == sums.above[-1] == "截至 2025年12月31日"


def test_shares_of_a_class_have_their_points_below_each_other() -> None:
    found: dict[str, set[int]] = {}
    for household in parts(book(), "households"):
        for line in parts(household, "lines"):
            for key in ("change", "balance"):
                found.setdefault(words(line, "sort"), set()).add(len(words(line, key).partition(".")[2]))
    assert found
    assert all(len(places) == 1 for places in found.values())
    assert any(places != {0} for places in found.values())
