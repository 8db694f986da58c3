"""Shifted (错行): the amount belongs to another household, most often to the row above or below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from linkage.model.entitlement import Line, Settlement
from linkage.verify.cause import Case, CauseKind
from linkage.verify.payout_list import ListRow, Role
from linkage.verify.suspect import ledger_of, neighbours, suspects_of
from linkage.verify.verdict import Cause, Evidence

NAME = "shifted"
_REMEMBERED = 64


def _find(case: Case) -> Iterator[Cause]:
    if not case.paid:
        return
    equal = [line for line in _by_amount(case) if line.payee != case.payee]
    for row in neighbours(case):
        for line in equal:
            if line.payee in {_payee(case, row), _text(case, row, Role.HOUSEHOLD)}:
                words = f"错行：{case.paid} 元是发放表第 {row.number} 行 {line.name}（{line.payee}）的应得"
                yield _cause(case, words, Evidence.BESIDE)
                return
    for suspect in suspects_of(case):
        for seen in suspect.seen(Role.AMOUNT):
            if seen.evidence is Evidence.BESIDE and suspect.hit(seen.number):
                yield _cause(case, f"错行：{case.paid} 元和上下行一样（{seen.at}）", Evidence.BESIDE)
                return
    if len({line.payee for line in equal}) == 1:
        line = equal[0]
        words = f"{case.paid} 元正好是 {line.name}（{line.payee}）的应得"
        yield _cause(case, words, Evidence.SEASON)


def _cause(case: Case, words: str, evidence: Evidence) -> Cause:
    return Cause(NAME, f"{words}；本户应是 {case.due} 元", case.paid, evidence)


def _payee(case: Case, row: ListRow) -> str:
    household, member = _text(case, row, Role.HOUSEHOLD), _text(case, row, Role.MEMBER)
    return f"{household}.{member}" if member else household


def _text(case: Case, row: ListRow, role: Role) -> str:
    column = next(case.paid_list.of(role), None)
    return row.texts.get(column.index, "").strip() if column is not None else ""


def _by_amount(case: Case) -> Sequence[Line]:
    """The lines of the clause that are the amount of the list."""
    if not case.clause:
        return ()
    return _amounts(case.settlement, case.clause).get(case.paid.fen, ())


@lru_cache(maxsize=_REMEMBERED)
def _amounts(settlement: Settlement, clause: str) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in ledger_of(settlement).clauses.get(clause, ()):
        found.setdefault(line.amount.fen, []).append(line)
    return found


CAUSE = CauseKind(NAME, "错行", 9, _find)
