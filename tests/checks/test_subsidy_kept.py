"""A member who leaves takes no part of the subsidy along; what wears off of a member's share may be entered."""

from __future__ import annotations

import pytest

from checks.cooperatives import cooperative
from linkage.checks.subsidy_kept import CHECK
from rows import row


@pytest.mark.parametrize(
    ("item", "amount", "until", "count"),
    [
        ("补助", "-60", {"M1": "2025-12-31"}, 1),
        ("捐赠", "-60", {"M1": "2025-12-31"}, 1),
        ("补助", "60", {"M1": "2025-12-31"}, 0),
        ("公积金", "-60", {"M1": "2025-12-31"}, 0),
        ("补助", "-60", {}, 0),
    ],
)
def test_a_share_of_a_subsidy_goes_with_nobody(
    item: str, amount: str, until: dict[str, str], count: int
) -> None:
    entered = row("成员账户", 户号="M1", 项目=item, 金额=(amount, "元"), 日期="2025-12-31")
    found = list(CHECK.run(cooperative(["农民"] * 5, entered, until=until)))
    assert len(found) == count
    assert not CHECK.override
