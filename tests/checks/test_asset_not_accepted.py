"""An asset accepted on the record day may feed a pool, one accepted the day after may not."""

from __future__ import annotations

from checks.asset_seasons import fed_by_asset
from checks.settled import found


def test_accepted_a_day_too_late() -> None:
    (finding,) = found("asset_not_accepted", fed_by_asset(accepted="2026-01-01"))
    assert finding.severity == "警告"
    assert "验收日是 2026-01-01，基准日 2025-12-31 那天还没有验收，早了 1 天" in finding.message


def test_accepted_on_the_record_day() -> None:
    assert found("asset_not_accepted", fed_by_asset(accepted="2025-12-31")) == []


def test_never_accepted() -> None:
    (finding,) = found("asset_not_accepted", fed_by_asset(accepted=""))
    assert "却没有验收日" in finding.message


def test_an_asset_that_feeds_nothing_may_wait() -> None:
    assert found("asset_not_accepted", fed_by_asset(accepted="", origin="门面租约")) == []
