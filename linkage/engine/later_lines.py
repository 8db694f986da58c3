"""Later lines (补记): what lateness costs this season, and what a closed season was paid too little."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from linkage.engine.begun import bases
from linkage.engine.corrections import corrected, corrections
from linkage.engine.late import LATE, late_interest
from linkage.engine.payments import Parties, parties_of, payments_of
from linkage.ground.citation import Citation
from linkage.ground.figure import Figure
from linkage.ground.money import Rounding
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Line
from linkage.model.registers import Books
from linkage.rule import rules

_COMPENSATION = "违约金"


def late_lines(arrangements: Sequence[Arrangement], books: Books, lines: Sequence[Line]) -> Iterator[Line]:
    """What is owed because a clause was paid late, one line a payee and clause."""
    parties = parties_of(arrangements)
    late = {term.name: (a, term) for a in arrangements for term in a.terms if term.late is not None}
    for line in [line for line in lines if line.clause in late]:
        arrangement, term = late[line.clause]
        figure = _cost(arrangement, term, books, line, parties)
        if figure is not None and figure.value:
            yield _line(line, f"{term.name}{LATE}", figure)


def _cost(arrangement: Arrangement, term: Term, books: Books, line: Line, parties: Parties) -> Figure | None:
    if term.late is None or term.schedule is None:
        return None
    payments = [
        payment
        for payment in payments_of(line, books, parties)
        if payment.day.date <= arrangement.last_day.date
    ]
    payments.sort(key=lambda payment: (payment.day.date, payment.amount.value))
    shares = bases(arrangement, term, term.schedule, line)
    figure = late_interest(shares, term.schedule, term.late, payments, arrangement.last_day)
    return figure.to_fen(Rounding.HALF_UP) if figure is not None else None


def _line(late: Line, clause: str, figure: Figure) -> Line:
    return Line(
        payee=late.payee,
        name=late.name,
        payer=late.payer,
        income=_COMPENSATION,
        kind="",
        clause=clause,
        figure=figure.named(clause, late.cite, *rules()[_COMPENSATION].ground),
        cite=late.cite,
        arrangement=late.arrangement,
        person=late.person,
    )


def correction_lines(
    arrangements: Sequence[Arrangement], books: Books, name: Callable[[str], str]
) -> Iterator[Line]:
    """What a closed season was paid too little, one line a payer, payee and clause."""
    found: dict[tuple[str, str, str], list[Figure]] = {}
    for one in corrections(arrangements, books):
        if one.too_little is not None:
            found.setdefault((one.payer, one.payee, one.item), []).append(one.too_little)
    incomes = dict(_incomes(arrangements))
    for (payer, payee, item), figures in sorted(found.items()):
        arrangement, income, kind, cite = incomes[item]
        clause = corrected(item)
        yield Line(
            payee=payee,
            name=name(payee),
            payer=payer,
            income=income,
            kind=kind,
            clause=clause,
            figure=Figure.total(figures).named(clause, cite, *rules()[income].ground),
            cite=cite,
            arrangement=arrangement.code,
            person="." in payee,
        )


def _incomes(
    arrangements: Sequence[Arrangement],
) -> Iterator[tuple[str, tuple[Arrangement, str, str, Citation]]]:
    """The income of every clause and pool; of a pool that of the first step it shares out."""
    for arrangement in arrangements:
        for term in arrangement.terms:
            yield term.name, (arrangement, term.income, term.kind, term.cite)
        for pool in arrangement.pools:
            income = next((step.income for step in pool.steps if step.income), "")
            if income:
                cite = pool.cite or Citation("合同", arrangement.code, pool.name)
                yield pool.name, (arrangement, income, "", cite)
