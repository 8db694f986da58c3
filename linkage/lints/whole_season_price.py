"""A clause that counts whole (整期) although its price changes inside the season: the first day's holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from linkage.check import WARNING, Spot
from linkage.engine.holding import Window, window_of
from linkage.engine.price import changes, unit_price
from linkage.engine.quantity import counted, rows_read
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Day, Figure
from linkage.lint import Lint, Unreckoned
from linkage.model.arrangement import Arrangement, Term
from linkage.model.registers import Row
from linkage.words.wording import spoken


@frozen
class _Change:
    """A row with the window it counts in, and the day in it from which another price is in force."""

    row: Row
    window: Window
    day: Day


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, term in season.terms():
        if term.price.on_line or (term.time is not None and term.time.rule):
            continue
        found = next(_changes(season, arrangement, term), None)
        if found is None:
            continue
        before, after = (
            _price(season, arrangement, term, found, day) for day in (found.window.first, found.day)
        )
        if before is None or after is None or before.value == after.value:
            continue
        days = (found.window.last.date - found.day.date).days + 1
        yield Spot(
            str(term.where),
            f"条款“{term.name}”按整期算，只用第一天（{found.window.first.date}）的单价 {spoken(before)}；"
            f"{found.day.date} 起单价是 {spoken(after)}，这以后的 {days} 天仍按 {spoken(before)} 算，"
            f"户 {found.row.payee} 就是一例",
        )


def _changes(season: Unreckoned, arrangement: Arrangement, term: Term) -> Iterator[_Change]:
    """Rows of something held, not of dated deals, in whose days the price changes."""
    scope = season.scope(arrangement).reckoning(term)
    if not changes(term, Window(scope.arrangement.first_day, scope.arrangement.last_day)):
        return
    for row in rows_read(term.quantity, term.name, season.scope(arrangement)):
        if "日期" in row.places or row.day(term.belongs_by) is not None:
            return
        window = window_of(row, scope, term)
        if not window.empty:
            yield from (_Change(row, window, day) for day in sorted(changes(term, window), key=_by_date)[:1])


def _by_date(day: Day) -> str:
    return day.date.isoformat()


def _price(
    season: Unreckoned, arrangement: Arrangement, term: Term, found: _Change, day: Day
) -> Figure | None:
    try:
        quantity = counted(term, found.row, season.books)
        return unit_price(term, found.row, day, season.scope(arrangement), quantity)
    except InputRefusedError:
        return None


LINT = Lint(
    name="whole_season_price",
    code="C731",
    severity=WARNING,
    asks="按整期算的，单价在期内有没有变",
    why="整期不分段，只用第一天的单价；期内涨价、分段的单价就没有用上，钱少了看不出来",
    mend="请把计期改成“按日”或“按月”，价格就会分段算；本来就只看第一天的，请让单价从期初变起，或在〔决定〕里答复",
    ground="合作协议",
    find=_find,
)
