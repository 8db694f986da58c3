"""Laws of sharing by weight: order, scale, nought, and a household that splits."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from linkage.engine.holding import Scope
from linkage.engine.pool import walk
from linkage.ground.figure import Figure, Origin
from linkage.ground.units import YUAN
from linkage.model.arrangement import Pool, Step, Weight
from linkage.model.registers import Row
from linkage.sizes.percent import PercentOfBase
from rows import HERE, arrangement, books, day, number, row

HOMES = ("A1", "A2", "A3", "A4")
stakes = st.lists(st.integers(0, 50), min_size=4, max_size=4).filter(any)
pots = st.integers(0, 10_000_000)


def shared(rows: list[Row], fen: int, scale: Figure | None = None) -> dict[str, Fraction]:
    weight = Weight(("股份", "份额"), scale=scale)
    step = Step(1, "去向", "农户", HERE, PercentOfBase(number("100%")), weight=weight, income="股金")
    pool = Pool("利润", "公司", (), (step,), HERE, day("2025-12-31"))
    found = books(*rows, households=dict.fromkeys(HOMES, 1))
    source = Figure.clause(Fraction(fen, 100), YUAN, "利润", Origin(HERE, str(Fraction(fen, 100))))
    walked = walk(pool, source, Scope(arrangement(pools=(pool,)), found))
    return {portion.payee: portion.figure.value for portion in walked.portions}


def held(home: str, count: int) -> Row:
    return row("股份", 户号=home, 份额=(str(count), "股"))


def village(counts: list[int]) -> list[Row]:
    return [held(home, count) for home, count in zip(HOMES, counts, strict=True)]


@given(stakes, pots, st.permutations(range(4)))
@settings(deadline=None)
def test_the_order_of_rows_changes_nothing(counts: list[int], fen: int, order: list[int]) -> None:
    rows = village(counts)
    assert shared([rows[at] for at in order], fen) == shared(rows, fen)


@given(stakes, pots, st.fractions(min_value=Fraction(1, 50), max_value=50))
@settings(deadline=None)
def test_weights_times_anything_give_the_same_shares(counts: list[int], fen: int, times: Fraction) -> None:
    rows = village(counts)
    assert shared(rows, fen, number(str(times))) == shared(rows, fen)


@given(stakes, pots)
@settings(deadline=None)
def test_no_weight_gets_nothing_and_the_rest_get_all(counts: list[int], fen: int) -> None:
    found = shared(village(counts), fen)
    assert all(found.get(home, 0) == 0 for home, count in zip(HOMES, counts, strict=True) if not count)
    assert sum(found.values()) == Fraction(fen, 100)


@given(stakes, pots, st.data())
@settings(deadline=None)
def test_a_household_that_splits_loses_or_wins_a_fen_a_record_at_most(
    counts: list[int], fen: int, data: st.DataObject
) -> None:
    """Each half is less than a fen off its exact part, so together they are two fen off at most."""
    part = data.draw(st.integers(0, counts[0]))
    whole = [counts[0], counts[1], counts[2], 0]
    if not any(whole):
        return
    split = [counts[0] - part, counts[1], counts[2], part]
    before, after = shared(village(whole), fen), shared(village(split), fen)
    halves = after.get("A1", Fraction(0)) + after.get("A4", Fraction(0))
    assert abs(halves - before.get("A1", Fraction(0))) <= Fraction(2, 100)
