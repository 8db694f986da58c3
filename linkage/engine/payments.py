"""Payments (付款): whom a row of money is about, a household, a person or a party, and what one was paid.

A row names a household (户号, 成员号) or, where another party is paid, that party under 收款方 by its role,
its code or its full name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from linkage.model.arrangement import Arrangement
from linkage.model.registers import Books, Row

PAYMENTS = "已付"
PARTY = "收款方"


def party_codes(arrangements: Iterable[Arrangement]) -> dict[str, str]:
    """The code of every party by each word a register may call it."""
    return {
        word: party.code
        for arrangement in arrangements
        for party in arrangement.parties.values()
        for word in party.words
    }


def whom(row: Row, codes: Mapping[str, str]) -> str:
    """The payee a row of money is about: 户号, 户号.成员号 or a party's code; empty when it names none."""
    return row.payee or codes.get(row.text(PARTY), "")


def payments_to(books: Books, payee: str, codes: Mapping[str, str]) -> Iterator[Row]:
    """The rows of 已付 that pay one payee, as they stand in the register."""
    household = "" if payee in codes.values() else payee.partition(".")[0]
    return (row for row in books.rows_of(PAYMENTS, household) if whom(row, codes) == payee)
