"""Additional votes are at most a fifth of the basic votes of all members."""

from __future__ import annotations

import pytest

from checks.cooperatives import cooperative
from linkage.checks.extra_votes import CHECK
from rows import row


@pytest.mark.parametrize(("votes", "count"), [("1", 0), ("3", 0), ("4", 1)])
def test_a_fifth_of_ten_basic_votes_is_two(votes: str, count: int) -> None:
    present = row("到会", 会议号="H1", 户号="M1", 成员号="1", 状态="到会", 票数=(votes, "次"))
    found = list(CHECK.run(cooperative(["农民"] * 10, present)))
    assert len(found) == count
    assert all("附加表决权共 3 票" in finding.message for finding in found)
