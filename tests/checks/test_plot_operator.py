"""Who pays rent for a plot should be who holds its management right, by name or by role."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.checks.plot_operator import CHECK
from linkage.model.entitlement import Settlement
from reports.played import played
from rows import books, row


def settled(operator: str, household: str = "D1", clause: str = "") -> Settlement:
    plot = row("地块", 户号=household, 地块代码="LW-007", 经营权人=operator, 条款=clause)
    return evolve(played("150"), books=books(plot, households={household: 1}))


@pytest.mark.parametrize(
    ("operator", "household", "clause", "found"),
    [
        ("柳湾冷链有限公司", "D1", "", 0),
        ("公司", "D1", "", 0),
        ("邻村大户", "D1", "", 1),
        ("邻村大户", "D1", "土地租金", 1),
        ("邻村大户", "D1", "别的条款", 0),
        ("", "D1", "", 0),
        ("邻村大户", "C1", "", 0),
    ],
)
def test_another_operator_is_noted(operator: str, household: str, clause: str, found: int) -> None:
    assert len(list(CHECK.find(settled(operator, household, clause)))) == found
