"""Tiers misread: what a list says that was reckoned so."""

from __future__ import annotations

from verify.cause_cases import SALES, case, words


def test_the_whole_at_another_tier() -> None:
    (said,) = words("tier", case("H01", SALES, "159.87"))
    assert said.startswith("全部按 5% 一档算的：")
    assert said.endswith("约定是超额累进，应是 95.92 元")


def test_the_tiers_read_as_one_rate_for_all() -> None:
    said = words("tier", case("H04", SALES, "4061.31"))
    assert said[0].startswith("分档按全额读的：")


def test_another_amount_is_none_of_the_tiers() -> None:
    assert words("tier", case("H01", SALES, "159.88")) == []
