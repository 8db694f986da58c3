"""A deposit (定金) above the part of the price that the law lets be one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linkage.check import WARNING, Check, Spot
from linkage.engine.payments import parties_of
from linkage.ground.money import ZERO, Money
from linkage.ground.units import YUAN
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row

DEPOSIT, LAW = "定金", "定金占标的额上限"
_ORDER = "订单货款"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        for role in dict.fromkeys(term.payer for term in arrangement.terms if term.income == _ORDER):
            yield from _of_buyer(settlement, arrangement, role)


def _of_buyer(settlement: Settlement, arrangement: Arrangement, role: str) -> Iterable[Spot]:
    given: dict[str, list[Row]] = {}
    buyer, parties = arrangement.party_code(role), parties_of(settlement.arrangements)
    for row in settlement.books.rows("预付"):
        if DEPOSIT in row.text("项目") and parties.payer(row) == buyer:
            given.setdefault(row.household, []).append(row)
    prices = _prices(settlement, arrangement, role)
    for household, rows in sorted(given.items()):
        law = settlement.law(LAW, arrangement, rows[0].where("金额"))
        paid = sum((figure.to(YUAN).value for row in rows if (figure := row.figure("金额"))), start=ZERO.yuan)
        price = prices.get(household, ZERO)
        if law.figure is not None and paid > price.yuan * law.figure.value:
            yield Spot(
                str(rows[0].where("金额")),
                f"户 {household} 收的定金超过货款 {price} 元的 {law.said}："
                f"超过的部分不算定金，只能当预付款，不能要求双倍返还",
                law=law,
            )


def _prices(settlement: Settlement, arrangement: Arrangement, role: str) -> Mapping[str, Money]:
    """What each household sold the buyer under order clauses."""
    payer = arrangement.party_code(role)
    sums: dict[str, Money] = {}
    for line in settlement.lines:
        if (line.income, line.payer, line.arrangement) == (_ORDER, payer, arrangement.code):
            household = line.payee.partition(".")[0]
            sums[household] = sums.get(household, ZERO) + line.amount
    return sums


CHECK = Check(
    name="deposit_cap",
    code="C760",
    severity=WARNING,
    asks="订单的定金有没有超过货款的法定比例",
    ground="《民法典》第五百八十六条（未确认）",
    find=_find,
    mechanisms=(4,),
)
