"""Laws of a term: between floor and cap, rising with what was done, and the same however a row is cut."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from linkage.engine.holding import Scope
from linkage.engine.term import reckon
from linkage.ground.money import Rounding
from linkage.model.arrangement import RoundingTerm, Term
from linkage.model.registers import Row
from linkage.prices.tiered import TieredRate
from rows import CITE, HERE, arrangement, books, number, row

money = st.integers(min_value=0, max_value=10**9).map(lambda fen: f"{fen // 100}.{fen % 100:02d}")
modes = st.sampled_from(Rounding)
readings = st.sampled_from(["超额累进", "全额"])
RATES = ("3%", "5%", "8%")
BORDERS = ("0", "10000", "50000")


def sales(tiers: str, mode: Rounding = Rounding.HALF_UP) -> Term:
    borders = tuple((number(b, "元"), number(r)) for b, r in zip(BORDERS, RATES, strict=True))
    price = TieredRate(tiers == "超额累进", borders, HERE)
    term = Term("销", "佣金", "代销", "公司", "农户", ("代销", "销售额"), price, HERE, CITE)
    return evolve(term, rounding=RoundingTerm(mode))


def sold(*amounts: str) -> list[Row]:
    return [row("代销", 户号="A1", 日期="2025-07-01", 销售额=(amount, "元")) for amount in amounts]


def owed(term: Term, rows: list[Row]) -> Fraction:
    (one,) = reckon(term, Scope(arrangement(term), books(*rows))).owed
    return one.figure.value


@given(money, readings, modes)
def test_nobody_gets_less_than_the_floor_or_more_than_the_cap(
    amount: str, tiers: str, mode: Rounding
) -> None:
    term = evolve(sales(tiers, mode), floor=number("200", "元/户"), cap=number("8000", "元/户"))
    assert 200 <= owed(term, sold(amount)) <= 8000


@given(money, money, readings, modes)
def test_who_sells_more_never_gets_less(one: str, other: str, tiers: str, mode: Rounding) -> None:
    term = sales(tiers, mode)
    less, more = sorted((one, other), key=Fraction)
    assert owed(term, sold(less)) <= owed(term, sold(more))


@given(st.lists(money, min_size=1, max_size=5), readings)
def test_many_sales_count_as_their_sum(amounts: list[str], tiers: str) -> None:
    term = sales(tiers)
    together = sum(map(Fraction, amounts), Fraction(0))
    whole = f"{int(together * 100) // 100}.{int(together * 100) % 100:02d}"
    assert owed(term, sold(*amounts)) == owed(term, sold(whole))


@given(st.integers(min_value=-3, max_value=3))
def test_the_whole_base_has_the_rate_of_the_tier_it_reaches(fen: int) -> None:
    base = Fraction(1000000 + fen, 100)
    paid = owed(sales("全额"), sold(f"{(1000000 + fen) // 100}.{(1000000 + fen) % 100:02d}"))
    assert abs(paid - base * Fraction(5 if fen >= 0 else 3, 100)) <= Fraction(1, 200)
