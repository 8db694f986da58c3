"""Deals with households (与农户的合同): one contract for each household and the party on the other side.

A household has one where it has rows that the clauses read: of what is held (plots, shares), rows in force on
the last day of the season, of deals and work any row of it. Which of them are printed, 文书.合同 says.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from linkage.contracts.deal import Deal, Side
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import amount_of, rows_read
from linkage.ground.season import DayError, parse_day
from linkage.model.arrangement import Arrangement, Party, Term
from linkage.model.contract_kinds import ALL, NEW, wanted
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row


@frozen
class Roles:
    """What the two sides of a contract are called, and which of them is 甲方."""

    household: str
    other: str
    household_first: bool = True


def household_deals(
    settlement: Settlement, kind: str, is_of_kind: Callable[[Term], bool], roles: Roles
) -> Sequence[Deal]:
    """The contracts of a kind between households and the payers of its clauses that are to be printed."""
    return [deal for deal in all_deals(settlement, is_of_kind, roles) if is_printed(deal, kind)]


def all_deals(settlement: Settlement, is_of_kind: Callable[[Term], bool], roles: Roles) -> Sequence[Deal]:
    """What households and the payers of some clauses have with each other, printed or not."""
    found = [
        (arrangement, party, terms)
        for arrangement in settlement.arrangements
        for party, terms in _by_payer(arrangement, is_of_kind)
    ]
    codes = [party.code for _, party, _ in found]
    deals = []
    for arrangement, party, terms in found:
        again = f"/{arrangement.code}" if codes.count(party.code) > 1 else ""
        for number, rows in rows_of_terms(settlement, arrangement, terms).items():
            household = Side(roles.household, settlement.books.households[number])
            sides = (household, Side(roles.other, party))
            deal = Deal(
                settlement,
                arrangement,
                sides if roles.household_first else sides[::-1],
                f"{number}/{party.code}{again}",
                terms=tuple(term for term in terms if term.name in rows),
                rows=rows,
            )
            deals.append(deal)
    return deals


def is_printed(deal: Deal, kind: str) -> bool:
    """Say whether a contract is printed this season: all in force, or what begins in it (文书.合同)."""
    which = wanted(deal.arrangement, kind)
    return which == ALL or (which == NEW and _begins(deal))


def _begins(deal: Deal) -> bool:
    """Say whether a row, a clause or the day of signing begins inside the season; else the whole."""
    season = deal.arrangement.season
    rows = (row for own in deal.rows.values() for row in own)
    days = [start.date for row in rows if (start := row.day("起")) is not None]
    days += [term.period[0].date for term in deal.terms if term.period is not None]
    with contextlib.suppress(DayError):
        days.append(parse_day(deal.said("签订日期")))
    if not days and deal.days is not None:
        days.append(deal.days[0])
    return any(season.first <= day <= season.last for day in days)


def _by_payer(
    arrangement: Arrangement, is_of_kind: Callable[[Term], bool]
) -> Sequence[tuple[Party, Sequence[Term]]]:
    """The clauses of a kind, by the party that pays them."""
    found: dict[str, list[Term]] = {}
    for term in arrangement.terms:
        if is_of_kind(term):
            found.setdefault(term.payer, []).append(term)
    return [(arrangement.parties[role], terms) for role, terms in found.items()]


def rows_of_terms(
    settlement: Settlement, arrangement: Arrangement, terms: Sequence[Term]
) -> Mapping[str, Mapping[str, tuple[Row, ...]]]:
    """The households that have rows under the clauses, by number; for each the rows by clause."""
    scope = Scope(arrangement, settlement.books)
    last = arrangement.last_day.date
    found: dict[str, dict[str, list[Row]]] = {}
    for term in terms:
        for row in rows_read(term.quantity, term.name, scope):
            says = amount_of(term.quantity, row) is not None
            if says and row.household in settlement.books.households and held_on(row, last, scope):
                found.setdefault(row.household, {}).setdefault(term.name, []).append(row)
    return {number: {name: tuple(rows) for name, rows in found[number].items()} for number in sorted(found)}
