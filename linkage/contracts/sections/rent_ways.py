"""How rent is set and paid (租金方式、支付方式): boxes of the national form, ticked from the very clauses."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.contracts.blanks import choices
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.contract_kinds import JOINT
from linkage.model.price import Price
from linkage.prices.in_kind import InKindPrice

_FORMS = ("现金", "实物或折价", "其他")
_GOODS = ("小麦", "玉米", "稻谷", "其他")
_VALUED = ("市场价", "国家最低收购价", "其他")
_TIMES = ("一次", "分期", "其他")
_YEARS = ("当年", "后一年", "其他")
_FLOOR = "最低收购价"


def _words(deal: Deal) -> View:
    kinds = [kind for term in deal.terms for kind in _kinds(term.price)]
    goods = [kind for kind in kinds if isinstance(kind, InKindPrice)]
    forms = ["实物或折价"] if goods else []
    forms += ["现金"] if any(not isinstance(kind, InKindPrice) for kind in kinds) else []
    return {
        "forms": choices(_FORMS, JOINT.join(forms)),
        "goods": choices(_GOODS, _joined(_produce(one) for one in goods)) if goods else [],
        "valued": choices(_VALUED, deal.said("折价依据") or _valued(goods)) if goods else [],
        "times": choices(_TIMES, deal.said("支付方式") or _times(deal)),
        "years": choices(_YEARS, deal.said("租金所属年度") or _years(deal)),
        "rising": any(term.escalation is not None for term in deal.terms),
    }


def _kinds(price: Price) -> Iterator[Price]:
    """The kinds of price inside a price: produce counts as produce, whatever values it."""
    parts = () if isinstance(price, InKindPrice) else price.parts()
    if not parts:
        yield price
    for part in parts:
        yield from _kinds(part)


def _produce(price: InKindPrice) -> str:
    """What is promised, as the price says it; else the one kind of grain its series is named after."""
    named = [one for one in _GOODS[:-1] if one in price.valued.told()]
    return price.produce or (named[0] if len(named) == 1 else "")


def _joined(words: Iterator[str]) -> str:
    return JOINT.join(dict.fromkeys(words))


def _valued(goods: list[InKindPrice]) -> str:
    """The state's floor price where a series goes by that name; else nobody but the parties can say."""
    return "国家最低收购价" if goods and all(_FLOOR in one.valued.told() for one in goods) else ""


def _times(deal: Deal) -> str:
    counts = {len(term.schedule.instalments) for term in deal.terms if term.schedule is not None}
    if not counts or any(term.schedule is None for term in deal.terms):
        return ""
    return "一次" if counts == {1} else "分期"


def _years(deal: Deal) -> str:
    """This year's rent where every due day lies inside the season that it is reckoned for."""
    season = deal.arrangement.season
    days = [
        one.day.date
        for term in deal.terms
        if term.schedule is not None and term.reckoned is None
        for one in term.schedule.instalments
    ]
    whole = all(term.schedule is not None and term.reckoned is None for term in deal.terms)
    return "当年" if days and whole and all(season.first <= day <= season.last for day in days) else ""


SECTION = Section(_words, says=("租金调整",))
