"""Rates by contract year (按合同年): no year, no rate."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.engine.holding import Scope
from linkage.engine.term import reckon
from linkage.ground.errors import InputRefusedError
from linkage.ground.money import Rounding
from linkage.model.arrangement import RoundingTerm, Term, TimeRule
from linkage.model.registers import Row
from linkage.prices.fixed import FixedPrice
from linkage.prices.yearly import YearlyRate
from rows import CITE, HERE, arrangement, books, day, number, row

RATES = YearlyRate(
    (FixedPrice(number("6%", "1/年")), FixedPrice(number("8%", "1/年"))), day("2025-02-01"), HERE
)
MONTHS = TimeRule("整月", 15)
GUARANTEE = Term("保底", "股金", "", "公司", "农户", ("股份", "出资额"), RATES, HERE, CITE, MONTHS)


def owed(*rows: Row, term: Term = GUARANTEE) -> dict[str, str]:
    reckoned = reckon(term, Scope(arrangement(term), books(*rows)))
    return {one.payee: one.figure.money.plain for one in reckoned.owed}


def share(start: str, money: str = "1200") -> Row:
    return row("股份", 户号="A1", 出资额=(money, "元"), 起=start)


def test_a_row_from_the_first_day_of_the_contract_has_its_rate() -> None:
    assert owed(share("2025-02-01")) == {"A1": "66.00"}


def test_a_row_before_the_contract_has_no_rate_and_is_told() -> None:
    early = share("2025-01-31")
    with pytest.raises(InputRefusedError) as refused:
        owed(early, share("2025-02-01"))
    (problem,) = refused.value.problems
    assert (problem.code, problem.where.cell) == ("E429", early.where("起").cell)
    assert "从 2025-02-01 起算，这一行从 2025-01-31 就计" in problem.what


@pytest.mark.parametrize(
    ("start", "amount"),
    [
        ("2023-07-16", "1.02"),  # the last rate holds all the year: 1.016, and not 0.59 + 0.42
        ("2024-07-16", "0.86"),  # seven months at 6 %, five at 8 %: 0.44 + 0.42
    ],
)
def test_a_stretch_ends_only_where_the_rate_changes(start: str, amount: str) -> None:
    """Rounded stretch by stretch (每段), a year that changes nothing would move a fen (docs/conventions.md 12)."""
    term = evolve(
        GUARANTEE,
        price=evolve(RATES, start=day(start)),
        rounding=RoundingTerm(Rounding.HALF_UP, stage="每段"),
    )
    assert owed(share("2020-01-01", "12.70"), term=term) == {"A1": amount}
