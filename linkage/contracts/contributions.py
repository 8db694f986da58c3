"""Contributions (各方投入): what each side of an agreement brings, at which value, whose it is and stays.

A party's own stands beside it under 当事人 (投入、投入数量、投入作价、投入权属、投入期满归属) and in the
register of assets under its name as 所有者; what households bring is added up from the rows that the clauses
read. What nobody entered is empty: the paper strikes it, for an empty cell could be filled in later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from linkage.contracts.quantities import total_of
from linkage.document import Shown, View
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import rows_read
from linkage.ground.units import YUAN
from linkage.model.arrangement import HOUSEHOLDS, Arrangement, Party
from linkage.model.assets import ASSETS
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.telling.clause_words import quantity_words
from linkage.telling.share_history import CLASS
from linkage.words.wording import day_words, spoken

#: Registers of what is held and brought in; the others tell of deals and work. Each with whose it is and,
#: when the agreement is over, whose it will be.
HOLDINGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "地块": ("承包权归农户", "交还农户"),
        "股份": ("股份归持有的户", "照退出的约定"),
        "成员账户": ("记在成员账户", "照章程退还"),
    }
)

_ANY = "按本协议履行所需的资金、设施、技术、组织和服务"
_KEYS = {"amount": "投入数量", "value": "投入作价", "owner": "投入权属", "after": "投入期满归属"}


def contributions(settlement: Settlement, arrangement: Arrangement, called: Mapping[str, str]) -> list[Shown]:
    """The rows of 投入表, parties first."""
    rows: list[Shown] = []
    for role, party in arrangement.parties.items():
        assets = [row for row in settlement.books.rows(ASSETS) if _owns(party, row)]
        said = party.details.get("投入", "")
        if said or not assets:
            own: View = {key: party.details.get(word, "") for key, word in _KEYS.items()}
            rows.append({"side": called[role], "what": said or _ANY, **own})
        rows += [{"side": called[role], **_asset(row)} for row in assets]
    rows += [{"side": called[HOUSEHOLDS], **row} for row in _of_households(settlement, arrangement)]
    return rows


def _owns(party: Party, row: Row) -> bool:
    return row.text("所有者") in {party.name, party.role}


def _asset(row: Row) -> View:
    words = asset_words(row)
    return {"what": words["name"], **{key: words[key] for key in ("amount", "value", "owner")}, "after": ""}


def asset_words(row: Row) -> View:
    """An asset as lists of contracts show it."""
    amount, value = row.figure("数量"), row.figure("原值")
    return {
        "number": row.text("资产号"),
        "name": row.text("名称"),
        "kind": row.text("类别"),
        "amount": spoken(amount) if amount is not None else "",
        "value": spoken(value) if value is not None else "",
        "owner": row.text("所有者"),
    }


def _of_households(settlement: Settlement, arrangement: Arrangement) -> Iterator[View]:
    """What households bring in, added up from the rows that the clauses read.

    What changed hands inside the season stands in two rows and counts once: as it is on the last day.
    """
    scope, last = Scope(arrangement, settlement.books), arrangement.last_day
    asked = [(term.quantity, term.name) for term in arrangement.terms]
    asked += [
        (step.weight.quantity, pool.name)
        for pool in arrangement.pools
        for step in pool.steps
        if step.weight is not None
    ]
    for quantity in dict.fromkeys(quantity for quantity, _ in asked):
        if quantity[0] not in HOLDINGS:
            continue
        clauses = [clause for wanted, clause in asked if wanted == quantity]
        kept = [
            row
            for row in rows_of_clauses(settlement, arrangement, quantity, clauses)
            if held_on(row, last.date, scope)
        ]
        for of_class, rows in _by_class(kept):
            total = total_of(rows, quantity[1])
            if total is None or (of_class and not total.value):
                continue
            said = spoken(total)
            owner, after = HOLDINGS[quantity[0]]
            yield {
                "what": f"{quantity_words(quantity)}（{of_class}{day_words(last)}在册）",
                "value" if total.unit == YUAN else "amount": said,
                "amount" if total.unit == YUAN else "value": "",
                "owner": owner,
                "after": after,
            }


def _by_class(rows: Sequence[Row]) -> Sequence[tuple[str, Sequence[Row]]]:
    """Shares class by class, for unlike ones have no sum; what has no classes is one group of no name."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.text(CLASS), []).append(row)
    return [(f"{name}，" if name else "", found[name]) for name in sorted(found)]


def rows_of_clauses(
    settlement: Settlement, arrangement: Arrangement, quantity: tuple[str, str], clauses: Sequence[str]
) -> Sequence[Row]:
    """The rows that any of these clauses reads, each once."""
    scope = Scope(arrangement, settlement.books)
    found = {row.number: row for clause in clauses for row in rows_read(quantity, clause, scope)}
    return [found[number] for number in sorted(found)]
