"""Corrections (更正): the rows that mend a wrong list in the register of the next season, ready to be typed.

A difference of one clause, or of one payer where a household has one clause from it, names its row. A
difference of a whole payable over several clauses does not say which of them was wrong: it gives no row.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from linkage.ground.money import Money
from linkage.telling.paper import season_name
from linkage.verify.verdict import Difference, Verdict
from linkage.verify.verification import Verification

_MENDABLE = frozenset({Verdict.DIFFERENT, Verdict.MISSING, Verdict.TWICE, Verdict.EXTRA})


@frozen
class Correction:
    """One row of 〔更正〕: 户号, 成员号, 付款方, 项目, 原期间, 应为, 已算."""

    household: str
    member: str
    payer: str
    item: str
    season: str
    due: Money
    paid: Money


def corrections(verification: Verification) -> Iterator[Correction]:
    """The rows for all differences that name their clause."""
    season = season_name(verification.settlement)
    lines = verification.settlement.lines
    payers = {(line.payee, line.clause): line.payer for line in lines}
    by_clause = {line.clause: line.payer for line in lines}
    for difference in verification.differences:
        due, paid = difference.due, difference.paid
        if _is_row(difference) and due is not None and paid is not None:
            number, _, member = difference.payee.partition(".")
            payer = payers.get((difference.payee, difference.clause)) or by_clause.get(difference.clause, "")
            name = verification.settlement.party_name(payer)
            yield Correction(number, member, name, difference.clause, season, due, paid)


def _is_row(difference: Difference) -> bool:
    return bool(difference.payee and difference.clause) and difference.verdict in _MENDABLE
