"""Ways of joining: nobody is ticked in who is shut out, and no two ways bear one name."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from documents.drawn import document
from documents.sample import season
from linkage.contracts.joining import joining, joining_ways
from linkage.documents.tri_party import DOCUMENT as AGREEMENT
from linkage.telling.counting import households, people_lines
from linkage.telling.paper import in_order
from test_example_cooperative import closed


def test_who_is_no_member_is_not_ticked_into_the_surplus() -> None:
    settled = closed().settlement
    stranger = settled.books.households["QL901"]
    ways = {str(way["name"]): way for way in joining_ways(settled, stranger)}
    assert set(ways) == {"盈余分配（盈余返还）", "盈余分配（剩余盈余分配）"}
    assert not any(way["mine"] or way["free"] for way in ways.values())
    assert not any(
        f"joinder-{number}." in path
        for path in document("joinder").paths(settled)
        for number in ("QL901", "QL902")
    )


def test_a_member_who_delivered_nothing_may_choose_the_refund_only() -> None:
    shown: Any = document("joinder").view(closed().settlement, "QL030")
    assert [way["name"] for way in shown["chosen"]] == ["盈余分配（剩余盈余分配）"]
    assert [way["name"] for way in shown["open"]] == ["盈余分配（盈余返还）"]


def test_the_agreement_counts_as_the_effect_report_does() -> None:
    settled = closed().settlement
    assert {one.number for one in joining(settled)} == households(people_lines(settled))
    shown: Any = AGREEMENT.view(settled, settled.main.code)
    assert shown["counts"]["households"] == str(len(households(people_lines(settled))))


def test_everybody_may_join_where_a_way_has_no_condition() -> None:
    assert joining(season()) == in_order(season())
    nothing = evolve(season().main, terms=(), pools=())
    assert joining(evolve(season(), arrangements=(nothing,))) == []
