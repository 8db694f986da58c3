"""A lease that runs past the household's own remaining contract period (承包法 第三十八条)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from linkage.check import WARNING, Spot
from linkage.engine.quantity import rows_read
from linkage.ground.season import DayError, Season
from linkage.lint import Lint, Unreckoned
from linkage.model.arrangement import Arrangement, Term
from linkage.model.registers import Row

_LAW = "流转期限不超过承包期剩余期限"
_UNTIL = "承包期止"


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, term in season.terms():
        last, whose = _last(arrangement, term)
        past = [
            (day.date, row, until)
            for row in rows_read(term.quantity, term.name, season.scope(arrangement))
            if term.income == "租金"
            and (day := row.day(_UNTIL)) is not None
            and day.date < (until := _let_until(row, last))
        ]
        if not past:
            continue
        ends, row, until = min(past, key=lambda found: (found[0], found[1].number))
        told = whose if until == last else "写着这一块"
        law = season.law(_LAW, arrangement, term.where)
        more = f"；这样的地块共 {len(past)} 块" if len(past) > 1 else ""
        yield Spot(
            str(row.where(_UNTIL)),
            f"户 {row.household} 的地块“{row.text('地块代码')}”承包期到 {ends} 为止，"
            f"条款“{term.name}”{told}到 {until}，"
            f"超出 {(until - ends).days} 天{more}",
            law=law,
        )


def _let_until(row: Row, last: datetime.date) -> datetime.date:
    """The last day a plot is let for: its own 止 where the register gives one that comes first."""
    own = row.day("止")
    return last if own is None else min(own.date, last)


def _last(arrangement: Arrangement, term: Term) -> tuple[datetime.date, str]:
    """The last day the land is let for: of the clause, else of the contract, else of the season."""
    if term.period is not None:
        return term.period[1].date, "的期限"
    try:
        return Season.parse(arrangement.papers.get("合作期限", "")).last, "没有写期限，合作期限"
    except DayError:
        return arrangement.last_day.date, "没有写期限，结算期"


LINT = Lint(
    name="land_term",
    code="C720",
    severity=WARNING,
    asks="租期有没有超过承包期的剩余期限",
    why="流转的期限不得超过承包期的剩余期限，超过的部分没有保障",
    mend="请缩短期限，或等承包期延长后续签并改正〔地块〕的承包期止",
    ground="《农村土地承包法》第三十八条",
    find=_find,
    points=(14,),
)
