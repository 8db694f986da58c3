"""Slips (结算单, B16): what one payer settles with one payee, row by row, to be signed by both.

A slip is the voucher of what it settles; the statement tells the household everything at once. Here stand
the rows of the registers with their numbers, the clause, what was paid of it before, and places to sign. The
slips of a group of households are one file a payer, to be cut apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from attrs import evolve, frozen

from linkage.document import Document, Said, Shown, View
from linkage.ground.money import Money
from linkage.model.arrangement import Arrangement, Term
from linkage.model.contract_kinds import JOINT
from linkage.model.entitlement import Line, Recovery, Settlement
from linkage.model.registers import Row
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import amounts, clause_sums, exact_rows
from linkage.telling.column_widths import room, widened
from linkage.telling.known_sums import earned
from linkage.telling.line_rows import LineRow, line_rows, merged
from linkage.telling.line_steps import reckoning, yuan
from linkage.telling.overdue_words import overdue_of, overdue_told
from linkage.telling.paper import (
    BLANK_DAY,
    capitals,
    dated,
    group_names,
    in_order,
    last_day,
    period,
    pieces,
    running,
    sealed,
    season_name,
    signed,
    unbroken,
)
from linkage.telling.paper_leaf import on_paper, parts, sentences, words
from linkage.telling.short_sentences import short
from linkage.telling.stamp import SIDES
from linkage.telling.summary import add
from linkage.telling.twin import statement_number
from linkage.words.explain import formula
from linkage.words.wording import day_words, spoken

Taken = Callable[[Line, Term], bool]


@frozen
class Slip:
    """A kind of slip: its title, which lines it settles, what it shows of their rows, and who signs.

    ``columns`` are headings of the register with their width in millimetres, several of which may share a
    column (品名、等级); the numbers and the amount follow. ``hands`` sign, the payee last. ``by_hand`` keeps
    a column of which the register says nothing, to be filled in; else no paper shows one that is empty.
    """

    title: str
    takes: Taken
    columns: tuple[tuple[str, int], ...]
    hands: tuple[str, ...]
    note: str = ""
    by_hand: bool = True


@frozen
class _Settled:
    """A line with its clause."""

    arrangement: Arrangement
    term: Term
    line: Line


def slip_document(name: str, slip: Slip, mechanisms: tuple[int, ...] = ()) -> Document:
    """The document of a kind of slip; ``name`` is its template id."""
    return Document(
        title=slip.title,
        template="slip.html",
        edition="internal",
        view=partial(_view, slip),
        paths=partial(_paths, name, slip),
        book=_book,
        says=_says,
        mechanisms=mechanisms,
    )


def _settled(settlement: Settlement, slip: Slip) -> Iterator[_Settled]:
    """The lines of households and members that a kind of slip settles, in the order of the roster."""
    terms = {(a.code, term.name): (a, term) for a, term in settlement.terms()}
    for household in in_order(settlement):
        for line in settlement.lines_of(household.number):
            signed_as = terms.get((line.arrangement, line.clause))
            if signed_as is not None and slip.takes(line, signed_as[1]):
                yield _Settled(*signed_as, line)


def _paths(name: str, slip: Slip, settlement: Settlement) -> Mapping[str, str]:
    """One file a payer and group (组), numbered like the print files of statements."""
    groups = {group: at for at, group in enumerate(group_names(settlement), start=1)}
    found = {
        (one.line.payer, settlement.books.households[one.line.payee.partition(".")[0]].group)
        for one in _settled(settlement, slip)
    }
    return {
        f"内部/{name}-{payer}-zu-{groups[group]:02d}.pdf": f"{payer}/{group}"
        for payer, group in sorted(found, key=lambda one: (one[0], groups[one[1]]))
    }


def _view(slip: Slip, settlement: Settlement, subject: str) -> View:
    payer, _, group = subject.partition("/")
    by_payee: dict[str, list[_Settled]] = {}
    for one in _settled(settlement, slip):
        household = settlement.books.households[one.line.payee.partition(".")[0]]
        if one.line.payer == payer and household.group == group:
            by_payee.setdefault(one.line.payee, []).append(one)
    slip = _fitted(slip, settlement, [one for lines in by_payee.values() for one in lines])
    shown = [_slip(slip, settlement, payee, lines) for payee, lines in by_payee.items()]
    slips: list[Shown] = [*shown]
    name = settlement.party_name(payer)
    return sealed(
        {
            "title": f"{name}{season_name(settlement)}{slip.title}（{group or '未分组'}）",
            "running": running(settlement, f"{settlement.main.name}·{slip.title}", group or "未分组", SIDES),
            "heading": slip.title,
            "payer": name,
            "period": period(settlement),
            "day": dated(settlement),
            "columns": [{"name": heading, "width": str(width)} for heading, width in slip.columns],
            "span": str(len(slip.columns) + 1),
            "hands": list(slip.hands),
            "note": slip.note,
            "blank_day": BLANK_DAY,
            "slips": slips,
            "widths": {
                key: widened(usual, [f"{word} {slip[key]}" for slip in shown], _LETTERS, beside)
                for key, (word, usual, beside) in _SUMS.items()
            },
            "count": str(len(slips)),
            "total": str(add(one.line.amount for lines in by_payee.values() for one in lines)),
        }
    )


def _fitted(slip: Slip, settlement: Settlement, lines: Sequence[_Settled]) -> Slip:
    """The same kind with columns that hold what the rows of a paper say, as far as there is room.

    Columns that are empty in every row and not filled in by hand are left out.
    """
    rows = [row.row for one in lines for row in line_rows(settlement, one.line, one.term)]
    columns: list[tuple[str, int]] = []
    for heading, width in slip.columns:
        cells = [_cell(row, heading) for row in rows if row is not None]
        if slip.by_hand or any(cells):
            # Words may be broken, numbers of papers may not.
            codes = [cell for cell in cells if cell.isascii()]
            columns.append((heading, max(width, min(room(codes, _LETTERS), _WIDEST))))
    return evolve(slip, columns=tuple(columns))


#: The size of the letters of rows in tenths of a point, and the widest column, in mm.
_LETTERS, _WIDEST = 105, 40
#: What stands beside the sum and its capitals, which get all the room left: its word, its usual width
#: and what its sides take in mm; widths are those of bold letters, which the last one has.
_SUMS: Mapping[str, tuple[str, int, int]] = {
    "taken": ("抵扣", 20, 1),
    "paid": ("已付", 18, 1),
    "left": ("未付", 24, 2),
}


def _slip(slip: Slip, settlement: Settlement, payee: str, lines: Sequence[_Settled]) -> View:
    household = settlement.books.households[payee.partition(".")[0]]
    mine = [one.line for one in lines]
    owed = add(line.amount for line in mine)
    paid = add(paid_before(settlement, one.line) for one in lines)
    late = [one for one in overdue_of(settlement, household.number) if any(one.line is line for line in mine)]
    taken, told = _taken(settlement, mine)
    year = last_day(settlement).year
    return {
        "number": statement_number(settlement.main.code, year, f"{payee}|{slip.title}|{lines[0].line.payer}"),
        "payee": settlement.books.payee_name(payee),
        "code": payee,
        "group": household.group,
        "clauses": [_clause(slip, settlement, one, alone=len(lines) == 1) for one in lines],
        "owed": str(owed),
        "capitals": capitals(owed),
        "paid": str(paid),
        "taken": signed(taken),
        "taken_told": [unbroken(short(sentence)) for sentence in told],
        "left": str(owed - paid - taken),
        "overdue": [unbroken(short(sentence)) for sentence in overdue_told(settlement, late)],
    }


def _taken(settlement: Settlement, lines: Sequence[Line]) -> tuple[Money, Sequence[str]]:
    """What of a slip's lines went into advances, and which, a sentence for all of one kind."""
    clauses = {line.clause for line in lines}
    found: dict[str, list[tuple[Recovery, Money]]] = {}
    for debt in settlement.debts_of(lines[0].payee.partition(".")[0]):
        if (debt.payer, debt.payee) != (lines[0].payer, lines[0].payee):
            continue
        for one in debt.recoveries:
            part = add(amount for clause, amount in one.parts.items() if clause in clauses)
            if part:
                found.setdefault(one.item, []).append((one, part))
    told = []
    for item, inside in found.items():
        due, part, left = (
            add(amounts) for amounts in zip(*((one.due, part, one.left) for one, part in inside), strict=True)
        )
        count = f" {len(inside)} 笔共" if len(inside) > 1 else ""
        rest = f"，留待下期 {left} 元" if left else ""
        told.append(f"{item}{count}应扣 {due} 元，从这张单里扣 {part} 元{rest}。")
    return add(part for inside in found.values() for _, part in inside), told


def _clause(slip: Slip, settlement: Settlement, one: _Settled, *, alone: bool) -> View:
    """A clause with its rows; its sum stands below them where neither a row nor the slip says the same."""
    reckoned = reckoning(settlement, one.line, one.term)
    rows, steps = reckoned.rows, reckoned.steps
    told = [_row(slip, inside, at) for inside in merged(rows) for at in range(len(inside))]
    amount = str(one.line.amount)
    shown = [row["amount"] for row in told] + [yuan(step.amount) for step in steps if step.amount is not None]
    summed = not alone and shown[-1:] != [amount]
    return {
        "arrangement": one.arrangement.code,
        "name": one.line.clause,
        "cite": f"《{one.arrangement.name}》{one.line.cite.article}",
        "formula": "" if steps else formula(one.line.figure),
        "rows": list[Shown](told),
        "steps": [
            {
                "words": step.words,
                "pieces": pieces(unbroken(step.words)),
                "amount": yuan(step.amount) if step.amount is not None else "",
            }
            for step in steps
        ],
        "amount": amount,
        "subtotal": amount if summed else "",
    }


def _row(slip: Slip, inside: Sequence[LineRow], at: int) -> View:
    """A stretch of a row; what the register says of the row stands at the first."""
    one = inside[at]
    cells: list[Shown] = [
        _cell(one.row, heading) if one.row is not None and at == 0 else "" for heading, _ in slip.columns
    ]
    amount = yuan(one.amount) if one.amount is not None else ""
    return {"cells": cells, "numbers": one.numbers, "pieces": pieces(one.numbers), "amount": amount}


def _cell(row: Row, heading: str) -> str:
    if JOINT in heading:
        return JOINT.join(filter(None, (_cell(row, one) for one in heading.split(JOINT))))
    day, figure = row.day(heading), row.figure(heading)
    if day is not None:
        return day_words(day)
    return spoken(figure) if figure is not None else row.text(heading)


def paid_before(settlement: Settlement, line: Line) -> Money:
    """What the register says was paid of this clause before."""
    return add(
        movement.amount
        for debt in settlement.debts_of(line.payee.partition(".")[0])
        if (debt.payer, debt.payee) == (line.payer, line.payee)
        for movement in debt.movements
        if movement.kind == "已付" and movement.item == line.clause
    )


def _says(view: View) -> Iterator[Said]:
    """Each slip: its clauses, what was paid before and what is left; and all slips together."""
    slips = parts(view, "slips")
    yield Said("本册合计", words(view, "total"), of=amounts(slips, "owed"))
    for slip in slips:
        yield from clause_sums(slip)
        clauses, payee = parts(slip, "clauses"), words(slip, "payee")
        yield Said(f"{payee}应付", words(slip, "owed"), of=amounts(clauses))
        yield Said(f"{payee}应付", words(slip, "capitals"), of=(words(slip, "owed"),), place="大写")
        yield Said(
            f"{payee}应付",
            words(slip, "owed"),
            of=tuple(words(slip, key) for key in ("paid", "taken", "left")),
        )
        for clause in clauses:
            whose = earned(words(clause, "name"), words(slip, "code"), payee)
            yield Said(whose, words(clause, "amount"))
            for step in [step for step in parts(clause, "steps") if words(step, "amount")][-1:]:
                yield Said(whose, words(step, "amount"), place="分步")
            yield from exact_rows(whose, parts(clause, "rows"))
            if words(clause, "subtotal"):
                yield Said(whose, words(clause, "subtotal"), place="小计")


def _as_row(step: View, columns: int) -> View:
    """A step as a row of which the register says nothing."""
    return {"cells": [""] * columns, "numbers": step["words"], "amount": step["amount"]}


_WHO = (Column("单号", width=28), Column("户号", width=12), Column("收款人", width=16))
_WHAT = (Column("条款", width=20), Column("算法", width=44), Column("金额", "num", 14))


def _book(view: View) -> Sequence[Leaf]:
    """One row a row of the slips, as they stand on paper, with what the register says of it."""
    said = tuple(
        Column(words(one, "name"), width=int(words(one, "width")) // 2) for one in parts(view, "columns")
    )
    rows = [
        (
            *(words(slip, key) for key in ("number", "code", "payee")),
            *sentences(row, "cells"),
            *(words(clause, "name"), words(row, "numbers"), words(row, "amount")),
        )
        for slip in parts(view, "slips")
        for clause in parts(slip, "clauses")
        for row in (*parts(clause, "rows"), *(_as_row(step, len(said)) for step in parts(clause, "steps")))
    ]
    total = ("合计", *("" for _ in (*_WHO[1:], *said, *_WHAT[1:])), words(view, "total"))
    return [on_paper(view, Leaf(words(view, "heading"), (), (*_WHO, *said, *_WHAT), tuple(rows), total))]
