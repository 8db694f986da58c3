"""Doubts (户号和姓名不是一户): rows whose 户号 and name lead to different households, decided together.

One such row alone stays open. Where a whole column has slipped, most of these rows fit the season by one of
the two and hardly any by the other: then the amounts decide, and it is told. What was decided is right or
wrong for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from linkage.ground.errors import Where
from linkage.verify.amounts import Amounts
from linkage.verify.paid_rows import PaidRow
from linkage.verify.payout_list import PayoutList
from linkage.verify.people import Match
from linkage.verify.proof import Remark
from linkage.verify.remarks import SHIFTED_BY_NAME, SHIFTED_BY_NUMBER
from linkage.verify.scope import by_household, scopes

#: So many rows in conflict make a column that slipped; fewer are single mistakes.
_FEWEST = 3

#: The amounts decide when they speak for one side in so many of ten rows, and for the other in so few.
_MOST, _LEAST = 8, 2


def decided(paid: PayoutList, matched: Sequence[Match], amounts: Amounts) -> tuple[list[Match], list[Remark]]:
    """Decide what can be decided; everything else stays as it is."""
    conflicts = [match for match in matched if match.conflict]
    if len(conflicts) < _FEWEST:
        return list(matched), []
    by_number = _tried(matched, _number)
    by_name = _tried(matched, _name)
    doubtful = {match.row.key for match in conflicts}
    fits_number, fits_name = (_fitting(paid, trial, amounts, doubtful) for trial in (by_number, by_name))
    count = len(conflicts)
    for fits, others, trial, kind in (
        (fits_number, fits_name, by_number, SHIFTED_BY_NUMBER),
        (fits_name, fits_number, by_name, SHIFTED_BY_NAME),
    ):
        if fits * 10 >= count * _MOST and others * 10 <= count * _LEAST:
            place = Where(paid.file, sheet=paid.sheet)
            return trial, [kind.at(place, count=count, shift=_shift(matched))]
    return list(matched), []


def _tried(matched: Sequence[Match], side: Callable[[Match], str]) -> list[Match]:
    return [
        match.decided(side(match), match.told) if match.conflict and side(match) else match
        for match in matched
    ]


def _number(match: Match) -> str:
    return match.candidates[0]


def _name(match: Match) -> str:
    return match.candidates[1] if len(match.candidates) == 2 else ""


def _fitting(paid: PayoutList, trial: Sequence[Match], amounts: Amounts, doubtful: Collection[object]) -> int:
    """How many rows in doubt have the amount of the household they were given to."""
    found = scopes(paid, amounts, [PaidRow(match) for match in trial]).comparisons
    comparison = next((one for one in found if one.whole), found[0] if found else None)
    if comparison is None:
        return 0
    dues = by_household(amounts.dues(comparison.scope))
    return sum(
        row.fen(comparison.column) == dues.get(row.household, 0)
        for row in comparison.rows
        if row.household and row.row.key in doubtful
    )


def _shift(matched: Sequence[Match]) -> str:
    """How the numbers stand beside the names, in words."""
    for step, word in ((1, "下移了一行"), (-1, "上移了一行")):
        pairs = zip(matched, matched[step:] if step > 0 else [None, *matched], strict=False)
        hits = sum(
            one.conflict and other is not None and other.keys.number in {_home(c) for c in one.candidates[1:]}
            for one, other in pairs
        )
        if hits * 10 >= sum(one.conflict for one in matched) * _MOST:
            return f"户号一列像是比姓名{word}"
    return "不在同一行上"


def _home(payee: str) -> str:
    return payee.partition(".")[0]
