"""A disputed tax that is kept has to be answered for; one that is told, or settled, has not."""

from __future__ import annotations

import pytest

from linkage.checks.disputed_tax_withheld import CHECK
from linkage.ground.money import Money
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement
from linkage.model.tax import DISPUTED, INFORM, TAXED, WITHHOLD, Tax
from rows import arrangement, books


def settlement(manner: str, standing: str, fen: int) -> Settlement:
    whole: Arrangement = arrangement()
    tax = Tax(
        tax="个人所得税",
        head="劳务报酬",
        payer="gs",
        payee="A1.1",
        clauses=("劳务",),
        base=Money(300_000),
        manner=manner,
        standing=standing,
        notice="算法不同（推断，未确认）",
        amount=Money(fen),
    )
    return Settlement((whole,), books(), (), (), (), (), taxes=(tax,))


@pytest.mark.parametrize(
    ("manner", "standing", "fen", "count"),
    [
        (WITHHOLD, DISPUTED, 44_000, 1),
        (WITHHOLD, DISPUTED, 0, 0),
        (WITHHOLD, TAXED, 44_000, 0),
        (INFORM, DISPUTED, 44_000, 0),
    ],
)
def test_only_what_is_kept_and_disputed(manner: str, standing: str, fen: int, count: int) -> None:
    found = list(CHECK.run(settlement(manner, standing, fen)))
    assert len(found) == count
    assert all("扣了 440.00 元" in finding.message and "未确认" in finding.message for finding in found)
