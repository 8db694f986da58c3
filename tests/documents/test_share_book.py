"""Book and certificate: a total never without its day, and what a pool was shared by beside it."""

from __future__ import annotations

from attrs import evolve

from checks.distributing import distributed
from documents.drawn import document, draw
from linkage.document import View
from linkage.model.entitlement import Settlement
from linkage.telling.paper_leaf import parts, sentences, words
from linkage.telling.twin import verify_number
from telling.test_share_history import COLLECTIVE, season

BOOK, CERTIFICATE = document("share_book"), document("share_certificate")


def with_papers(settlement: Settlement, **papers: str) -> Settlement:
    first, *others = settlement.arrangements
    return evolve(settlement, arrangements=(evolve(first, papers=papers), *others))


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


def test_a_certificate_goes_out_where_shares_changed() -> None:
    both = {f"农户/share_certificate-{one}.pdf": one for one in ("A1", "A2")}
    assert CERTIFICATE.paths(season()) == both
    assert CERTIFICATE.paths(with_papers(season(), 股权证="无")) == {}
    still = season(股份="户号,股别,份额,起\nA1,人口股,4,2019-01-01\n", 事件="日期,户号,成员号,事件\n")
    assert CERTIFICATE.paths(still) == {}
    assert list(CERTIFICATE.paths(with_papers(still, 股权证="全部")).values()) == ["A1"]


def test_the_certificate_keeps_its_number_and_records_what_was_earned() -> None:
    settlement = season()
    (one,) = parts(CERTIFICATE.view(settlement, "A2"), "certificates")
    assert verify_number(words(one, "number"))
    (earned,) = parts(one, "earned")
    line = next(line for line in settlement.lines if line.payee == "A2")
    assert (words(earned, "each"), words(earned, "amount")) == ("≈142.8571", str(line.amount))
    assert [words(row, "capitals") for row in parts(one, "held")] == ["伍点伍股"]
    pages = draw("share_certificate", "A2", settlement).texts
    assert len(pages) == 3
    assert words(one, "number") in pages[0]
    assert all(heading in text for heading, text in zip(("份额变动", "分红记录"), pages[1:], strict=True))
