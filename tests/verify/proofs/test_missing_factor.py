"""No amount without what it is made of."""

from __future__ import annotations

from payout_layouts import told

HEAD: list[object] = ["户主", "面积", "单价", "租金"]
ROWS: list[list[object]] = [["张三", 1, 400, 400], ["李四", 2, 400, 800], ["王五", "", "", ""]]


def test_an_empty_area_and_an_empty_rent() -> None:
    spoilt: list[list[object]] = [*ROWS, ["赵六", "", 400, 400], ["孙七", 2, 400, ""]]
    assert told([HEAD, *ROWS], "W502") == []
    assert told([HEAD, *spoilt], "W502") == [
        ("B5", "赵六：租金 400.00 元，但面积是空的，无从验算"),
        ("D6", "孙七：有面积、单价，租金却是空的"),
    ]
