"""Three levels from our own books alone: the sums are printed, nobody is ranked, nobody outside sees it."""

from __future__ import annotations

from attrs import evolve

from linkage.model.law import Laws
from linkage.reports.early_warning import PARTIAL, REPORT
from reports.played import played, tables
from test_example_cooperative import closed

SUN = [
    "人均：1,000.00 元 ÷ 2 人＝500.00 元，不到 6,000.00 元",
    "下降：上季 1,500.00 元，少 500.00 元，≈33.33%",
    "单一来源：土地租金 1,000.00 元，占 100%",
]


def test_each_level_prints_its_sums() -> None:
    levels, _, _ = tables(REPORT, "150")
    assert [(row[0], row[5], row[6]) for row in levels.rows] == [
        ("B1", "低", "下降：上季 12,000.00 元，少 2,627.58 元，≈21.90%"),
        (
            "C1",
            "中",
            "人均：0.00 元 ÷ 1 人＝0.00 元，不到 6,000.00 元；下降：上季 2,000.00 元，少 2,000.00 元，100%",
        ),
        (
            "D1",
            "高",
            "；".join(SUN),
        ),
    ]


def test_it_says_what_it_does_not_know_and_which_values_nobody_confirmed() -> None:
    levels, watch, _ = tables(REPORT, "150")
    assert REPORT.edition == "internal"
    assert PARTIAL in REPORT.about[0]
    assert PARTIAL in levels.notes[0]
    assert PARTIAL in watch.notes[0]
    assert "人均不到监测线的 1 倍，算一项。" in levels.notes[1]
    assert levels.notes[-1].startswith("上面的数出自《")
    assert levels.notes[-1].count("未确认") == levels.notes[-1].count("《") > 1


def test_rows_follow_the_roster_and_never_the_income() -> None:
    for table in tables(REPORT, "150"):
        numbers = [row[0] for row in table.rows]
        assert numbers == sorted(numbers)


def test_the_watch_list_stands_below_the_average_less_the_band() -> None:
    _, watch, _ = tables(REPORT, "150")
    assert [(row[0], row[3]) for row in watch.rows] == [("C1", "0.00"), ("D1", "500.00")]
    assert "全村人均 ≈4,852.88 元，少 20% 是 ≈3,882.30 元" in watch.notes[0]


def test_only_the_highest_level_is_handed_over_with_a_day() -> None:
    *_, hand = tables(REPORT, "150")
    assert [row[:4] for row in hand.rows] == [("D1", "孙有根", "会计陈晓兰", "2026年2月19日")]


def test_where_nobody_is_at_the_highest_level_nothing_is_handed_over() -> None:
    *_, hand = REPORT.tell(closed().settlement)
    assert (hand.rows, hand.notes) == ((), ())


def test_without_a_version_of_the_law_nothing_is_judged() -> None:
    bare = evolve(played("150"), laws=Laws())
    levels, watch, hand = REPORT.tell(bare)
    assert (levels.rows, watch.rows, hand.rows) == ((), (), ())
    assert all(note.startswith("无适用法条（2025-12-31）") for note in levels.notes[1:])


def test_a_level_of_more_than_half_the_village_is_told_by_numbers_only() -> None:
    settlement = played("150")
    before, _, _ = REPORT.tell(settlement)
    low = [row[0] for row in before.rows if row[5] == "低"]
    few = {number: house for number, house in settlement.books.households.items() if number in low}
    only = evolve(settlement, books=evolve(settlement.books, households=few))
    after, _, _ = REPORT.tell(only)
    assert [row for row in after.rows if row[5] == "低"] == []
    assert any(
        f"低一级有 {len(low)} 户，超过一半，只列户号：{'、'.join(low)}。" in note for note in after.notes
    )


def test_capital_given_back_does_not_lift_the_average() -> None:
    settled = closed().settlement
    levels, watch, _ = REPORT.tell(settled)
    none = evolve(settled, lines=tuple(line for line in settled.lines if line.income != "退社退还"))
    assert (levels, watch) == REPORT.tell(none)[:2]


def test_a_co_operative_watches_the_homes_of_its_members() -> None:
    levels, watch, _ = REPORT.tell(closed().settlement)
    assert not {row[0] for row in (*levels.rows, *watch.rows)} & {"QL030", "QL901", "QL902"}
    assert watch.notes[0].startswith("全社人均")
