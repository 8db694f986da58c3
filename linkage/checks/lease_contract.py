"""What a lease of land must say in writing (流转合同的一般条款), and what of it is left open."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from linkage.check import WARNING, Check, Spot
from linkage.engine.quantity import belongs
from linkage.ground.fault import listed
from linkage.ground.season import DayError, parse_day, split_period, years_later
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.words.wording import spoken

_ITEMS, _ORAL, _REGISTERED = "流转合同一般条款", "流转合同可以口头的最长期限", "土地经营权可以登记的最短期限"
_LAND = "地块"
_ONE_DAY = datetime.timedelta(days=1)


@frozen
class _Lease:
    """A lease: its clause, its plots, and every word the arrangement says for the paper."""

    arrangement: Arrangement
    term: Term
    plots: Sequence[Row]
    said: str

    def says(self, pattern: str) -> bool:
        """Say whether the words for the paper speak of something."""
        return re.search(pattern, self.said) is not None


def _parties(lease: _Lease) -> bool:
    return all(
        party.details.get("地址") or party.details.get("住所") for party in lease.arrangement.parties.values()
    )


def _plots(lease: _Lease) -> bool:
    located = lease.arrangement.papers.get("地点") or all(row.text("四至") for row in lease.plots)
    named = all(row.text("地块代码") and row.figure("面积") is not None for row in lease.plots)
    return bool(lease.plots) and bool(located) and named


def _use(lease: _Lease) -> bool:
    return lease.says(r"用途|种植|养殖|农业|[园田]|基地|[稻麦茶果桃菜药林]")


def _term(lease: _Lease) -> bool:
    return _days(lease.arrangement, lease.term) is not None


def _payment(lease: _Lease) -> bool:
    return bool(lease.term.payment) or lease.term.schedule is not None


#: The items that only the arrangement can say; rights and duties, compensation for taken land and liability
#: stand in the printed agreement itself.
_ASKED: tuple[tuple[str, Callable[[_Lease], bool]], ...] = (
    ("各方的住所（当事人的“地址”）", _parties),
    ("土地的名称、坐落、面积（〔地块〕的地块代码、面积，文书的“地点”）", _plots),
    ("起止日期（条款的“期限”或文书的“合作期限”）", _term),
    ("土地用途（文书的“土地用途”）", _use),
    ("付款的方式和时间（条款的“支付”）", _payment),
)

#: What the model form adds; named beside what the law asks, never alone.
_MODEL = (("质量等级和四至", r"四至|等级"), ("补贴归谁", r"补贴"), ("风险保障金", r"保障金|保证金|押金"))


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        if not arrangement.papers:
            continue  # an arrangement with nothing for the paper is reckoned, not printed
        leases = [t for t in arrangement.terms if t.income == "租金" and t.quantity[0] == _LAND]
        for term in leases[:1]:  # the agreement is one paper, whatever clauses of rent it has
            yield from _told(settlement, arrangement, term)


def _told(settlement: Settlement, arrangement: Arrangement, term: Term) -> Iterable[Spot]:
    plots = tuple(r for r in settlement.books.rows(_LAND) if belongs(r, term.name, arrangement))
    papers = [f"{key}：{text}" for key, text in arrangement.papers.items()]
    lease = _Lease(arrangement, term, plots, "；".join([*papers, term.name, *term.prose.values()]))
    missing = [name for name, holds in _ASKED if not holds(lease)]
    missing += _unsigned(settlement, lease)
    if missing:
        also = [name for name, pattern in _MODEL if not lease.says(pattern)]
        model = f"示范文本还有：{listed(also)}。" if also else ""
        yield Spot(
            str(term.where),
            f"条款“{term.name}”是土地流转，合同的一般条款缺 {len(missing)} 项：{listed(missing)}。{model}"
            f"请补在“文书”“当事人”或〔地块〕里{_offer(settlement, lease)}",
            law=settlement.law(_ITEMS, arrangement, term.where),
        )


def _unsigned(settlement: Settlement, lease: _Lease) -> Sequence[str]:
    """A lease of more than a year is made in writing: told when no day of signing is named."""
    longest = settlement.law(_ORAL, lease.arrangement, lease.term.where).figure
    signed = lease.arrangement.papers.get("签订日期")
    if signed or longest is None or not _lasts(lease, int(longest.value), more=True):
        return ()
    return (f"书面合同的签订日期（租期超过 {spoken(longest)}，要签书面合同）",)


def _offer(settlement: Settlement, lease: _Lease) -> str:
    least = settlement.law(_REGISTERED, lease.arrangement, lease.term.where).figure
    if least is None or not _lasts(lease, int(least.value), more=False):
        return ""
    return f"；租期满 {spoken(least)}，可以向登记机构申请土地经营权登记，没有登记的不能对抗善意第三人"


def _lasts(lease: _Lease, years: int, *, more: bool) -> bool:
    """Say whether the lease lasts so many years, or more than that; both its ends count."""
    days = _days(lease.arrangement, lease.term)
    if days is None:
        return False
    end = years_later(days[0], years)
    return days[1] >= end if more else days[1] >= end - _ONE_DAY


def _days(arrangement: Arrangement, term: Term) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of the lease: of the clause, else of the contract."""
    if term.period is not None:
        return term.period[0].date, term.period[1].date
    try:
        first, last = split_period(arrangement.papers.get("合作期限", ""))
        return parse_day(first), parse_day(last)
    except DayError:
        return None


CHECK = Check(
    name="lease_contract",
    code="C678",
    severity=WARNING,
    asks="土地流转合同的一般条款写全了没有，要不要书面合同、能不能登记",
    ground="《农村土地承包法》第四十条、第四十一条",
    find=_find,
    points=(14, 15),
    mechanisms=(23,),
)
