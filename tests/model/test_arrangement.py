"""Tests of what an agreement says in words: beside a clause, else for all of it."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.model.arrangement import Term
from rows import CITE, HERE, arrangement

TERM = Term("订单", "订单货款", "", "公司", "农户", ("交售", "数量"), None, HERE, CITE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prose", "papers", "said"),
    [
        ({"保护价": "2 元/斤"}, {"保护价": "3 元/斤"}, "2 元/斤"),
        ({}, {"保护价": "3 元/斤"}, "3 元/斤"),
        ({"保护价": ""}, {"保护价": "3 元/斤"}, "3 元/斤"),
        ({"底价": "2 元/斤"}, {}, ""),
    ],
)
def test_the_clause_comes_before_the_whole(prose: dict[str, str], papers: dict[str, str], said: str) -> None:
    term = evolve(TERM, prose=prose)
    assert evolve(arrangement(term), papers=papers).said(term, "保护价") == said
