"""What docs/rules/commission.md promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.rule import rules
from pages import assert_page_is_true


def test_the_page_is_true(tmp_path: Path) -> None:
    assert_page_is_true("commission", tmp_path)


@pytest.mark.parametrize(("kind", "protected"), [("用工", True), ("代销", False), ("居间", False)])
def test_only_labour_pay_is_out_of_reach(kind: str, *, protected: bool) -> None:
    assert rules()["佣金"].protected(kind) is protected
