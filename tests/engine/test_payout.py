"""Payout: what is too small waits for the next season; rent and wages never wait."""

from __future__ import annotations

import pytest

from linkage.engine.payout import pay_out
from linkage.model.payment import Payout
from rows import HERE, number

RENT = {"租金"}


@pytest.mark.parametrize(
    ("opens", "recovered", "least", "step", "paid", "reasons"),
    [
        ({"分红": "9.99"}, "", "10", "分", "0.00", ["不足起付额的 9.99 元结转下期"]),
        ({"分红": "10"}, "", "10", "分", "10.00", []),
        ({"分红": "10.57"}, "", "", "角", "10.50", ["零头的 0.07 元结转下期"]),
        ({"分红": "10.57"}, "", "10", "元", "10.00", ["零头的 0.57 元结转下期"]),
        ({"分红": "30.57"}, "25", "10", "元", "0.00", ["不足起付额的 5.57 元结转下期"]),
        ({"租金": "3.21", "分红": "9.99"}, "", "10", "元", "3.21", ["不足起付额的 9.99 元结转下期"]),
        ({"租金": "3.21"}, "", "10", "元", "3.21", []),
    ],
)
def test_what_is_paid_now(
    opens: dict[str, str], recovered: str, least: str, step: str, paid: str, reasons: list[str]
) -> None:
    found = pay_out(
        {clause: number(said, "元") for clause, said in opens.items()},
        number(recovered, "元") if recovered else None,
        RENT,
        Payout(number(least, "元") if least else None, step, HERE),
    )
    assert (found.figure.money.plain, list(found.reasons)) == (paid, reasons)


def test_without_a_clause_all_is_paid() -> None:
    opens = {"租金": number("3.21", "元"), "分红": number("0.01", "元")}
    found = pay_out(opens, None, RENT, None)
    assert (found.figure.money.plain, list(found.reasons)) == ("3.22", [])
