"""Odd price: among equals one price is asked; a row with another is worth a second look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from linkage.ground.errors import Where
from linkage.verify.payout_list import ListRow, PayoutList, Role
from linkage.verify.proof import NOTE, Proof
from linkage.verify.row_words import number, person, term
from linkage.verify.same_payee import text_of
from linkage.words.wording import decimal

_LEAST_ROWS = 5
#: One row in so many may differ and be an oversight; more are a price of their own.
_ODD = 10


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    for role in (Role.PRICE, Role.TIME, Role.RATE):
        for column in paid.of(role):
            classes: dict[tuple[str, str], list[ListRow]] = {}
            for row in paid.rows:
                if column.index in row.numbers:
                    key = (text_of(paid, row, Role.CLASS), text_of(paid, row, Role.CLAUSE))
                    classes.setdefault(key, []).append(row)
            for (kind, clause), rows in classes.items():
                counted = Counter(row.numbers[column.index] for row in rows)
                usual, many = counted.most_common(1)[0]
                odd = [row for row in rows if row.numbers[column.index] != usual]
                if many < _LEAST_ROWS or not odd or len(odd) * _ODD > len(rows) + _ODD:
                    continue
                same = f"{kind or clause}的" if kind or clause else ""
                for row in odd:
                    message = (
                        f"{person(paid, row)}：{number(row, column)}，"
                        f"{same}另外 {many} 行都是 {_shown(usual, number(row, column))}"
                    )
                    yield paid.place(row, column), message, f"请核对{term(column)}是不是写错了"


def _shown(value: Fraction, like: str) -> str:
    return f"{decimal(value * 100)}%" if like.endswith("%") else decimal(value)


PROOF = Proof("odd_price", "W511", NOTE, "同一类的单价是不是一样", _find)
