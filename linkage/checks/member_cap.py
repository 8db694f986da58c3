"""One member's part of a co-operative's capital, of a collective's shares, where a province caps it."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from linkage.check import WARNING, Check, Spot
from linkage.engine.holding import Scope, held_on
from linkage.model.accounts import ASSETS, CONTRIBUTION
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement
from linkage.model.payer import COLLECTIVE
from linkage.words.wording import decimal

_CAPITAL, _SHARES = "合作社单个成员股金比例上限", "集体单个成员份额比例上限"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        if arrangement.accounts is not None:
            yield from _over(settlement, arrangement, _CAPITAL, _capital(settlement))
        if any(arrangement.parties[pool.payer].kind is COLLECTIVE for pool in arrangement.pools):
            yield from _over(settlement, arrangement, _SHARES, _shares(settlement, arrangement))


def _over(
    settlement: Settlement, arrangement: Arrangement, name: str, held: Mapping[str, Fraction]
) -> Iterable[Spot]:
    """Whoever holds more than the cap; where no province sets one, there is nothing to ask."""
    law = settlement.laws.on(name, arrangement.last_day.date)
    whole = sum(held.values(), Fraction(0))
    if law is None or law.figure is None or not whole:
        return
    for payee, part in sorted(held.items()):
        if part > whole * law.figure.value:
            percent = decimal(part / whole * 100, 0, 2)
            yield Spot(
                f"{payee} {settlement.books.payee_name(payee)}",
                f"持有 {decimal(part, 0, 2)}，占全部 {decimal(whole, 0, 2)} 的 {percent}%，超过 {law.told}。"
                f"请核对登记，或由大会决定怎么调整",
                law=law,
            )


def _capital(settlement: Settlement) -> Mapping[str, Fraction]:
    accounts = settlement.accounts
    return {
        one.payee: (one.amount(CONTRIBUTION) + one.amount(ASSETS)).yuan
        for one in (accounts.members if accounts is not None else ())
    }


def _shares(settlement: Settlement, arrangement: Arrangement) -> Mapping[str, Fraction]:
    scope, day = Scope(arrangement, settlement.books), arrangement.last_day.date
    found: dict[str, Fraction] = {}
    for row in settlement.books.rows("股份"):
        figure = row.figure("份额")
        if figure is not None and row.member and held_on(row, day, scope):
            found[row.payee] = found.get(row.payee, Fraction(0)) + figure.value
    return found


CHECK = Check(
    name="member_cap",
    code="C652",
    severity=WARNING,
    asks="一个成员的出资、份额，超没超过省里规定的上限",
    ground="省级条例关于单个成员持有上限的规定",
    find=_find,
    points=(25,),
)
