"""The result of carrying out a decision (实施结果) is made public after the money was paid, not before."""

from collections.abc import Iterable

from linkage.check import NOTE, Check, Spot
from linkage.governance.matters import RESULT_POSTED, deciding, duties
from linkage.governance.postings import begins
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    papers, seen = settlement.books.paper_day, set[str]()
    for duty in duties(settlement):
        matter = deciding(settlement, duty) if duty.four_and_two else None
        row = matter.step(RESULT_POSTED) if matter is not None else None
        first = begins(row) if row is not None else None
        if matter is None or first is None or papers is None or first >= papers or matter.number in seen:
            continue
        seen.add(matter.number)
        yield Spot(
            f"会议 {matter.number}",
            f"“结果公开”从 {first} 起，付款的文书 {papers} 才出。四议两公开的结果公开是实施的结果，"
            "付款以后才有。付款以前公开方案和名单的记作“决议公开”；结果公开请写付款以后（打算）公开的日期",
        )


CHECK = Check(
    name="result_before_payment",
    code="C790",
    severity=NOTE,
    asks="四议两公开的结果公开是不是在付款以后",
    ground="《农村集体经济组织财务制度》第七条；四议两公开的先后",
    find=_find,
    points=(9,),
    mechanisms=(73,),
)
