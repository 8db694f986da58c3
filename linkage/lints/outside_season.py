"""A dated row of a register that is paid for, outside the season: it counts for nobody, in silence."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from linkage.check import NOTE, Spot
from linkage.engine.holding import in_season
from linkage.engine.quantity import belongs
from linkage.lint import PAID_FOR, Lint, Unreckoned, speaks_of
from linkage.model.arrangement import Arrangement, Term
from linkage.model.registers import Row


@frozen
class _Reader:
    """What reads a register, and by which day a row of it belongs to the season; a pool has no period."""

    arrangement: Arrangement
    name: str
    column: str
    term: Term | None = None

    def leaves_out(self, row: Row) -> bool:
        """Say whether the row has its day, and that day is not one of this reader."""
        day = row.day(self.column)
        if day is None:
            return False
        if self.term is not None:
            return not in_season(row, self.column, self.arrangement, self.term)
        return not self.arrangement.first_day.date <= day.date <= self.arrangement.last_day.date


def _find(season: Unreckoned) -> Iterable[Spot]:
    for sheet in PAID_FOR:
        readers = list(_readers(season, sheet))
        lost = [row for row in season.books.rows(sheet) if _lost(row, readers)] if readers else []
        if lost:
            column = readers[0].column
            first = min(lost, key=lambda row: (_date(row, column), row.payee))
            whose = f"户 {first.payee} " if first.payee else ""
            more = f"等 {len(lost)} 行" if len(lost) > 1 else "的一行"
            yield Spot(
                str(first.where(column)),
                f"台账〔{sheet}〕{whose}{_date(first, column)} {more}，{column}不在结算期"
                f"（{readers[0].arrangement.season}）或条款的期限里，本期一分钱也不算",
            )


def _date(row: Row, column: str) -> str:
    # Sorted by what is read, not by where it stands: the order of the rows changes nothing.
    day = row.day(column) or row.day("日期")
    return str(day.date) if day is not None else ""


def _lost(row: Row, readers: Sequence[_Reader]) -> bool:
    own = [reader for reader in readers if belongs(row, reader.name, reader.arrangement)]
    return bool(own) and all(reader.leaves_out(row) for reader in own)


def _readers(season: Unreckoned, sheet: str) -> Iterator[_Reader]:
    for arrangement, term in season.terms():
        if term.quantity[0] == sheet:
            yield _Reader(arrangement, term.name, term.belongs_by, term)
    for arrangement, pool in season.pools():
        if sheet in speaks_of(pool):
            yield _Reader(arrangement, pool.name, "日期")


LINT = Lint(
    name="outside_season",
    code="C801",
    severity=NOTE,
    asks="有没有日期不在结算期里的出工、交货",
    why="这样的行读了也不算，日期打错的，干了活、交了货的户就少拿钱",
    mend="日期打错的请改正；是别的期的，请登记在那一期",
    ground="合作协议的期间",
    find=_find,
)
