"""A row that is paid for having been verified names who verified it."""

from __future__ import annotations

import pytest

from linkage.checks.award_unverified import CHECK
from linkage.model.arrangement import Term
from linkage.model.entitlement import Settlement
from linkage.prices.fixed import FixedPrice
from rows import CITE, HERE, arrangement, books, number, row


def award(sheet: str) -> Term:
    price = FixedPrice(number("200", "元/亩"))
    return Term("奖补", "奖补", "", "公司", "农户", (sheet, "数量"), price, HERE, CITE)


@pytest.mark.parametrize(
    ("sheet", "verifier", "found"), [("验收", "", 1), ("验收", "村委", 0), ("用工", "", 0)]
)
def test_a_row_without_a_verifier(sheet: str, verifier: str, found: int) -> None:
    checked = row("验收", 户号="A1", 事项="新种", 数量=("2", "亩"), 认定人=verifier)
    settlement = Settlement((arrangement(award(sheet)),), books(checked), (), (), (), ())
    assert len(list(CHECK.find(settlement))) == found
