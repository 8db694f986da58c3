"""Seasons with every kind of slip, closed once, and what all slips must be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from documents.drawn import document
from documents.sample import season
from linkage.closing import close
from linkage.files.pattern_reader import patterns
from linkage.ground.capitals import from_capitals
from linkage.model.arrangement import Term
from linkage.model.entitlement import Line, Settlement
from linkage.telling.twin import verify_number
from test_patterns import season as pattern_season
from villages import village_settlement

KINDS = ("slip_rent", "slip_weigh", "slip_commission", "slip_batch", "slip_acceptance")
_PATTERNS = ("委托代养", "以奖代补", "订单收购", "居间服务")


@cache
def of_pattern(name: str) -> Settlement:
    """The worked village of a pattern."""
    with tempfile.TemporaryDirectory() as folder:
        return close(pattern_season(patterns()[name], Path(folder) / "season")).settlement


@cache
def settlements() -> tuple[tuple[str, Settlement], ...]:
    """Seasons that between them have every kind of slip."""
    found = [("样本", season()), ("小河村", village_settlement())]
    return (*found, *((name, of_pattern(name)) for name in _PATTERNS))


def lines_of_terms() -> Iterator[tuple[Settlement, Line, Term]]:
    """Every line of those seasons that a clause of an arrangement gives, with its clause."""
    for _, settlement in settlements():
        terms = {(a.code, term.name): term for a, term in settlement.terms()}
        for line in settlement.lines:
            term = terms.get((line.arrangement, line.clause))
            if term is not None:
                yield settlement, line, term


def views(kind: str, settlement: Settlement) -> Iterator[Any]:
    """What all files of a kind show."""
    paper = document(kind)
    for subject in paper.paths(settlement).values():
        yield paper.view(settlement, subject)


def fen(text: str) -> int:
    """An amount on paper in fen."""
    return int(text.replace(",", "").replace(".", ""))


def require_sound(kind: str, settlement: Settlement) -> int:
    """Every slip of a kind adds up row by row and takes each line once; how many there are."""
    told = 0
    taken: list[tuple[str, str, int]] = []
    for view in views(kind, settlement):
        assert fen(view["total"]) == sum(fen(slip["owed"]) for slip in view["slips"])
        for slip in view["slips"]:
            told += 1
            assert verify_number(slip["number"])
            assert fen(slip["owed"]) == sum(fen(clause["amount"]) for clause in slip["clauses"])
            assert fen(slip["owed"]) - fen(slip["paid"]) - fen(slip["taken"] or "0.00") == fen(slip["left"])
            assert from_capitals(slip["capitals"]).fen == fen(slip["owed"])
            for clause in slip["clauses"]:
                _require_rows(clause)
                taken.append((slip["code"], clause["name"], fen(clause["amount"])))
    known = [(line.payee, line.clause, line.amount.fen) for line in settlement.lines]
    assert len(taken) == len(set(taken))
    assert set(taken) <= set(known)
    return told


def _require_rows(clause: dict[str, Any]) -> None:
    """Rows or the last of the steps come to the amount; where decimals are cut, to less than a fen."""
    amounts = [row["amount"] for row in clause["rows"]]
    if clause["steps"]:
        assert clause["formula"] == ""
        amounts = [step["amount"] for step in clause["steps"] if step["amount"]][-1:] or amounts
    exact = sum((Fraction(amount.replace(",", "").rstrip("…")) for amount in amounts), start=Fraction())
    off = abs(exact * 100 - fen(clause["amount"]))
    assert off == 0 or off <= Fraction(1, 2) + Fraction(len(amounts), 100)
