"""Claims under a standard: weight times standard in whole steps, and the places of a queue."""

from __future__ import annotations

from typing import Any

import pytest

from linkage.engine.claims import claims_of, places_in
from linkage.engine.holding import Scope
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Day, Figure
from linkage.model.arrangement import Step
from linkage.model.registers import Row
from linkage.sizes.percent import PercentOfBase
from rows import HERE, arrangement, books, number, row


def step(**more: Any) -> Step:  # noqa: ANN401
    return Step(3, "去向", "农户", HERE, size=PercentOfBase(number("20%")), **more)


def scope(*rows: Row) -> Scope:
    return Scope(arrangement(), books(*rows), {})


@pytest.mark.parametrize(
    ("weight", "price", "mode", "unit", "claim"),
    [
        (("3", "人"), ("50", "元/人"), "四舍五入", "分", "150.00"),
        (("10000", "元"), ("6%", ""), "四舍五入", "分", "600.00"),
        (("10000", "元"), ("6%", "1/年"), "四舍五入", "分", "600.00"),
        (("1.25", "亩"), ("33.3", "元/亩"), "四舍五入", "分", "41.63"),
        (("1.25", "亩"), ("33.3", "元/亩"), "去尾", "元", "41.00"),
        (("1.25", "亩"), ("33.3", "元/亩"), "最大余额", "分", "41.63"),
    ],
)
def test_weight_times_standard(
    weight: tuple[str, str], price: tuple[str, str], mode: str, unit: str, claim: str
) -> None:
    found = claims_of(step(share_mode=mode, share_step=unit), number(*price), {"A1": number(*weight)})
    assert found["A1"].money.plain == claim


def test_units_that_make_no_yuan_are_refused() -> None:
    with pytest.raises(InputRefusedError) as caught:
        claims_of(step(), number("50", "元/人"), {"A1": number("3", "亩")})
    [problem] = caught.value.problems
    assert (problem.code, problem.what) == ("E441", "第3步的标准（元/人）与按的数量（亩）合不成元")


def test_of_several_places_the_first_counts() -> None:
    rows = [
        row("交售", 户号="A1", 日期="2025-05-02"),
        row("交售", 户号="A1", 日期="2025-04-30"),
        row("交售", 户号="A2", 日期="2025-05-01"),
    ]
    found = places_in(("交售", "日期"), step(), {"A1": number("1"), "A2": number("1")}, scope(*rows))
    assert [str(place.date) for place in found.values() if isinstance(place, Day)] == [
        "2025-04-30",
        "2025-05-01",
    ]


def test_of_several_numbers_the_smallest_counts() -> None:
    rows = [row("申请", 户号="A1", 顺序=("7", "")), row("申请", 户号="A1", 顺序=("2", ""))]
    [place] = places_in(("申请", "顺序"), step(), {"A1": number("1")}, scope(*rows)).values()
    assert isinstance(place, Figure)
    assert place.value == 2


def test_everybody_without_a_place_is_named() -> None:
    rows = [row("申请", 户号="A1", 顺序=""), row("申请", 户号="A2", 顺序=("2", ""))]
    with pytest.raises(InputRefusedError) as caught:
        places_in(("申请", "顺序"), step(), {name: number("1") for name in ("A1", "A2", "A3")}, scope(*rows))
    told = [(problem.code, problem.what, problem.where.sheet) for problem in caught.value.problems]
    assert sorted(told) == [("E442", "A1 没有写“顺序”", "申请"), ("E442", "A3 没有写“顺序”", "")]
