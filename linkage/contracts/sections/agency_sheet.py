"""The sheet of commissions (佣金结算): the deals of the season, and what they came to."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from linkage.contracts.deal import Deal
from linkage.contracts.price_rows import price_rows
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.ground.season import chinese_date
from linkage.model.arrangement import Term
from linkage.model.entitlement import Line
from linkage.model.registers import Row
from linkage.prices.keyed import KeyedPrice
from linkage.telling.line_rows import LineRow, line_rows
from linkage.telling.paper import capitals, period, unbroken
from linkage.telling.summary import add
from linkage.words.explain import numbers
from linkage.words.wording import decimal, spoken

#: Yuan of a row that is rounded only with the others are shown to a hundredth of a fen.
_EXACT = 4

#: So many deals can be followed in one line.
_MOST = 6


def _words(deal: Deal) -> View | None:
    rows = [(term, row) for term in deal.terms for row in deal.rows.get(term.name, ())]
    if not rows:
        return None
    rows.sort(key=lambda one: (_day(one[1], "日期"), one[1].number))
    lines = [line for term in deal.terms for line in deal.lines_of(term)]
    parts = {
        line.clause: line_rows(deal.settlement, line, term)
        for term in deal.terms
        for line in deal.lines_of(term)
    }
    earned = {id(one.row): one.amount for ones in parts.values() for one in ones}
    return {
        "period": period(deal.settlement),
        "rows": [_row(row, term, at, earned.get(id(row))) for at, (term, row) in enumerate(rows, start=1)],
        "total": str(add(line.amount for line in lines)),
        "lines": [
            {
                "name": line.clause,
                "numbers": _numbers(line, parts[line.clause]),
                "amount": str(line.amount),
                "capitals": capitals(line.amount),
            }
            for line in lines
        ],
    }


def _row(row: Row, term: Term, at: int, earned: Fraction | None) -> Shown:
    """A deal with its rate; a commission of its own only where the clause does not reckon on the whole."""
    quantity = row.figure(term.quantity[1])
    returned = row.day("回款日")
    return {
        "at": str(at),
        "day": _said(row, "日期"),
        "voucher": row.text("单据号"),
        "matter": row.text("品名") or row.text("事项"),
        "quantity": spoken(quantity.named("")) if quantity is not None else "",
        "returned": _said(row, "回款日") if returned is not None else "",
        "rate": _rate(row, term) if earned is not None else "",
        "commission": decimal(earned, 2, _EXACT) if earned is not None else "",
    }


def _numbers(line: Line, parts: Sequence[LineRow]) -> str:
    """How a line adds up; of many deals with amounts of their own only how many: they stand above."""
    if len(parts) > _MOST and all(one.amount is not None for one in parts):
        return f"上表 {len(parts)} 笔相加"
    return unbroken(numbers(line.figure))


def _rate(row: Row, term: Term) -> str:
    key = row.text(term.price.column) if isinstance(term.price, KeyedPrice) else ""
    return next((one.told for one in price_rows(term) if one.key == key), term.price.short())


def _day(row: Row, heading: str) -> str:
    day = row.day(heading)
    return day.date.isoformat() if day is not None else ""


def _said(row: Row, heading: str) -> str:
    day = row.day(heading)
    return chinese_date(day.date) if day is not None else ""


SECTION = Section(_words)
