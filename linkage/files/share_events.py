"""Share events (股份的事件): 转让, 继承, 分户 and 并户 move shares from one holder to another.

The dates of the register are the ground truth. Where the register already shows the change of hands, an event
is compared with it; where it shows none and the event says how many shares, the event moves them: the old
row ends on the day before, the new one begins, with the same sum. The two are never mixed, and what an
event moved is told (docs/decisions/0014).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import define, evolve, frozen

from linkage.files import register_faults as faults
from linkage.files.cell_values import RegisterDesk
from linkage.files.membership_events import DEATH, EVENTS
from linkage.ground.figure import Day, Figure, Word
from linkage.ground.spans import day_after
from linkage.model.registers import Books, Row, Value

SHARES, COUNT, PAID_IN, CLASS = "股份", "份额", "出资额", "股别"
INHERITANCE = "继承"
_TWO_SIDED = {"转让", INHERITANCE, "分户", "并户"}


def with_transfers(books: Books, desk: RegisterDesk) -> Books:
    """The books with the shares where events say they are; contradictions are problems."""
    events = [event for event in books.rows(EVENTS) if event.text(EVENTS) in _TWO_SIDED]
    if not events:
        return books
    ledger = _Shares(list(books.rows(SHARES)), books, desk)
    for event in sorted(events, key=lambda event: (_iso(event), event.payee, event.text("对方户号"))):
        ledger.apply(event)
    if not ledger.moved:
        return books
    return evolve(books, tables={**books.tables, SHARES: tuple(ledger.rows)})


def _iso(event: Row) -> str:
    day = event.day("日期")
    return "" if day is None else day.date.isoformat()


@frozen
class _Change:
    """A change of hands: the event, and the first day on which the other holds."""

    event: Row
    first: Day

    @property
    def kind(self) -> str:
        return self.event.text(EVENTS)

    @property
    def holder(self) -> tuple[str, str]:
        return (self.event.household, self.event.member)

    @property
    def other(self) -> tuple[str, str]:
        return (self.event.text("对方户号"), self.event.text("对方成员号"))

    def of_class(self, row: Row) -> bool:
        wanted = self.event.text(CLASS)
        return not wanted or row.text(CLASS) == wanted


@define
class _Shares:
    """The rows of 股份 as events change them."""

    rows: list[Row]
    books: Books
    desk: RegisterDesk
    moved: bool = False

    def apply(self, event: Row) -> None:
        """Compare one event with the register, or let it move what it says."""
        change = self._change(event)
        if change is None:
            return
        out, into = self._shown(change)
        said = event.figure(COUNT)
        if out or into:
            kept = [row for row in self._of(change.holder, change) if _begins(row, change)]
            gone, come = _total(out) - _total(kept), _total(into)
            if gone != come or (said is not None and said.value != come):
                self._differs(change, said, gone, come)
            return
        held = [row for row in self._of(change.holder, change) if _across(row, change)]
        if said is None and not held:
            return
        if said is None and change.kind != INHERITANCE:
            words = {"event": change.kind, "day": change.first.date}
            self.desk.problems.append(faults.NOT_SHOWN.at(event.where(COUNT), **words))
            return
        self._move(change, held, said)

    def _change(self, event: Row) -> _Change | None:
        day, kind = event.day("日期"), event.text(EVENTS)
        if day is None:
            return None
        if not event.text("对方户号"):
            self.desk.problems.append(faults.NO_OTHER_SIDE.at(event.where("对方户号"), event=kind))
            return None
        if kind != INHERITANCE:
            return _Change(event, day)
        died = next(
            (
                known.day("日期")
                for known in self.books.rows(EVENTS)
                if known.text(EVENTS) == DEATH and known.payee == event.payee
            ),
            None,
        )
        if died is None:
            self.desk.problems.append(faults.NOBODY_DIED.at(event.where("成员号")))
            return None
        return _Change(event, day_after(died))

    def _of(self, holder: tuple[str, str], change: _Change) -> Sequence[Row]:
        """The rows of a holder; a household without a member is all that stands under it."""
        household, member = holder
        mine = [row for row in self.rows if row.household == household and member in {"", row.member}]
        return [row for row in mine if change.of_class(row)]

    def _shown(self, change: _Change) -> tuple[Sequence[Row], Sequence[Row]]:
        """Rows of the register that change hands on this day: those that end, those that begin."""
        last = change.first.day_before().date
        ended = [
            row for row in self._of(change.holder, change) if (day := row.day("止")) and day.date == last
        ]
        begun = [row for row in self._of(change.other, change) if _begins(row, change)]
        return ended, begun

    def _differs(self, change: _Change, said: Figure | None, gone: Fraction, come: Fraction) -> None:
        words = {
            "event": change.kind,
            "said": f"事件写 {said.value} 股" if said is not None else "事件没有写份额",
            "day": change.first.date,
            "out": f"{gone} 股",
            "into": f"{come} 股",
        }
        self.desk.problems.append(faults.EVENT_DIFFERS.at(change.event.where(COUNT), **words))

    def _move(self, change: _Change, held: Sequence[Row], said: Figure | None) -> None:
        holder, where = change.event.payee, change.event.where(COUNT)
        total = _total(held)
        if said is not None and total != said.value and len(held) > 1:
            self.desk.problems.append(faults.WHICH_CLASS.at(where, holder=holder))
            return
        if said is not None and (said.value > total or said.value <= 0):
            words = {"said": f"{said.value} 股", "held": f"{total} 股", "day": change.first.date}
            self.desk.problems.append(faults.NOT_SO_MANY.at(where, event=change.kind, holder=holder, **words))
            return
        for row in held:
            part = said if said is not None and said.value != total else None
            at = self.rows.index(row)
            self.rows[at : at + 1] = _cut(row, change, part)
        self.moved = True
        words = {"holder": holder, "said": f"{total if said is None else said.value} 股"}
        heir = ".".join(part for part in change.other if part)
        self.desk.notes.append(faults.SHARES_MOVED.at(where, day=change.first.date, heir=heir, **words))


def _total(rows: Sequence[Row]) -> Fraction:
    figures = [row.figure(COUNT) for row in rows]
    return sum((figure.value for figure in figures if figure is not None), Fraction(0))


def _begins(row: Row, change: _Change) -> bool:
    start = row.day("起")
    return start is not None and start.date == change.first.date


def _across(row: Row, change: _Change) -> bool:
    """Say whether a row is in force on the day before and would be on the first day too."""
    start, end = row.day("起"), row.day("止")
    begun = start is None or start.date < change.first.date
    return begun and (end is None or end.date >= change.first.date)


def _cut(row: Row, change: _Change, part: Figure | None) -> list[Row]:
    """The row until the day before, the other holder's row, and what the holder keeps of it."""
    event = change.event
    old = evolve(row, values={**row.values, "止": change.first.day_before()})
    values: dict[str, Value] = {**row.values, "起": change.first}
    values.pop("成员号", None)
    for heading in ("户号", "成员号"):
        other = event.values.get(f"对方{heading}")
        if isinstance(other, Word):
            values[heading] = other
    if part is None:
        return [old, evolve(row, values=values)]
    whole = row.figure(COUNT)
    paid = row.figure(PAID_IN)
    kept: dict[str, Value] = {**row.values, "起": change.first}
    if whole is not None:
        values[COUNT], kept[COUNT] = part, (whole - part).named(COUNT)
        if paid is not None:
            gone = (paid * part / whole).named(PAID_IN)
            values[PAID_IN], kept[PAID_IN] = gone, (paid - gone).named(PAID_IN)
    return [old, evolve(row, values=values), evolve(row, values=kept)]
