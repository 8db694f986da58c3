"""Three to seven directors, an odd number, no two of a household, no supervisor from theirs."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import evolve

from governance.meetings import season
from linkage.checks.board import CHECK
from linkage.ground.figure import Origin, Word
from linkage.model.entitlement import Settlement


def seated(offices: Mapping[str, str]) -> Settlement:
    """A season whose roster gives these persons an office."""
    homes = {f"A{at}": 3 for at in range(1, 10)}
    whole = season(households=homes)
    for member in whole.books.members():
        if member.payee in offices:
            cell = Word.cell(offices[member.payee], "职务", Origin(member.row.where("姓名"), "x"))
            object.__setattr__(member.row, "values", {**member.row.values, "职务": cell})
    return whole


THREE = {"A1.1": "理事长", "A2.1": "理事", "A3.1": "理事"}


@pytest.mark.parametrize(
    ("offices", "words"),
    [
        ({}, ""),
        (THREE, ""),
        ({**THREE, "A4.1": "监事", "A5.1": "会计"}, ""),
        ({"A1.1": "理事长"}, "名册写了 1 名理事"),
        ({**THREE, "A4.1": "理事"}, "名册写了 4 名理事"),
        ({f"A{at}.1": "理事" for at in range(1, 10)}, "名册写了 9 名理事"),
        ({"A1.1": "理事长", "A1.2": "理事", "A3.1": "理事"}, "A1.1、A1.2 同一户"),
        ({**THREE, "A1.2": "监事"}, "监事 A1.2 与理事长 A1.1 是同一户"),
        ({"A5.1": "会计", "A5.2": "监事"}, "监事 A5.2 与会计 A5.1 是同一户"),
    ],
)
def test_who_may_sit_together(offices: dict[str, str], words: str) -> None:
    spots = list(CHECK.run(seated(offices)))
    assert [words in spot.message for spot in spots] == [True] * bool(words)


def test_a_season_without_a_collective_is_not_asked() -> None:
    whole = seated({"A1.1": "理事长"})
    pools = tuple(evolve(one, pool=evolve(one.pool, payer="公司")) for one in whole.pools)
    arrangement = evolve(whole.main, pools=tuple(one.pool for one in pools))
    assert list(CHECK.run(evolve(whole, arrangements=(arrangement,), pools=pools))) == []
