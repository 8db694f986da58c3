"""A row that names a clause which does not read its sheet is told."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

TRIP = Change(cells={"地块": {"F1": "条款", "F2": "代销佣金"}})


def test_a_plot_under_the_clause_of_sales() -> None:
    (finding,) = asked("unread_row", TRIP)
    assert finding.severity == "警告"
    assert "条款“代销佣金”" in finding.message
    assert "读〔地块〕的是：土地租金" in finding.message


@pytest.mark.parametrize("said", ["土地租金", "代销佣金、土地租金", "XH-HT-2025/土地租金", "XH-HT-2025", ""])
def test_a_plot_under_its_own_clause(said: str) -> None:
    assert asked("unread_row", Change(cells={"地块": {"F1": "条款", "F2": said}})) == []
