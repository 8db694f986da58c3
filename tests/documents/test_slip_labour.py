"""The sheet of work and pay: a grid where the register was kept by the day."""

from __future__ import annotations

import re
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

from attrs import evolve

from documents.drawn import document, drawn, leaked
from documents.sample import season
from documents.slips import fen, views
from linkage.closing import close
from linkage.model.entitlement import Settlement
from linkage.telling.line_rows import line_rows
from linkage.telling.work_tables import pay_told
from villages import village, village_settlement


def test_work_kept_by_the_month_is_listed_and_work_kept_by_the_day_is_a_grid() -> None:
    [listed] = views("slip_labour", village_settlement())
    assert (listed["months"], [count["name"] for count in listed["counts"]]) == (
        [],
        ["2025年5月至2025年7月"],
    )
    daily = village().with_rows(
        "用工",
        *((f"2025-11-{day:02d}", "H01", "1", "采摘", "1", "工日") for day in range(5, 12)),
        ("2025-11-12", "H01", "1", "采摘", "0.5", "工日"),
    )
    with tempfile.TemporaryDirectory() as folder:
        settlement = close(daily.write(Path(folder) / "season")).settlement
    [view] = views("slip_labour", settlement)
    [month] = [month for month in view["months"] if month["name"] == "2025年11月"]
    mine = [row for row in month["rows"] if row["code"] == "H01.1" and row["post"] == "采摘"]
    assert sum(row["cells"].count("1") for row in mine) >= 7
    assert fen(view["total"]) == sum(fen(row["owed"]) for row in view["pay"])


def test_totals_of_a_month_stand_in_its_column_and_add_up() -> None:
    """Nothing says that the work of a month was done on the day it was written down."""
    [view] = views("slip_labour", village_settlement())
    for count in view["counts"]:
        for rows in (count["rows"], count["totals"]):
            for row in rows:
                assert len(row["cells"]) == len(count["heads"])
                assert sum(map(number, row["cells"])) == number(row["sum"])
        for total in count["totals"]:
            alike = [row for row in count["rows"] if row["unit"] == total["unit"]]
            assert number(total["sum"]) == sum(number(row["sum"]) for row in alike)


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", "") or 0)


def test_three_days_of_work_under_one_date_are_no_day_of_the_grid() -> None:
    monthly = village().with_rows(
        "用工",
        ("2025-11-05", "H01", "1", "采摘", "3", "工日"),
        ("2025-11-20", "H01", "1", "采摘", "6.5", "工日"),
    )
    with tempfile.TemporaryDirectory() as folder:
        settlement = close(monthly.write(Path(folder) / "season")).settlement
    [view] = views("slip_labour", settlement)
    assert view["months"] == []
    [count] = view["counts"]
    at = [f"{head['year']}{head['month']}" for head in count["heads"]].index("2025年11月")
    [mine] = [row for row in count["rows"] if row["code"] == "H01.1" and row["cells"][at]]
    assert mine["cells"][at] == "9.5"


def test_pay_is_told_by_post_and_not_by_month() -> None:
    """Eight days and a half of one post at one price are one product, which the worker can reckon again."""
    [view] = views("slip_labour", worked())
    [mine] = [row for row in view["pay"] if row["code"] == "H01.1"]
    assert [one["post"] for one in mine["posts"]].count("采摘") == 1
    products = [one["numbers"].split(" ") for one in mine["posts"]]
    assert mine["numbers"] == " + ".join(f"{one['post']} {one['numbers']}" for one in mine["posts"])
    assert sum(plain(count) * plain(price) for count, _, price in products) * 100 == fen(mine["owed"])


def worked() -> Settlement:
    """A season in which a person picks in two more months."""
    picked = village().with_rows(
        "用工",
        ("2025-11-05", "H01", "1", "采摘", "3", "工日"),
        ("2025-12-20", "H01", "1", "采摘", "5.5", "工日"),
    )
    with tempfile.TemporaryDirectory() as folder:
        return close(picked.write(Path(folder) / "season")).settlement


def plain(text: str) -> Fraction:
    """The number before its unit."""
    found = re.match(r"[\d,.]+", text)
    assert found is not None
    return number(found[0])


def test_rows_that_were_not_reckoned_alike_are_not_put_together() -> None:
    settlement = worked()
    [(term, line)] = [
        (term, line)
        for _, term in settlement.terms()
        for line in settlement.lines
        if (line.clause, line.payee) == (term.name, "H01.1") and term.quantity[0] == "用工"
    ]
    rows = [*line_rows(settlement, line, term)]
    assert pay_told(rows, "数量")
    for change in ({"amount": Fraction(1)}, {"amount": None}, {"rounded": True}):
        assert pay_told([*rows[:-1], evolve(rows[-1], **change)], "数量") == ()


def test_what_is_paid_and_left_adds_up() -> None:
    [view] = views("slip_labour", village_settlement())
    for key, total in (("owed", "total"), ("paid", "paid"), ("left", "left")):
        assert sum(fen(row[key]) for row in view["pay"]) == fen(view[total])


def test_the_drawn_sheet_shows_the_pay_and_no_number_of_anybody() -> None:
    paper = drawn("slip_labour", "gs")
    view: Any = document("slip_labour").view(season(), "gs")
    assert view["total"] in paper.text
    assert leaked(paper.data) == []
