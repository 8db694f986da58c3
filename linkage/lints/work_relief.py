"""Work relief (以工代赈) that pays less of the central money as labour than the measures ask."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from linkage.check import WARNING, Spot
from linkage.engine.term import reckon
from linkage.ground.errors import InputRefusedError
from linkage.ground.units import YUAN
from linkage.lint import Lint, Unreckoned, yuan
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Pool, SourceKind
from linkage.model.registers import Row

_LAW = "劳务报酬占中央资金比例下限"
_RELIEF = "以工代赈"
_CENTRAL = re.compile(r"以工代赈.*中央|中央.*以工代赈")
_LABOUR = {"薪金", "佣金"}
_PAYEES = {HOUSEHOLDS, MEMBERS}


def _find(season: Unreckoned) -> Iterable[Spot]:
    central = {
        row.text("名称"): row for row in season.books.rows("事实") if _CENTRAL.search(row.text("名称"))
    }
    whole = sum((_yuan(row) for row in central.values()), Fraction(0))
    if not whole:
        return
    labour = _by_terms(season) + sum(
        (_by_pool(season, arrangement, pool) for arrangement, pool in season.pools()), Fraction(0)
    )
    row = min(central.values(), key=lambda one: one.number)
    law = season.law(_LAW, season.arrangements[0], row.where("数值"))
    if law.figure is None:
        return
    least = law.figure.value * whole
    if labour < least:
        yield Spot(
            str(row.where("数值")),
            f"中央资金 {yuan(whole)}，付给干活的人的劳务报酬 {yuan(labour)}，"
            f"不到 {law.said}（{yuan(least)}），差 {yuan(least - labour)}",
            law=law,
        )


def _yuan(row: Row) -> Fraction:
    """What a fact says in yuan; a fact in another unit, or still empty, is no money."""
    figure = row.figure("数值")
    return figure.to(YUAN).value if figure is not None and figure.unit.fits(YUAN) else Fraction(0)


def _by_terms(season: Unreckoned) -> Fraction:
    """Labour pay under clauses that carry the words in their name."""
    found = Fraction(0)
    for arrangement, term in season.terms():
        if _RELIEF not in term.name or term.income not in _LABOUR or term.payee not in _PAYEES:
            continue
        try:
            owed = reckon(term, season.scope(arrangement)).owed
        except InputRefusedError:
            continue
        found += sum((one.figure.value for one in owed), Fraction(0))
    return found


def _by_pool(season: Unreckoned, arrangement: Arrangement, pool: Pool) -> Fraction:
    """Labour pay out of a pool fed by facts alone, if central money for work relief is among them."""
    facts = [source for source in pool.sources if source.kind is SourceKind.FACT]
    if len(facts) < len(pool.sources) or not any(_CENTRAL.search(source.name) for source in facts):
        return Fraction(0)
    amount = Fraction(0)
    for source in facts:
        row = season.books.fact(source.name)
        if row is not None:
            amount += -_yuan(row) if source.negative else _yuan(row)
    outcome = season.rehearse(arrangement, pool, amount)
    if outcome is None:
        return Fraction(0)
    paid = (done for done in outcome.steps if done.step.to in _PAYEES and done.step.income in _LABOUR)
    return sum((done.amount.yuan for done in paid), Fraction(0))


LINT = Lint(
    name="work_relief",
    code="C726",
    severity=WARNING,
    asks="以工代赈的劳务报酬，占中央资金的比例够不够",
    why="以工代赈是拿干活换报酬：中央资金里付给当地务工群众的劳务报酬有下限",
    mend="请多用当地群众干活，或提高每工日的报酬；报酬还没有记全的，请补〔用工〕",
    ground="《国家以工代赈管理办法》（条号未确认）",
    find=_find,
    mechanisms=(51,),
)
