"""The result was posted long enough, the posting is over, and nobody waits for an answer."""

from collections.abc import Iterable, Iterator

from linkage.check import WARNING, Check, Spot
from linkage.governance.matters import Duty, Matter, deciding, duties
from linkage.governance.postings import Posting, after_payment, floor_of, open_objections, postings
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    seen: set[str] = set()
    for duty in duties(settlement):
        matter = deciding(settlement, duty)
        if duty.four_and_two and (matter is None or matter.resolution is None):
            continue
        there = postings(matter) if matter is not None else ()
        if not there:
            if duty.outcome.pool.public and not duty.four_and_two:
                yield Spot(
                    duty.where, "协议写了“公示: 是”，〔会议〕里没有“结果公开”的记录。请公示后补上起止日期"
                )
            continue
        if matter is not None and matter.number not in seen:
            seen.add(matter.number)
            for posting in there:
                yield from _stood(settlement, duty, matter, posting)
    yield from _objected(settlement)


def _stood(settlement: Settlement, duty: Duty, matter: Matter, posting: Posting) -> Iterator[Spot]:
    where, days = f"会议 {matter.number}", posting.days
    later = after_payment(settlement, posting)
    if later and days is None:
        return
    floor = floor_of(settlement, duty, posting)
    first, last = posting.row.day("公示起"), posting.row.day("公示止")
    if days is None or first is None or last is None:
        yield Spot(
            where, f"“{posting.step}”没有写全公示起、公示止，说不清公示了几天。请照张榜、撤榜的日期补上"
        )
        return
    if days < floor.days:
        yield Spot(
            where,
            f"“{posting.step}”{first.date} 至 {last.date} 公示 {days} 天，"
            f"须 {floor.days} 天（{floor.said}），"
            f"差 {floor.days - days} 天（张榜当天不算）。请补足天数{'' if later else '再付款'}",
            law=floor.law,
        )
    papers = settlement.books.paper_day
    if papers is None:
        yield Spot(where, f"〔事实〕没有出表日，说不清“{posting.step}”期满没有。请写上文书的日期")
    elif papers < last.date and not later:
        yield Spot(
            where,
            f"“{posting.step}”要到 {last.date} 才期满，文书的出表日是 {papers}，"
            "期满前不能按正式付款。请等期满后出表，或作“暂缓”的决定先付后补",
        )


def _objected(settlement: Settlement) -> Iterator[Spot]:
    for one in open_objections(settlement):
        said = one.row.text("内容")
        yield Spot(
            str(one.row.where("对象")),
            f"{one.target} 的异议{f'“{said}”' if said else ''}还没有答复（{one.lacks}）。"
            "请写上日期、决定人和理由（答复的话）",
        )


CHECK = Check(
    name="posting",
    code="C615",
    severity=WARNING,
    asks="结果公示够不够天数、期满没有、异议答复了没有",
    ground="《村民委员会组织法》、章程和协议约定的公示天数；《农村集体经济组织法》第四十五条",
    find=_find,
    points=(9,),
    mechanisms=(73, 75),
    gate=True,
)
