"""Each claim says what was taken of it, from which clauses, and what bounded it."""

from __future__ import annotations

import pytest
from attrs import evolve

from engine.test_netting import advance, consent, deduction, line, opening, settle
from linkage.model.entitlement import Bound
from rows import number

NET = {
    "all of it": (
        [line("货款", "800")],
        [advance("300")],
        (deduction(),),
        [("300.00", Bound.NOTHING, "0.00")],
    ),
    "no more than the income there is": (
        [line("地租", "500"), line("货款", "100")],
        [advance("300")],
        (deduction(),),
        [("100.00", Bound.INCOME, "100.00")],
    ),
    "the second has what the first left": (
        [line("货款", "400")],
        [advance("300"), advance("300", date="2025-04-01")],
        (deduction(),),
        [("300.00", Bound.NOTHING, "0.00"), ("100.00", Bound.INCOME, "100.00")],
    ),
    "no income it may touch": (
        [line("地租", "500")],
        [advance("300")],
        (deduction(),),
        [("0.00", Bound.INCOME, "0.00")],
    ),
    "the ceiling of a consent": (
        [line("货款", "800")],
        [advance("300"), consent("120")],
        (deduction(consent=True),),
        [("120.00", Bound.CONSENT, "120.00")],
    ),
    "a ceiling that is also all there is": (
        [line("货款", "120")],
        [advance("300"), consent("120")],
        (deduction(consent=True),),
        [("120.00", Bound.CONSENT, "120.00")],
    ),
    "no consent": (
        [line("货款", "800")],
        [advance("300")],
        (deduction(consent=True),),
        [("0.00", Bound.NO_CONSENT, "0.00")],
    ),
    "a share of the income": (
        [line("货款", "800")],
        [advance("300")],
        (evolve(deduction(), share=number("0.2")),),
        [("160.00", Bound.SHARE, "160.00")],
    ),
    "the share is less than the consent": (
        [line("货款", "800")],
        [advance("300"), consent("170")],
        (evolve(deduction(consent=True), share=number("0.2")),),
        [("160.00", Bound.SHARE, "160.00")],
    ),
    "the consent is no more than the share": (
        [line("货款", "800")],
        [advance("300"), consent("160")],
        (evolve(deduction(consent=True), share=number("0.2")),),
        [("160.00", Bound.CONSENT, "160.00")],
    ),
    "nobody agreed on it": (
        [line("货款", "800")],
        [advance("300", item="农药")],
        (deduction(),),
        [("0.00", Bound.NO_AGREEMENT, "0.00")],
    ),
    "what was owed before is taken back first": (
        [line("货款", "400")],
        [advance("300"), opening("种苗", "150", "应收")],
        (deduction(),),
        [("150.00", Bound.NOTHING, "0.00"), ("250.00", Bound.INCOME, "250.00")],
    ),
}


@pytest.mark.parametrize("case", NET)
def test_each_claim_says_what_was_taken_back_and_what_bounded_it(case: str) -> None:
    lines, rows_, rules, expected = NET[case]
    debt, _ = settle(lines, *rows_, rules=rules)
    found = [(one.taken.plain, one.bound, one.limit.plain) for one in debt.recoveries]
    assert found == expected
    assert sum(one.taken.fen for one in debt.recoveries) == debt.recovered.fen
    assert all(one.left == one.due - one.taken for one in debt.recoveries)
    moved = {movement.where: movement.amount for movement in debt.movements}
    assert all(moved[one.where] == one.due for one in debt.recoveries)


def test_a_claim_says_from_which_clauses_it_was_taken() -> None:
    debt, _ = settle(
        [line("佣", "100"), line("货款", "800")], advance("300"), advance("50", date="2025-04-01")
    )
    first, second = debt.recoveries
    assert {clause: part.plain for clause, part in first.parts.items()} == {"佣": "100.00", "货款": "200.00"}
    assert {clause: part.plain for clause, part in second.parts.items()} == {"货款": "50.00"}
