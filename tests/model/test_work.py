"""Tests of which incomes are pay for work."""

from __future__ import annotations

import pytest

from linkage.model.work import is_work


@pytest.mark.parametrize(
    ("income", "kind", "work"),
    [
        ("薪金", "", True),
        ("佣金", "用工", True),
        ("佣金", "代销", False),
        ("佣金", "", False),
        ("股金", "用工", False),
        ("租金", "", False),
    ],
)
def test_pay_for_work(income: str, kind: str, work: bool) -> None:  # noqa: FBT001 (a row of the table)
    assert is_work(income, kind) is work
