"""Property of the collective let below its reserve price, or at another price than it was knocked down at."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.files.said_price import said_price
from linkage.ground.figure import Figure
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.letting import lets
from linkage.words.wording import spoken

FLOOR, DEAL = "底价", "成交价"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement, term in settlement.terms():
        if not lets(arrangement, term) or term.price.number is None:
            continue
        price = term.price.number
        floor, deal = (_said(arrangement, term, key, price) for key in (FLOOR, DEAL))
        if floor is not None and price.value < floor.value:
            yield Spot(
                str(term.where),
                f"条款“{term.name}”按{spoken(price)}出租，低于底价{spoken(floor)}：请说明为什么，或改正",
            )
        if deal is not None and price.value != deal.value:
            yield Spot(
                str(term.where),
                f"条款“{term.name}”按{spoken(price)}算，写明的成交价是{spoken(deal)}：两处应当一样，请改正",
            )


def _said(arrangement: Arrangement, term: Term, key: str, price: Figure) -> Figure | None:
    """A price said beside the clause, where it is for the same thing."""
    said = said_price(arrangement, term, key)
    return said.to(price.unit) if said is not None and said.unit.fits(price.unit) else None


CHECK = Check(
    name="let_below_floor",
    code="C786",
    severity=WARNING,
    asks="集体资产出租有没有低于底价，算钱的单价和成交价是不是一个数",
    ground="各地农村产权交易和“三资”管理规定（未确认）",
    find=_find,
    mechanisms=(9,),
)
