"""Rates by contract year (按合同年): no year, no rate."""

from __future__ import annotations

import pytest

from linkage.engine.holding import Scope
from linkage.engine.term import reckon
from linkage.ground.errors import InputRefusedError
from linkage.model.arrangement import Term, TimeRule
from linkage.model.registers import Row
from linkage.prices.fixed import FixedPrice
from linkage.prices.yearly import YearlyRate
from rows import CITE, HERE, arrangement, books, day, number, row

RATES = YearlyRate(
    (FixedPrice(number("6%", "1/年")), FixedPrice(number("8%", "1/年"))), day("2025-02-01"), HERE
)
MONTHS = TimeRule("整月", 15)
GUARANTEE = Term("保底", "股金", "", "公司", "农户", ("股份", "出资额"), RATES, HERE, CITE, MONTHS)


def owed(*rows: Row) -> dict[str, str]:
    reckoned = reckon(GUARANTEE, Scope(arrangement(GUARANTEE), books(*rows)))
    return {one.payee: one.figure.money.plain for one in reckoned.owed}


def share(start: str) -> Row:
    return row("股份", 户号="A1", 出资额=("1200", "元"), 起=start)


def test_a_row_from_the_first_day_of_the_contract_has_its_rate() -> None:
    assert owed(share("2025-02-01")) == {"A1": "66.00"}


def test_a_row_before_the_contract_has_no_rate_and_is_told() -> None:
    early = share("2025-01-31")
    with pytest.raises(InputRefusedError) as refused:
        owed(early, share("2025-02-01"))
    (problem,) = refused.value.problems
    assert (problem.code, problem.where.cell) == ("E429", early.where("起").cell)
    assert "从 2025-02-01 起算，这一行从 2025-01-31 就计" in problem.what
