"""应收、实收、欠付: what was due for the years that have begun, what came in, and what is still owed.

What came in stands in a register that the agreement names (文书.租金收缴, as 收租.实收); it is counted
against the year that began first. Without one the paper leaves lines, and whoever keeps the books fills them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.years import YearDue, due_by_year
from linkage.document import Said, Shown, View
from linkage.engine.quantity import pays
from linkage.ground.money import ZERO, Money
from linkage.ground.season import chinese_date
from linkage.ground.units import YUAN
from linkage.model.arrangement import Term
from linkage.model.letting import receipts_of
from linkage.model.registers import Row
from linkage.telling.agreement import amounts, less
from linkage.telling.paper import capitals
from linkage.telling.paper_leaf import parts, words
from linkage.telling.summary import add


def _words(deal: Deal) -> View | None:
    last = deal.arrangement.last_day.date
    begun = [year for year in due_by_year(deal) if year.first <= last]
    dues = [year.amount for year in begun if year.amount is not None]
    if not begun or len(dues) < len(begun):
        return None
    known = all(_is_read(deal, term) for term in deal.terms)
    came = _receipts(deal) if known else ()
    received = add(one.amount for one in came)
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
        "rounded": any(one.rounded for one in came),
        "receipts": [_receipt(one) for one in came],
    }


@frozen
class _Receipt:
    """A row of what came in, its amount in whole fen, and whether that had to be rounded."""

    row: Row
    amount: Money
    rounded: bool


def _is_read(deal: Deal, term: Term) -> bool:
    """Whether the books hold the register of receipts a clause names; else nobody knows what came in."""
    column = receipts_of(deal.arrangement, term)
    return column is not None and column[0] in deal.settlement.books.tables


def _receipts(deal: Deal) -> Sequence[_Receipt]:
    """What came in for the clauses of this contract, by day; each cell of a register once."""
    last = deal.arrangement.last_day.date
    found: dict[tuple[str, str, str, int], _Receipt] = {}
    for term in deal.terms:
        sheet, heading = receipts_of(deal.arrangement, term) or ("", "")
        for row in deal.settlement.books.rows(sheet):
            day = row.day("日期") or deal.arrangement.last_day
            figure = row.figure(heading)
            if figure is None or day.date > last or not pays(row, term, deal.arrangement):
                continue
            yuan = figure.to(YUAN)
            amount = yuan.to_fen().money
            at = (day.date.isoformat(), sheet, heading, row.number)
            found[at] = _Receipt(row, amount, amount.yuan != yuan.value)
    return [found[at] for at in sorted(found)]


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


def _receipt(one: _Receipt) -> Shown:
    day = one.row.day("日期")
    return {
        "day": chinese_date(day.date) if day is not None else "",
        "amount": str(one.amount),
        "voucher": one.row.text("凭证"),
    }


def _holds(view: View) -> Iterator[Said]:
    """The years make what is due, the receipts what came in; what is owed is the one without the other."""
    years, due = parts(view, "years"), words(view, "due")
    yield Said("已到年份应收合计", due, of=amounts(years, "due"))
    if not words(view, "received"):
        return
    received, owed, ahead = (words(view, key) for key in ("received", "owed", "ahead"))
    yield Said("实收合计", received, of=amounts(parts(view, "receipts")))
    yield Said("实收合计", received, of=(*amounts(years, "received"), ahead), place="各年")
    yield Said("欠付合计", owed, of=amounts(years, "owed"))
    yield Said("欠付合计", words(view, "capitals"), of=(owed,), place="大写")
    yield Said("应收合计", due, of=(received, owed, less(ahead)))
    for year in years:
        whole = (words(year, "received"), words(year, "owed"))
        yield Said(f"{words(year, 'first')}起一年应收", words(year, "due"), of=whole)


SECTION = Section(_words, holds=_holds)
