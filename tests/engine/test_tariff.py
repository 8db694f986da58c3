"""A standard by a table, bands, tiers or a formula: each row claims at its own, and units have to make yuan."""

from __future__ import annotations

from fractions import Fraction

import pytest

from linkage.engine.holding import Scope
from linkage.engine.tariff import priced
from linkage.ground.errors import InputRefusedError
from linkage.model.arrangement import Step, Weight
from linkage.model.price import Price
from linkage.model.registers import Row
from linkage.prices.fixed import FixedPrice
from linkage.prices.keyed import KeyedPrice
from linkage.prices.tiered import TieredRate
from linkage.sizes.standard import Standard
from pouring import poured, shared, signed
from rows import HERE, arrangement, books, day, number, row

GRADES = KeyedPrice(
    "等级", {"优": FixedPrice(signed("0.2", "元/斤")), "次": FixedPrice(signed("0.05", "元/斤"))}, HERE
)
YEARLY = FixedPrice(signed("3", "元/斤/年"))


def tiers(*, on_line: bool) -> TieredRate:
    pairs = ((signed("0", "斤"), signed("1", "元/斤")), (signed("100", "斤"), signed("0.5", "元/斤")))
    return TieredRate(marginal=True, tiers=pairs, where=HERE, on_line=on_line)


def sold(household: str, grade: str, much: str, unit: str = "斤") -> Row:
    cells = {"户号": household, "日期": "2025-06-01", "等级": grade, "单位": unit}
    return row("交售", **cells, 数量=(much, unit))


def step(price: Price) -> Step:
    size = Standard(price)
    return shared(size, weight=Weight(("交售", "数量"), where=HERE, priced=size.by_row))


ROWS = (sold("A1", "优", "90"), sold("A1", "次", "60"), sold("A2", "次", "40"))


@pytest.mark.parametrize(
    ("price", "parts"),
    [
        (GRADES, {"A1": "21.00", "A2": "2.00"}),
        (tiers(on_line=True), {"A1": "125.00", "A2": "40.00"}),
        (tiers(on_line=False), {"A1": "150.00", "A2": "40.00"}),
        (YEARLY, {"A1": "450.00", "A2": "120.00"}),
    ],
)
def test_every_row_claims_at_its_own_standard(price: Price, parts: dict[str, str]) -> None:
    assert poured("1000", [step(price)], *ROWS).parts() == parts


def test_what_comes_short_is_cut_in_proportion_to_claims_and_not_to_weights() -> None:
    found = poured("11.50", [step(GRADES)], *ROWS)
    assert (found.parts(), found.kept) == ({"A1": "10.50", "A2": "1.00"}, "0.00")


def asked(price: Price, one: Row, figure: tuple[str, str]) -> Fraction:
    weight = Weight(("交售", "数量"), where=HERE, priced=price)
    scope = Scope(arrangement(), books(one), {})
    return priced(weight, one, number(*figure), ("利润", day("2025-12-31")), scope).value


def test_units_are_brought_together() -> None:
    assert asked(GRADES, sold("A1", "优", "3"), ("3", "公斤")) == Fraction("1.2")


@pytest.mark.parametrize("price", [GRADES, FixedPrice(signed("6%"))])
def test_a_row_whose_unit_makes_no_yuan_is_told(price: Price) -> None:
    with pytest.raises(InputRefusedError) as caught:
        asked(price, sold("A1", "优", "3"), ("3", "亩"))
    [problem] = caught.value.problems
    assert (problem.code, problem.where.sheet) == ("E677", "交售")


def test_a_word_the_table_lacks_is_told_at_its_cell() -> None:
    with pytest.raises(InputRefusedError) as caught:
        poured("100", [step(GRADES)], sold("A1", "特", "1"))
    assert [problem.code for problem in caught.value.problems] == ["E420"]


def test_a_weight_without_a_standard_by_row_stays_as_it_is() -> None:
    weight = Weight(("交售", "数量"), where=HERE)
    figure = number("3", "斤")
    assert (
        priced(weight, ROWS[0], figure, ("利润", day("2025-12-31")), Scope(arrangement(), books(), {}))
        is figure
    )
