"""Running numbers."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["序号", "户主", "实发"]


def numbered(*numbers: object) -> list[list[object]]:
    return [HEAD, *([number, f"人{place}", 1] for place, number in enumerate(numbers))]


def test_numbers_that_run() -> None:
    assert told(numbered(1, 2, 3, 1, 2, "", 3), "W513") == []


def test_a_gap_and_a_number_twice() -> None:
    assert told(numbered(1, 2, 4, 5, 5, 6, 3, 4, 5), "W513") == [
        ("A4", "序号从 2 跳到 4"),
        ("A6", "序号 5 出现两次"),
        ("A8", "序号从 6 退到 3"),
    ]
