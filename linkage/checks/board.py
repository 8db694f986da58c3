"""Who sits on the board and who supervises it, as far as the roster says (集体法 第二十九、三十四条)."""

from collections.abc import Iterable, Sequence

from linkage.check import WARNING, Check, Spot
from linkage.governance.matters import COOPERATIVES, duties
from linkage.model.entitlement import Settlement
from linkage.model.payer import COLLECTIVE
from linkage.model.registers import Member

_DIRECTORS, _SUPERVISORS, _FINANCE = ("理事长", "理事"), ("监事",), ("会计", "出纳", "财务")


def _find(settlement: Settlement) -> Iterable[Spot]:
    kinds = {duty.kind for duty in duties(settlement)}
    if COLLECTIVE not in kinds or kinds.intersection(COOPERATIVES):
        return
    day = settlement.main.last_day.date
    people = [member for member in settlement.books.members() if member.on(day)]
    directors = _holding(people, _DIRECTORS)
    if directors:
        fewest, most = (
            settlement.law(name, settlement.main, "名册的职务")
            for name in ("集体理事会人数下限", "集体理事会人数上限")
        )
        if fewest.figure is not None and most.figure is not None:
            low, high, found = fewest.figure.value, most.figure.value, len(directors)
            if not low <= found <= high or found % 2 == 0:
                yield Spot(
                    "名册的职务",
                    f"名册写了 {found} 名理事（含理事长），理事会要 {low} 至 {high} 人、单数。请核对职务一列",
                    law=fewest,
                )
        yield from _same_household(settlement, directors)
    barred = [*directors, *_holding(people, _FINANCE)]
    for supervisor in _holding(people, _SUPERVISORS):
        law = settlement.law("集体监事回避", settlement.main, supervisor.row.where("职务"))
        near = [one for one in barred if one.household == supervisor.household]
        if near:
            yield Spot(
                str(supervisor.row.where("职务")),
                f"监事 {supervisor.payee} 与{near[0].row.text('职务')} {near[0].payee} 是同一户。"
                f"{law.said}；请核对，另推监事",
                law=law,
            )


def _holding(people: Sequence[Member], offices: Sequence[str]) -> list[Member]:
    return [one for one in people if any(office in one.row.text("职务") for office in offices)]


def _same_household(settlement: Settlement, directors: Sequence[Member]) -> Iterable[Spot]:
    for household in sorted({one.household for one in directors}):
        seats = [one for one in directors if one.household == household]
        if len(seats) > 1:
            names = "、".join(one.payee for one in seats)
            law = settlement.law("集体理事回避", settlement.main, seats[1].row.where("职务"))
            yield Spot(
                str(seats[1].row.where("职务")),
                f"{names} 同一户，都在理事会。{law.said}；请核对是不是近亲属",
                law=law,
            )


CHECK = Check(
    name="board",
    code="C616",
    severity=WARNING,
    asks="理事会人数合不合规定、是不是单数，近亲属有没有同任理事、监事",
    ground="《农村集体经济组织法》第二十九条、第三十四条",
    find=_find,
    points=(8,),
)
