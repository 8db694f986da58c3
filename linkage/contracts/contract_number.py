"""Contract number (合同编号): the same whenever the contract is printed again, and no running number.

Made of what the contract is: its kind, the sides, the clauses and the first day; so neither another row in
the register nor another season gives it another number.
"""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.model.contract_kinds import MARKS
from linkage.model.registers import Household, Member
from linkage.telling.twin import marked_number


def contract_number(kind: str, deal: Deal) -> str:
    """Number a contract: mark, year of its first day, 8 base32 characters, two mod-97 digits.

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
    front = f"{MARKS[kind]}-{first.year:04d}"
    region = deal.said("地区码")
    return marked_number(f"{region}-{front}" if region else front, text)
