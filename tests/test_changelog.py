"""The record of changes tells each change once, under what kind of change it is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
KINDS = ("数额", "更严", "文书", "新增", "修正")


def test_each_unreleased_change_is_told_once_under_its_kind() -> None:
    _, unreleased, *_ = PAGE.read_text("utf-8").split("\n## ")
    before, *groups = unreleased.split("\n### ")
    told = [line for group in groups for line in group.splitlines() if line.startswith("- ")]
    assert "- " not in before
    assert all(group.startswith(KINDS) for group in groups)
    assert [line for line, count in Counter(told).items() if count > 1] == []
