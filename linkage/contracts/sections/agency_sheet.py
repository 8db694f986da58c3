"""The sheet of commissions (佣金结算): the deals of the season, and what they came to."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.ground.season import chinese_date
from linkage.model.registers import Row
from linkage.telling.paper import capitals, period, unbroken
from linkage.words.explain import numbers
from linkage.words.wording import spoken


def _words(deal: Deal) -> View | None:
    rows = [(term, row) for term in deal.terms for row in deal.rows.get(term.name, ())]
    if not rows:
        return None
    rows.sort(key=lambda one: (_day(one[1], "日期"), one[1].number))
    lines = [line for term in deal.terms for line in deal.lines_of(term)]
    return {
        "period": period(deal.settlement),
        "rows": [_row(row, term.quantity[1], at) for at, (term, row) in enumerate(rows, start=1)],
        "lines": [
            {
                "name": line.clause,
                "numbers": unbroken(numbers(line.figure)),
                "amount": str(line.amount),
                "capitals": capitals(line.amount),
            }
            for line in lines
        ],
    }


def _row(row: Row, heading: str, at: int) -> Shown:
    quantity = row.figure(heading)
    returned = row.day("回款日")
    return {
        "at": str(at),
        "day": _said(row, "日期"),
        "voucher": row.text("单据号"),
        "matter": row.text("品名") or row.text("事项"),
        "quantity": spoken(quantity.named("")) if quantity is not None else "",
        "returned": _said(row, "回款日") if returned is not None else "",
    }


def _day(row: Row, heading: str) -> str:
    day = row.day(heading)
    return day.date.isoformat() if day is not None else ""


def _said(row: Row, heading: str) -> str:
    day = row.day(heading)
    return chinese_date(day.date) if day is not None else ""


SECTION = Section(_words)
