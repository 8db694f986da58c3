"""A total investment that is not what the sides bring in (总投资和各方投入)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from linkage.check import WARNING, Check, Spot
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import rows_read
from linkage.files.phrases import PhraseError, read_phrase
from linkage.ground.money import Money
from linkage.ground.units import YUAN
from linkage.model.arrangement import Arrangement
from linkage.model.assets import ASSETS
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row

_TOTAL, _VALUE = "总投资", "投入作价"
_STAKE = ("股份", "出资额")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        total = _yuan(arrangement.papers.get(_TOTAL, ""))
        if total is None:
            continue
        parts = list(_parts(settlement, arrangement))
        brought = sum((amount for _, amount in parts), start=Fraction(0))
        if brought > total or (parts and brought < total and _all_valued(settlement, arrangement)):
            told = "、".join(f"{name} {_money(amount)} 元" for name, amount in parts)
            more = "多" if brought > total else "少"
            yield Spot(
                f"协议 {arrangement.code} 的文书",
                f"{_TOTAL}写的是 {arrangement.papers[_TOTAL]}，各方投入合计 {_money(brought)} 元（{told}），"
                f"{more} {_money(abs(brought - total))} 元。请改正{_TOTAL}，或改正投入作价和出资额",
            )


def _parts(settlement: Settlement, arrangement: Arrangement) -> Iterator[tuple[str, Fraction]]:
    """What each side brings in that has a value, with its name."""
    for party in arrangement.parties.values():
        value = _yuan(party.details.get(_VALUE, ""))
        if value:
            yield party.role, value
        owners = {party.name, party.role}
        assets = [row for row in settlement.books.rows(ASSETS) if row.text("所有者") in owners]
        worth = sum((_figure(row, "原值") for row in assets), start=Fraction(0))
        if worth:
            yield f"{party.role}的资产", worth
    stakes = _stakes(settlement, arrangement)
    if stakes:
        yield "农户出资", stakes


def _all_valued(settlement: Settlement, arrangement: Arrangement) -> bool:
    """Whether every party's own has a value, so that less than the total lacks something."""
    owners = {row.text("所有者") for row in settlement.books.rows(ASSETS)}
    return all(
        _yuan(party.details.get(_VALUE, "")) is not None or not owners.isdisjoint({party.name, party.role})
        for party in arrangement.parties.values()
    )


def _stakes(settlement: Settlement, arrangement: Arrangement) -> Fraction:
    """What households have paid in, by the rows the clauses read that stand on the last day."""
    scope, last = Scope(arrangement, settlement.books), arrangement.last_day.date
    asking = [term.name for term in arrangement.terms if term.quantity == _STAKE]
    asking += [
        pool.name
        for pool in arrangement.pools
        if any(step.weight is not None and step.weight.quantity == _STAKE for step in pool.steps)
    ]
    rows = {row.number: row for name in asking for row in rows_read(_STAKE, name, scope)}
    held = (row for row in rows.values() if held_on(row, last, scope))
    return sum((_figure(row, _STAKE[1]) for row in held), start=Fraction(0))


def _figure(row: Row, heading: str) -> Fraction:
    figure = row.figure(heading)
    return figure.to(YUAN).value if figure is not None else Fraction(0)


def _yuan(text: str) -> Fraction | None:
    """An amount as a person wrote it; nothing where it is none."""
    try:
        phrase = read_phrase(text.replace(",", "").replace("，", ""))
    except PhraseError:
        return None
    return phrase.value if phrase.unit == YUAN else None


def _money(amount: Fraction) -> Money:
    return Money(int(amount * 100))


CHECK = Check(
    name="investment_total",
    code="C798",
    severity=WARNING,
    asks="写明的总投资，和各方投入加起来合不合",
    ground="合作协议的总投资和各方投入",
    find=_find,
)
