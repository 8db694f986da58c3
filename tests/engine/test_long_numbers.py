"""Numbers that grow past what can be proved are told as a problem of the input, and shorter ones pass."""

from __future__ import annotations

from fractions import Fraction

import pytest

from linkage.checker import check_result
from linkage.engine.long_numbers import require_short
from linkage.engine.result import result_document
from linkage.engine.settlement import settle
from linkage.ground.errors import InputRefusedError
from linkage.model.arrangement import Term
from linkage.model.registers import Row
from linkage.prices.fixed import FixedPrice
from linkage.sizes.percent import PercentOfBase
from pouring import INPUTS, held, percent, poured, shared, signed
from rows import CITE, HERE, arrangement, books, row

PRIMES = [n for n in range(2, 1000) if all(n % d for d in range(2, n))]
RENT = Term(
    "租金", "租金", "", "公司", "农户", ("地块", "面积"), FixedPrice(signed("20", "元/亩")), HERE, CITE
)


def plots(count: int) -> list[Row]:
    """Plots whose areas have no divisor in common, so that the divisor of their sum is the product of all."""
    return [row("地块", 户号="A1", 面积=(f"1/{prime}", "亩")) for prime in PRIMES[:count]]


@pytest.mark.parametrize("value", [Fraction(10) ** 299, Fraction(1, 10**299), Fraction(-(10**299), 7)])
def test_three_hundred_digits_pass(value: Fraction) -> None:
    require_short(value, "A1", "租金", HERE)


@pytest.mark.parametrize("value", [Fraction(10) ** 301, Fraction(1, 10**301), Fraction(-(10**301), 7)])
def test_more_are_told_with_payee_and_clause(value: Fraction) -> None:
    with pytest.raises(InputRefusedError) as caught:
        require_short(value, "A1", "租金", HERE)
    [problem] = caught.value.problems
    assert (problem.code, problem.where) == ("E676", HERE)
    assert "A1 在“租金”下" in problem.what
    assert "302 位" in problem.what


def test_a_long_sum_of_a_clause_is_a_problem_and_a_shorter_one_is_proved() -> None:
    own = books(*plots(100))
    found = settle([arrangement(RENT)], own)
    assert check_result(result_document(found, INPUTS)) == []
    with pytest.raises(InputRefusedError) as caught:
        settle([arrangement(RENT)], books(*plots(len(PRIMES))))
    assert [problem.code for problem in caught.value.problems] == ["E676"]


def test_a_long_sum_of_all_weights_is_a_problem_and_a_shorter_one_is_proved() -> None:
    step = shared(PercentOfBase(percent("100")))
    own = {f"A{prime}": f"1/{prime}" for prime in PRIMES}
    assert poured("100", [step], *held(dict(list(own.items())[:60]))).kept == "0.00"
    with pytest.raises(InputRefusedError) as caught:
        poured("100", [step], *held(own))
    assert [problem.what.partition("下")[0] for problem in caught.value.problems] == ["全体 在“利润”"]
