"""Leaves: what people write in cells, where it stands, and that it stands there whole."""

from __future__ import annotations

from typing import Any

import pytest

from checker.samples import BOOK, Node, clause, leaf, node, number
from linkage.checker import Context, evaluate
from linkage.checker.reading import exact, fen, written_date, written_number, yuan


def found(trace: object, **context: Any) -> list[str]:  # noqa: ANN401
    surroundings = Context(**context)
    evaluate(trace, surroundings)
    return [one.message for one in surroundings.found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.5", "7/2"),
        (" 3.50 ", "7/2"),
        ("３．５", "7/2"),
        ("-1,234,567.80", "-6172839/5"),
        ("１，２３４", "1234"),
        ("1 234.5", "2469/2"),
        ("+7", "7"),
        ("−7", "-7"),
        ("6%", "3/50"),
        ("6 ％", "3/50"),
        ("5‰", "1/200"),
        ("1.5万", "15000"),
        ("1/3", "1/3"),
        ("-2 / 4", "-1/2"),
        ("007", "7"),
    ],
)
def test_numbers_as_people_write_them(text: str, value: str) -> None:
    assert written_number(text) == exact(value)
    assert found(leaf(text, value, "元", "A1")) == []


@pytest.mark.parametrize(
    "text",
    ["", "3,5", "1,23,456", "12 34", "3.5.1", "1e5", "½", "三", "1/0", "5.", ".5", "%", "1" * 1001, "NaN"],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="读不出数字"):
        written_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "2025-09-01",
        "2025年9月1日",
        "2025 年 9 月 1 日",
        "2025/9/1",
        "2025.9.1",
        "20250901",
        "２０２５－９－１",
    ],
)
def test_dates_as_people_write_them(text: str) -> None:
    assert written_date(text).isoformat() == "2025-09-01"
    assert found(leaf(text, "2025-09-01", None, "A1")) == []


@pytest.mark.parametrize(
    "text", ["2025-9", "2025-09.01", "25-9-1", "九月一日", "2025-9-31", "2025年13月1日", "0000-01-01"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"读不出日期|没有"):
        written_date(text)


@pytest.mark.parametrize(
    "text", ["2/4", "-0", "+1", "1_000", "1.5", "1/0", "1/-2", "", "１", "9" * 1001, 7, None]
)
def test_traces_hold_numbers_in_lowest_terms_only(text: object) -> None:
    with pytest.raises(ValueError, match="最简"):
        exact(text)


@pytest.mark.parametrize(
    "text", ["1", "1.5", "1.234", "01.00", "-0.00", "1,000.00", "+1.00", " 1.00", "1" * 16 + ".00", 1, None]
)
def test_amounts_of_documents_have_two_decimals(text: object) -> None:
    with pytest.raises(ValueError, match="两位小数"):
        fen(text)


def test_amounts_there_and_back() -> None:
    assert [yuan(fen(text)) for text in ("0.00", "-0.05", "1234567.89")] == ["0.00", "-0.05", "1234567.89"]


@pytest.mark.parametrize(
    ("text", "part", "value", "unit"),
    [
        ("600 元/亩/年", "600", "600", "元/亩/年"),
        ("每亩每年500斤稻谷", "500", "500", "斤/亩/年"),
        ("共，5 元", "5", "5", "元"),
        ("5，另 3 元", "5", "5", "元"),
        ("6%/年", "6%", "3/50", "1/年"),
        ("封顶５万元", "５万", "50000", "元"),
        ("封顶5万元", "5", "5", "万元"),
        ("2元/50公斤", "2", "2", "元/50公斤"),
        ("10000-50000", "50000", "50000", "元"),
        ("8-50 元", "50", "50", "元"),
        ("亏 -3 元", "-3", "-3", "元"),
        ("55 与 5 元", "5", "5", "元"),
    ],
)
def test_a_part_that_is_a_whole_number(text: str, part: str, value: str, unit: str) -> None:
    assert found(clause(text, part, value, unit, 3)) == []


@pytest.mark.parametrize(
    ("text", "part", "value", "unit"),
    [
        ("1600 元", "600", "600", "元"),
        ("6000 元", "600", "600", "元"),
        ("600.5 元", "600", "600", "元"),
        ("1.600 元", "600", "600", "元"),
        ("1,600 元", "600", "600", "元"),
        ("600,500 元", "600", "600", "元"),
        ("６００５ 元", "600", "600", "元"),
        ("6%", "6", "6", ""),
        ("6 ‰", "6", "6", ""),
        ("5万元", "5", "5", "元"),
        ("5万斤", "5", "5", "万元"),
        ("5万元", "5万", "50000", "万元"),
        ("-3 元", "3", "3", "元"),
        ("9 -3 元", "3", "3", "元"),
        ("1/3", "3", "3", ""),
        ("1/3", "1", "1", ""),
        ("600 元", "700", "700", "元"),
        ("600 元", "  ", "600", "元"),
    ],
)
def test_a_part_cut_out_of_another_number_is_found(text: str, part: str, value: str, unit: str) -> None:
    assert len(found(clause(text, part, value, unit, 3))) == 1


def test_words_and_dates_inside_a_text() -> None:
    assert found(leaf(" 一级 ", "一级", None, "A1")) == []
    assert found(leaf("一级", "二级", None, "A1")) == ["推导算出来不是这个数。"]
    term = "2025-01-01 至 2025-12-31"
    assert found(clause(term, "2025-12-31", "2025-12-31", None, 4)) == []
    assert found(clause(term, "2025-12-3", "2025-12-03", None, 4)) == ["所取的部分不是原文里一个完整的数。"]
    assert found(clause(term, "至", "2025-12-31", None, 4)) == ["原文读不出日期。"]


def _origin(**changes: object) -> Node:
    origin: dict[str, object] = {"file": BOOK, "sheet": "地块", "cell": "A1", "text": "5"} | changes
    origin = {key: value for key, value in origin.items() if value is not None}
    return {"op": "cell", "value": "5", "unit": "亩", "origin": origin}


@pytest.mark.parametrize(
    "changes",
    [
        {"file": None},
        {"file": 5},
        {"text": 5},
        {"cell": None},
        {"cell": 5},
        {"sheet": ["地块"]},
        {"line": 5},
        {"note": "多余"},
        {"cell": None, "sheet": None, "line": 3},
        {"cell": None, "sheet": None, "line": "3", "column": 1},
        {"cell": None, "sheet": None, "line": 3, "column": True},
        {"part": 5},
        {"text": "5" + " " * 2000},
    ],
)
def test_a_broken_origin_is_found(changes: dict[str, Any]) -> None:
    assert len(found(_origin(**changes))) == 1
    assert found(_origin()) == []


def test_law_comes_from_law_files() -> None:
    rate = clause("60%", "60%", "3/5", "", 7)
    for file, good in (("laws/farmer_coop.yaml", True), ("章程.yaml", True), ("合作.yaml", False)):
        assert (found(rate | {"op": "law", "origin": rate["origin"] | {"file": file}}) == []) is good


def test_one_address_holds_one_text() -> None:
    both = node("add", "9", "亩", number("4", "亩", "D2"), number("5", "亩", "D2"))
    assert found(both) == ["同一处（台账.xlsx，地块，D2）前后抄成两样。"]


def test_leaves_are_compared_with_the_cells() -> None:
    trace = node("add", "609", "元", number("9", "元", "D2"), clause("600 元", "600", 600, "元", 16))
    cells = {(BOOK, "地块", "D2"): "9", ("合作.yaml", "", "16:9"): "600 元"}
    assert found(trace, cells=cells) == []
    assert found(trace, cells=cells | {(BOOK, "地块", "D2"): "9.0"}) == ["与原件不符：台账.xlsx，地块，D2。"]
    assert found(trace, cells={(BOOK, "地块", "D2"): "9"}) == ["与原件不符：合作.yaml，16:9。"]


def test_leaves_come_from_the_inputs() -> None:
    assert found(number("9"), files=frozenset({BOOK})) == []
    assert found(number("9"), files=frozenset({"合作.yaml"})) == ["出处的文件不在输入清单里。"]
