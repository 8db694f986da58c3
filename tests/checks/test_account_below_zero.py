"""No item of an account may end below nought; nought itself is fine."""

from __future__ import annotations

import pytest

from checks.cooperatives import cooperative
from linkage.checks.account_below_zero import CHECK
from rows import row


@pytest.mark.parametrize(("taken", "count"), [("-100", 0), ("-100.01", 1)])
def test_an_item_below_nought(taken: str, count: int) -> None:
    rows = (
        row("成员账户", 户号="M1", 项目="出资", 金额=("100", "元"), 日期="2024-05-01"),
        row("成员账户", 户号="M1", 项目="出资", 金额=(taken, "元"), 日期="2025-05-01"),
    )
    found = list(CHECK.run(cooperative(["农民"] * 5, *rows)))
    assert ["-0.01" in finding.message for finding in found] == [True] * count
