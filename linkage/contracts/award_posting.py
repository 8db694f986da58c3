"""Posting of rewards (奖补公示的话): what the public papers of a payer's rewards say alike.

It is drawn from names, groups and amounts alone: identity, phone, account and category never come near it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.contracts.award_rows import accepted_of, limits_of
from linkage.contracts.awards import Award, awards
from linkage.document import Said, View
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.model.law import NoLawError
from linkage.telling.agreement import amounts, clause_sums
from linkage.telling.known_sums import awarded
from linkage.telling.paper import (
    BLANK_DAY,
    capitals,
    dated,
    in_order,
    party,
    period,
    said,
    season_name,
    whom_to_ask,
)
from linkage.telling.paper_leaf import parts, words
from linkage.telling.summary import add

_DAYS = "村务公布天数下限"


def award_posting(settlement: Settlement, code: str) -> View:
    """Who was accepted for what, and what it earns, of one payer."""
    order = {home.number: at for at, home in enumerate(in_order(settlement))}
    found = sorted(
        (award for award in awards(settlement) if award.payer == code),
        key=lambda award: order[award.household.number],
    )
    total = add(award.amount for award in found)
    sender = party(settlement, code)
    person, telephone = whom_to_ask(settlement, sender)
    return {
        "sender": sender.name,
        "season": season_name(settlement),
        "period": period(settlement),
        "day": dated(settlement),
        "blank_day": BLANK_DAY,
        "days": _days(settlement),
        "rows": [_row(award, at) for at, award in enumerate(found, start=1)],
        "limits": list(dict.fromkeys(limit for award in found for limit in limits_of(award))),
        "before": str(add(award.before for award in found)),
        "total": str(total),
        "capitals": capitals(total),
        "households": str(len(found)),
        "contact": person,
        "telephone": telephone,
        "granted": [
            {"at": str(at), "clause": line.clause, "amount": str(line.amount)}
            for at, award in enumerate(found, start=1)
            for line in award.lines
        ],
        "clauses": [
            {"arrangement": arrangement, "name": name, "amount": str(add(amounts))}
            for (arrangement, name), amounts in _by_clause(found).items()
        ],
    }


def posted_awards(view: View) -> Iterator[Said]:
    """What a posted paper says of its rewards: clause by clause, name by name, and together."""
    yield from clause_sums(view)
    rows, total = parts(view, "rows"), words(view, "total")
    yield Said("奖补合计", total, of=amounts(rows))
    for at, row in enumerate(rows, start=1):
        mine = [one for one in parts(view, "granted") if words(one, "at") == str(at)]
        yield Said(f"{words(row, 'name')}奖补金额", words(row, "amount"), of=amounts(mine))
        for one in mine:
            whose = awarded(words(one, "clause"), words(row, "group"), words(row, "name"))
            yield Said(whose, words(one, "amount"))


def _days(settlement: Settlement) -> str:
    """How long it hangs: as agreed, else as the law asks."""
    agreed = said(settlement, "公示天数")
    if agreed:
        return agreed
    try:
        law = settlement.law(_DAYS, settlement.main, settlement.main.file)
    except NoLawError:
        return ""
    return law.told


def _by_clause(found: Sequence[Award]) -> Mapping[tuple[str, str], list[Money]]:
    sums: dict[tuple[str, str], list[Money]] = {}
    for award in found:
        for line in award.lines:
            sums.setdefault((line.arrangement, line.clause), []).append(line.amount)
    return sums


def _row(award: Award, at: int) -> View:
    return {
        "at": str(at),
        "name": award.household.name,
        "group": award.household.group,
        "matters": "；".join(accepted_of(award)),
        "before": str(award.before),
        "amount": str(award.amount),
        "note": "已封顶" if award.amount.fen < award.before.fen else "",
    }
