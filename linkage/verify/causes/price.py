"""Price (单价): another price than the signed one, of another day, or not raised."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.ground.figure import Figure
from linkage.verify.cause import Case, CauseKind
from linkage.verify.payout_list import Role
from linkage.verify.pieces import is_money
from linkage.verify.suspect import Seen, Suspect, in_unit, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import compact, decimal

NAME = "price"


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        prices = {id(price): price for piece in suspect.pieces for price in piece.prices if is_money(price)}
        if not prices:
            continue
        for seen in suspect.seen(Role.PRICE):
            yield from _used(suspect, prices, seen)
        yield from _of_season(suspect, prices)


def _used(suspect: Suspect, prices: dict[int, Figure], seen: Seen) -> Iterator[Cause]:
    """What comes out at this price for all pieces, or for one of them."""
    for chosen in (prices, *({one: price} for one, price in prices.items() if len(prices) > 1)):
        values = {one: seen.within(price.unit) for one, price in chosen.items()}
        known = {one: value for one, value in values.items() if value is not None}
        if len(known) < len(values) or all(chosen[one].value == value for one, value in known.items()):
            continue
        made = suspect.what_if(known)
        if made is not None:
            price = next(iter(chosen.values()))
            how = f"单价按 {decimal(seen.number)} {seen.unit or price.unit}算的（{seen.at}）"
            yield suspect.cause(NAME, how, made, f"单价是 {compact(price)}", seen.evidence)
            return


def _of_season(suspect: Suspect, prices: dict[int, Figure]) -> Iterator[Cause]:
    """The price before it was raised, the price of another day, and quantities in another unit."""
    derivation = suspect.derivation
    truth = f"单价是 {compact(next(iter(prices.values())))}"
    raised = {
        id(node): base.value for node in derivation.of("escalate") if isinstance(base := node.args[0], Figure)
    }
    if raised and (made := suspect.what_if(raised)) is not None:
        yield suspect.cause(NAME, "单价没有递增", made, truth, Evidence.SEASON)
    series = suspect.case.settlement.books.series
    for node in derivation.of("quote"):
        for day, figure in series.get(node.name, ()):
            value = in_unit(figure.value, figure.unit, node.unit)
            if value is None or value == node.value:
                continue
            quotes = {id(one): value for one in derivation.of("quote") if one.name == node.name}
            if (made := suspect.what_if(quotes)) is not None:
                how = f"取了“{node.name}”{day.date.isoformat()} 的价 {compact(figure)}"
                yield suspect.cause(NAME, how, made, truth, Evidence.SEASON)
    turned = {
        id(node): inner.value
        for node in derivation.of("convert")
        if isinstance(inner := node.args[0], Figure) and inner.value != node.value
    }
    if turned and (made := suspect.what_if(turned)) is not None:
        yield suspect.cause(NAME, "数量没有换算单位就乘了单价", made, truth, Evidence.SEASON)


CAUSE = CauseKind(NAME, "单价用错", 11, _find)
