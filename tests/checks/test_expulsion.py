"""An expulsion needs the resolution that names the household."""

from __future__ import annotations

import pytest

from checks.cooperatives import cooperative
from linkage.checks.expulsion import CHECK
from rows import row


@pytest.mark.parametrize(
    ("step", "matter", "count"),
    [("决议", "M1 除名", 0), ("决议", "M2 除名", 1), ("商议", "M1 除名", 1), ("决议", "盈余分配", 1)],
)
def test_the_assembly_decides(step: str, matter: str, count: int) -> None:
    event = row("事件", 日期="2025-12-31", 户号="M1", 成员号="1", 事件="除名")
    meeting = row("会议", 会议号="H1", 步骤=step, 日期="2025-12-01", 事项=matter)
    assert len(list(CHECK.run(cooperative(["农民"] * 5, event, meeting)))) == count
