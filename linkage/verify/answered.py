"""Answered (本季答得上的): what a list does not prove alone, but the season knows.

Members of one household share its account, a household or a name may stand in several rows, and somebody who
has been paid before gets nothing now. Alone, a list cannot tell this from a mistake; where the season has
settled the row, the question is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.verify.beside import Outcome
from linkage.verify.payout_list import PayoutList
from linkage.verify.people import Roster
from linkage.verify.proof import Remark
from linkage.verify.verdict import Verdict
from linkage.verify.wrong_account import is_own_account

#: Proofs of one household, person or name in several rows, of one account of several people, of no amount.
_TWICE, _NAMES, _SHARED, _NOTHING = "W504", "W519", "W506", "W514"


def without_answered(
    paid: PayoutList, roster: Roster, outcomes: Sequence[Outcome], remarks: Sequence[Remark]
) -> Iterator[Remark]:
    """Leave out the remarks that the season answers."""
    if not any(remark.code in {_TWICE, _NAMES, _SHARED, _NOTHING} for remark in remarks):
        yield from remarks
        return
    once, own, right = set[tuple[str, str]](), set[tuple[str, str]](), set[tuple[str, str]]()
    for outcome in outcomes:
        for row in outcome.rows:
            place = _row(paid.place(row.row).sheet, paid.place(row.row).cell)
            if row.household and outcome.verdict is not Verdict.TWICE:
                once.add(place)
            if (
                row.household
                and outcome.verdict is Verdict.EQUAL
                and min(row.row.numbers.values(), default=0) >= 0
            ):
                right.add(place)
            if row.household and is_own_account(roster, row):
                own.add(place)
    answered = {_TWICE: once, _NAMES: once, _SHARED: own, _NOTHING: right}
    for remark in remarks:
        if _row(remark.where.sheet, remark.where.cell) not in answered.get(remark.code, ()):
            yield remark


def _row(sheet: str, cell: str) -> tuple[str, str]:
    return (sheet, cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
