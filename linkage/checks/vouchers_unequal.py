"""Vouchers that do not balance, or leave a payee owed another sum than the result says."""

from collections.abc import Iterable

from linkage.check import REFUSAL, Check, Spot
from linkage.journal.vouchers import unequal
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    for one in unequal(settlement):
        yield Spot(
            settlement.party_name(one.owner),
            (
                f"凭证对不上：“{one.topic}”一边是 {one.booked} 元，一边是 {one.wanted} 元。"
                "借贷要相等，各人名下的余额要等于结果里的现付加结转减期初。这是程序的错，请把这一季交给维护的人"
            ),
        )


CHECK = Check(
    name="vouchers_unequal",
    code="C683",
    severity=REFUSAL,
    asks="记账凭证借贷是否相等，与结果是否相符",
    ground="《会计基础工作规范》第四十八条；结果文件的债务",
    find=_find,
    override=False,
    points=(18,),
)
