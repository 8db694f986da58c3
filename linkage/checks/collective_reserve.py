"""公积公益金 of a collective against its charter and the province's floor (集体经济组织法 第四十二条)."""

from collections.abc import Iterable
from fractions import Fraction

from linkage.check import REFUSAL, WARNING, Check, Spot
from linkage.engine.surplus import Surplus, at_least, surpluses
from linkage.files.percent_text import percent
from linkage.ground.money import ZERO, Money
from linkage.model.distribution import is_reserve
from linkage.model.entitlement import Settlement
from linkage.model.payer import Statute

_FIRST, _FLOOR = "集体分配前提取公积公益金", "公积公益金提取比例下限"
_CHARTER = ("公积公益金比例",), ("公积金比例", "公益金比例")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for surplus in surpluses(settlement, Statute.COLLECTIVE):
        income = max(surplus.current + min(surplus.opening, ZERO) - surplus.losses, ZERO)
        if not income or not surplus.shared:
            continue
        where = f"分配“{surplus.name}”"
        day = surplus.arrangement.last_day.date
        law = settlement.laws.on(_FLOOR, day)
        rate = None if _until_full(surplus) else _of_charter(settlement)
        if law is not None and law.figure is not None:
            least, said = at_least(law.figure.value, income), f"{law.instrument.place}的下限 {law.told}"
            yield from _short(surplus, where, income, (least, said), law=Spot(where, "", law=law))
        elif rate is not None:
            least, said = at_least(rate, income), f"章程的比例 {percent(rate)}"
            yield from _short(surplus, where, income, (least, said), law=Spot(where, ""))
        elif not surplus.reserve:
            yield Spot(
                where,
                f"收益 {income} 元，没有提取公积公益金就分给了成员 {surplus.shared} 元。"
                f"请按章程加一步 提取: 公积公益金；章程写明已经提够、不再提取的，请在〔决定〕写明条款",
                WARNING,
                settlement.law(_FIRST, surplus.arrangement, where),
            )


def _of_charter(settlement: Settlement) -> Fraction | None:
    """The charter's rate: of both together, or of each added up."""
    values = settlement.charter.values if settlement.charter is not None else {}
    for names in _CHARTER:
        if all(name in values for name in names):
            return sum((values[name].value for name in names), Fraction(0))
    return None


def _until_full(surplus: Surplus) -> bool:
    """Say whether the reserve is drawn only until its fund is full, as a charter may allow."""
    steps = (step.step for outcome in surplus.pools for step in outcome.steps)
    return any(is_reserve(step) and step.fund is not None for step in steps)


def _short(
    surplus: Surplus, where: str, income: Money, floor: tuple[Money, str], law: Spot
) -> Iterable[Spot]:
    least, said = floor
    if surplus.reserve < least:
        yield Spot(
            where,
            f"补亏后的收益 {income} 元，提取公积公益金 {surplus.reserve} 元，不到{said}（{least} 元），"
            f"差 {least - surplus.reserve} 元。请提高提取的比例",
            law.severity,
            law.law,
        )


CHECK = Check(
    name="collective_reserve",
    code="C645",
    severity=REFUSAL,
    asks="集体分给成员以前，公积公益金按章程、按省里的下限提够没有",
    ground="《农村集体经济组织法》第四十二条；财农〔2021〕121号第二十八条",
    find=_find,
    points=(3,),
    mechanisms=(35,),
)
