"""A household twice."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户号", "户主", "实发"]


def test_a_household_twice() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["A1", "张三", 100],
        ["A2", "李四", 200],
        ["A1", "张三", 100],
        ["A2", "王五", 5],
    ]
    assert told(rows, "W504") == [
        ("A4", "户号 A1 又出现一次，前一处在 A2"),
        ("A5", "户号 A2 又出现一次，前一处在 A3，姓名一处是“李四”，一处是“王五”"),
    ]


def test_one_row_for_each_kind_of_money_is_no_fault() -> None:
    rows: list[list[object]] = [
        ["户号", "户主", "款项", "实发"],
        ["A1", "张三", "租金", 100],
        ["A1", "张三", "股金", 100],
    ]
    assert told(rows, "W504") == []


def test_a_list_by_plot_has_households_in_several_rows() -> None:
    plots: list[list[object]] = [[f"A{n // 2}", f"人{n // 2}", n + 1] for n in range(20)]
    assert told([HEAD, *plots], "W504") == []
    assert [cell for cell, _ in told([HEAD, *plots, plots[3]], "W504")] == ["A22"]


def test_a_number_of_a_person_in_the_place_of_a_household_is_masked() -> None:
    rows: list[list[object]] = [HEAD, *([["6222020202020202025", "张三", 100]] * 2)]
    assert told(rows, "W504") == [("A3", "户号 ***************2025 又出现一次，前一处在 A2")]
