"""The picture of the money: both bars are as long as each other, and come to the same sum."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from documents.sample import arrangement, close, season
from documents.sample_registers import books
from linkage.document import View
from linkage.ground.money import Money
from linkage.model.entitlement import PoolOutcome
from linkage.telling.money_flow import LENGTH, money_flow
from linkage.telling.paper_leaf import parts, words
from linkage.telling.summary import add


def bars(outcome: PoolOutcome) -> list[View]:
    return parts({"bars": money_flow(outcome)}, "bars")


def pool(at: int) -> PoolOutcome:
    return season().pools[at]


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


@pytest.mark.parametrize("at", [0, 1])
def test_what_came_in_is_what_went_out(at: int) -> None:
    came, went = bars(pool(at))
    for bar in (came, went):
        assert add(Money(fen(words(part, "amount"))) for part in parts(bar, "parts")) == pool(at).taken_in
        assert fen(words(bar, "total")) == pool(at).taken_in.fen
        widths = [int(re.findall(r"\d+", words(part, "width"))[0]) for part in parts(bar, "parts")]
        assert sum(widths) == LENGTH
        assert min(widths) >= 12


def test_each_part_is_named_and_marked() -> None:
    came, went = bars(pool(1))
    assert [words(part, "name") for part in parts(came, "parts")] == [
        "“公司当年净利润”分来的",
        "物业出租收入",
    ]
    assert [words(part, "mark") for part in parts(came, "parts")] == ["甲", "乙"]
    assert [words(part, "name") for part in parts(went, "parts")] == [
        "提取：公积公益金",
        "分给成员",
        "留存（结转下期）",
    ]
    assert [len(parts(row, "cells")) for row in parts(went, "rows")] == [2, 2]


def test_what_is_subtracted_first_is_a_use() -> None:
    signed = arrangement()
    costs = evolve(signed.pools[1].sources[1], negative=True)
    less = evolve(signed.pools[1], sources=(signed.pools[1].sources[0], costs))
    [_, outcome] = close([evolve(signed, pools=(signed.pools[0], less))], books()).pools
    came, went = bars(outcome)
    assert words(parts(went, "parts")[0], "name") == "物业出租收入"
    assert (words(came, "total"), words(went, "total")) == ("43,600.00", "43,600.00")
    assert outcome.taken_in == Money(1760000)


def test_a_loss_has_no_picture() -> None:
    signed = arrangement()
    pool_ = evolve(
        signed.pools[1], sources=tuple(evolve(s, negative=True) for s in signed.pools[1].sources[1:])
    )
    [_, outcome] = close([evolve(signed, pools=(signed.pools[0], pool_))], books()).pools
    assert outcome.loss
    assert bars(outcome) == []
