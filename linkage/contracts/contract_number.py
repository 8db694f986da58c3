"""Contract number (合同编号): the same whenever the contract is printed again, and no running number.

Made of what the contract is: its kind, the sides, the clauses and the first day; so neither another row in
the register nor another season gives it another number. Its year is that in which it began for those who
sign: where a household's first plot came later than the clauses, the year of that plot.
"""

from __future__ import annotations

import datetime

from linkage.contracts.deal import Deal
from linkage.contracts.land import SHEET
from linkage.contracts.reprint import took_over
from linkage.model.contract_kinds import MARKS
from linkage.model.registers import Household, Member
from linkage.telling.twin import marked_number


def contract_number(kind: str, deal: Deal) -> str:
    """Number a contract: mark, year in which it began, 8 base32 characters, two mod-97 digits.

    A region (文书.地区码) stands before them where the arrangement names one.
    """
    days = deal.days
    first = days[0] if days is not None else deal.arrangement.season.first
    names = [
        f"{side.role}={side.payee if isinstance(side.who, Household | Member) else side.name}"
        for side in deal.sides
    ]
    of_all = sorted(party.name for party in deal.arrangement.parties.values())
    clauses = sorted([term.name for term in deal.terms] + [pool.name for pool in deal.pools])
    text = "|".join((kind, *names, *of_all, *clauses, first.isoformat()))
    front = f"{MARKS[kind]}-{_begun(deal, first).year:04d}"
    region = deal.said("地区码")
    return marked_number(f"{region}-{front}" if region else front, text)


def _begun(deal: Deal, first: datetime.date) -> datetime.date:
    """The day a contract about land began for the household that signs; of any other, its first day.

    Asked of all its plots in the register, ended ones too: the year stays when the first is given back.
    Whoever stands in the place of another household goes on with that one's contract.
    """
    household, plots = deal.household, deal.rows_of(SHEET)
    if household is None or not plots or took_over(deal):
        return first
    clauses = {row.text("条款") for row in plots}
    ever = deal.settlement.books.rows_of(SHEET, household.number)
    begun = [row.day("起") for row in ever if row.text("条款") in clauses]
    return max(first, min(day.date if day is not None else first for day in begun))
