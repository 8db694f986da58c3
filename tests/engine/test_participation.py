"""Guarantee and participation: the larger of both, the guarantor pays the gap, nobody pays twice."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.checker import check_result
from linkage.engine.result import result_document
from linkage.engine.settlement import settle
from linkage.model.arrangement import Pool, Source, SourceKind, Term
from linkage.model.entitlement import Settlement
from linkage.model.participation import Participation
from linkage.prices.fixed import FixedPrice
from linkage.sizes.percent import PercentOfBase
from pouring import INPUTS, percent, shared, signed
from rows import CITE, HERE, arrangement, books, day, row


def settled(profit: str, reading: str, capital: dict[str, str], *, fed: bool = False) -> Settlement:
    """Six per cent of capital guaranteed by the company; the collective shares a profit by the same capital."""
    said = Participation(reading, (("分红", "农户"),), HERE)
    guarantee = Term(
        "保底", "股金", "", "公司", "农户", ("股份", "份额"), FixedPrice(signed("6%")), HERE, CITE,
        participation=said if reading != "相加" else None,
    )  # fmt: skip
    sources = (Source(SourceKind.FACT, "净利润", HERE),)
    step = shared(PercentOfBase(percent("100")))
    pools = [Pool("分红", "村集体", sources, (step,), HERE, day("2025-12-31"))]
    if fed:
        pools.insert(
            0, Pool("差额", "公司", (Source(SourceKind.TERM, "保底", HERE),), (), HERE, day("2025-12-31"))
        )
    rows_ = [row("股份", 户号=payee, 份额=(much, "元")) for payee, much in capital.items()]
    fact = row("事实", 名称="净利润", 数值=(profit, "元"))
    found = settle([arrangement(guarantee, pools=tuple(pools))], books(fact, *rows_))
    assert [str(one) for one in check_result(result_document(found, INPUTS))] == []
    return found


def owed(found: Settlement, clause: str) -> dict[str, str]:
    return {line.payee: line.amount.plain for line in found.lines if line.clause == clause}


@pytest.mark.parametrize("reading", ["取高", "补足"])
@pytest.mark.parametrize(
    ("profit", "gaps"),
    [
        ("0", {"A1": "60.00", "A2": "180.00"}),
        ("239.96", {"A1": "0.01", "A2": "0.03"}),
        ("240", {}),
        ("240.04", {}),
        ("100", {"A1": "35.00", "A2": "105.00"}),
    ],
)
def test_the_guarantor_pays_what_the_share_lacks(profit: str, gaps: dict[str, str], reading: str) -> None:
    found = settled(profit, reading, {"A1": "1000", "A2": "3000"})
    assert owed(found, "保底") == gaps
    payers = {line.payer for line in found.lines if line.clause == "保底"}
    assert payers == ({"gs"} if gaps else set())
    told = {reason.payee: reason.why for reason in found.reasons if reason.clause == "保底"}
    assert told == {payee: "分红已不低于保底" for payee in ("A1", "A2") if payee not in gaps}


def test_together_both_are_paid_in_full() -> None:
    found = settled("400", "相加", {"A1": "1000", "A2": "3000"})
    assert owed(found, "保底") == {"A1": "60.00", "A2": "180.00"}
    assert owed(found, "分红/1") == {"A1": "100.00", "A2": "300.00"}


def test_a_pool_may_hold_what_the_guarantor_adds() -> None:
    found = settled("100", "补足", {"A1": "1000", "A2": "3000"}, fed=True)
    assert {pool.pool.name: pool.taken_in.plain for pool in found.pools} == {
        "分红": "100.00",
        "差额": "140.00",
    }


@given(st.integers(0, 50000), st.integers(1, 5000), st.integers(1, 5000))
def test_everybody_gets_the_larger_to_the_fen(fen: int, one: int, other: int) -> None:
    found = settled(str(Fraction(fen, 100)), "取高", {"A1": str(one), "A2": str(other)})
    gaps, parts = owed(found, "保底"), owed(found, "分红/1")
    for payee, capital in (("A1", one), ("A2", other)):
        part = Fraction(parts.get(payee, "0"))
        assert part + Fraction(gaps.get(payee, "0")) == max(part, Fraction(capital * 6, 100))
