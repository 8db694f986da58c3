"""Deals between parties (单位之间的合同): one for each two parties, of whom one pays the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from linkage.contracts.deal import Deal, Side
from linkage.contracts.household_deals import Roles, is_printed
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import amount_of, rows_read
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row


def party_deals(
    settlement: Settlement, kind: str, is_of_kind: Callable[[Arrangement, Term], bool], roles: Roles
) -> Sequence[Deal]:
    """The contracts of a kind between a party that is paid and the payers of its clauses.

    Of the roles the first is that of the party that is paid.
    """
    found: dict[tuple[str, str, str], list[Term]] = {}
    for arrangement in settlement.arrangements:
        for term in arrangement.terms:
            if term.payee in arrangement.parties and is_of_kind(arrangement, term):
                found.setdefault((arrangement.code, term.payee, term.payer), []).append(term)
    deals = [_deal(settlement, key, terms, roles) for key, terms in found.items()]
    return [deal for deal in deals if is_printed(deal, kind)]


def _deal(settlement: Settlement, key: tuple[str, str, str], terms: Sequence[Term], roles: Roles) -> Deal:
    code, payee, payer = key
    arrangement = next(one for one in settlement.arrangements if one.code == code)
    paid, paying = (arrangement.parties[role] for role in (payee, payer))
    sides = (Side(roles.household, paid), Side(roles.other, paying))
    several = sum(payee in one.parties and payer in one.parties for one in settlement.arrangements) > 1
    return Deal(
        settlement,
        arrangement,
        sides if roles.household_first else sides[::-1],
        f"{paid.code}/{paying.code}{f'/{code}' if several else ''}",
        terms=tuple(terms),
        rows={term.name: _rows(settlement, arrangement, term) for term in terms},
    )


def _rows(settlement: Settlement, arrangement: Arrangement, term: Term) -> tuple[Row, ...]:
    scope = Scope(arrangement, settlement.books)
    last = arrangement.last_day.date
    return tuple(
        row
        for row in rows_read(term.quantity, term.name, scope)
        if amount_of(term.quantity, row) is not None and held_on(row, last, scope)
    )
