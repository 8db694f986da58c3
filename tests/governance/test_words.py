"""Tests of the words of meetings: the longer word is meant, and what nobody knows is told as nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.governance.words import BODIES, ITEMS, body_in, items_in

MANUAL = (Path(__file__).parents[2] / "docs" / "manual-governance.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("成员代表大会：收益分配方案", "成员代表大会"),
        ("第二次社员大会", "成员大会"),
        ("村民代表会议通过", "村民代表会议"),
        ("村民大会", "村民会议"),
        ("股东会", ""),
    ],
)
def test_the_body_a_text_names(said: str, body: str) -> None:
    assert body_in(said) == body


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("成员大会：2025年度盈余返还和修改章程", ["分配方案", "章程"]),
        ("成员大会：合并、解散", ["合并分立解散"]),
        ("成员大会：换届", []),
    ],
)
def test_the_matters_a_text_names(said: str, items: list[str]) -> None:
    assert items_in(said) == items


def test_the_manual_names_every_word() -> None:
    assert [word for word in (*BODIES, *ITEMS) if word not in MANUAL] == []
