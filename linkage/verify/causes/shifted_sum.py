"""Shifted sum (合计错行): what a household gets in all is the amount of another, often of the next row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from linkage.model.entitlement import Settlement
from linkage.verify.cause import Case, CauseKind
from linkage.verify.payout_list import ListRow, Role
from linkage.verify.suspect import neighbours
from linkage.verify.verdict import Cause, Evidence

NAME = "shifted"
_SUMS = (Role.NET, Role.GROSS, Role.AMOUNT)
_REMEMBERED = 16


def _find(case: Case) -> Iterator[Cause]:
    if case.clause or not case.paid:
        return
    others = [one for one in _payable(case.settlement).get(case.paid.fen, ()) if not _is_own(case, one)]
    for row in neighbours(case):
        if _shows(case, row) and any(one in _texts(row) for one in others):
            yield _cause(case, f"错行：{case.paid} 元是发放表第 {row.number} 行那一户的", Evidence.BESIDE)
            return
    if len(others) == 1:
        name = case.settlement.books.payee_name(others[0])
        yield _cause(case, f"{case.paid} 元正好是 {others[0]} {name} 的现付", Evidence.SEASON)


def _cause(case: Case, words: str, evidence: Evidence) -> Cause:
    return Cause(NAME, f"{words}；这里应是 {case.due} 元", case.paid, evidence)


def _is_own(case: Case, payee: str) -> bool:
    return payee.partition(".")[0] == case.payee.partition(".")[0]


def _texts(row: ListRow) -> set[str]:
    return {text.strip() for text in row.texts.values()}


def _shows(case: Case, row: ListRow) -> bool:
    """Whether a row has the amount in a column of sums."""
    columns = [column for role in _SUMS for column in case.paid_list.of(role) if not column.about]
    return any(row.numbers.get(column.index) == case.paid.yuan for column in columns)


@lru_cache(maxsize=_REMEMBERED)
def _payable(settlement: Settlement) -> Mapping[int, tuple[str, ...]]:
    """Payees by what one payer, or all payers, pay them now."""
    people = settlement.books.households
    sums: dict[tuple[str, str], int] = {}
    for debt in settlement.debts:
        home = debt.payee.partition(".")[0]
        if home in people:
            for key in {(debt.payer, debt.payee), ("", debt.payee), (debt.payer, home), ("", home)}:
                sums[key] = sums.get(key, 0) + debt.payable.fen
    found: dict[int, dict[str, None]] = {}
    for (_, payee), fen in sums.items():
        found.setdefault(fen, {})[payee] = None
    return {fen: tuple(payees) for fen, payees in found.items() if fen}


CAUSE = CauseKind("shifted_sum", "合计错行", 17, _find)
