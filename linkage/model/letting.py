"""Letting (发包): which clauses are rent of the collective's property, and where its receipts stand."""

from __future__ import annotations

import re

from linkage.model.arrangement import Arrangement, Term
from linkage.model.assets import ASSETS
from linkage.model.legal_type import collective_roles

#: Under this key the agreement names the register of receipts, as 收租.实收.
RECEIPTS = "租金收缴"

_LAND = "地块"
_MEASURES = ("亩", "公顷", "分地")
_COLUMN = re.compile(r"([^.\s]+)\.([^.\s]+)")


def lets(arrangement: Arrangement, term: Term) -> bool:
    """Say whether a clause is rent of the collective's property, and not of land of its households."""
    let = (term.income, term.quantity[0]) == ("租金", ASSETS)
    return let and term.payee in collective_roles(arrangement)


def lets_land(term: Term) -> bool:
    """Say whether a clause counts contracted land: plots, or so much a mu of a register of one's own."""
    if term.quantity[0] in {_LAND, ASSETS}:
        return term.quantity[0] == _LAND
    return any((unit, -1) in price.powers for price in term.price.units for unit in _MEASURES)


def receipts_of(arrangement: Arrangement, term: Term) -> tuple[str, str] | None:
    """Sheet and heading of what came in for a clause; nothing where the agreement names none."""
    return column_said(arrangement.said(term, RECEIPTS))


def column_said(text: str) -> tuple[str, str] | None:
    """The sheet and the heading a text names, or nothing where it names none.

    >>> column_said("收租.实收"), column_said("按季")
    (('收租', '实收'), None)
    """
    found = _COLUMN.fullmatch(text.strip())
    return (found[1], found[2]) if found is not None else None
