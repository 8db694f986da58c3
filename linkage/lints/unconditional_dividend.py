"""Public money shared out with no condition of work, goods, land or a stake (无条件分红)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkage.check import WARNING, Spot
from linkage.files.counter_examples import WHOLE
from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.lint import PAID_FOR, Lint, Unreckoned, speaks_of, yuan
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Pool, Step
from linkage.model.public_money import public_source

_EFFORT = ("用工", "交售", "代销", "验收", "积分")
_LAW = "帮扶资金不搞无条件分红"
_GIVEN = re.compile(r"扶贫|脱贫|帮扶|贫困|救助|赠")


#: Sheets that only say who somebody is, or what was decided and paid; to stand in one is no contribution.
_PEOPLE = frozenset(
    (
        "名册",
        "类别",
        "事件",
        "会议",
        "到会",
        "决定",
        "事实",
        "约定",
        "价格",
        "预付",
        "已付",
        "期初",
        "抵扣同意",
    )
)


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, pool in season.pools():
        source = public_source(pool, season.arrangements, season.books)
        steps = [step for step in pool.steps if step.to in {HOUSEHOLDS, MEMBERS}]
        if not source or not steps:
            continue
        own = set(season.books.tables) - _PEOPLE
        for step in steps:
            said = set(speaks_of(step))
            if {*PAID_FOR, *own}.isdisjoint(said):
                yield _spot(season, arrangement, pool, step, source)
            elif "股份" in said:
                yield from _given_shares(season, arrangement, pool, step, source)


def _given_shares(
    season: Unreckoned, arrangement: Arrangement, pool: Pool, step: Step, source: str
) -> Iterable[Spot]:
    """Shares given for nothing to assisted households (送股), when nothing else is asked of them."""
    given = [
        row
        for row in season.books.rows("股份")
        if _GIVEN.search(row.text("股别")) and not _paid_in(row.figure("出资额"))
    ]
    if given and step.weight is not None and not {*_EFFORT, "地块"} & set(speaks_of(step)):
        first = min(given, key=lambda row: row.payee)
        yield Spot(
            f"分配“{pool.name}”第{step.number}步",
            f"“{source}”是公共资金，{len(given)} 份“{first.text('股别')}”没有出资，是送的："
            f"例如户 {first.payee}，不出工、不交货也分红",
            law=season.law(_LAW, arrangement, pool.where),
        )


def _paid_in(stake: Figure | None) -> bool:
    return stake is not None and stake.value > 0


def _spot(season: Unreckoned, arrangement: Arrangement, pool: Pool, step: Step, source: str) -> Spot:
    law = season.law(_LAW, arrangement, pool.where)
    outcome = season.rehearse(arrangement, pool)
    shared = next((o for o in outcome.steps if o.step.number == step.number), None) if outcome else None
    count = shared.weights[1] if shared is not None and shared.weights is not None else 0
    each = f"{count} 户（人）平均各得 {_average(shared.amount, count)} 元" if shared and count else "人人有份"
    idle = _idle(season)
    example = f"户 {idle} 全年没有出工、交售的记录，照样有" if idle else "不干活的户照样有"
    return Spot(
        f"分配“{pool.name}”第{step.number}步",
        f"“{source}”是公共资金，这一步不看出工、交售、土地或出资：若可分 {yuan(WHOLE)}，{each}，{example}",
        law=law,
    )


def _average(amount: Money, count: int) -> Money:
    """An equal part in whole fen, what is left over aside."""
    return Money(amount.fen // count)


def _idle(season: Unreckoned) -> str:
    """A household that has neither worked nor sold anything, if there is one."""
    busy = {row.household for sheet in _EFFORT for row in season.books.rows(sheet)}
    return min(set(season.books.households) - busy, default="")


LINT = Lint(
    name="unconditional_dividend",
    code="C725",
    severity=WARNING,
    asks="公共资金有没有不看劳动和贡献就分",
    why="政策要求以奖代补、以效定补，避免直接发钱发物和无条件送股分红",
    mend="请按出工、交售、积分或验收来分，或写上参加的条件；救助某一户的，请附村里的决定",
    ground="农业农村部2024年10月21日公布的意见第一条（未确认）",
    find=_find,
    points=(21,),
    mechanisms=(39,),
)
