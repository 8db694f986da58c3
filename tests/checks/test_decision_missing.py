"""A pool that an assembly decides needs the record of its resolution before papers say 正式."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.check import judge
from linkage.checks.decision_missing import CHECK
from linkage.engine.holding import Scope
from linkage.engine.pool import walk
from linkage.model.arrangement import Pool
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from rows import HERE, arrangement, books, day, number, row

POOL = Pool("收益", "村集体", (), (), HERE, day("2025-12-31"), public=True)
RESOLUTION = row("会议", 会议号="H1", 步骤="决议", 日期="2025-12-20")
PROPOSAL = row("会议", 会议号="H1", 步骤="提议", 日期="2025-12-01")


def settled(*rows_: Row, public: bool = True) -> Settlement:
    pool = evolve(POOL, public=public)
    whole = arrangement(pools=(pool,))
    found = books(*rows_)
    outcome = walk(pool, number("100", "元"), Scope(whole, found)).outcome
    return Settlement((whole,), found, (), (), (), (outcome,))


@pytest.mark.parametrize(
    ("rows_", "public", "found"),
    [((), True, 1), ((PROPOSAL,), True, 1), ((RESOLUTION,), True, 0), ((), False, 0)],
)
def test_a_public_pool_without_resolution(rows_: tuple[Row, ...], found: int, *, public: bool) -> None:
    assert len(list(CHECK.run(settled(*rows_, public=public)))) == found


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        ({}, "测算"),
        ({"日期": "2025-12-21", "决定人": "邹志和", "理由": "记录在乡镇存档"}, "正式"),
        ({"日期": "2025-12-21", "理由": "没有决定人"}, "测算"),
        ({"决定人": "邹志和", "理由": "没有日期"}, "测算"),
    ],
)
def test_a_warning_is_answered_by_person_day_and_reason(decision: dict[str, str], state: str) -> None:
    rows_ = (row("决定", 种类="答复", 对象="C610", **decision),) if decision else ()
    assert judge(settled(*rows_)).extras["state"] == state
