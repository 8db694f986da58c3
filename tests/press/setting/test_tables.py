"""A row that was filled before is taken as it is, and only where everything in it is the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import define, evolve, field

from linkage.press.setting import tables
from linkage.press.setting.boxes import Box
from linkage.press.setting.looks import Look, Sides
from linkage.press.setting.markup import Element, Rule
from linkage.press.setting.tables import Plan, set_table

TABLE, GROUP, ROW = Rule("table"), Rule("tbody"), Rule("tr")
CELL, PART, HIGH = Rule("td"), Rule("b"), Rule("th", {"rowspan": "2"})


def look(display: str, **more: Any) -> Look:  # noqa: ANN401 - whatever a look has
    return evolve(Look.nothing(), display=display, **more)


def element(rule: Rule, shown: Look, *children: Element | str, **own: str) -> Element:
    made = Element(rule, shown, own or rule.attributes)
    made.children += children
    return made


def table(*rows: Element) -> Element:
    return element(TABLE, look("table", full=True), element(GROUP, look("group"), *rows))


def row(*words: Element | str) -> Element:
    return element(ROW, look("row"), *[element(CELL, look("cell"), one) for one in words])


@define(eq=False)
class Setter:
    """Sets cells as high as their words are long, and counts them."""

    plans: dict[object, Plan] = field(factory=dict)
    rows: dict[object, Box] = field(factory=dict)
    filled: list[Element] = field(factory=list)

    def cell(self, element: Element, content: object, width: float, border: Sides) -> Box:
        """Set a cell."""
        del content, border
        self.filled.append(element)
        box = Box("cell", element, width)
        box.height = float(sum(len(child) if isinstance(child, str) else 9 for child in element.children))
        return box


def heights(box: Box) -> list[float]:
    return [line.height for group in box.children for line in group.children]


def test_the_same_row_is_filled_once() -> None:
    setter = Setter()
    first = set_table(setter, table(row("甲", "乙丙"), row("一", "二")), 100.0)
    again = set_table(setter, table(row("甲", "乙丙"), row("一", "二三四")), 100.0)
    assert heights(first) == [2.0, 1.0]
    assert heights(again) == [2.0, 3.0]
    assert [box.y for box in again.children[0].children] == [0.0, 2.0]
    assert again.children[0].children[0].children is first.children[0].children[0].children
    assert [one.children for one in setter.filled[4:]] == [["一"], ["二三四"]]


def test_a_row_at_another_place_or_width_is_another() -> None:
    setter = Setter()
    set_table(setter, table(row("甲"), row("甲")), 100.0)
    set_table(setter, table(row("甲"), row("甲")), 90.0)
    assert [cell.look.display for cell in setter.filled] == ["cell"] * 4


@pytest.mark.parametrize(
    "own",
    [
        lambda: element(ROW, look("row"), element(CELL, look("cell"), "甲", **{"data-sum": "1"})),
        lambda: row(element(PART, look("inline"), "甲", **{"data-sum": "1"})),
        lambda: row(element(PART, look("block"), "甲")),
    ],
    ids=["cell", "part", "block"],
)
def test_what_is_other_on_every_paper_is_filled_anew(own: Callable[[], Element]) -> None:
    setter = Setter()
    for _ in range(2):
        set_table(setter, table(own()), 100.0)
    assert len(setter.filled) == 2
    assert not setter.rows


def test_cells_over_several_rows_are_filled_anew() -> None:
    setter = Setter()
    for _ in range(2):
        rows = [
            element(ROW, look("row"), element(HIGH, look("cell"), "甲"), element(CELL, look("cell"), "乙")),
            row("丙"),
        ]
        head = element(GROUP, look("header"), *rows)
        set_table(
            setter,
            element(TABLE, look("table", full=True), head, element(GROUP, look("group"), row("丁", "戊"))),
            100.0,
        )
    assert len(setter.filled) == 3 + 3 + 2


def test_rows_are_forgotten_before_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_ROWS", 3)
    setter = Setter()
    for at in range(10):
        assert heights(set_table(setter, table(row("甲" * (at + 1))), 100.0)) == [at + 1.0]
        assert len(setter.rows) <= 3
