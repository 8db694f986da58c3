"""Three classes of assets: what each earned to the fen, and where every yuan of it went."""

from __future__ import annotations

from linkage.reports.asset_ledger import REPORT
from reports.played import played, tables, without


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def test_each_asset_has_its_class_its_source_and_what_it_earned() -> None:
    book, _ = tables(REPORT, "150")
    assert [(row[0], row[2], row[4], row[7], row[8]) for row in book.rows] == [
        ("Z1", "经营性", "财政衔接资金", "12,000.00", "6%"),
        ("Z2", "经营性", "协作资金", "3,024.66", "≈3.02%"),
        ("Z3", "经营性", "村集体自有", "8,000.00", "10%"),
        ("Z4", "公益性", "财政衔接资金", "0.00", "0%"),
    ]
    assert book.total[3] == "410,000.00"
    assert book.total[7] == "23,024.66"


def test_what_an_asset_earned_is_followed_to_the_last_fen() -> None:
    _, where = tables(REPORT, "150")
    for name, earned in (("Z1", 1_200_000), ("Z2", 302_466), ("Z3", 800_000)):
        assert sum(fen(row[5]) for row in where.rows if row[0] == name) == earned
    assert [row[3:] for row in where.rows if row[0] == "Z1"] == [
        ("村集体收益：公积公益金", "提取", "3,600.00", ""),
        ("村集体收益：农户", "到户", "8,400.00", "2"),
    ]


def test_no_register_of_assets_no_paper() -> None:
    assert REPORT.tell(without(played("150"), "资产")) == ()


def test_a_valuation_that_was_replaced_is_told_and_not_added_twice() -> None:
    book, _ = tables(REPORT, "157")
    assert [(row[3], row[7]) for row in book.rows] == [("50,000.00", "1,239.72"), ("60,000.00", "1,512.33")]
    assert (book.total[1], book.total[3], book.total[7]) == ("1 项", "60,000.00", "2,752.05")
    assert book.notes[1] == "Z1 的 50,000.00 元用到2025年6月30日，以后换了作价，不计入合计。"
