"""Quantity (数量): which rows a clause or a weight reads, who they belong to, and how much they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from linkage.engine.holding import Scope
from linkage.ground.figure import Figure
from linkage.ground.units import Unit
from linkage.model.arrangement import HOUSEHOLDS, Arrangement, Term
from linkage.model.identity import Secret
from linkage.model.registers import Books, Row

PER_HOUSEHOLD = ("", "户")
PER_PERSON = ("", "人")
ONE_HOUSEHOLD = Figure.constant(1, Unit.parse("户"), "每户一份")
ONE_PERSON = Figure.constant(1, Unit.parse("人"), "每人一份")


def rows_read(quantity: tuple[str, str], clause: str, scope: Scope) -> Iterator[Row]:
    """Walk the rows that belong to a clause, whatever their days.

    A row names its clauses under 条款, separated by 、: a clause or pool, ``编号/clause`` where several
    arrangements share a name, or a 编号 alone for all of that arrangement. A row that names none
    belongs to every clause that reads the sheet. One row a household (its head's) or a person of the
    roster stands for 每户 and 每人.
    """
    books = scope.books
    if quantity == PER_HOUSEHOLD:
        for number in sorted(books.households):
            yield books.households[number].head.row
        return
    if quantity == PER_PERSON:
        for member in books.members():
            yield member.row
        return
    for row in in_order(books.rows(quantity[0])):
        if belongs(row, clause, scope.arrangement):
            yield row


def in_order(rows: Sequence[Row]) -> Iterator[Row]:
    """Walk rows by payee and content; what they say is compared only where a payee has several."""
    for _, own in groupby(sorted(rows, key=_payee), key=_payee):
        several = tuple(own)
        yield from several if len(several) == 1 else sorted(several, key=content)


def _payee(row: Row) -> tuple[str, str]:
    return row.household, row.member


def belongs(row: Row, clause: str, arrangement: Arrangement) -> bool:
    """Say whether a row belongs to a clause: it names the clause, all of the arrangement, or nothing."""
    names = {clause, f"{arrangement.code}/{clause}", arrangement.code, ""}
    return not names.isdisjoint(row.text("条款").split("、"))


def amount_of(quantity: tuple[str, str], row: Row) -> Figure | None:
    """The quantity a row says, or nothing when its cell is empty."""
    if quantity == PER_HOUSEHOLD:
        return ONE_HOUSEHOLD
    if quantity == PER_PERSON:
        return ONE_PERSON
    return row.figure(quantity[1])


def counted(term: Term, row: Row, books: Books) -> Figure | None:
    """What a row counts under a clause: its cell, or what the formula gives; nothing when the cell is empty.

    Raises :class:`linkage.ground.errors.InputRefusedError` where the formula cannot be reckoned for the row.
    """
    if term.counted is None:
        return amount_of(term.quantity, row)
    if row.values.get(term.quantity[1]) is None:
        return None
    person = books.person_or_head_of(row)
    return term.counted.of(row, person.row if person is not None else None, None, books)


def names_party(row: Row, heading: str, role: str, arrangement: Arrangement) -> bool:
    """Say whether a row leaves the party open or names this one (by role, code or full name)."""
    said = row.text(heading)
    if not said or role not in arrangement.parties:
        return not said or said == role
    party = arrangement.parties[role]
    return said in {role, party.code, party.name}


def pays(row: Row, term: Term, arrangement: Arrangement) -> bool:
    """Say whether a receipt (实收) is for a clause, by what it names: the clause, who paid, who was paid."""
    sides = (("付款方", term.payer), ("收款方", term.payee))
    between = all(names_party(row, heading, role, arrangement) for heading, role in sides)
    return between and belongs(row, term.name, arrangement)


def payee_of(row: Row, payee: str, arrangement: Arrangement) -> str:
    """The payee id a row pays: household, person, or the code of a party."""
    if payee in arrangement.parties:
        return arrangement.parties[payee].code
    return row.household if payee == HOUSEHOLDS else row.payee


def content(row: Row) -> tuple[str, str, list[tuple[str, str]]]:
    """Order rows by what they say, so that the order of a register never matters."""
    said = [(k, v.value_text()) for k, v in row.values.items() if not isinstance(v, Secret)]
    return (row.household, row.member, sorted(said))
