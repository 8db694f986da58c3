"""The sheet of commissions (佣金结算): the deals of the season, and what they came to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.contracts.deal import Deal
from linkage.contracts.price_rows import price_rows
from linkage.contracts.section import Section
from linkage.document import Said, Shown, View
from linkage.ground.season import chinese_date
from linkage.model.arrangement import Term
from linkage.model.entitlement import Line
from linkage.model.registers import Row
from linkage.prices.keyed import KeyedPrice
from linkage.telling.agreement import amounts, exact_rows
from linkage.telling.column_widths import fitted, room
from linkage.telling.known_sums import by_clause
from linkage.telling.line_rows import LineRow, merged
from linkage.telling.line_steps import Reckoning, Step, reckoning, steps_told
from linkage.telling.paper import capitals, period, unbroken
from linkage.telling.paper_leaf import parts, words
from linkage.telling.summary import add
from linkage.words.explain import numbers
from linkage.words.wording import decimal, spoken

#: Yuan of a row that is rounded only with the others are shown to a hundredth of a fen; then … stands.
_EXACT = 4

#: So many deals can be followed in one line.
_MOST = 6


#: A deal that only counts together with the others, and one that no line of the season counts.
_TOGETHER, _UNCOUNTED = "各笔合并算", "本期不计"

_FEN = 100

#: The columns of vouchers and of matters in mm, the narrowest of matters, and letters in tenths of a point.
_WIDTHS, _LEAST, _LETTERS = (18, 24), 14, 105


@frozen
class _Line:
    """A line with what it adds up, the stretches of one deal together."""

    line: Line
    deals: tuple[Sequence[LineRow], ...]
    steps: Sequence[Step] = ()

    def earned(self) -> Iterator[tuple[int, Fraction | None]]:
        """What each deal came to, by the row it was read from; nothing where it has no amount of its own.

        A deal that is all there is to a line came to the line, in the fen the clause rounds it to.
        """
        alone = len(self.deals) == 1
        for stretches in self.deals:
            parts = [one.amount for one in stretches if one.amount is not None]
            own = sum(parts, start=Fraction(0)) if len(parts) == len(stretches) else None
            yield id(stretches[0].row), self.line.amount.yuan if alone else own


def _words(deal: Deal) -> View | None:
    rows = [(term, row) for term in deal.terms for row in deal.rows.get(term.name, ())]
    if not rows:
        return None
    rows.sort(key=lambda one: (_day(one[1], "日期"), one[1].number))
    lines = [
        _line(reckoning(deal.settlement, line, term), line)
        for term in deal.terms
        for line in deal.lines_of(term)
    ]
    earned = {(one.line.clause, row): amount for one in lines for row, amount in one.earned()}
    return {
        "period": period(deal.settlement),
        "rows": [
            _row(row, term, at, earned, clause=term.name if len(deal.terms) > 1 else "")
            for at, (term, row) in enumerate(rows, start=1)
        ],
        "widths": _widths([row.text("单据号") for _, row in rows]),
        "unrounded": any(
            amount is not None and (amount * _FEN).denominator > 1 for amount in earned.values()
        ),
        "total": str(add(one.line.amount for one in lines)),
        "lines": [
            {
                "name": _named(one.line, lines),
                "whose": by_clause(one.line.clause, one.line.payee, one.line.name),
                "numbers": _numbers(one),
                "amount": str(one.line.amount),
                "capitals": capitals(one.line.amount),
            }
            for one in lines
        ],
    }


def _widths(vouchers: Sequence[str]) -> dict[str, Shown]:
    """How wide the columns of vouchers and matters stand: no number is parted while there is room."""
    found = fitted(_WIDTHS, (room(vouchers, _LETTERS, 3), _LEAST)) or _WIDTHS
    return {"voucher": f"width: {found[0]}mm", "matter": f"width: {found[1]}mm"}


def _line(reckoned: Reckoning, line: Line) -> _Line:
    return _Line(line, tuple(merged(reckoned.rows)), reckoned.steps)


def _named(line: Line, lines: Sequence[_Line]) -> str:
    """The clause, and the person where several of a household have a line of it."""
    several = sum(one.line.clause == line.clause for one in lines) > 1
    return f"{line.clause}（{line.name}）" if several else line.clause


def _row(
    row: Row, term: Term, at: int, earned: Mapping[tuple[str, int], Fraction | None], *, clause: str
) -> Shown:
    """A deal with its rate; a commission of its own only where the clause does not reckon on the whole."""
    quantity = row.figure(term.quantity[1])
    returned = row.day("回款日")
    key = (term.name, id(row))
    amount = earned.get(key)
    return {
        "at": str(at),
        "day": _said(row, "日期"),
        "voucher": row.text("单据号"),
        "matter": row.text("品名") or row.text("事项"),
        "quantity": spoken(quantity.named("")) if quantity is not None else "",
        "returned": _said(row, "回款日") if returned is not None else "",
        "clause": clause,
        "rate": _rate(row, term) if amount is not None else "",
        "commission": decimal(amount, 2, _EXACT) if amount is not None else "",
        "told": _TOGETHER if key in earned else _UNCOUNTED,
    }


def _numbers(one: _Line) -> str:
    """How a line adds up; of many deals with amounts of their own only how many: they stand above."""
    if one.steps:
        return unbroken(steps_told(one.steps))
    if len(one.deals) > _MOST and all(amount is not None for _, amount in one.earned()):
        return f"上表 {len(one.deals)} 笔相加"
    return unbroken(numbers(one.line.figure))


def _rate(row: Row, term: Term) -> str:
    key = row.text(term.price.column) if isinstance(term.price, KeyedPrice) else ""
    return next((one.told for one in price_rows(term) if one.key == key), term.price.short())


def _day(row: Row, heading: str) -> str:
    day = row.day(heading)
    return day.date.isoformat() if day is not None else ""


def _said(row: Row, heading: str) -> str:
    day = row.day(heading)
    return chinese_date(day.date) if day is not None else ""


def _holds(view: View) -> Iterator[Said]:
    """The lines make the total; the deals of a clause what it gives, where they have amounts of their own."""
    lines = parts(view, "lines")
    yield Said("佣金合计", words(view, "total"), of=amounts(lines))
    for line in lines:
        whose = words(line, "whose")
        yield from exact_rows(f"{whose}应得", [line])
        yield Said(f"{whose}应得", words(line, "capitals"), of=(words(line, "amount"),), place="大写")
        if len(lines) == 1:
            yield from exact_rows(f"{whose}应得", parts(view, "rows"), "commission")


SECTION = Section(_words, holds=_holds)
