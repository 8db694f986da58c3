"""A reward paid before anything of the household was accepted (先验收、后奖补)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from linkage.check import WARNING, Check, Spot
from linkage.engine.quantity import belongs, names_party
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement

_PAID = ("预付", "已付")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        for term in arrangement.terms:
            if term.income == "奖补" and term.quantity[0]:
                yield from _early(settlement, arrangement, term)


def _early(settlement: Settlement, arrangement: Arrangement, term: Term) -> Iterable[Spot]:
    accepted = _accepted(settlement, arrangement, term)
    for sheet in _PAID:
        for row in settlement.books.rows(sheet):
            paid, first = row.day("日期"), accepted.get(row.household)
            if row.text("项目") != term.name or paid is None or first is None or paid.date >= first:
                continue
            if names_party(row, "付款方", term.payer, arrangement):
                yield Spot(
                    str(row.where("日期")),
                    f"户 {row.household} 的“{term.name}”{paid.date} 就付了，最早的验收是 {first}："
                    f"奖补先验收、公示，后拨付；请核对两个日期",
                )


def _accepted(settlement: Settlement, arrangement: Arrangement, term: Term) -> Mapping[str, datetime.date]:
    """The day of the first acceptance of each household under a clause."""
    found: dict[str, datetime.date] = {}
    for row in settlement.books.rows(term.quantity[0]):
        day = row.day("日期")
        if day is not None and belongs(row, term.name, arrangement):
            found[row.household] = min(found.get(row.household, day.date), day.date)
    return found


CHECK = Check(
    name="reward_before_acceptance",
    code="C787",
    severity=WARNING,
    asks="奖补有没有在验收以前就付",
    ground="以奖代补先验收后拨付",
    find=_find,
    mechanisms=(36, 40),
)
