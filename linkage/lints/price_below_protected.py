"""An order paid below the protected price (保护价) that the same agreement promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkage.check import WARNING, Spot
from linkage.files.said_price import said_price
from linkage.ground.figure import Figure
from linkage.lint import Lint, Unreckoned
from linkage.model.price import Price
from linkage.prices.extreme import ExtremePrice
from linkage.prices.keyed import KeyedPrice
from linkage.words.wording import spoken

KEY = "保护价"


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, term in season.terms():
        if term.income != "订单货款":
            continue
        promised = said_price(arrangement, term, KEY)
        if promised is None:
            continue
        for word, price in _by_word(term.price):
            for said in _below(price, promised):
                where = f"“{word}”一档" if word else "单价"
                yield Spot(
                    str(term.where),
                    f"条款“{term.name}”的{where}{said}，写明的保护价是{spoken(promised)}",
                )


def _by_word(price: Price) -> Iterator[tuple[str, Price]]:
    if isinstance(price, KeyedPrice):
        yield from price.prices.items()
    else:
        yield "", price


def _below(price: Price, promised: Figure) -> Iterator[str]:
    """What a price is, where it can come out below the promise; one that reads a market alone may, too."""
    numbers = [one.number for one in (price.parts() or (price,)) if one.number is not None]
    known = [number.to(promised.unit) for number in numbers if number.unit.fits(promised.unit)]
    low = [number for number in known if number.value < promised.value]
    if isinstance(price, ExtremePrice):
        if not price.highest:
            yield "取低，行情不好就低于保护价"
        elif len(low) == len(known):
            yield "取高，可是没有一个价格够得上保护价"
    elif low:
        yield f"是{spoken(low[0])}"
    elif not known:
        yield "只随行情，行情不好就低于保护价"


LINT = Lint(
    name="price_below_protected",
    code="C780",
    severity=WARNING,
    asks="订单的价格会不会低于写明的保护价",
    why="合同写着保护价，算钱却用更低的价，农户按合同可以要求补差",
    mend="请写成“取高: {保护价: …, 市价: …}”，或把只保某一档的写进这个条款的“说明”",
    ground="订单收购合同关于保护价的约定",
    find=_find,
    mechanisms=(4,),
)
