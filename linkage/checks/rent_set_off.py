"""Land rent with a deduction: the rent belongs wholly to the household (承包法 第三十九条)."""

from collections.abc import Iterable

from linkage.check import REFUSAL, Check, Spot
from linkage.model.entitlement import Settlement
from linkage.rule import rules


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        for deduction in arrangement.deductions:
            for income in deduction.incomes:
                rule = rules()[income]
                if rule.set_off or not rule.set_off_ground:
                    continue
                yield Spot(
                    str(deduction.where),
                    (
                        f"“{deduction.item}”约定从{income}中抵扣。{income}不得抵扣、截留，"
                        f"本系统没有从中扣一分钱：若{income}是 1,000.00 元、“{deduction.item}”是 300.00 元，"
                        f"{income}仍付 1,000.00 元，那 300.00 元另行收回。请从“从”里删去{income}"
                    ),
                )


CHECK = Check(
    name="rent_set_off",
    code="C601",
    severity=REFUSAL,
    asks="是否约定从租金、工资中抵扣",
    ground="《农村土地承包法》第三十九条、第六十一条；《保障农民工工资支付条例》第十一条",
    find=_find,
    override=False,
    points=(6,),
)
