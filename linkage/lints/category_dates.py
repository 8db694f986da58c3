"""Dated categories of one household that overlap, or leave days between them without any."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import pairwise

from linkage.check import NOTE, WARNING, Spot
from linkage.lint import Lint, Unreckoned
from linkage.model.registers import Row

_ONE_DAY = datetime.timedelta(days=1)


def _find(season: Unreckoned) -> Iterable[Spot]:
    by_payee: dict[str, list[Row]] = {}
    for row in season.books.rows("类别"):
        by_payee.setdefault(row.payee, []).append(row)
    for payee in sorted(by_payee):
        rows = sorted(by_payee[payee], key=lambda row: (_first(row), _last(row), row.text("类别")))
        yield from _between(payee, rows)


def _between(payee: str, rows: Sequence[Row]) -> Iterable[Spot]:
    for earlier, later in pairwise(rows):
        start, end = _first(later), _last(earlier)
        where = str(later.where("起"))
        if start <= end and earlier.text("类别") != later.text("类别"):
            yield Spot(
                where,
                f"{payee} 在 {start} 这一天既是“{earlier.text('类别')}”又是“{later.text('类别')}”，"
                f"系数或资格按哪一类都有道理",
            )
        elif start > end + _ONE_DAY:
            days = (start - end).days - 1
            yield Spot(
                where,
                f"{payee} 从 {end + _ONE_DAY} 到 {start - _ONE_DAY}（{days} 天）没有类别，"
                f"前后两段是“{earlier.text('类别')}”和“{later.text('类别')}”",
                NOTE,
            )


def _first(row: Row) -> datetime.date:
    day = row.day("起")
    return day.date if day is not None else datetime.date.min


def _last(row: Row) -> datetime.date:
    day = row.day("止")
    return day.date if day is not None else datetime.date.max - _ONE_DAY


LINT = Lint(
    name="category_dates",
    code="C708",
    severity=WARNING,
    asks="户类别的日期有没有重叠或空档",
    why="同一天两个类别，或有几天没有类别，按类别定的系数就没有准数",
    mend="请改正起止：下一段的“起”写上一段“止”的第二天",
    ground="合作协议",
    find=_find,
    points=(22,),
)
