"""A clause whose own period does not touch the season, or a contract that ended before the season did."""

from collections.abc import Iterable

from linkage.check import NOTE, WARNING, Spot
from linkage.ground.season import DayError, Season
from linkage.lint import Lint, Unreckoned
from linkage.model.arrangement import Arrangement

_CONTRACT = "合作期限"


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, term in season.terms():
        if term.period is None:
            continue
        first, last = (day.date for day in term.period)
        if last < arrangement.first_day.date or first > arrangement.last_day.date:
            yield Spot(
                str(term.where),
                f"条款“{term.name}”的期限是 {first} 至 {last}，"
                f"与结算期 {arrangement.season} 没有一天重合，各户都得 0.00 元",
            )
    for arrangement in season.arrangements:
        period = _contract(arrangement)
        if period is not None and period.last < arrangement.last_day.date:
            days = (arrangement.last_day.date - max(period.last, arrangement.first_day.date)).days
            yield Spot(
                f"{arrangement.file} 文书的“{_CONTRACT}”",
                f"合作期限到 {period.last} 为止，结算期到 {arrangement.last_day.date}，"
                f"其中 {days} 天在期限之外，还按协议算着钱",
                WARNING,
            )


def _contract(arrangement: Arrangement) -> Season | None:
    """The period of the contract as the papers say it; a text that is no period is for the papers alone."""
    try:
        return Season.parse(arrangement.papers.get(_CONTRACT, ""))
    except DayError:
        return None


LINT = Lint(
    name="term_outside_season",
    code="C709",
    severity=NOTE,
    asks="条款和协议的期限管不管这个结算期",
    why="过了期限的条款不付钱，过了期限的协议不该再付钱",
    mend="请核对期限；续签的，请写上新的期限",
    ground="合作协议的期限条款",
    find=_find,
)
