"""A pool from which nobody is paid: money flows in and never out."""

from collections.abc import Iterable
from fractions import Fraction

from linkage.check import NOTE, Spot
from linkage.files.counter_examples import WHOLE
from linkage.lint import Lint, Unreckoned, yuan
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS


def _find(season: Unreckoned) -> Iterable[Spot]:
    pools = {pool.name for _, pool in season.pools()}
    for arrangement, pool in season.pools():
        outside = {HOUSEHOLDS, MEMBERS, *arrangement.parties, *pools} - {pool.payer}
        if not outside.isdisjoint(step.to for step in pool.steps):
            continue
        outcome = season.rehearse(arrangement, pool)
        if outcome is None:
            continue
        taken = sum((step.amount.yuan for step in outcome.steps), Fraction(0))
        yield Spot(
            f"分配“{pool.name}”",
            f"这个分配没有一步把钱分出去：若可分 {yuan(WHOLE)}，各步留下 {yuan(taken)}，"
            f"余下 {yuan(outcome.kept.yuan)}{pool.rest}，农户、成员和别的当事人都得 0.00 元",
        )


LINT = Lint(
    name="idle_pool",
    code="C704",
    severity=NOTE,
    asks="有没有只进不出的分配",
    why="写了分配却没有人分到钱，多半是漏了最后一步",
    mend="请补上归农户、成员或当事人的一步；确实全部留存的，不必改",
    ground="合作协议",
    find=_find,
)
