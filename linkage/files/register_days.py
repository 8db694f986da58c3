"""Register days (台账的日子): days that exist and yet cannot be, and days that can be and mostly are not.

Nobody is a member, works or dies before birth, and a batch leaves after it came: that is refused. The
registers are read without a clock. What has not happened yet is seen by the season (born after the year that
follows it) or by the day the papers bear (事实.出表日); the latter is only told, for that day may stand still
while the registers go on.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault
from linkage.ground.season import full_years
from linkage.model.identity import IdentityNumber
from linkage.model.registers import Books, Row

BORN_LATER = Fault(
    "E418",
    "出生日期 {said} 还没有到",
    "到 {limit} 还没有出生的人，不会在本期的名册里",
    "请照身份证核对，多半是年份写错了",
)
BEFORE_BIRTH = Fault(
    "E438",
    "“{heading}”是 {said}，{person} {born} 才出生",
    "没有出生的人不会有这一天的事",
    "请照身份证核对出生日期，或改正这一格",
)
TURNED_ROUND = Fault(
    "E439", "{later}（{last}）早于{earlier}（{first}）", "先后颠倒了", "请核对这两个日期，多半是年份写错了"
)
AFTER_PAPERS = Fault(
    "W715",
    "“{heading}”是 {said}，在出表日 {papers} 之后",
    "{why}",
    "请核对；这一格没有错的，请改正〔事实〕的出表日",
)
VERY_OLD = Fault(
    "W716",
    "出生日期 {said}，到出表日 {papers} 已经 {years} 岁",
    "照样算",
    "请照身份证核对年份；人已经去世的，请在〔事件〕登记",
)
SHARE_BEFORE_BIRTH = Fault(
    "W717",
    "“起”是 {said}，{person} {born} 才出生",
    "照登记的算，出生以前的日子也算了份额",
    "从出生那天起才有的，请把“起”改成那一天",
)

_OLDEST = 110
_PERSONAL = ("用工", "积分", "事件")
#: Two columns of a sheet of which the second cannot be earlier.
_IN_TURN = {"批次": ("进苗日", "出栏日"), "资产": ("购建日", "验收日")}
_VOTES = ("实到", "赞成", "反对", "弃权")


def check_days(books: Books, roster: str, born_by: datetime.date, problems: list[Problem]) -> None:
    """Refuse every day that cannot be; ``born_by`` is a day by which everybody on the roster was born."""
    births = _births(books.rows(roster))
    for row, born in births.values():
        if row.day("出生日期") is not None and born > born_by:
            words = {"said": born, "limit": born_by}
            problems.append(BORN_LATER.at(row.where("出生日期"), **words))
        for heading in ("成员自", "成员至"):
            problems += _before_birth(row, heading, row, born)
    for sheet in _PERSONAL:
        for row in books.rows(sheet):
            known = births.get((row.household, row.member))
            if known is not None:
                problems += _before_birth(row, "日期", *known)
    for sheet, (earlier, later) in _IN_TURN.items():
        for row in books.rows(sheet):
            first, last = row.day(earlier), row.day(later)
            if first is not None and last is not None and last.date < first.date:
                place, days = row.where(later), {"first": first.date, "last": last.date}
                problems.append(TURNED_ROUND.at(place, earlier=earlier, later=later, **days))


def note_days(books: Books, roster: str, born_by: datetime.date, notes: list[Problem]) -> None:
    """Tell every day that may be and mostly is a slip."""
    papers = books.paper_day
    births = _births(books.rows(roster))
    for row, born in births.values():
        place = row.where("出生日期")
        if papers is not None and papers < born <= born_by:
            why = "出表的时候他还没有出生"
            notes.append(_later(place, "出生日期", born, papers, why))
        elif papers is not None and born <= papers and full_years(born, papers) > _OLDEST:
            words = {"said": born, "papers": papers, "years": full_years(born, papers)}
            notes.append(VERY_OLD.at(place, **words))
    for row in books.rows("股份"):
        begun, known = row.day("起"), births.get((row.household, row.member))
        if begun is not None and known is not None and begun.date < known[1]:
            place, who = row.where("起"), row.payee
            notes.append(SHARE_BEFORE_BIRTH.at(place, said=begun.date, person=who, born=known[1]))
    if papers is not None:
        _meetings(books.rows("会议"), papers, notes)


def _meetings(rows: Sequence[Row], papers: datetime.date, notes: list[Problem]) -> None:
    for row in rows:
        held = row.day("日期")
        if held is not None and held.date > papers and any(one in row.values for one in _VOTES):
            why = "还没有开的会，却有了到会或表决的人数"
            notes.append(_later(row.where("日期"), "日期", held.date, papers, why))


def _births(rows: Sequence[Row]) -> Mapping[tuple[str, str], tuple[Row, datetime.date]]:
    """When each person was born: as the roster says it, else as the identity number does."""
    found: dict[tuple[str, str], tuple[Row, datetime.date]] = {}
    for row in rows:
        said, identity = row.day("出生日期"), row.secret("证件号")
        inside = identity.birth if isinstance(identity, IdentityNumber) else None
        born = said.date if said is not None else inside
        if born is not None:
            found.setdefault((row.household, row.member), (row, born))
    return found


def _before_birth(row: Row, heading: str, person: Row, born: datetime.date) -> Iterator[Problem]:
    day = row.day(heading)
    if day is not None and day.date < born:
        words = {"heading": heading, "said": day.date, "person": person.payee, "born": born}
        yield BEFORE_BIRTH.at(row.where(heading), **words)


def _later(place: Where, heading: str, said: datetime.date, papers: datetime.date, why: str) -> Problem:
    return AFTER_PAPERS.at(place, heading=heading, said=said, papers=papers, why=why)
