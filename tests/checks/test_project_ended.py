"""Income reckoned to the day a project ends passes, a day beyond it is told."""

from __future__ import annotations

import pytest

from checks.asset_seasons import fed_by_asset
from checks.settled import found


def test_reckoned_a_day_too_long() -> None:
    (finding,) = found("project_ended", fed_by_asset(until="2025-12-30"))
    assert finding.severity == "警告"
    assert "到 2025-12-30 为止，收益却算到 2025-12-31，多算 1 天" in finding.message


@pytest.mark.parametrize("until", ["2025-12-31", ""])
def test_reckoned_to_its_end(until: str) -> None:
    assert found("project_ended", fed_by_asset(until=until, state="巩固")) == []


def test_a_project_under_change_must_say_when_it_stops() -> None:
    (finding,) = found("project_ended", fed_by_asset(state="调整"))
    assert "状态是“调整”，却没有写到哪天为止" in finding.message
    assert found("project_ended", fed_by_asset(state="调整", until="2025-12-31")) == []
