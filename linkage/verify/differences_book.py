"""The verification as a workbook (核对差异): the sentences of its paper, to be sorted and worked off."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.press.spreadsheet import Column, Leaf, workbook_bytes
from linkage.verify.told import ToldOutcome, balanced, counted, title, told
from linkage.verify.verification import Verification

_DIFFERENCES = (
    *(
        Column("序号", "center", 6),
        Column("户号", width=14),
        Column("姓名", width=16),
        Column("组", "center", 8),
    ),
    *(Column("结果", "center", 14), Column("项目", width=20), Column("应付", "num", 14)),
    *(
        Column("表上", "num", 14),
        Column("相差", "num", 14),
        Column("表上的行", width=18),
        Column("说明", width=70),
    ),
)
_SUMS = (Column("相符", "center", 8), Column("哪些数应当相等", width=100))
_REMARKS = (
    *(Column("代号", "center", 8), Column("轻重", "center", 8), Column("在哪里", width=36)),
    *(Column("说什么", width=80), Column("怎么改", width=50)),
)


def differences_book(verification: Verification) -> bytes:
    """Every household that is not equal, the sums that must agree, and what is said of the list itself."""
    above = (title(verification), counted(verification), balanced(verification))
    rows = tuple(row for outcome in told(verification) for row in _rows(outcome))
    numbered = tuple((str(at), *row) for at, row in enumerate(rows, start=1))
    sums = tuple(("相符" if one.holds else "不符", one.told) for one in verification.agreements)
    said = tuple(
        (one.code, one.severity, str(one.where), one.message, one.remedy)
        for one in (*verification.remarks, *verification.proved)
    )
    leaves = [
        Leaf("差异", above, _DIFFERENCES, numbered),
        Leaf("应当相等的数", above[:1], _SUMS, sums),
        Leaf("表上还要看的", above[:1], _REMARKS, said),
    ]
    return workbook_bytes("发放表核对差异", [leaf for leaf in leaves if leaf.rows or leaf is leaves[0]])


def _rows(outcome: ToldOutcome) -> Iterator[tuple[str, ...]]:
    """A row a difference; what is said of the household stands at its first."""
    for at, one in enumerate(outcome.differences):
        words = "；".join((*one.lines, *(outcome.told if at == 0 else ())))
        off = one.off.replace("多 ", "").replace("少 ", "-")
        who = (outcome.payee, outcome.name, outcome.group)
        yield (*who, one.verdict.value, one.item, one.due, one.paid, off, outcome.rows, words)
