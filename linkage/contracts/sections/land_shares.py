"""How contributed land counts as capital (入股计量): shares of how many, as of which day."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.blanks import choices, in_capitals
from linkage.contracts.deal import Deal
from linkage.contracts.land_stakes import SHARES, land_weights
from linkage.contracts.quantities import total_of
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import rows_read
from linkage.ground.figure import Figure
from linkage.model.arrangement import Party, Pool
from linkage.model.nature import nature_words
from linkage.model.payer import Statute, payer_kind
from linkage.model.registers import Row
from linkage.telling.paper import capitals
from linkage.words.wording import day_words, decimal, spoken

_WAYS = ("按股分红", "保底加按股分红", "其他")
_FROM = {Statute.COMPANY: "利润", Statute.COOPERATIVE: "盈余", Statute.COLLECTIVE: "收益"}


def _words(deal: Deal) -> View:
    own = deal.rows_of(SHARES)
    paid_in = total_of(own, "出资额")
    way = "保底加按股分红" if deal.terms else "按股分红"
    return {
        "stakes": [stake for pool in deal.pools for stake in _stakes(deal, pool)],
        "paid_in": spoken(paid_in) if paid_in is not None else "",
        "paid_in_capitals": capitals(paid_in.money) if paid_in is not None else "",
        "way": choices(_WAYS, way if deal.pools or deal.terms else ""),
        "from": choices(("盈余", "利润", "收益"), _source(deal)),
        "guaranteed": bool(deal.terms),
        "nature": next((nature_words(deal.arrangement, term) for term in deal.terms), ""),
    }


def _stakes(deal: Deal, pool: Pool) -> list[Shown]:
    """What the household holds of each quantity the pool is shared by, of how much in all."""
    scope, last = Scope(deal.arrangement, deal.settlement.books), deal.arrangement.last_day
    found: list[Shown] = []
    for weight in land_weights(pool):
        sheet, heading = weight.quantity
        mine = total_of((row for row in deal.rows.get(pool.name, ()) if row.sheet == sheet), heading)
        rows: Sequence[Row] = [
            row for row in rows_read(weight.quantity, pool.name, scope) if held_on(row, last.date, scope)
        ]
        whole = total_of(rows, heading)
        if mine is not None and whole is not None and whole.value:
            found.append(
                {
                    "pool": pool.name,
                    "what": f"〔{sheet}〕的{heading}",
                    "mine": spoken(mine),
                    "capitals": in_capitals(mine),
                    "whole": spoken(whole),
                    "share": _percent(mine, whole),
                    "day": day_words(last),
                }
            )
    return found


def _percent(mine: Figure, whole: Figure) -> str:
    said = decimal(mine.value / whole.value * 100, 0, 2)
    return f"约 {said.rstrip('…')}%" if said.endswith("…") else f"{said}%"


def _source(deal: Deal) -> str:
    """What is shared out, by the statute of the receiver."""
    parties = [side.who for side in deal.sides if isinstance(side.who, Party)]
    kind = payer_kind(parties[0].legal_type) if parties else None
    return _FROM.get(kind.statute, "") if kind is not None and kind.statute is not None else ""


SECTION = Section(_words, says=("作价日", "作价依据"), offers={"作价方式": ("评估", "全体成员作价", "协议")})
