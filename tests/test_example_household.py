"""The worked example: invented numbers, real engine, nothing of anybody's own."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from documents.sample import arrangement, close, season
from documents.sample_registers import books
from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Origin
from linkage.ground.units import YUAN
from linkage.model.price import Price
from linkage.prices.fixed import FixedPrice
from linkage.prices.tiered import TieredRate
from linkage.prices.yearly import YearlyRate
from linkage.sizes.amount import FixedAmount
from linkage.telling.example import FILE, HOUSEHOLD, worked_example


def test_every_clause_for_households_has_its_line() -> None:
    example = worked_example(season())
    mine = {line.clause for line in example.lines if line.payee == HOUSEHOLD}
    assert mine == {
        "土地租金", "入股保底", "采摘套袋用工", "代销佣金", "黄桃收购", "公司当年净利润/3", "村集体收益/2",
    }  # fmt: skip


def test_it_depends_on_the_terms_and_not_on_the_village() -> None:
    assert [(line.clause, line.amount) for line in worked_example(season()).lines] == [
        (line.clause, line.amount) for line in worked_example(season(more=9)).lines
    ]


def test_its_quantities_are_invented() -> None:
    example = worked_example(season())
    read = {
        leaf.origin.where.file
        for line in example.lines
        for leaf in line.figure.leaves()
        if leaf.origin is not None
    }
    assert read == {FILE, "合作.yaml"}


def test_last_years_loss_of_the_village_is_not_told() -> None:
    signed = arrangement()
    place = Where("台账.xlsx", sheet="事实", cell="B9")
    loss = Figure.cell(Fraction(7777), YUAN, "上年未弥补亏损", Origin(place, "7777"))
    profit, income = signed.pools
    first = evolve(income.steps[0], kind="弥补亏损", to="弥补亏损", size=FixedAmount(loss), earmarks=())
    settled = close([evolve(signed, pools=(profit, evolve(income, steps=(first, income.steps[1]))))], books())
    assert "7777.00" in [step.amount.plain for step in settled.pools[1].steps]
    assert "0.00" in [step.amount.plain for step in worked_example(settled).pools[1].steps]


@pytest.mark.parametrize("kind", [TieredRate, YearlyRate])
def test_other_prices_are_reckoned_too(kind: type) -> None:
    signed = arrangement()
    commission = next(term for term in signed.terms if isinstance(term.price, TieredRate))
    assert isinstance(commission.price, TieredRate)
    rates = tuple(FixedPrice(rate) for _, rate in commission.price.tiers)
    price: Price = commission.price
    if kind is YearlyRate:
        price = YearlyRate(rates, signed.first_day, commission.where)
    settled = close([evolve(signed, terms=(evolve(commission, price=price),), pools=())], books())
    [line] = [line for line in worked_example(settled).lines if line.payee == HOUSEHOLD]
    assert str(line.amount) == ("800.00" if kind is TieredRate else "300.00")
