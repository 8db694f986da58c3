"""Tests of which asset feeds which pool: by its clause, by the register a clause reads, by a fact that names it."""

from __future__ import annotations

import pytest

from linkage.model.arrangement import Pool, Source, SourceKind, Term
from linkage.model.assets import feeding
from linkage.model.registers import Row
from rows import CITE, HERE, arrangement, books, day, row

INCOME = Term("资产收益", "股金", "", "公司", "村集体", ("资产", "原值"), None, HERE, CITE)  # type: ignore[arg-type]
BY_TERM = Source(SourceKind.TERM, "资产收益", HERE)
BY_FACT = Source(SourceKind.FACT, "光伏收入", HERE)


def fed(source: Source, *rows: Row) -> list[str]:
    pool = Pool("村集体收益", "村集体", (source,), (), HERE, day("2025-12-31"))
    signed = arrangement(INCOME, pools=(pool,))
    return [asset.text("名称") for asset, _ in feeding(signed, pool, books(*rows))]


def asset(**cells: str) -> Row:
    return row("资产", 资产号="Z1", 名称="屋顶光伏", **cells)


@pytest.mark.parametrize(
    ("cells", "feeds"),
    [
        ({}, True),
        ({"条款": "资产收益"}, True),
        ({"条款": "村集体收益"}, True),
        ({"条款": "LI-1/村集体收益"}, True),
        ({"条款": "别的分配"}, False),
        ({"条款": "别的分配、资产收益"}, True),
    ],
)
def test_an_asset_feeds_what_its_clause_names(cells: dict[str, str], *, feeds: bool) -> None:
    assert fed(BY_TERM, asset(**cells)) == (["屋顶光伏"] if feeds else [])


@pytest.mark.parametrize(
    ("source", "feeds"), [("屋顶光伏结算单", True), ("Z1 的结算单", True), ("供电所结算单", False)]
)
def test_a_fact_names_its_asset_by_number_or_name(source: str, *, feeds: bool) -> None:
    fact = row("事实", 名称="光伏收入", 来源=source)
    assert fed(BY_FACT, asset(), fact) == (["屋顶光伏"] if feeds else [])


def test_what_is_subtracted_feeds_nothing() -> None:
    assert fed(Source(SourceKind.TERM, "资产收益", HERE, negative=True), asset()) == []
