"""A school's or a road's income is not shared out; that of a drying house may be."""

from __future__ import annotations

from checks.asset_seasons import fed_by_asset
from checks.settled import found


def test_a_public_welfare_asset_is_refused() -> None:
    (finding,) = found("public_welfare_asset", fed_by_asset(kind="公益性资产"))
    assert finding.severity == "拒绝"
    assert "“烘干房”是公益性资产" in finding.message
    assert "第四十条" in finding.ground


def test_an_operating_asset_may_feed_a_dividend() -> None:
    assert found("public_welfare_asset", fed_by_asset(kind="经营性资产")) == []


def test_a_public_welfare_asset_that_feeds_nothing() -> None:
    assert found("public_welfare_asset", fed_by_asset(kind="公益性", origin="门面租约")) == []
