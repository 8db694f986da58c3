"""What an asset's income was used for (收益台账的栏): each use of it in one of the columns of the policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkage.engine.asset_income import Earned
from linkage.engine.money_trace import KEPT, TO_PEOPLE, Use, split, uses
from linkage.governance.matters import deciding, duties
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Settlement

POSTS, WELFARE, REWARDS, SHARED, OTHER, LEFT = (
    "公益岗位",
    "小型公益",
    "奖励补助",
    "到户分红",
    "提取和其他",
    "结余",
)
COLUMNS = (POSTS, WELFARE, REWARDS, SHARED, OTHER, LEFT)

#: Words of a step by which its column is known; a reserve is named after welfare and is none.
_WORDS: Mapping[str, Sequence[str]] = {
    POSTS: ("岗位",),
    REWARDS: ("奖", "补助", "救助", "慰问"),
    WELFARE: ("公益事业", "小型公益", "公益设施", "公益支出", "管护"),
}


def column_of(use: Use) -> str:
    """The column of the policy that a use stands in."""
    return column_named(use.pool, use.to, use.sort)


def column_named(pool: str, to: str, sort: str) -> str:
    """The column of what a pool gave, by the words of the pool and of whom or what it went to."""
    if sort == KEPT:
        return LEFT
    told = f"{pool}/{to}"
    named = next((name for name, words in _WORDS.items() if any(word in told for word in words)), "")
    return named or (SHARED if sort == TO_PEOPLE else OTHER)


def used(settlement: Settlement, one: Earned) -> Sequence[tuple[Use, Money]]:
    """The uses of what one asset earned, each with its part of it."""
    mine = [use for use in uses(settlement) if use.source == one.source]
    return list(zip(mine, split(one.amount, [use.amount for use in mine]), strict=True))


def by_column(settlement: Settlement, incomes: Sequence[Earned]) -> Mapping[str, Money]:
    """Everything some incomes were used for, by column; what went into no pool is left."""
    found = dict.fromkeys(COLUMNS, ZERO)
    for one in incomes:
        parts = used(settlement, one)
        for use, amount in parts:
            found[column_of(use)] = found[column_of(use)] + amount
        if not parts:
            found[LEFT] = found[LEFT] + one.amount
    return found


def papers_of(settlement: Settlement, incomes: Sequence[Earned]) -> str:
    """The numbers of the resolutions that decided the pools these incomes went into."""
    pools = {use.pool for one in incomes for use, _ in used(settlement, one)}
    found: dict[str, None] = {}
    for duty in duties(settlement):
        matter = deciding(settlement, duty) if duty.outcome.pool.name in pools else None
        row = matter.resolution if matter is not None else None
        if matter is not None and row is not None:
            found[row.text("文号") or f"会议 {matter.number}"] = None
    return "、".join(found)
