"""Taxes on a statement: one row for one person, also where two in a household have one name."""

from __future__ import annotations

import pytest

from journal.seasons import settled
from linkage.model.entitlement import Settlement
from linkage.telling.paper_leaf import words
from linkage.telling.tax_words import tax_lines, tax_rows
from telling.test_gold_words import WORKED

_ROSTER = "户号,成员号,姓名,与户主关系,组\nA1,1,王小田,户主,1组\nA1,2,{},兄弟,1组\n"
_WORK = """\
日期,户号,成员号,岗位,数量,单位
2025-05-05,A1,1,采摘,10,工日
2025-06-05,A1,1,采摘,10,工日
2025-06-06,A1,2,采摘,20,工日
"""


def worked(second: str) -> Settlement:
    """A household of two who worked: the first in two months, the second under this name."""
    return settled(f"条款:\n{WORKED}", 名册=_ROSTER.format(second), 用工=_WORK)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("王小田", ["务工（王小田本人，成员号 1）", "务工（王小田本人，成员号 2）"]),
        ("王小禾", ["务工（王小田本人）", "务工（王小禾本人）"]),
    ],
)
def test_two_persons_are_told_apart_and_never_added_up(second: str, told: list[str]) -> None:
    settlement = worked(second)
    rows = [row for row in tax_rows(settlement, "A1") if isinstance(row, dict)]
    assert [(words(row, "of"), words(row, "base")) for row in rows] == [(one, "2,600.00") for one in told]
    assert all(one in "".join(tax_lines(settlement, "A1")) for one in told)
