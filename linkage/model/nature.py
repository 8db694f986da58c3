"""Nature of a fixed return (收益性质): what a guarantee on a stake is by law.

A share of profit needs profit that may be distributed; a fee for use and interest are a cost of the payer.
Contracts, vouchers and taxes all ask here, so that none of them says another thing.
"""

from __future__ import annotations

from linkage.model.arrangement import Arrangement, Term

NATURE = "收益性质"
DIVIDEND, FEE, INTEREST = "入股分红", "设施使用费", "利息"
NATURES = (DIVIDEND, FEE, INTEREST)
#: What is a cost of the payer, owed whatever the year was like, and no dividend.
FIXED_COSTS = frozenset({FEE, INTEREST})

#: A fee for use where land is put in: land is no facility, and no law calls its price one.
LAND_FEE = "土地使用费"

SHARES = "股金"
_LAND = "地块"


def asks_nature(term: Term) -> bool:
    """Say whether a clause pays a stake what no pool decides, so that one has to say what it is."""
    return term.income == SHARES


def is_of_land(quantity: tuple[str, str]) -> bool:
    """Say whether a clause counts plots."""
    return quantity[0] == _LAND


def natures_of(quantity: tuple[str, str]) -> tuple[str, ...]:
    """The words a clause that counts this has for what its return is; land bears no interest."""
    return (DIVIDEND, LAND_FEE) if is_of_land(quantity) else NATURES


def nature_of(arrangement: Arrangement, term: Term) -> str:
    """What the arrangement says a fixed return is; empty where it was not said, or is not asked.

    A fee for the use of land is the fee for use it is by law and for taxes; :func:`nature_words` calls it.
    """
    said = arrangement.said(term, NATURE) if asks_nature(term) else ""
    return FEE if said == LAND_FEE else said


def nature_words(arrangement: Arrangement, term: Term) -> str:
    """What a fixed return is, in words that fit what was put in."""
    nature = nature_of(arrangement, term)
    return LAND_FEE if nature == FEE and is_of_land(term.quantity) else nature
