"""Quantity times price, rounded as the list is."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户号", "户主", "面积（亩）", "单价（元/亩）", "租金"]


def test_an_amount_that_is_no_product() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["A1", "张三", 3.5, 400, 1400],
        ["A2", "李四", 2, 400, 850],
        ["A3", "王五", 1, 400, 400],
    ]
    assert told(rows, "W500") == [
        (
            "E3",
            "A2 李四：面积 2 亩 × 单价 400 元/亩 = 800.00 元；表上租金是 850.00 元，多 50.00 元",
        )
    ]


def test_the_rounding_of_the_list_is_its_own() -> None:
    areas = ["1.111", "1.115", "1.119", "2.225"]
    rows: list[list[object]] = [
        HEAD,
        *([f"A{n}", "某某", area, 100, int(float(area) * 100)] for n, area in enumerate(areas)),
    ]
    assert told(rows, "W500") == []
    rows[3][4] = 112
    ((cell, message),) = told(rows, "W500")
    assert cell == "E4"
    assert message.endswith("= 111.90 元，去尾到元是 111.00 元；表上租金是 112.00 元，多 1.00 元")


def test_hectares_at_a_price_for_a_mu() -> None:
    head: list[object] = ["户主", "面积（公顷）", "单价（元/亩）", "租金"]
    rows: list[list[object]] = [
        head,
        ["张三", "0.1", 400, 600],
        ["李四", "0.2", 400, 1200],
        ["王五", "0.3", 400, 1200],
    ]
    assert [cell for cell, _ in told(rows, "W500")] == ["D4"]


def test_a_printed_price_is_only_so_exact() -> None:
    head: list[object] = ["户主", "股数", "每股分红", "股金"]
    rows: list[list[object]] = [
        head,
        *([f"人{n}", n * 100, "1.23", f"{n * 123.456:.2f}"] for n in range(1, 7)),
    ]
    assert told(rows, "W500") == []
    rows[3][3] = "380.37"
    assert [cell for cell, _ in told(rows, "W500")] == ["D4"]


def test_months_of_a_year() -> None:
    head: list[object] = ["户主", "面积", "单价", "月数", "租金"]
    rows: list[list[object]] = [
        head,
        ["张三", 3, 400, 12, 1200],
        ["李四", 3, 400, 6, 600],
        ["王五", 3, 400, 5, 600],
        ["赵六", 1, 400, 3, 100],
    ]
    assert [cell for cell, _ in told(rows, "W500")] == ["E4"]
