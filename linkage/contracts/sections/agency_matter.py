"""What is done for the principal (事项与权限)."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.blanks import choices
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.model.arrangement import Term
from linkage.prices.tiered import TieredRate
from linkage.words.wording import spoken

_TYPES = ("委托代销", "行纪", "中介", "劳务组织", "代办")
_BASES = ("成交额", "吨", "件", "人次", "其他")
_PER = {"人": "人次"}
_MEANT = {"代销": "委托代销", "居间": "中介"}


def _words(deal: Deal) -> View:
    kinds = dict.fromkeys(term.kind for term in deal.terms)
    said = deal.said("代理类型") or "、".join(_MEANT.get(kind, kind) for kind in kinds)
    matters = dict.fromkeys(row.text("事项") for row in deal.rows_of("居间") if row.text("事项"))
    names = dict.fromkeys(term.name for term in deal.terms)
    return {
        "types": choices(_TYPES, said),
        "matter": "、".join(matters or names),
        "broker": "居间" in kinds,
        "bases": choices(
            _BASES, "、".join(dict.fromkeys(base for term in deal.terms for base in _bases(term)))
        ),
        "thresholds": list[Shown](_thresholds(deal)),
        "after": choices(("是", "否"), _after_return(deal)),
    }


def _bases(term: Term) -> Sequence[str]:
    """What the commission counts: what was sold, or what was brought about, by its units."""
    if term.quantity[1] == "销售额":
        return ("成交额",)
    units = [str(unit).partition("/")[2] for unit in term.price.units]
    return [_PER.get(unit, unit) for unit in units if unit] or (term.quantity[1],)


def _thresholds(deal: Deal) -> Sequence[View]:
    """From how much on a commission is earned (起付点): where the rates that compute first are above nought.

    Other prices pay from the first unit.
    """
    told: list[View] = []
    for term in deal.terms:
        price = term.price
        tiers = price.tiers if isinstance(price, TieredRate) else ()
        first = next((start for start, rate in tiers if rate.value > 0), None)
        from_first = first is None or not first.value
        told.append(
            {
                "name": term.name if len(deal.terms) > 1 else "",
                "start": "" if from_first or first is None else spoken(first),
                "whole": isinstance(price, TieredRate) and not price.marginal,
            }
        )
    return told


def _after_return(deal: Deal) -> str:
    """Whether a commission is earned only once the price has come in; asked of goods that were sold."""
    sold = {term.belongs_by for term in deal.terms if term.kind == "代销"}
    return "" if not sold else "否" if sold == {"日期"} else "是"


SECTION = Section(
    _words,
    says=("代理权限",),
    offers={
        "代理类型": (
            "委托代销",
            "行纪",
            "中介",
            "劳务组织",
            "代办",
        )
    },
)
