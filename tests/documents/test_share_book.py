"""The book of shares: a total never without its day, and what a pool was shared by beside it."""

from __future__ import annotations

from checks.distributing import distributed
from documents.drawn import document
from journal.seasons import settled
from linkage.document import View
from linkage.telling.paper_leaf import parts, sentences, words
from telling.test_account import POOL, ROLES
from telling.test_gold_words import FACTS
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


def test_a_class_that_is_registered_by_money_alone_shows_no_noughts() -> None:
    shares = (
        "户号,成员号,股别,份额,出资额（元）,起\nA1,1,资金股,,6000,2024-01-01\nA2,,人口股,0.5,,2024-01-01\n"
    )
    pool = POOL.format(role=ROLES["cjt"]).replace("每人", "股份.出资额")
    shown = BOOK.view(settled(f"分配:\n{pool}", 事实=FACTS, 股份=shares), "cjt")
    assert [(words(row, "count"), words(row, "paid_in")) for row in parts(shown, "totals")] == [
        ("0.5", "0.00"),
        ("", "6,000.00"),
    ]
    lines = [line for home in parts(shown, "households") for line in parts(home, "lines")]
    assert [(words(line, "change"), words(line, "balance")) for line in lines] == [("", ""), ("+0.5", "0.5")]
