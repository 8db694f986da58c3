"""Slips of rewards: accepted first, paid after."""

from __future__ import annotations

from documents.slips import of_pattern, require_sound, views


def test_slips_add_up_row_by_row() -> None:
    assert require_sound("slip_acceptance", of_pattern("以奖代补")) == 2


def test_rearing_is_not_told_twice() -> None:
    assert list(views("slip_acceptance", of_pattern("委托代养"))) == []
