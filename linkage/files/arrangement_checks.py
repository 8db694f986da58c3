"""Arrangement checks (协议核对): what the arrangements of a season must say about each other.

Names are unique over all files; every pool that is fed lists what feeds it; the flows form no
circle; every price can be found for every row it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from linkage.engine.eligible import Gate
from linkage.engine.fact import fact_in_force
from linkage.engine.holding import Scope, Window
from linkage.engine.long_numbers import MOST, TOO_MUCH
from linkage.engine.price import unit_price
from linkage.engine.quantity import counted, names_party, rows_read
from linkage.engine.sharing import check_sharers, is_shared
from linkage.engine.term import gate_of, reckon, stretches
from linkage.files import arrangement_faults as faults
from linkage.files import register_faults
from linkage.files.arrangement_participation import check_participation
from linkage.files.cell_values import RegisterDesk
from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.ground.errors import InputRefusedError, Problem, Where
from linkage.ground.fault import quoted, suggestion
from linkage.model.arrangement import (
    HOUSEHOLDS,
    MEMBERS,
    Arrangement,
    Party,
    Pool,
    SourceKind,
    Step,
    Term,
    Weight,
)
from linkage.model.factor import RowFactor
from linkage.model.registers import Books, Row
from linkage.sizes.standard import Standard

#: Rows of 已付 after the last day of the season; no sheet has this name.
PAID_AFTERWARDS = "已付/期后"
_ASKED_BY_ALL = frozenset({"名册", "类别", "事件", "价格", "事实", "约定"})


def check_names(arrangements: Sequence[Arrangement], problems: list[Problem]) -> None:
    """Names of clauses and pools, and codes of parties, mean one thing in the whole season."""
    seen: dict[str, Where] = {}
    parties: dict[str, Party] = {}
    for arrangement in arrangements:
        for name, where in _names(arrangement):
            first = seen.setdefault(name, where)
            if first is not where:
                problems.append(faults.SAME_NAME.at(where, said=quoted(name), other=first))
        for party in arrangement.parties.values():
            known = parties.setdefault(party.code, party)
            if known.name != party.name:
                words = {"said": quoted(party.code), "other": known.where, "name": quoted(known.name)}
                problems.append(faults.PARTY_DIFFERS.at(party.where, **words))


def _names(arrangement: Arrangement) -> list[tuple[str, Where]]:
    terms = [(term.name, term.where) for term in arrangement.terms]
    return terms + [(pool.name, pool.where) for pool in arrangement.pools]


def check_flows(arrangements: Sequence[Arrangement], declared: set[str], problems: list[Problem]) -> None:
    """Every source exists, every step to a pool is listed there, and nothing flows in a circle.

    ``declared`` names all clauses and pools, also those whose own problems keep them from being read.
    """
    pools = {pool.name: pool for arrangement in arrangements for pool in arrangement.pools}
    terms = {term.name for arrangement in arrangements for term in arrangement.terms}
    items = {deduction.item for arrangement in arrangements for deduction in arrangement.deductions}
    unread = declared - terms - set(pools) - items
    for arrangement in arrangements:
        for pool in arrangement.pools:
            _check_sources(pool, pools, terms | unread, problems)
            _check_targets(arrangement, pool, pools, unread, problems)
        for term in arrangement.terms:
            check_participation(term, pools, unread, problems)
    circle = _circle(pools, [term for arrangement in arrangements for term in arrangement.terms])
    if circle:
        path = " → ".join([*circle, circle[0]])
        words = {"path": path, "first": circle[0], "before": circle[-1]}
        problems.append(faults.CYCLE.at(pools[circle[0]].where, **words))


def _check_sources(
    pool: Pool, pools: Mapping[str, Pool], terms: Collection[str], problems: list[Problem]
) -> None:
    for source in pool.sources:
        said = quoted(source.name)
        if source.kind is SourceKind.TERM and source.name not in terms:
            remedy = suggestion(source.name, sorted(terms))
            problems.append(faults.UNKNOWN_TERM.at(source.where, said=said, remedy=remedy))
        if source.kind is not SourceKind.POOL:
            continue
        if source.name in terms:
            continue
        if source.name not in pools:
            remedy = suggestion(source.name, [*pools, "事实", "条款"])
            problems.append(faults.UNKNOWN_POOL.at(source.where, said=said, remedy=remedy))
            continue
        targets = [step.name for step in pools[source.name].steps]
        if source.target not in {*targets, *(step.to for step in pools[source.name].steps)}:
            words = {"pool": source.name, "said": quoted(source.target)}
            remedy = suggestion(source.target, targets)
            problems.append(faults.UNKNOWN_STEP.at(source.where, **words, remedy=remedy))


def _check_targets(
    arrangement: Arrangement,
    pool: Pool,
    pools: Mapping[str, Pool],
    unread: Collection[str],
    problems: list[Problem],
) -> None:
    known = {HOUSEHOLDS, MEMBERS, *arrangement.parties, *unread}
    for step in pool.steps:
        if step.kind != "去向" or step.to in known:
            continue
        if step.to in pools:
            fed = pools[step.to].sources
            if all((source.name, source.target) != (pool.name, step.to) for source in fed):
                words = {"target": step.to, "pool": pool.name}
                problems.append(faults.FEED_NOT_LISTED.at(step.where, **words))
            continue
        remedy = suggestion(step.to, [HOUSEHOLDS, MEMBERS, *arrangement.parties, *pools])
        if remedy.startswith("可能是"):
            words = {"said": quoted(step.to), "bare": step.to, "remedy": remedy}
            problems.append(faults.UNKNOWN_TARGET.at(step.where, **words))


def _circle(pools: Mapping[str, Pool], terms: Sequence[Term]) -> list[str]:
    """Find pools that feed each other round, directly or through a clause that looks at a share."""
    seen_by = {
        term.name: [pool for pool, _ in term.participation.steps] for term in terms if term.participation
    }
    feeds = {
        name: [
            fed
            for source in pool.sources
            for fed in ([source.name] if source.kind is SourceKind.POOL else seen_by.get(source.name, []))
            if fed in pools
        ]
        for name, pool in pools.items()
    }
    free = set(pools)
    while True:
        ready = {name for name in free if not any(source in free for source in feeds[name])}
        if not ready:
            break
        free -= ready
    if not free:
        return []
    path = [min(free)]
    while True:
        following = next(source for source in feeds[path[-1]] if source in free)
        if following in path:
            return list(reversed(path[path.index(following) :]))
        path.append(following)


def check_facts(arrangements: Sequence[Arrangement], books: Books, problems: list[Problem]) -> None:
    """Every fact a pool takes in is stated once for the season."""
    for arrangement in arrangements:
        scope = Scope(arrangement, books)
        for pool in arrangement.pools:
            for source in pool.sources:
                row = books.fact(source.name) if source.kind is SourceKind.FACT else None
                if row is None or row.values.get("数值") is None:
                    continue  # a fact that stands nowhere, or has no amount yet, was told where it was read
                try:
                    fact_in_force(source.name, source.where, scope)
                except InputRefusedError as refused:
                    problems.extend(refused.problems)


def check_prices(arrangements: Sequence[Arrangement], books: Books, problems: list[Problem]) -> None:
    """Every row finds its price in the table, and every series has a quote for its day."""
    for arrangement in arrangements:
        scope = Scope(arrangement, books)
        for term in arrangement.terms:
            if term.price.asks_books:
                _check_rows(term, scope, problems)


def _check_rows(term: Term, scope: Scope, problems: list[Problem]) -> None:
    """Ask the price of every row and stretch; a clause without rows is asked for its last day."""
    scope = scope.reckoning(term)
    arrangement = scope.arrangement
    rows = [
        row
        for row in rows_read(term.quantity, term.name, scope)
        if names_party(row, "付款方", term.payer, arrangement)
    ]
    gate = gate_of(term, scope)
    for row in rows:
        for window in stretches(term, row, scope)[0]:
            _tried(partial(_price_of, term, row, window, scope, gate), problems)
    if not rows and not term.price.needs_row:
        _tried(partial(unit_price, term, None, arrangement.last_day, scope), problems)


def _price_of(term: Term, row: Row, window: Window, scope: Scope, gate: Gate | None) -> None:
    """Ask what a row costs, unless a condition refuses it: then nobody will."""
    if gate is not None and not gate.ask(row).met:
        return
    quantity = counted(term, row, scope.books)
    if quantity is not None:
        unit_price(term, row, window.first, scope, quantity)


def check_reckoning(
    arrangements: Sequence[Arrangement], books: Books, spoiled: Collection[str], problems: list[Problem]
) -> None:
    """See that every row's unit meets its price and every row's class has its factor.

    This asks the engine itself, so that what it would refuse is told with everything else; but not of the
    registers in ``spoiled``, which have problems of their own, nor of any when a register is that all ask.
    Where nothing is wrong yet, what only its own reckoning can show is left to the settlement.
    """
    wrong = bool(problems)
    if not _ASKED_BY_ALL.isdisjoint(spoiled):
        return
    for arrangement in arrangements:
        scope = Scope(arrangement, books)
        for term in arrangement.terms:
            own = term.counted is not None or _unit_by_row(term.quantity)
            asks = wrong or term.price.asks_books or own or term.eligibility is not None
            if asks and term.quantity[0] not in spoiled:
                _tried(partial(_reckoned, term, scope), problems)
        for pool in arrangement.pools:
            for step in pool.steps:
                if is_shared(step) and _asks_books(step) and _sheets(step).isdisjoint(spoiled):
                    _tried(partial(check_sharers, step, pool, scope), problems)


def _reckoned(term: Term, scope: Scope) -> None:
    """Reckon a clause, and see that nobody is owed what no village owes.

    What looks at a share first (与分红) is less than what it guarantees: the settlement alone knows.
    """
    owed = reckon(term, scope).owed
    large = [one for one in owed if one.money >= MOST and term.participation is None]
    words = [{"payee": one.payee, "clause": term.name, "amount": one.money} for one in large]
    if words:
        raise InputRefusedError([TOO_MUCH.at(term.where, **told) for told in words])


def _asks_books(step: Step) -> bool:
    """Say whether only the rows can tell that a step can be shared."""
    in_turn = step.shortage is not None and step.shortage.queue is not None
    ordered = in_turn or step.drawn is not None or step.first_by is not None
    by_rows = step.weight is not None and _asks_rows(step.weight)
    return ordered or by_rows or isinstance(step.size, Standard)


def _sheets(step: Step) -> set[str]:
    """The registers that say who shares a step, by what, and in which order."""
    queue = step.shortage.queue if step.shortage is not None else None
    weight = step.weight
    parts = () if weight is None else (weight.parts or (weight,))
    columns = [column for part in parts for column in (part.quantity, *part.times)]
    return {column[0] for column in (*columns, queue, step.drawn, step.first_by) if column is not None}


def _asks_rows(weight: Weight) -> bool:
    """Say whether only the rows can tell that a weight comes out: classes, conditions, units of their own."""
    if weight.parts:
        return any(_asks_rows(part) for part in weight.parts)
    by_row = any(_unit_by_row(quantity) for quantity in (weight.quantity, *weight.times))
    by_formula = isinstance(weight.scale, RowFactor)
    return bool(weight.factors) or weight.eligibility is not None or by_row or by_formula


def _unit_by_row(quantity: tuple[str, str]) -> bool:
    """Say whether each row says the unit of the quantity, so that the headings could not prove it."""
    sheet, heading = quantity
    declared = SHEET_BY_NAME.get(sheet)
    column = declared.column(heading) if declared is not None else None
    return bool(sheet) and (column is None or bool(column.unit_from))


def _tried(attempt: Callable[[], object], problems: list[Problem]) -> None:
    try:
        attempt()
    except InputRefusedError as refused:
        problems.extend(problem for problem in refused.problems if problem not in problems)


def without_late_rows(
    books: Books, arrangements: Sequence[Arrangement], desk: RegisterDesk
) -> Mapping[str, tuple[Row, ...]]:
    """Leave out money rows after the season's last day, and tell them.

    What was paid afterwards is kept aside: it counts for nothing, but must not be sent to the bank again.
    """
    last = max(arrangement.last_day.date for arrangement in arrangements)
    tables = dict(books.tables)
    for sheet in ("预付", "已付"):
        kept, late = [], []
        for row in tables.get(sheet, ()):
            day = row.day("日期")
            if day is not None and day.date > last:
                late.append(row)
                desk.notes.append(register_faults.AFTER_SEASON.at(row.where("日期"), day=day.date, last=last))
            else:
                kept.append(row)
        if sheet in tables:
            tables[sheet] = tuple(kept)
        if late and sheet == "已付":
            tables[PAID_AFTERWARDS] = tuple(late)
    return tables
