"""Carried fractions as papers and comparisons tell them: what is left in whose name, and what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from linkage.closing import close
from linkage.ground.figure import Figure
from linkage.ground.units import YUAN, Unit
from linkage.telling.account import household_account
from linkage.words.difference import parts
from linkage.words.share_words import fen_words, left_over
from pages import ROOT, write_season

PAGE = ROOT / "docs" / "cases" / "93-carried-fraction.md"


def test_the_statement_says_what_is_left_in_the_households_name(tmp_path: Path) -> None:
    settlement = close(write_season(PAGE, tmp_path / "季")).settlement
    account = household_account(settlement, "A1")
    told = {entry.title: entry.told[-1] for group in account.incomes for entry in group.entries}
    assert set(told.values()) == {
        "零头 20 分记在您家名下，下期一起算。",
        "零头 2/3 分记在您家名下，下期一起算。",
    }


@pytest.mark.parametrize(
    ("yuan", "words"), [("1/300", "1/3 分"), ("3/5", "60 分"), ("0", "0 分"), ("1/800", "1/8 分")]
)
def test_a_fraction_is_told_exactly_in_fen(yuan: str, words: str) -> None:
    assert fen_words(Fraction(yuan)) == words
    node = Figure(op="round", value=Fraction(1), unit=YUAN, params={"carried": yuan})
    assert left_over(node) == (f"零头 {words}" if yuan != "0" else "")


def share(value: str, brought: str = "") -> Figure:
    amount = Figure(op="ref", value=Fraction(100), unit=YUAN, name="农户")
    weight = Figure(op="constant", value=Fraction(1), unit=Unit.parse("户"), name="每户一份")
    more = (Figure(op="convert", value=Fraction(brought), unit=YUAN, name="上期零头"),) if brought else ()
    params: Mapping[str, str] = {"mode": "零头结转", "sum": "3", "step": "1/100", "carried": "0"}
    return Figure(op="share", value=Fraction(value), unit=YUAN, args=(amount, weight, *more), params=params)


def test_what_was_brought_along_is_a_cause_of_its_own() -> None:
    found = parts(share("33.33"), share("33.34", "2/300"))
    assert sum(part.amount for part in found) == Fraction(1, 100)
    brought = {part.what: (part.before, part.after, part.amount) for part in found}["上期零头"]
    assert brought == ("0 分", "2/3 分", Fraction(1, 150))
