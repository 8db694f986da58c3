"""A fixed amount: the same whatever the pool holds, but never more than is left."""

from __future__ import annotations

import pytest

from linkage.sizes.amount import FixedAmount
from pouring import poured, to, yuan


@pytest.mark.parametrize(
    ("came_in", "steps", "kept"),
    [
        ("100", ["80.00", "20.00"], "0.00"),
        ("110", ["80.00", "30.00"], "0.00"),
        ("111", ["80.00", "30.00"], "1.00"),
    ],
)
def test_a_fixed_amount_takes_no_more_than_is_left(came_in: str, steps: list[str], kept: str) -> None:
    found = poured(
        came_in, [to(1, "公司", FixedAmount(yuan("80"))), to(2, "公积金", FixedAmount(yuan("30")))]
    )
    assert (found.steps, found.kept) == (steps, kept)
    assert found.findings == (["C501"] if came_in == "100" else [])


def test_it_is_told() -> None:
    assert FixedAmount(yuan("3000")).told() == "3,000.00 元"
