"""Facts: the one row that is in force in the season, in yuan; anything else is told with its remedy."""

from __future__ import annotations

import pytest

from linkage.engine.fact import fact_in_force
from linkage.engine.holding import Scope
from linkage.ground.errors import InputRefusedError
from linkage.model.registers import Row
from rows import HERE, arrangement, books, row


def fact(much: str, unit: str = "元", since: str = "", until: str = "") -> Row:
    return row("事实", 名称="净利润", 数值=(much, unit), 起=since, 止=until)


def scope(*rows: Row) -> Scope:
    return Scope(arrangement(), books(*rows), {})


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([fact("12.5")], "12.50"),
        ([fact("1.2", "万元")], "12000.00"),
        ([fact("1", since="2025-12-31"), fact("2", since="2026-01-01")], "1.00"),
        ([fact("1", until="2024-12-31"), fact("2", since="2025-01-01")], "2.00"),
        ([fact("3", until="2025-01-01"), fact("4", until="2024-06-30")], "3.00"),
        ([fact("-8")], "-8.00"),
    ],
)
def test_the_row_in_force_counts(rows: list[Row], found: str) -> None:
    figure = fact_in_force("净利润", HERE, scope(*rows))
    assert (figure.money.plain, figure.name) == (found, "净利润")


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([], "在结算期内没有金额"),
        ([fact("1", until="2024-12-31")], "在结算期内没有金额"),
        ([row("事实", 名称="净利润", 数值="")], "在结算期内没有金额"),
        ([fact("1"), fact("2")], "在结算期内有几行"),
        ([fact("1", "亩")], "的单位不是元"),
    ],
)
def test_anything_else_is_told(rows: list[Row], what: str) -> None:
    with pytest.raises(InputRefusedError) as caught:
        fact_in_force("净利润", HERE, scope(*rows))
    [problem] = caught.value.problems
    assert (problem.code, problem.what) == ("E424", f"事实“净利润”{what}")
    assert problem.where == (rows[0].where("数值") if rows else HERE)
