"""Rate (费率、比例): another percentage than the signed one, or that of another year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from linkage.ground.figure import Figure
from linkage.verify.cause import Case, CauseKind
from linkage.verify.payout_list import Role
from linkage.verify.pieces import is_money
from linkage.verify.suspect import Seen, Suspect, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import compact, decimal

NAME = "rate"


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        rates = {
            id(rate): rate
            for piece in suspect.pieces
            for rate in piece.prices
            if not is_money(rate) and suspect.term is not None
        }
        for seen in suspect.seen(Role.RATE):
            yield from _used(suspect, rates, seen)
        for node in suspect.derivation.of("pick"):
            if isinstance(node.args[0], Figure):
                yield from _of_another_year(suspect, node)


def _used(suspect: Suspect, rates: Mapping[int, Figure], seen: Seen) -> Iterator[Cause]:
    """What comes out at this rate; a column headed % may hold 6 for 6%."""
    for value in (seen.number, seen.number / 100):
        if not rates or all(rate.value == value for rate in rates.values()):
            continue
        tries = [dict.fromkeys(rates, value)]
        tries += [{one: value} for one in rates] if len(rates) > 1 else []
        for values in tries:
            made = suspect.what_if(values)
            if made is not None:
                truth = f"比例是 {compact(next(iter(rates.values())))}"
                yield suspect.cause(
                    NAME, f"比例按 {_percent(value)}算的（{seen.at}）", made, truth, seen.evidence
                )
                return


def _of_another_year(suspect: Suspect, node: Figure) -> Iterator[Cause]:
    """The rate of another year of the contract, for this piece and for all."""
    every = [
        one
        for one in suspect.derivation.of("pick")
        if isinstance(one.args[0], Figure) and one.unit == node.unit
    ]
    for entry in node.args[1:]:
        if not isinstance(entry, Figure) or entry.value == node.value:
            continue
        for chosen in ([node], every):
            made = suspect.what_if({id(one): entry.value for one in chosen})
            if made is not None:
                how = f"按另一年的 {compact(entry)} 算的"
                truth = f"{node.name or '比例'}是 {compact(node)}"
                yield suspect.cause(NAME, how, made, truth, Evidence.SEASON)
                return


def _percent(value: Fraction) -> str:
    return f"{decimal(value * 100)}% "


CAUSE = CauseKind(NAME, "比例用错", 13, _find)
