from __future__ import annotations

import pytest

from linkage.ground.citation import Citation


@pytest.mark.parametrize(
    ("cite", "printed"),
    [
        (Citation("法律", "农村土地承包法", "第三十九条"), "《农村土地承包法》第三十九条"),
        (Citation("章程", "云坪村股份经济合作社章程", "第五条"), "《云坪村股份经济合作社章程》第五条"),
        (Citation("合同", "YP-HT-2025", "第六条"), "合同YP-HT-2025第六条"),
        (Citation("决议", "2025-3号", ""), "决议2025-3号"),
        (Citation("决议", "", "2026年1月20日成员大会决议"), "2026年1月20日成员大会决议"),
        (Citation("法律", "某某办法", "第一条", confirmed=False), "《某某办法》第一条（未确认）"),
    ],
)
def test_citations_print_as_on_paper(cite: Citation, printed: str) -> None:
    assert str(cite) == printed


def test_citations_sort() -> None:
    one, other = Citation("合同", "A", "第一条"), Citation("法律", "A", "第一条")
    assert sorted([other, one]) == [one, other]
