"""Tiers of the line or of each row, at percentages or amounts a unit."""

from __future__ import annotations

import pytest

from prices.dealing import RENT, paid, problems, term

ROWS = ["2025-09-01,A1,桃,一级,75,100", "2025-10-05,A1,桃,二级,60,200", "2025-10-05,A2,李,一级,80,50"]


@pytest.mark.parametrize(
    ("price", "amounts"),
    [
        ("{方式: 超额累进, 档: [[0, 2 元/斤], [100, 2.5 元/斤]]}", {"A1": "700.00", "A2": "100.00"}),
        ("{方式: 超额累进, 环节: 每行, 档: [[0, 2 元/斤], [100, 2.5 元/斤]]}", {"A1": "650.00", "A2": "100.00"}),
        ("{方式: 全额, 档: [[0, 2 元/斤], [100, 2.5 元/斤]]}", {"A1": "750.00", "A2": "100.00"}),
        ("{方式: 全额, 环节: 每行, 档: [[0, 2 元/斤], [100.01, 2.5 元/斤]]}", {"A1": "700.00", "A2": "100.00"}),
        ("{方式: 全额, 档: [[0, 4 元/公斤], [150 公斤, 5 元/公斤]]}", {"A1": "750.00", "A2": "100.00"}),
        ("{按: 等级, 一级: {方式: 全额, 档: [[0, 2 元/斤], [100, 3 元/斤]]}, 二级: {方式: 超额累进, 档: [[0, 1 元/斤], [100, 2 元/斤]]}}",
         {"A1": "600.00", "A2": "100.00"}),
    ],
)  # fmt: skip
def test_tiers_of_the_line_and_of_each_row(price: str, amounts: dict[str, str]) -> None:
    assert paid(price, ROWS) == amounts


def test_tiers_of_a_rent_count_for_the_days() -> None:
    price = "{方式: 超额累进, 环节: 每行, 档: [[0, 730 元/亩/年], [1, 365 元/亩/年]]}"
    by_day = "计期: {方法: 按日, 基准: 实际/365}"
    assert paid(price, ["A1,D1,水田,3,2025-12-22,"], sheet=RENT, more=by_day) == {"A1": "40.00"}
    on_line = price.replace("环节: 每行, ", "")
    assert problems(on_line, ["A1,D1,水田,3,2025-12-22,"], sheet=RENT, more=by_day) == [("E235", "第14行")]
    assert paid(on_line, ["A1,D1,水田,3,2025-12-22,"], sheet=RENT, more="计期: {方法: 整期}") == {
        "A1": "1460.00"
    }


def test_an_empty_row_in_the_lowest_tier() -> None:
    rows = ["2025-09-01,A1,桃,一级,75,0", "2025-09-02,A1,桃,一级,75,10"]
    price = "{按: 等级, 一级: {方式: 超额累进, 档: [[0, 2 元/斤], [100, 3 元/斤]]}}"
    assert paid(price, rows) == {"A1": "20.00"}


def test_its_words_say_when_each_row_has_its_own() -> None:
    price = term("{方式: 全额, 环节: 每行, 档: [[0, 2 元/斤], [100, 3 元/斤]]}", ROWS).price
    assert price.words() == "分档计算，全部按所达到的一档计算，每笔分别分档，见下表"
    assert price.table().rows == (("0 斤（含）至100 斤（不含）", "每斤 2 元"), ("100 斤及以上", "每斤 3 元"))
