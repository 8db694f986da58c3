"""Early warning (三级预警, 观察名单, 交办清单): leads from our own books, for the village's own eyes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction

from linkage.contracts.joining import joining
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Line, Settlement
from linkage.model.payer import COOPERATIVE
from linkage.model.registers import Household
from linkage.report import Heading, Report, Table
from linkage.telling.counting import benefits, category, household_of, people_lines, percent
from linkage.telling.paper import BLANK_DAY, in_order, issuer, paper_day, said
from linkage.telling.warning_signals import BAND, DAYS, Gauges, Watched, gauges, level, line_text, watched
from linkage.words.wording import decimal

PARTIAL = "只含本系统记到的收入，不是这一户的全部收入"

#: Where most households of a village stand at this level, they are listed by number only.
_LOWEST = "低"
#: Words of 户类型 that are no home.
_FIRMS = ("企业", "公司", "合作社", "单位")

_LEVELS = (
    Heading("户号", 22),
    Heading("户主", 26),
    Heading("户类型", 24),
    Heading("人口", 14, "center"),
    Heading("本系统记到的收入", 34, "num"),
    Heading("级别", 16, "center"),
    Heading("凭什么"),
)
_WATCH = (
    Heading("户号", 30),
    Heading("户主", 36),
    Heading("户类型", 36),
    Heading("人均", 36, "num"),
    Heading("比平均少", 36, "num"),
    Heading("看过以后怎么说"),
)
_HAND = (
    Heading("户号", 30),
    Heading("户主", 36),
    Heading("交给谁", 46),
    Heading("哪天前办结", 46, "center"),
    Heading("帮什么、办得怎样"),
)


def _tell(settlement: Settlement) -> Sequence[Table]:
    limits = gauges(settlement)
    lines: dict[str, list[Line]] = {}
    for line in benefits(people_lines(settlement)):
        lines.setdefault(household_of(line), []).append(line)
    everyone = [
        watched(settlement, household, lines.get(household.number, []), limits)
        for household in _homes(settlement)
    ]
    return (
        _levels(settlement, everyone, limits),
        _watch(settlement, everyone, limits),
        _hand(settlement, everyone, limits),
    )


def _homes(settlement: Settlement) -> Sequence[Household]:
    """Whom to watch: the homes of the roster; in a co-operative its members', and no firm that is one."""
    whole = joining(settlement) if _is_coop(settlement) else in_order(settlement)
    return [one for one in whole if not any(word in category(settlement, one.number) for word in _FIRMS)]


def _is_coop(settlement: Settlement) -> bool:
    return issuer(settlement).kind is COOPERATIVE


def _levels(settlement: Settlement, everyone: Sequence[Watched], limits: Gauges) -> Table:
    warned = [(one, level(one.signals, limits)) for one in everyone if one.signals]
    low = [one.household.number for one, grade in warned if grade == _LOWEST]
    crowd = low if 2 * len(low) > len(everyone) else []
    rows = tuple(
        (
            one.household.number,
            one.household.name,
            category(settlement, one.household.number),
            str(one.people),
            str(one.income),
            grade or "没有分级",
            "；".join(one.signals),
        )
        for one, grade in warned
        if not crowd or grade != _LOWEST
    )
    told = f"{_LOWEST}一级有 {len(crowd)} 户，超过一半，只列户号：{'、'.join(crowd)}。"
    notes = (
        f"{PARTIAL}；是线索，不是结论，要人去看。户按名册次序排，不按收入排。",
        *((told,) if crowd else ()),
        *limits.notes,
    )
    return Table("一、高、中、低三级", _LEVELS, rows, (), notes)


def _watch(settlement: Settlement, everyone: Sequence[Watched], limits: Gauges) -> Table:
    """Households whose income a head lies more than a band below the village's average."""
    people = sum(one.people for one in everyone)
    band = limits.value(BAND)
    if not people or band is None:
        return Table("二、观察名单", _WATCH, ())
    mean = sum((one.income.yuan for one in everyone), Fraction(0)) / people
    border = mean * (1 - band)
    rows = tuple(
        (
            one.household.number,
            one.household.name,
            category(settlement, one.household.number),
            line_text(one.each),
            line_text(mean - one.each),
            "",
        )
        for one in everyone
        if one.each is not None and one.each < border
    )
    whole = "全社" if _is_coop(settlement) else "全村"
    told = f"{whole}人均 {line_text(mean)} 元，少 {percent(band, Fraction(1))} 是 {line_text(border)} 元"
    note = f"{told}。不到这个数的列在这里，去看过以后写下来。{PARTIAL}。"
    return Table("二、观察名单", _WATCH, rows, (), (note,))


def _hand(settlement: Settlement, everyone: Sequence[Watched], limits: Gauges) -> Table:
    who = said(settlement, "联系人", "　　　　")
    day, days = paper_day(settlement), limits.value(DAYS)
    due = BLANK_DAY
    if day is not None and days is not None:
        due = chinese_date(day + datetime.timedelta(days=int(days)))
    rows = tuple(
        (one.household.number, one.household.name, who, due, "")
        for one in everyone
        if level(one.signals, limits) == "高"
    )
    if not rows:
        return Table("三、交办清单", _HAND, ())
    told = f"高一级的 {decimal(Fraction(len(rows)))} 户，逐户交办；办结以后写在最后一栏。"
    return Table("三、交办清单", _HAND, rows, (), (told,) if rows else ())


REPORT = Report(
    name="early_warning",
    title="三级预警表",
    edition="internal",
    about=(f"内部使用，不得张贴、转发；只给村里和帮扶责任人看。{PARTIAL}。",),
    tell=_tell,
    mechanisms=(60, 61, 62, 63, 64),
)
