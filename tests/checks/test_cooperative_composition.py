"""Five members, four fifths farmers, one organisation up to twenty members and five per cent above."""

from __future__ import annotations

import pytest

from checks.cooperatives import cooperative
from linkage.checks.cooperative_composition import CHECK

FARMER = "农民"


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ([FARMER] * 5, ""),
        ([FARMER] * 4, "不到 5 人"),
        ([FARMER] * 4 + ["非农民"], ""),
        ([FARMER] * 7 + ["非农民"] * 2, "不到 80%"),
        ([FARMER] * 8 + ["企业", "社会组织"], "最多一个"),
        ([FARMER] * 19 + ["企业"], ""),
        ([FARMER] * 18 + ["企业", "事业单位"], "最多一个"),
        ([FARMER] * 20 + ["企业"], ""),
        ([FARMER] * 38 + ["企业", "企业"], ""),
        ([FARMER] * 37 + ["企业", "企业"], "超过 5%"),
        ([FARMER] * 5 + ["管理公共事务的单位"], "不得加入"),
        ([FARMER] * 5 + ["非成员"] * 5, ""),
    ],
    ids=str,
)
def test_composition(kinds: list[str], said: str) -> None:
    found = list(CHECK.run(cooperative(kinds)))
    assert [said in finding.message for finding in found] == ([True] if said else [])


def test_who_left_before_the_last_day_does_not_count() -> None:
    gone = cooperative([FARMER] * 5, until={"M5": "2025-12-30"})
    assert len(list(CHECK.run(gone))) == 1
    assert not list(CHECK.run(cooperative([FARMER] * 5, until={"M5": "2025-12-31"})))
