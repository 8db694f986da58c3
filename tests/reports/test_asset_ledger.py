"""Three classes of assets: what each earned to the fen, and where every yuan of it went."""

from __future__ import annotations

from attrs import evolve

from linkage.ground.figure import Origin, Word
from linkage.model.entitlement import Settlement
from linkage.model.registers import Value
from linkage.reports.asset_ledger import REPORT
from reports.played import played, tables, without
from rows import HERE, number


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def test_each_asset_has_its_class_its_source_and_what_it_earned() -> None:
    book, _, income, *_ = tables(REPORT, "150")
    assert [(row[0], row[2], row[9]) for row in book.rows] == [
        ("Z1", "经营性", "财政衔接资金"),
        ("Z2", "经营性", "协作资金"),
        ("Z3", "经营性", "村集体自有"),
        ("Z4", "公益性", "财政衔接资金"),
    ]
    assert [(row[0], row[2], row[5]) for row in income.rows] == [
        ("Z1", "12,000.00", "6%"),
        ("Z2", "3,024.66", "≈3.02%"),
        ("Z3", "8,000.00", "10%"),
        ("Z4", "0.00", "0%"),
    ]
    assert book.total[6] == "410,000.00"
    assert income.total[2] == "23,024.66"


def test_what_an_asset_earned_is_followed_to_the_last_fen() -> None:
    *_, where = tables(REPORT, "150")
    for name, earned in (("Z1", 1_200_000), ("Z2", 302_466), ("Z3", 800_000)):
        assert sum(fen(row[5]) for row in where.rows if row[0] == name) == earned
    assert [row[3:] for row in where.rows if row[0] == "Z1"] == [
        ("村集体收益：公积公益金", "提取", "3,600.00", ""),
        ("村集体收益：农户", "到户", "8,400.00", "2"),
    ]


def test_no_register_of_assets_no_paper() -> None:
    assert REPORT.tell(without(played("150"), "资产")) == ()


def test_a_valuation_that_was_replaced_is_told_and_not_added_twice() -> None:
    book, _, income, *_ = tables(REPORT, "157")
    assert [row[6] for row in book.rows] == ["50,000.00", "60,000.00"]
    assert [row[2] for row in income.rows] == ["1,239.72", "1,512.33"]
    assert (book.total[1], book.total[6], income.total[2]) == ("1 项", "60,000.00", "2,752.05")
    assert book.notes[1] == "Z1 的 50,000.00 元用到2025年6月30日，以后换了作价，不计入合计。"


def test_the_income_ledger_adds_up_to_what_was_earned_asset_by_asset() -> None:
    *_, ledger, _ = tables(REPORT, "150")
    for row in (*ledger.rows, ledger.total):
        assert sum(fen(text or "0.00") for text in row[4:10]) == fen(row[2])
    assert [row[1] for row in ledger.rows] == ["Z1 冷库", "Z2 厂房", "Z3 屋顶光伏"]


def with_cells(**cells: Value) -> Settlement:
    """The season of the page with more cells in its first row of assets."""
    settlement = played("150")
    first, *others = settlement.books.rows("资产")
    rows = (evolve(first, values={**first.values, **cells}), *others)
    return evolve(
        settlement, books=evolve(settlement.books, tables={**settlement.books.tables, "资产": rows})
    )


def test_what_was_taken_in_and_worn_down_stands_beside_what_was_due() -> None:
    season = with_cells(实收=number("9000", "元"), 累计折旧=number("50000", "元"))
    book, _, income, *_ = REPORT.tell(season)
    assert book.rows[0][6:9] == ("200,000.00", "50,000.00", "150,000.00")
    assert book.rows[1][7:9] == ("", "")
    assert income.rows[0][2:5] == ("12,000.00", "9,000.00", "3,000.00")
    assert income.total[3:5] == ("9,000.00", "3,000.00")


def test_an_idle_asset_without_a_plan_is_told() -> None:
    _, rights, *_ = REPORT.tell(with_cells(使用情况=Word.cell("闲置", "使用情况", Origin(HERE, "闲置"))))
    assert rights.notes[1] == "Z1 闲置、低效或毁损，还没有写原因和打算。"
    assert len(tables(REPORT, "150")[1].notes) == 1
