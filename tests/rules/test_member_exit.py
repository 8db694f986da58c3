"""What docs/rules/member_exit.md promises."""

from __future__ import annotations

from pathlib import Path

from linkage.model.accounts import ITEMS
from pages import assert_page_is_true


def test_who_leaves_gets_contribution_and_reserve_but_no_subsidy(tmp_path: Path) -> None:
    settlement = assert_page_is_true("member_exit", tmp_path)
    assert settlement.accounts is not None
    held = {one.payee: [one.amount(item).plain for item in ITEMS] for one in settlement.accounts.members}
    assert held == {
        "A1": ["500.00", "0.00", "50.00", "30.00", "0.00"],
        "A2": ["500.00", "0.00", "30.00", "30.00", "0.00"],
        "A3": ["0.00", "0.00", "0.00", "0.00", "0.00"],
    }
