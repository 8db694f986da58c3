"""Who funds the guarantee in a loss year is said, never left to be guessed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from linkage.checks.guarantee_in_loss import CHECK
from linkage.engine.holding import Scope
from linkage.engine.pool import walk
from linkage.ground.figure import Figure, Origin
from linkage.ground.units import YUAN
from linkage.model.arrangement import Pool
from linkage.model.entitlement import Line, Settlement
from rows import CITE, HERE, arrangement, books, day, number

POOL = Pool("利润", "公司", (), (), HERE, day("2025-12-31"))


def line(clause: str, payer: str = "gs") -> Line:
    figure = Figure.cell(Fraction(600), YUAN, clause, Origin(HERE, "600"))
    return Line("A1", "王", payer, "股金", "", clause, figure, CITE, "LI-1")


@pytest.mark.parametrize(
    ("profit", "lines", "found"),
    [
        ("-0.01", (line("保底"),), 1),
        ("0", (line("保底"),), 0),
        ("-500", (), 0),
        ("-500", (line("保底", "yc"),), 0),
        ("-500", (line("利润/1"),), 0),
    ],
)
def test_a_loss_with_a_guarantee(profit: str, lines: tuple[Line, ...], found: int) -> None:
    whole = arrangement(pools=(POOL,))
    outcome = walk(POOL, number(profit, "元"), Scope(whole, books())).outcome
    settlement = Settlement((whole,), books(), lines, (), (), (outcome,))
    findings = list(CHECK.run(settlement))
    assert len(findings) == found
    assert all("600.00 元照付" in finding.message for finding in findings)
