"""The rows of a line come out of its derivation and add up to it."""

from __future__ import annotations

from fractions import Fraction

from documents.slips import lines_of_terms
from linkage.telling.line_rows import line_rows, merged


def test_rows_that_have_amounts_add_up_to_the_line_before_it_was_rounded() -> None:
    seen = 0
    for settlement, line, term in lines_of_terms():
        rows = line_rows(settlement, line, term)
        assert rows
        assert [one for stretch in merged(rows) for one in stretch] == sorted(
            rows, key=lambda one: [id(other.row) for other in rows].index(id(one.row))
        )
        amounts = [row.amount for row in rows if row.amount is not None]
        if len(amounts) == len(rows):
            seen += 1
            whole = sum(amounts, start=Fraction())
            assert abs(whole - line.amount.yuan) <= Fraction(1, 200)
    assert seen
