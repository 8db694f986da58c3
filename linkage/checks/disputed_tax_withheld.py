"""A tax that is kept although it is disputed whether the income bears it at all."""

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.ground.money import ZERO
from linkage.model.entitlement import Settlement
from linkage.model.tax import DISPUTED, WITHHOLD


def _find(settlement: Settlement) -> Iterable[Spot]:
    kept = [tax for tax in settlement.taxes if tax.manner == WITHHOLD and tax.standing == DISPUTED]
    for head, notice in dict.fromkeys((tax.head, tax.notice) for tax in kept if tax.amount):
        alike = [tax for tax in kept if (tax.head, tax.notice) == (head, notice) and tax.amount]
        total = sum((tax.amount for tax in alike if tax.amount is not None), start=ZERO)
        choice = alike[0].choice
        yield Spot(
            str(choice.where) if choice is not None else head,
            (
                f"“{head}”写了代扣，从 {len(alike)} 笔收入里扣了 {total} 元，要不要缴却有争议：{notice}。"
                "请先问主管税务机关，把答复登记在台账〔决定〕；只扣没有争议的，写 有争议的: 告知"
            ),
        )


CHECK = Check(
    name="disputed_tax_withheld",
    code="C680",
    severity=WARNING,
    asks="有争议的税目是不是代扣了",
    ground="个人所得税法第九条；有争议的税目没有明文",
    find=_find,
    points=(20,),
)
