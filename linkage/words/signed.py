"""Signed (约定的数): how a contract says a number that was signed, and one that was signed as a formula."""

from __future__ import annotations

from linkage.ground.figure import Figure
from linkage.words.explain import formula
from linkage.words.wording import compact, spoken


def signed(figure: Figure) -> str:
    """Say an amount: itself, or the formula that gives it, because its value changes with the season."""
    return f"{formula(figure)}（按算式）" if _by_formula(figure) else spoken(figure)


def signed_rate(figure: Figure) -> str:
    """Say a percentage, or the formula that gives it."""
    return f"{formula(figure)}（按算式）" if _by_formula(figure) else compact(figure)


def _by_formula(figure: Figure) -> bool:
    """A number that was reckoned; a conversion of one that was read is still that number."""
    if figure.op == "convert" and isinstance(figure.args[0], Figure):
        return _by_formula(figure.args[0])
    return bool(figure.args)
