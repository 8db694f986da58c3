"""Apportionment (按比例到各步): percentages of one base, rounded to the fen together.

What is kept is one more part, so that in = out + kept holds to the fen, and no step gains by its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from linkage.ground.figure import Figure, Json
from linkage.ground.money import Money, share_out
from linkage.ground.units import YUAN
from linkage.mode import cut_off, share_params

KEPT = "余额"
_FEN = Fraction(1, 100)


@frozen
class Table:
    """Steps rounded together: their rates by step number, their names, the base, what is left and kept."""

    pool: str
    season: str
    base: Figure
    rates: Mapping[int, Figure]
    names: Mapping[int, str]
    left: Money
    kept: Fraction
    rest: str


def apportion(table: Table) -> Mapping[int, Figure]:
    """The whole fen of each step, by its number, by largest remainder."""
    exact = {str(number): table.base.value * rate.value for number, rate in table.rates.items()}
    weights = {**exact, KEPT: table.kept}
    shares = share_out(table.left.fen, weights, season=table.season, pool=table.pool)
    cutoff = cut_off(shares)
    names = {str(number): name for number, name in table.names.items()} | {KEPT: table.rest}
    parts: list[Json] = [
        {"step": key, "name": names[key], "exact": str(value)} for key, value in weights.items()
    ]
    common: Mapping[str, Json] = {"available": str(table.left.yuan), "parts": parts, "step": str(_FEN)}
    found: dict[int, Figure] = {}
    for number, rate in table.rates.items():
        share = shares[str(number)]
        key = f"{table.season}|{table.pool}|{number}"
        found[number] = Figure(
            op="apportion",
            value=share.steps * _FEN,
            unit=YUAN,
            name=table.names[number],
            args=(table.base, rate),
            params={**common, **share_params(share, cutoff, key)},
        )
    return found
