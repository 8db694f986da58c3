"""Operations of prices: bands, means of quotes, periods that begin anew; taken apart one by one."""

from __future__ import annotations

import copy

import pytest

from checker.samples import Node, day, leaf, node, number
from checker.test_operations import FROM, GRADES, LAST, WRONG_VALUE, found

RIGHT: dict[str, Node] = {
    "period_start": node("period_start", "2024-06-01", None, day("2014-06-01"), LAST, years=5),
    "last_before": node("last_before", "2024-05-10", None, LAST, leaf("上期末年5月10日", "上期末年5月10日", None, "B7")),
    "last_before the same day": node("last_before", "2024-03-31", None, LAST, leaf("3月31日", "3月31日", None, "B8")),
    "last_before in a leap year": node("last_before", "2025-02-28", None, LAST, leaf("上期末年2月29日", "上期末年2月29日", None, "B9")),
    "band": node("band", "9/5", "元/斤", number("75"), number("60"), GRADES[0], number("70"), GRADES[1], number("80"), GRADES[2], closed=False),
    "band at its border": node("band", "9/5", "元/斤", number("70"), number("60"), GRADES[0], number("70"), GRADES[1], closed=False),
    "band by day": node("band", "9/5", "元/斤", FROM, day("2024-02-15"), GRADES[1], LAST, GRADES[2], closed=False),
    "band with its end": node("band", "9/5", "元/斤", number("75", "亩"), number("70", "亩"), GRADES[1], number("80", "亩"), closed=True),
    "mean_quote": node("mean_quote", "39/20", "元/斤", FROM, LAST, GRADES[0], day("2024-02-15"), GRADES[1], day("2025-03-31"), series="桃"),
    "mean_quote of one": node("mean_quote", "9/5", "元/斤", FROM, LAST, GRADES[1], day("2024-06-01"), series="桃"),
}  # fmt: skip

WRONG: list[Node] = [
    node("band", "9/5", "元/斤", number("59"), number("60"), GRADES[1], number("70"), GRADES[2], closed=False),
    node("band", "9/5", "元/斤", number("80"), number("70"), GRADES[1], number("80"), closed=True),
    node("band", "9/5", "元/斤", number("75"), number("70"), GRADES[1], number("60"), GRADES[2], closed=False),
    node("band", "9/5", "元/斤", number("75"), number("70", "亩"), GRADES[1], closed=False),
    node("band", "9/5", "元/斤", FROM, number("70"), GRADES[1], closed=False),
    node("band", "9/5", "元/斤", number("70"), FROM, GRADES[1], closed=False),
    node("band", "9/5", "元/斤", leaf("甲", "甲", None, "A1"), leaf("甲", "甲", None, "A1"), GRADES[1], closed=False),
    node("mean_quote", "9/5", "元/斤", FROM, LAST, GRADES[1], day("2025-04-01"), series="桃"),
    node("mean_quote", "9/5", "元/斤", FROM, LAST, GRADES[1], FROM, series=""),
    node("mean_quote", "9/5", "元/斤", FROM, LAST, GRADES[1], FROM, GRADES[1], series="桃"),
    node("mean_quote", "9/5", "元/斤", FROM, LAST, GRADES[1], FROM, number("9/5", "元"), FROM, series="桃"),
    node("period_start", "2024-02-15", None, LAST, FROM, years=1),
    node("period_start", "2024-02-15", None, FROM, LAST, years=0),
    node("last_before", "2024-05-10", None, LAST, leaf("上年5月10日", "上年5月10日", None, "B7")),
]  # fmt: skip

# A band that was not taken, and a border that moves without taking another band.
UNREAD = {("band", 2), ("band", 6), ("band at its border", 2), ("band by day", 4)}


@pytest.mark.parametrize("name", RIGHT)
def test_right_value_is_accepted(name: str) -> None:
    assert found(RIGHT[name]) == []


@pytest.mark.parametrize("name", RIGHT)
def test_another_value_is_found(name: str) -> None:
    other = "2024-07-07" if "unit" not in RIGHT[name] else "7/3"
    assert WRONG_VALUE in {one.message for one in found(RIGHT[name] | {"value": other})}


@pytest.mark.parametrize("name", [name for name in RIGHT if "unit" in RIGHT[name]])
def test_another_unit_is_found(name: str) -> None:
    assert found(RIGHT[name] | {"unit": "筐"})


def altered(arg: Node) -> list[Node]:
    """An operand as if another text had been read there, earlier and later."""
    if "unit" in arg:
        return [leaf(text, text, arg["unit"], "Z9") for text in ("-4000", "4000")]
    if arg["value"][:1] == "2":
        return [day(text, "Z9") for text in ("2001-01-01", "2099-01-01")]
    return [leaf(text, text, None, "Z9") for text in ("七月七日", "7月7日")]


@pytest.mark.parametrize(
    ("name", "index"),
    [(name, at) for name in RIGHT for at in range(len(RIGHT[name]["args"])) if (name, at) not in UNREAD],
)
def test_an_altered_operand_is_found(name: str, index: int) -> None:
    def caught(arg: Node) -> bool:
        trace = copy.deepcopy(RIGHT[name])
        trace["args"][index] = arg
        return bool(found(trace))

    assert any(caught(arg) for arg in altered(RIGHT[name]["args"][index]))


@pytest.mark.parametrize("name", RIGHT)
def test_an_operand_too_few_is_found(name: str) -> None:
    trace = copy.deepcopy(RIGHT[name])
    trace["args"] = trace["args"][:-1]
    assert found(trace)


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("band", "closed", True),
        ("band with its end", "closed", False),
        ("band", "closed", 0),
        ("period_start", "years", 4),
        ("period_start", "years", "5"),
        ("mean_quote", "series", ""),
        ("mean_quote", "first", "2024-01-01"),
    ],
)
def test_an_altered_parameter_is_found(name: str, key: str, value: object) -> None:
    trace = copy.deepcopy(RIGHT[name])
    trace.setdefault("params", {})[key] = value
    assert found(trace)


@pytest.mark.parametrize("trace", WRONG)
def test_what_makes_no_sense_is_found(trace: Node) -> None:
    assert found(trace)
    assert WRONG_VALUE not in {one.message for one in found(trace)}
