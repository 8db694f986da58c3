"""A pay day on a Sunday or a holiday is told with the last day before it."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

PAYMENT = "支付: 次月付给本人"


def paid(said: str) -> list[str]:
    return [finding.message for finding in found("wage_day", Change(text=[(PAYMENT, f"支付: {said}")]))]


def test_days_of_rest_of_a_year() -> None:
    said = paid("每月 10 日付给本人")
    assert len(said) == 2  # 10 May 2025 is a Saturday, 10 August a Sunday
    assert "支付日 2025-05-10 是星期六，应当在此前付，最迟 2025-05-09" in said[0]
    assert "支付日 2025-08-10 是星期日，应当在此前付，最迟 2025-08-08" in said[1]


def test_a_holiday_and_the_days_before_it() -> None:
    said = paid("每月 2 日付给本人")
    assert "支付日 2025-05-02 是劳动节，应当在此前付，最迟 2025-04-30" in said[2]
    assert "支付日 2025-10-02 是国庆节，应当在此前付，最迟 2025-09-30" in "".join(said)


@pytest.mark.parametrize("said", ["次月 10 日前付给本人", "每月 10 日付，遇节假日、休息日提前"])
def test_a_last_day_leaves_room_to_pay_before(said: str) -> None:
    assert paid(said) == []
