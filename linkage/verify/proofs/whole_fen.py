"""Whole fen: what a cell holds must be what it shows; nobody is paid parts of a fen."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from linkage.ground.errors import Where
from linkage.verify.heading_words import MONEY
from linkage.verify.payout_list import PayoutList
from linkage.verify.proof import WARNING, Proof
from linkage.verify.row_words import person, term
from linkage.words.wording import decimal

_FEN = 100
_NONE = Fraction(0)
_SHOWN = 3


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    for column in paid.columns:
        if column.role not in MONEY:
            continue
        rows = [row for row in paid.rows if _FEN % row.numbers.get(column.index, _NONE).denominator]
        many = f"，这一列这样的有 {len(rows)} 格" if len(rows) > _SHOWN else ""
        for row in rows[: 1 if many else None]:
            held = decimal(row.numbers[column.index])
            message = f"{person(paid, row)}：{term(column)}存的是 {held} 元，不是整分，屏幕上看不出来{many}"
            remedy = "请用 ROUND(算式,2) 取整后再求和，否则各行显示的数加起来不等于合计"
            yield paid.place(row, column), message, remedy


PROOF = Proof("whole_fen", "W517", WARNING, "金额是不是整分", _find)
