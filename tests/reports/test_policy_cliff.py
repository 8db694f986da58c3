"""What ends on which day, and which household then loses what."""

from __future__ import annotations

from attrs import evolve

from linkage.reports.policy_cliff import REPORT
from reports.played import played, tables
from rows import row


def test_clauses_and_categories_that_end_are_told_by_day() -> None:
    sums, _ = tables(REPORT, "151")
    assert [(row[0], row[1], row[3], row[4]) for row in sums.rows] == [
        ("2026年6月30日", "类别“监测户”到期", "1", "400.00"),
        ("2026年12月31日", "条款“建成补助”期满", "1", "600.00"),
        ("2026年12月31日", "条款“投产补助”期满", "1", "900.00"),
    ]


def test_each_household_sees_its_own() -> None:
    _, who = tables(REPORT, "151")
    assert [(row[0], row[3], row[4]) for row in who.rows] == [
        ("A1", "类别“监测户”到期", "400.00"),
        ("A1", "条款“建成补助”期满", "600.00"),
        ("A1", "条款“投产补助”期满", "900.00"),
    ]


def test_money_of_a_fact_that_ends_is_followed_to_the_households() -> None:
    settlement = played("150")
    facts = [
        row("事实", 名称=name, 数值=(amount, "元"), 止=last, 来源="文件")
        for name, amount, last in (("光伏收入", "8000", ""), ("衔接资金", "20000", "2026-12-31"))
    ]
    held = {**settlement.books.tables, "事实": tuple(facts)}
    sums, who = REPORT.tell(evolve(settlement, books=evolve(settlement.books, tables=held)))
    assert [(one[1], one[3], one[4]) for one in sums.rows] == [("“衔接资金”到期", "2", "12,000.00")]
    assert [(one[0], one[4]) for one in who.rows] == [("A1", "8,000.00"), ("B1", "4,000.00")]


def test_the_figure_of_the_season_itself_does_not_end() -> None:
    settlement = played("150")
    year = {"止": "2025-12-31", "来源": "年报"}
    facts = [
        row("事实", 名称="光伏收入", 数值=("8000", "元"), 起="2025-01-01", **year),
        row("事实", 名称="衔接资金", 数值=("20000", "元"), 起="2021-01-01", **year),
    ]
    held = {**settlement.books.tables, "事实": tuple(facts)}
    sums, _ = REPORT.tell(evolve(settlement, books=evolve(settlement.books, tables=held)))
    assert [one[1] for one in sums.rows] == ["“衔接资金”到期"]


def test_what_ends_after_three_years_is_summed_but_not_told_by_household() -> None:
    settlement = played("150")
    ends = {"近": "2028-12-31", "远": "2029-01-01"}
    for name, last in ends.items():
        facts = [
            row("事实", 名称="光伏收入", 数值=("8000", "元"), 止="", 来源="文件"),
            row("事实", 名称="衔接资金", 数值=("20000", "元"), 止=last, 来源="文件"),
        ]
        held = {**settlement.books.tables, "事实": tuple(facts)}
        sums, who = REPORT.tell(evolve(settlement, books=evolve(settlement.books, tables=held)))
        assert len(sums.rows) == 1
        assert (len(who.rows), bool(who.notes)) == ((2, False) if name == "近" else (0, True))


def test_nothing_that_ends_is_no_paper() -> None:
    assert tables(REPORT, "150") == ()
