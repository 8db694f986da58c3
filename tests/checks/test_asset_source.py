"""An asset says its class, its source of money and its owner."""

from __future__ import annotations

import pytest

from linkage.checks.asset_source import CHECK
from linkage.model.entitlement import Settlement
from rows import arrangement, books, row

WHOLE = {"名称": "冷库", "类别": "经营性", "资金来源": "衔接资金", "所有者": "村集体"}


@pytest.mark.parametrize("gone", [(), ("类别",), ("资金来源",), ("所有者",), ("类别", "所有者")])
def test_what_is_missing_is_named_once(gone: tuple[str, ...]) -> None:
    asset = row("资产", **{name: said for name, said in WHOLE.items() if name not in gone})
    found = list(CHECK.find(Settlement((arrangement(),), books(asset), (), (), (), ())))
    assert len(found) == bool(gone)
    assert all("、".join(gone) in spot.message for spot in found)
