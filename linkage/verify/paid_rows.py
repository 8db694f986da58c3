"""Paid rows (发了多少): rows of a payout list with whom they pay, and their amounts in whole fen."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from linkage.ground.money import Rounding, round_to
from linkage.verify.payout_list import ListColumn, ListRow
from linkage.verify.people import Match

_FEN = 100


def fen_of(yuan: Fraction) -> int:
    """An amount in yuan as whole fen; what a sheet holds behind the fen is brought to what it shows.

    >>> fen_of(Fraction("1234.56")), fen_of(Fraction("0.125"))
    (123456, 13)
    """
    if _FEN % yuan.denominator == 0:
        return yuan.numerator * (_FEN // yuan.denominator)
    return int(round_to(yuan * _FEN, Fraction(1), Rounding.HALF_UP))


@frozen(weakref_slot=False)
class PaidRow:
    """A row of the list and whom it pays."""

    match: Match

    @property
    def row(self) -> ListRow:
        """The row."""
        return self.match.row

    @property
    def household(self) -> str:
        """户号, empty where nobody was found."""
        return self.match.household

    def is_blank(self, column: ListColumn) -> bool:
        """Whether the cell of a column holds no number."""
        return column.index not in self.row.numbers

    def fen(self, column: ListColumn) -> int:
        """The amount in a column, in fen; a blank cell pays nothing."""
        number = self.row.numbers.get(column.index)
        return fen_of(number) if number is not None else 0


def total(rows: Iterable[PaidRow], column: ListColumn) -> int:
    """What rows pay in a column, in fen."""
    return sum(row.fen(column) for row in rows)
