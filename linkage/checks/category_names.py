"""A category of assisted households under a name that the policy of its day no longer, or not yet, has."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from linkage.check import NOTE, Check, Spot
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row

_LAW = "帮扶对象类别"
_SHOWN = 3


def _find(settlement: Settlement) -> Iterable[Spot]:
    known = {word for version in settlement.laws.versions(_LAW) for word in version.words}
    for arrangement in settlement.arrangements[:1]:
        found: dict[tuple[str, datetime.date], list[tuple[str, Row, str]]] = {}
        for row, heading, payee, day in _named(settlement, arrangement.last_day.date):
            if row.text(heading) in known:
                found.setdefault((row.text(heading), day), []).append((payee, row, heading))
        for (word, day), rows in sorted(found.items(), key=lambda item: item[0]):
            law = settlement.laws.required(_LAW, day, rows[0][1].where(rows[0][2]))
            if word in law.words:
                continue
            payees = [payee for payee, _, _ in rows]
            more = f"等 {len(payees)} 户" if len(payees) > _SHOWN else ""
            yield Spot(
                str(rows[0][1].where(rows[0][2])),
                f"{'、'.join(payees[:_SHOWN])}{more}登记为“{word}”，{day} 这一天的叫法是“{law.told}”；"
                f"算钱仍按登记的类别。请核对是不是还在帮扶，并改正〔类别〕",
                law=law,
            )


def _named(settlement: Settlement, last: datetime.date) -> Iterator[tuple[Row, str, str, datetime.date]]:
    """Every row that puts somebody in a category, with the last day of the season on which it does."""
    for row in settlement.books.rows("类别"):
        ends = row.day("止")
        yield row, "类别", row.payee, min(ends.date, last) if ends is not None else last
    for row in settlement.books.rows("名册"):
        yield row, "户类别", row.household, last


CHECK = Check(
    name="category_names",
    code="C631",
    severity=NOTE,
    asks="帮扶对象的叫法，是不是那一天政策里的",
    ground="防止返贫监测和常态化帮扶的规定",
    find=_find,
    points=(22,),
)
