"""Control sheets, rolls and plans say who approved a company's profit share, or that nobody did."""

from __future__ import annotations

import pytest

from checks.test_company_decision import season
from linkage.bank.order import bank_order
from linkage.documents.plan import DOCUMENT
from linkage.telling.bank_control import control_rows
from linkage.telling.company_words import decisions_told


@pytest.mark.parametrize(("matter", "state"), [("", "缺"), ("股东会：2025年度利润分配方案", "齐")])
def test_the_control_sheet_has_a_line_for_it(matter: str, state: str) -> None:
    made = season(matter)
    rows = list(control_rows(made, bank_order(made, "fk", ["A1", "A2"])))
    ((_, count, amount, told),) = [row for row in rows if row[0] == f"利润分配的决定：{state}"]
    assert (count, amount) == ("2", "100000.00")
    assert ("不能当正式的付（C795）" in told) == (state == "缺")
    assert [one.pool for one in decisions_told(made, "fk")] == ["年终分配"]


def test_the_plan_says_it_or_leaves_it_open() -> None:
    assert (
        DOCUMENT.view(season("股东决定：年终分配"), "fk")["approved"]
        == "2026年1月8日股东书面决定（青股决1号）"
    )
    assert DOCUMENT.view(season(), "fk")["unapproved"] is True
