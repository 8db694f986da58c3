"""Percent: a percentage in the list must be the part of the whole that it says it is.

Which part of what whole a column states is seen from the rows: one column as a share of its own sum, or one
column in a row by another. A percentage agrees when rounding gives what is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from linkage.ground.errors import Where
from linkage.verify.heading_words import MONEY
from linkage.verify.payout_list import ListColumn, ListRow, PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.relations import decimals
from linkage.verify.row_words import person, term
from linkage.words.wording import decimal

_PARTS = MONEY | {Role.QUANTITY, Role.BASE}
_LEAST_ROWS = 3
_TINY = Fraction(1, 10**12)


@frozen
class _Meaning:
    """What a percentage is of: the part, the whole by row, and how the whole is called."""

    part: ListColumn
    whole: ListColumn | None
    total: Fraction

    def of(self, row: ListRow) -> tuple[Fraction, Fraction] | None:
        """Part and whole in a row, when both are there."""
        part = row.numbers.get(self.part.index)
        whole = row.numbers.get(self.whole.index) if self.whole is not None else self.total
        return None if part is None or not whole else (part, whole)

    @property
    def words(self) -> str:
        """The whole in words."""
        return term(self.whole) if self.whole is not None else f"全部{term(self.part)}"


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    for column in paid.of(Role.RATE):
        hundredth = any("%" in row.texts.get(column.index, "") for row in paid.rows[:50])
        scale = 100 if hundredth or "%" in column.heading or "％" in column.heading else 1
        half = Fraction(1, 2 * scale * 10 ** decimals(paid, column.index)) + _TINY
        meaning = _meaning(paid, column, half)
        if meaning is None:
            continue
        for row in paid.rows:
            said, parts = row.numbers.get(column.index), meaning.of(row)
            if said is None or parts is None or abs(parts[0] / parts[1] - said) <= half:
                continue
            made = decimal(parts[0] / parts[1] * 100, 0, 4)
            message = (
                f"{person(paid, row)}：{term(meaning.part)} {decimal(parts[0])} ÷ "
                f"{meaning.words} {decimal(parts[1])} = {made}%；表上{term(column)}是 {decimal(said * 100)}%"
            )
            yield paid.place(row, column), message, f"请核对{term(meaning.part)}和{term(column)}"


def _meaning(paid: PayoutList, column: ListColumn, half: Fraction) -> _Meaning | None:
    """The meaning that most rows agree with, when there is one."""
    best, most = None, 0
    for meaning in _meanings(paid):
        asked = [
            (row.numbers[column.index], parts)
            for row in paid.rows
            if column.index in row.numbers and (parts := meaning.of(row)) is not None
        ]
        fits = sum(abs(part / whole - said) <= half for said, (part, whole) in asked)
        alike = len({said for said, _ in asked})
        if len(asked) >= _LEAST_ROWS and alike > 1 and fits * 2 > len(asked) and fits > most:
            best, most = meaning, fits
    return best


def _meanings(paid: PayoutList) -> Iterator[_Meaning]:
    columns = [column for column in paid.columns if column.role in _PARTS]
    for part in columns:
        total = sum((row.numbers.get(part.index, Fraction(0)) for row in paid.rows), Fraction(0))
        if total > 0:
            yield _Meaning(part, None, total)
        for whole in columns:
            if whole.index != part.index:
                yield _Meaning(part, whole, Fraction(0))


PROOF = Proof("percent", "W510", WARNING, "百分比是不是分子除以分母", _find)
