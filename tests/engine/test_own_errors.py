"""Errors of our own: what no arrangement that was read can bring about says what is wrong, in full."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.engine.holding import Scope
from linkage.engine.pool import walk
from linkage.engine.settlement import settle
from linkage.engine.sharing import sharers_of
from linkage.ground.figure import Figure
from linkage.model.arrangement import Arrangement, Earmark, Pool, Source, SourceKind, Step
from linkage.model.size import Purse
from linkage.sizes.amount import FixedAmount
from rows import HERE, arrangement, books, day, number


def step(to: str, **more: object) -> Step:
    size = FixedAmount(number("1", "元"))
    return Step(number=1, kind="去向", to=to, where=HERE, size=size, **more)  # type: ignore[arg-type]


def pool(name: str, *steps: Step, fed: str = "") -> Pool:
    sources = (Source(SourceKind.POOL, fed, HERE, target=name),) if fed else ()
    return Pool(name, "公司", sources, steps, HERE, day("2025-12-31"))


def with_pools(*pools: Pool) -> Arrangement:
    return arrangement(pools=pools)


def test_an_earmark_without_amount_or_rate() -> None:
    marked = pool("利润", step("公司", earmarks=(Earmark("其中", None, None, None, HERE),)))
    with pytest.raises(ValueError, match=r"^利润: an earmark needs an amount or a rate$"):
        walk(marked, number("5", "元"), Scope(with_pools(marked), books()))


def test_a_step_to_payees_without_a_weight() -> None:
    shared = pool("利润", step("农户"))
    with pytest.raises(ValueError, match=r"^利润: a step to payees needs a weight$"):
        sharers_of(shared.steps[0], shared, Scope(with_pools(shared), books()))


def test_pools_that_feed_each_other() -> None:
    circle = with_pools(pool("甲", step("甲"), fed="乙"), pool("乙", step("乙"), fed="甲"))
    with pytest.raises(ValueError, match=r"^the pools form a cycle$"):
        settle([circle], books())


class Unknowing(FixedAmount):
    """A size that asks for a step that is not there."""

    def asked(self, purse: Purse) -> Figure:
        """Ask for it."""
        return purse.taken_by("没有的")


def test_a_size_that_asks_for_a_step_that_is_not_there() -> None:
    asking = pool("利润", evolve(step("公司"), size=Unknowing(number("1", "元"))))
    with pytest.raises(KeyError, match=r"^'没有的'$"):
        walk(asking, number("5", "元"), Scope(with_pools(asking), books()))
