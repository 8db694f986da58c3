"""Row words (台账里的叫法): the words by which register rows speak of the arrangement must be its words.

A row of money (预付, 已付, 期初, 更正, and 抵扣同意 for one) names one item and, on each side, one party:
where two agreements give one word to two parties, the item must tell which of them is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from linkage.engine.payments import ITEM, PARTY, PAYER, Parties, parties_of
from linkage.files import register_faults
from linkage.files.cell_values import RegisterDesk
from linkage.ground.errors import Problem
from linkage.ground.fault import Fault, quoted, suggestion
from linkage.model.arrangement import Arrangement
from linkage.model.registers import Books, Row
from linkage.tax import heads

CREDITOR = "债权人"
_ITEM_SHEETS = ("预付", "已付", "期初", "抵扣同意", "更正")
#: Rows of these are about a household or, instead of one, a party.
_EITHER_SHEETS = ("已付", "期初")


def check_rows(
    arrangements: Sequence[Arrangement], declared: set[str], books: Books, desk: RegisterDesk
) -> None:
    """See that every row names clauses, items and parties that the arrangements know.

    ``declared`` names all clauses and pools, also those whose own problems keep them from being read.
    """
    clauses = declared | {a.code for a in arrangements}
    clauses |= {f"{a.code}/{name}" for a in arrangements for name in declared}
    parties = declared | {word for a in arrangements for party in a.parties.values() for word in party.words}
    roles = {role for a in arrangements for role in a.parties}
    known_parties = parties_of(arrangements)
    named = {*known_parties.items, *(head.item for head in heads())}
    people = set(books.households) | {member.payee for member in books.members()}
    asked: dict[str, tuple[set[str], set[str], Fault]] = {
        "条款": (clauses, declared, register_faults.UNKNOWN_CLAUSE_IN_ROW),
        ITEM: (declared | named, declared, register_faults.UNKNOWN_ITEM_IN_ROW),
    }
    asked |= dict.fromkeys((PAYER, PARTY, CREDITOR), (parties, roles, register_faults.UNKNOWN_PARTY_IN_ROW))
    for sheet in _EITHER_SHEETS:
        _check_payees(books.rows(sheet), min(roles, default=""), desk.problems)
    for sheet, rows in books.tables.items() if declared else ():
        of_money = sheet in _ITEM_SHEETS
        for row in rows:
            for heading, (known, shown, fault) in asked.items():
                # A deal may be brokered between households; what it pays still goes by 户号.
                everyone = known | people if sheet == "居间" else known
                if heading != ITEM or of_money:
                    said = (row.text(heading),) if of_money else row.text(heading).split("、")
                    unknown = [word for word in said if word and word not in everyone]
                    desk.problems.extend(_not_known(row, heading, unknown, (sorted(shown), fault)))
    _check_meant(known_parties, named, books, desk.problems)


def _check_meant(parties: Parties, items: Collection[str], books: Books, problems: list[Problem]) -> None:
    """See that a row of money leaves neither side open; one whose item is unknown is told already."""
    for sheet in _ITEM_SHEETS:
        for row in books.rows(sheet):
            for heading in (PAYER, PARTY, CREDITOR):
                meant = parties.candidates(row.text(heading), row.text(ITEM))
                if len(meant) > 1 and row.text(ITEM) in items:
                    words = {
                        "heading": heading,
                        "said": quoted(row.text(heading)),
                        "item": quoted(row.text(ITEM)),
                    }
                    each = "、".join(f"{party.code}（{party.name}）" for party in meant)
                    fault = register_faults.PARTY_LEFT_OPEN
                    problems.append(fault.at(row.where(heading), **words, each=each))


def _check_payees(rows: Sequence[Row], example: str, problems: list[Problem]) -> None:
    """A row of money is about one payee: a household or a party."""
    told = {problem.where for problem in problems}
    for row in rows:
        party = row.text(PARTY)
        if told & {row.where("户号"), row.where(PARTY)}:
            continue
        if row.household and party:
            words = {"household": quoted(row.household), "party": quoted(party)}
            problems.append(register_faults.PAID_TWO.at(row.where(PARTY), **words))
        elif not row.household and not party:
            problems.append(register_faults.NOBODY_PAID.at(row.where("户号"), example=example))


def _not_known(
    row: Row, heading: str, unknown: Sequence[str], told: tuple[Sequence[str], Fault]
) -> Iterator[Problem]:
    """Tell the words of a cell that nobody knows, with those to suggest."""
    shown, fault = told
    for word in unknown:
        remedy = suggestion(word, shown)
        yield fault.at(row.where(heading), heading=heading, said=quoted(word), remedy=remedy)
