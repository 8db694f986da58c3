"""Nature of a fixed return (收益性质): what a guarantee on a stake is by law.

A share of profit needs profit that may be distributed; a fee for use and interest are a cost of the payer.
Contracts, vouchers and taxes all ask here, so that none of them says another thing.
"""

from __future__ import annotations

from linkage.model.arrangement import Arrangement, Term

NATURE = "收益性质"
DIVIDEND, FEE, INTEREST = "入股分红", "设施使用费", "利息"
NATURES = (DIVIDEND, FEE, INTEREST)

SHARES = "股金"


def asks_nature(term: Term) -> bool:
    """Say whether a clause pays a stake what no pool decides, so that one has to say what it is."""
    return term.income == SHARES


def nature_of(arrangement: Arrangement, term: Term) -> str:
    """What the arrangement says a fixed return is; empty where it was not said, or is not asked."""
    return arrangement.said(term, NATURE) if asks_nature(term) else ""
