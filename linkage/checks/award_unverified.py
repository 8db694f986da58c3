"""Money for something verified, on a row that nobody verified (验收无认定人): awards, relief, upkeep."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.lint import speaks_of
from linkage.model.entitlement import Settlement

SHEET = "验收"


def _find(settlement: Settlement) -> Iterable[Spot]:
    read = any(
        SHEET in words
        for arrangement in settlement.arrangements
        for thing in (*arrangement.terms, *arrangement.pools)
        for words in speaks_of(thing)
    )
    if not read:
        return
    for row in settlement.books.rows(SHEET):
        if not row.text("认定人"):
            yield Spot(
                str(row.where("认定人")),
                f"户 {row.household} 的“{row.text('事项')}”没有写认定人，却参加了计算；"
                "谁验收、谁批准的，请补上名字",
            )


CHECK = Check(
    name="award_unverified",
    code="C694",
    severity=WARNING,
    asks="奖补、救助、管护的每一行验收有没有认定人",
    ground="以奖代补先验收后拨付；应急救助须有批准人",
    find=_find,
    mechanisms=(36, 43, 48, 53),
)
