"""应收、实收、欠付: what was due for the years that have begun, what came in, and what is still owed.

What came in stands in a register that the agreement names (文书.租金收缴, as 收租.实收); it is counted
against the year that began first. Without one the paper leaves lines, and whoever keeps the books fills them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.years import YearDue, due_by_year
from linkage.document import Shown, View
from linkage.engine.quantity import belongs
from linkage.ground.money import ZERO, Money
from linkage.ground.season import chinese_date
from linkage.ground.units import YUAN
from linkage.model.registers import Row
from linkage.telling.paper import capitals
from linkage.telling.summary import add

KEY = "租金收缴"


def _words(deal: Deal) -> View | None:
    last = deal.arrangement.last_day.date
    begun = [year for year in due_by_year(deal) if year.first <= last]
    dues = [year.amount for year in begun if year.amount is not None]
    if not begun or len(dues) < len(begun):
        return None
    sheet, _, heading = deal.said(KEY).partition(".")
    came = [(row, amount) for row in _receipts(deal, sheet) if (amount := _amount(row, heading)) is not None]
    known = bool(heading) and sheet in deal.settlement.books.tables
    received = add(amount for _, amount in came)
    due = add(dues)
    owed = due - received if due.fen > received.fen else ZERO
    return {
        "day": chinese_date(last),
        "years": [*_years(begun, received if known else None)],
        "due": str(due),
        "received": str(received) if known else "",
        "owed": str(owed) if known else "",
        "capitals": capitals(owed) if known else "",
        "ahead": str(received - due) if received.fen > due.fen else "",
        "receipts": [_receipt(row, amount) for row, amount in came],
    }


def _receipts(deal: Deal, sheet: str) -> Sequence[Row]:
    """The rows of what came in for the clauses of this contract, by day."""
    clauses = [term.name for term in deal.terms]
    last = deal.arrangement.last_day.date
    rows = [
        (day.date.isoformat(), row.number, row)
        for row in deal.settlement.books.rows(sheet)
        if any(belongs(row, name, deal.arrangement) for name in clauses)
        and (day := row.day("日期") or deal.arrangement.last_day).date <= last
    ]
    return [row for *_, row in sorted(rows, key=lambda one: one[:2])]


def _amount(row: Row, heading: str) -> Money | None:
    figure = row.figure(heading)
    return figure.to(YUAN).to_fen().money if figure is not None and figure.unit.fits(YUAN) else None


def _years(begun: Sequence[YearDue], received: Money | None) -> Iterator[Shown]:
    """Each year with what came in for it, the oldest first; nothing where no register says."""
    rest = received
    for at, year in enumerate(begun, start=1):
        due = year.amount or ZERO
        row = {
            "at": str(at),
            "first": chinese_date(year.first),
            "last": chinese_date(year.last),
            "due": str(due),
        }
        if rest is None:
            yield {**row, "received": "", "owed": ""}
            continue
        here = due if rest.fen > due.fen else rest
        rest -= here
        yield {**row, "received": str(here), "owed": str(due - here)}


def _receipt(row: Row, amount: Money) -> Shown:
    day = row.day("日期")
    return {
        "day": chinese_date(day.date) if day is not None else "",
        "amount": str(amount),
        "voucher": row.text("凭证"),
    }


SECTION = Section(_words)
