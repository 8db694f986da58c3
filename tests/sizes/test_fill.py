"""All that is left, until the fund is full."""

from __future__ import annotations

import pytest

from linkage.model.size import Fund
from linkage.sizes.fill import AllThatIsLeft
from linkage.sizes.percent import PercentOfBase
from pouring import percent, poured, to, yuan


@pytest.mark.parametrize(
    ("holds", "amount", "kept"),
    [("0", "400.00", "0.00"), ("4600", "400.00", "0.00"), ("4700", "300.00", "100.00")],
)
def test_what_is_left_goes_in_until_it_is_full(holds: str, amount: str, kept: str) -> None:
    steps = [
        to(1, "公司", PercentOfBase(percent("60"))),
        to(2, "风险金", AllThatIsLeft(), kind="提取", fund=Fund(yuan("5000"), yuan(holds))),
    ]
    found = poured("1000", steps)
    assert (found.steps[1], found.kept) == (amount, kept)
