"""Decisions (决定): which records of the register 决定 count, which do not and why, and what each allows.

A decision counts when a person, a day and a reason stand in it, when it was made no later than the papers,
and not by the one it favours. 准予 overrides a refusal, 准予 and 答复 answer a warning, 暂缓 lets money go
out before the papers of the procedure are there (绿色通道) until a day that it names, 作废 makes a set void
that people hold.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.ground.season import DayError, parse_day
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row

DECISIONS = "决定"
GRANTED, ANSWERED, DEFERRED, ENTITLED, VOIDED = "准予", "答复", "暂缓", "资格", "作废"

#: The code of a finding, by which a decision names it.
FINDING_CODE = re.compile(r"[ECPW][0-9]{3}")
_DEADLINE = re.compile(r"(?:补到|补齐期限|期限)[：: ]*(\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?)")
_BETWEEN_NAMES = re.compile(r"[、，,；;/／\s（）()]+")
#: What stands in a cell so that it is not empty, and says nothing: a dash, a full stop, 无.
_NOTHING = re.compile(r"(无|没有|略|同上|不详|待补|待定|[\W_0-9])*")
_EXAMPLE = "补到 2026-03-31：成员大会决议、公示照片"


@frozen
class Decision:
    """One record of the register 决定; ``lacks`` says why it does not count, and is empty when it does."""

    row: Row
    number: str
    kind: str
    target: str
    person: str
    day: datetime.date | None
    reason: str
    lacks: str

    @property
    def counts(self) -> bool:
        """Whether it allows anything."""
        return not self.lacks

    @property
    def speaks_of_finding(self) -> bool:
        """Whether its object is a finding, and not a payee."""
        return FINDING_CODE.fullmatch(self.target) is not None

    @property
    def deadline(self) -> datetime.date | None:
        """The day by which the papers have to be made up, as 内容 says it."""
        return _deadline(self.row.text("内容"))

    @property
    def missing(self) -> str:
        """The papers that are still missing, as 内容 lists them."""
        return _DEADLINE.sub("", self.row.text("内容")).strip("：:；;，,。 ")

    def __str__(self) -> str:
        """Tell it as a paper does."""
        return f"决定 {self.number}，{self.person}，{self.day}，理由：{self.reason}"


def decisions(settlement: Settlement) -> Sequence[Decision]:
    """All records by their number, each with what it lacks."""
    found = (_decision(settlement, row) for row in settlement.books.rows(DECISIONS))
    return sorted(found, key=lambda one: (one.number, one.target, one.kind))


def answering(settlement: Settlement, code: str, *, refusal: bool) -> Decision | None:
    """The decision that answers a finding; a refusal needs 准予."""
    kinds = {GRANTED} if refusal else {GRANTED, ANSWERED}
    return next(
        (one for one in decisions(settlement) if one.counts and one.target == code and one.kind in kinds),
        None,
    )


def deferrals(settlement: Settlement) -> Iterator[Decision]:
    """The decisions that let procedures be made up later, over or not."""
    return (one for one in decisions(settlement) if one.counts and one.kind == DEFERRED)


def overdue(settlement: Settlement, deferral: Decision) -> bool:
    """Say whether its day has passed when the papers are made; the day itself still counts."""
    day, last = settlement.books.paper_day, deferral.deadline
    return day is not None and last is not None and last < day


def deferring(settlement: Settlement, code: str) -> Decision | None:
    """The deferral of a finding that still runs; without 出表日 nobody can say that it does."""
    if settlement.books.paper_day is None:
        return None
    return next(
        (one for one in deferrals(settlement) if one.target == code and not overdue(settlement, one)), None
    )


def _decision(settlement: Settlement, row: Row) -> Decision:
    day = row.day("日期")
    return Decision(
        row,
        row.text("编号"),
        row.text("种类"),
        row.text("对象"),
        row.text("决定人"),
        day.date if day is not None else None,
        row.text("理由"),
        _lacks(settlement, row),
    )


def _lacks(settlement: Settlement, row: Row) -> str:
    empty = [heading for heading in ("日期",) if heading not in row.values]
    empty += [heading for heading in ("决定人", "理由") if _NOTHING.fullmatch(row.text(heading))]
    if empty:
        return f"没有写{'、'.join(empty)}"
    return (
        _too_late(settlement, row)
        or _own(settlement, row)
        or _unfounded(settlement, row)
        or _open_end(row)
        or _voids_nothing(row)
    )


def _too_late(settlement: Settlement, row: Row) -> str:
    if row.text("种类") == VOIDED:
        return ""  # A set is voided after its day; in its place stands a later one.
    made, papers = row.day("日期"), settlement.books.paper_day
    # A season is decided after it has ended: only the day of the papers can tell that it was too late.
    if made is not None and papers is not None and papers < made.date:
        return f"{made.date} 才作出，文书出表日是 {papers}"
    return ""


def _own(settlement: Settlement, row: Row) -> str:
    """A person cannot decide in favour of the own household."""
    household = settlement.books.households.get(row.text("对象").partition(".")[0])
    if household is None:
        return ""
    names = {member.name for member in household.members}
    own = next((name for name in named(row.text("决定人")) if name in names), "")
    return f"{own}是 {household.number} 户的人，不能给自己户作决定" if own else ""


def named(said: str) -> Sequence[str]:
    """The names in a cell that may hold several, or a name with blanks inside.

    >>> named("王小田、李 大山（会计）")
    ['王小田', '李', '大山', '会计', '李大山']
    """
    apart = [name for name in _BETWEEN_NAMES.split(said) if name]
    joined = [name for name in _BETWEEN_NAMES.split(re.sub(r"\s", "", said)) if name]
    return list(dict.fromkeys((*apart, *joined)))


def _unfounded(settlement: Settlement, row: Row) -> str:
    number = row.text("会议号")
    known = {one.text("会议号") for one in settlement.books.rows("会议")}
    return f"〔会议〕里没有会议号 {number}" if number and number not in known else ""


def _open_end(row: Row) -> str:
    if row.text("种类") != DEFERRED:
        return ""
    if FINDING_CODE.fullmatch(row.text("对象")) is None:
        return "暂缓要写明是哪一项手续（对象写发现的编号，例如 C615）；程序不按它扣住谁的钱"
    said = row.text("内容")
    if _deadline(said) is None or not _DEADLINE.sub("", said).strip("：:；;，,。 "):
        return f"暂缓要在“内容”里写补齐的日期和缺的手续，例如“{_EXAMPLE}”"
    return ""


def voided_day(row: Row) -> datetime.date | None:
    """The day of the set that a 作废 speaks of, as 对象 names it."""
    try:
        return parse_day(row.text("对象"))
    except DayError:
        return None


def _voids_nothing(row: Row) -> str:
    if row.text("种类") != VOIDED:
        return ""
    day, made = voided_day(row), row.day("日期")
    if day is None:
        return "作废要在“对象”里写那一套的出表日，例如 2026-01-30"
    if made is not None and made.date < day:
        return f"{made.date} 作出，那一套 {day} 才出"
    return ""


def _deadline(said: str) -> datetime.date | None:
    found = _DEADLINE.search(said)
    if found is None:
        return None
    try:
        return parse_day(found[1])
    except DayError:
        return None
