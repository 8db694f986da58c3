"""Wages in goods: pay for work is money, never goods or vouchers (工资以货币支付)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkage.check import REFUSAL, Check, Spot
from linkage.model.arrangement import Term
from linkage.model.entitlement import Settlement
from linkage.model.price import Price
from linkage.model.work import is_work
from linkage.prices.in_kind import InKindPrice

_LAW = "工资以货币支付"
_GOODS = (
    r"实物|粮食|稻谷|大米|玉米|小麦|农资|化肥|种苗|油|购物[卡券]|提货[卡券]"
    r"|饭票|代金券|消费券|有价证券|产品|货物"
)
_IN_GOODS = re.compile(
    rf"(用|以|折成?|抵成?|发给?|领)[^，。；不]{{0,8}}({_GOODS})[^，。；]{{0,4}}(支付|发放|抵|代替|充|结|付)?"
    rf"|({_GOODS})[^，。；]{{0,4}}(支付|发放|抵付|抵扣|代替|充抵|结算)"
)
_PAID_IN_GOODS = re.compile(_GOODS)
_NEGATED = re.compile(r"不得|不能|不以|不用|不发|禁止|不准")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        for term in arrangement.terms:
            if not is_work(term.income, term.kind):
                continue
            for said in _promised(term):
                yield Spot(
                    str(term.where),
                    f"条款“{term.name}”是干活的报酬，却写着{said}：报酬要付钱，不能用实物或券抵。"
                    f"请改成每工日（每件）多少元",
                    law=settlement.law(_LAW, arrangement, term.where),
                )
            for row in settlement.books.rows("已付"):
                paper = row.text("凭证")
                if row.household and row.text("项目") == term.name and _PAID_IN_GOODS.search(paper):
                    yield Spot(
                        str(row.where("凭证")),
                        f"{row.payee} 的“{term.name}”记成用“{paper}”付的：报酬要付钱，实物不算已经付了工资。"
                        f"请改付货币，这一行改记为赠送或另行结算",
                        law=settlement.law(_LAW, arrangement, term.where),
                    )


def _promised(term: Term) -> Iterator[str]:
    """What in a clause promises goods: its price, or the words of how it is paid."""
    kind = next((price for price in _prices(term.price) if isinstance(price, InKindPrice)), None)
    if kind is not None:
        yield f"“{kind.short()}”"
    for said in (term.payment, *term.prose.values()):
        found = _IN_GOODS.search(said)
        if found is not None and not _NEGATED.search(said):
            yield f"“{said}”"


def _prices(price: Price) -> Iterator[Price]:
    yield price
    for part in price.parts():
        yield from _prices(part)


CHECK = Check(
    name="wage_in_kind",
    code="C670",
    severity=REFUSAL,
    asks="工资和用工报酬是不是用实物付",
    ground="《保障农民工工资支付条例》第十一条",
    find=_find,
    points=(26,),
)
