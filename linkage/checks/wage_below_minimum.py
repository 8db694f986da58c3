"""Pay for work below the hourly minimum wage of the place, where the season's law book knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from linkage.check import WARNING, Check, Spot
from linkage.ground.figure import Figure
from linkage.ground.units import YUAN, Unit
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.price import Price
from linkage.model.work import is_work
from linkage.prices.keyed import KeyedPrice
from linkage.words.wording import decimal, spoken

#: A value that differs from place to place: a season says it in 法规.yaml, and then it is asked for.
LAW = "小时最低工资"
_HOURLY = YUAN / Unit.parse("小时")
_DAILY = (YUAN / Unit.parse("工日"), YUAN / Unit.parse("天"))
_USUAL, _LONGEST = Fraction(8), 24

#: Hours that somebody agreed for a day: said of the day, or standing alone.
_HOURS = r"(?<![\d.])(\d+(?:\.\d+)?)\s*个?小时(?!半|\s*\d)"
_LIMITS = (
    re.compile(rf"(?:每天|每日|一天|一日|每个?工日)[^，。；、\d]{{0,10}}{_HOURS}", re.ASCII),
    re.compile(rf"\s*(?:不超过|不多于|最多|至多)?\s*{_HOURS}\s*(?:以内|/天|/日|/工日)?\s*。?\s*\Z", re.ASCII),
)


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement, term in settlement.terms():
        if not is_work(term.income, term.kind):
            continue
        law = settlement.laws.on(LAW, arrangement.last_day.date)
        if law is None or law.figure is None or law.figure.unit != _HOURLY:
            continue
        hours = _hours(arrangement, term)
        for post, price in _posts(term.price):
            paid = _by_the_hour(price, hours)
            if paid is not None and paid < law.figure.value:
                per = "" if price.unit == _HOURLY else f"，一天按 {decimal(hours)} 小时"
                yield Spot(
                    str(term.where),
                    f"条款“{term.name}”的{post}{spoken(price)}{per}，合每小时 {decimal(paid, 2, 2)} 元，"
                    f"低于当地的 {law.said}",
                    law=law,
                )


def _hours(arrangement: Arrangement, term: Term) -> Fraction:
    """How long a day of work is: 工时上限 as agreed for a day, else eight hours.

    Hours of a week or a month, and what is no time a day can have, say nothing of the day.
    """
    said = arrangement.said(term, "工时上限")
    of_a_day, alone = _LIMITS
    found = of_a_day.search(said) or alone.match(said)
    hours = Fraction(found[1]) if found is not None else _USUAL
    return hours if 0 < hours <= _LONGEST else _USUAL


def _posts(price: Price) -> Iterator[tuple[str, Figure]]:
    entries = price.prices.items() if isinstance(price, KeyedPrice) else (("", price),)
    for post, one in entries:
        if one.number is not None:
            yield f"“{post}”" if post else "标准", one.number


def _by_the_hour(price: Figure, hours: Fraction) -> Fraction | None:
    """What an hour comes to; nothing for pay by the piece, whose pace nobody registered."""
    if price.unit == _HOURLY:
        return price.value
    return price.value / hours if price.unit in _DAILY and hours else None


CHECK = Check(
    name="wage_below_minimum",
    code="C784",
    severity=WARNING,
    asks="用工的标准有没有低于当地的小时最低工资（法规.yaml 写了的才查）",
    ground="《最低工资规定》和当地公布的标准（未确认）",
    find=_find,
    mechanisms=(18,),
)
