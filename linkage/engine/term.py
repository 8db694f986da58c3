"""Term (条款), the first primitive: quantity times price, for the days both are in force.

What a payee is owed under a clause is the sum over her register rows; each row is cut into
stretches of constant terms (每段), because the price in force on a day applies to that day only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from linkage.engine.carrying import carry_down, opening
from linkage.engine.causes import Causes
from linkage.engine.eligible import Gate
from linkage.engine.holding import Scope, Window, in_season, one_is_member, window_of
from linkage.engine.long_numbers import require_short
from linkage.engine.price import changes, unit_price
from linkage.engine.quantity import ONE_HOUSEHOLD, ONE_PERSON, counted, names_party, payee_of, rows_read
from linkage.engine.rounding import round_figure
from linkage.ground.citation import Citation
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.fault import Fault
from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.ground.spans import periods, span
from linkage.ground.units import YEAR, YUAN, Unit, UnitError
from linkage.model.arrangement import MEMBERS, Arrangement, Term, TimeRule
from linkage.model.registers import Row

NOT_YUAN = Fault(
    "E422",
    "条款“{term}”的数量单位“{quantity}”与单价单位“{price}”对不上",
    "相乘得不到“元”",
    "请改{cell}，或改{place}的单价单位",
)
#: How many payees of a clause have their derivation remembered: all of a village, few of a county.
REMEMBERED = 500


@frozen
class Clause:
    """A term being reckoned for a season, one payee at a time, from her own rows.

    ``grounds`` are the laws the amounts are named with, after the clause itself.
    """

    term: Term
    scope: Scope
    gate: Gate | None
    grounds: tuple[Citation, ...] = ()
    _remembered: dict[str, Figure] = field(factory=dict, init=False, repr=False)

    def figure(self, payee: str, rows: Sequence[Row]) -> Figure:
        """What a payee is owed, with its derivation; the rows must give something."""
        if payee not in self._remembered:
            self.remember(payee, self._line(payee, self.count(rows)))
        return self._remembered[payee]

    def remember(self, payee: str, figure: Figure) -> None:
        """Keep a derivation at hand; when there are too many all go, for papers ask payee by payee."""
        if len(self._remembered) >= REMEMBERED:
            self._remembered.clear()
        self._remembered[payee] = figure

    def count(self, rows: Sequence[Row]) -> _Counted:
        """What the rows of one payee give, and why those that give nothing do not.

        Raises :class:`InputRefusedError` with every row whose price or quantity cannot be used.
        """
        problems: list[Problem] = []
        parts: list[Figure] = []
        idle: list[tuple[Row, str]] = []
        for row in rows:
            try:
                tranches, why = _row(self.term, row, self.scope, self.gate)
            except InputRefusedError as refused:
                problems += [problem for problem in refused.problems if problem not in problems]
                continue
            parts += tranches
            idle += [(row, why)] if why else []
        if problems:
            raise InputRefusedError(problems)
        return _Counted(parts, idle, refused=len(idle) == len(rows))

    def _line(self, payee: str, counted: _Counted) -> Figure:
        persons = _persons(payee, self.scope)
        figure = _line(self.term, counted.parts, persons, refused=counted.refused)
        require_short(figure.value, payee, self.term.name, self.term.where)
        rounding = self.term.rounding
        if rounding.carried:
            brought = opening(payee, self.term.name, self.scope.books)
            figure = carry_down(figure, brought, rounding.step)
        else:
            figure = round_figure(figure, rounding.mode, rounding.step).to_fen(rounding.mode)
        return figure.named(self.term.name, self.term.cite, *self.grounds)

    def part(self, payee: str, rows: Sequence[Row]) -> Figure | None:
        """What some of a payee's rows give, as a line of their own; nothing when they give nothing."""
        counted = self.count(rows)
        return self._line(payee, counted) if counted.parts else None

    def owed(self, payee: str, rows: Sequence[Row], counted: _Counted) -> Owed:
        """What a payee is owed from rows that were counted."""
        figure = self._line(payee, counted)
        self.remember(payee, figure)
        return Owed(payee, figure.money, self, tuple(rows))


@frozen
class _Counted:
    parts: Sequence[Figure]
    idle: Sequence[tuple[Row, str]]
    refused: bool


@frozen(eq=False, weakref_slot=False)
class Owed:
    """What one payee is owed under a term, in whole fen, and the rows it came from.

    The derivation is not held: a county has half a million of them, and the rows give it again.
    """

    payee: str
    money: Money
    clause: Clause = field(repr=False)
    rows: tuple[Row, ...] = field(repr=False)

    @property
    def figure(self) -> Figure:
        """The amount with its derivation, reckoned again from the rows.

        Raises ``ValueError`` when it comes to another amount: an error of ours.
        """
        figure = self.clause.figure(self.payee, self.rows)
        if figure.money != self.money:
            message = f"{self.payee} {self.clause.term.name}: {figure.money} is not {self.money}"
            raise ValueError(message)
        return figure

    @property
    def adds_up(self) -> bool:
        """Say whether the amount is the sum of its rows; not with a floor, a cap, a rate on the whole."""
        term = self.clause.term
        return (
            term.cap is None and term.floor is None and not term.price.on_line and not term.rounding.carried
        )

    def by_month(self) -> Mapping[tuple[int, int], Figure]:
        """The amount by the month its rows belong to, each month rounded as the line is.

        Nothing where rows have no day, or where the amount is not the sum of its rows: with a floor, a
        cap, or a rate on the whole.
        """
        term = self.clause.term
        days = [row.day(term.belongs_by) for row in self.rows]
        if not self.adds_up or None in days:
            return {}
        found: dict[tuple[int, int], list[Row]] = {}
        for row, day in zip(self.rows, days, strict=True):
            if day is not None:
                found.setdefault((day.date.year, day.date.month), []).append(row)
        figures = {month: self.clause.part(self.payee, rows) for month, rows in found.items()}
        return {month: figure for month, figure in figures.items() if figure is not None}


@frozen
class Reckoned:
    """A term reckoned for a season: what is owed, and why each row that gave nothing gave nothing."""

    owed: tuple[Owed, ...]
    idle: Mapping[str, str] = field(factory=dict)


def reckon(term: Term, scope: Scope, grounds: Sequence[Citation] = ()) -> Reckoned:
    """Reckon a term for a season.

    Raises :class:`InputRefusedError` with every row whose price or quantity cannot be used.
    """
    scope = scope.reckoning(term)
    clause = Clause(term, scope, gate_of(term, scope), tuple(grounds))
    problems: list[Problem] = []
    owed: list[Owed] = []
    idle = Causes(scope.books)
    for payee, rows in _rows_by_payee(term, scope).items():
        try:
            counted = clause.count(rows)
        except InputRefusedError as refused:
            problems += [problem for problem in refused.problems if problem not in problems]
            continue
        for row, why in counted.idle:
            idle.add(payee, row, why)
        if counted.parts and not problems:
            try:
                owed.append(clause.owed(payee, rows, counted))
            except InputRefusedError as refused:
                problems += refused.problems
    if problems:
        raise InputRefusedError(problems)
    return Reckoned(tuple(sorted(owed, key=lambda one: one.payee)), idle.told())


def _rows_by_payee(term: Term, scope: Scope) -> Mapping[str, Sequence[Row]]:
    arrangement = scope.arrangement
    found: dict[str, list[Row]] = {}
    for row in rows_read(term.quantity, term.name, scope):
        if names_party(row, "付款方", term.payer, arrangement) and _pays(row, term, arrangement):
            found.setdefault(payee_of(row, term.payee, arrangement), []).append(row)
    return found


def _pays(row: Row, term: Term, arrangement: Arrangement) -> bool:
    if term.payee not in arrangement.parties:
        return True
    return names_party(row, "收款方", term.payee, arrangement)


def gate_of(term: Term, scope: Scope) -> Gate | None:
    """What decides which rows count, seen on the clause's record day or the season's last."""
    if term.eligibility is None:
        return None
    day = term.record_day or scope.arrangement.last_day
    return Gate(term.eligibility, term.name, term.quantity, day, scope, term.payee == MEMBERS)


def _row(term: Term, row: Row, scope: Scope, gate: Gate | None) -> tuple[Sequence[Figure], str]:
    """The tranches of a row, or why it has none; both where a condition refuses it with proof."""
    quantity = counted(term, row, scope.books)
    if quantity is None:
        return (), f"台账〔{row.sheet}〕的“{term.quantity[1]}”没有填"
    windows, why = stretches(term, row, scope)
    if not windows:
        return (), why
    if gate is not None:
        verdict = gate.ask(row)
        admitted, why = verdict.admit(quantity), verdict.why
        if admitted is None:
            return (), why
        quantity = admitted
    if why and not _has_price(term, row, quantity, windows, scope):
        return (), why  # a row that is refused needs no price
    tranches = [_tranche(term, row, quantity, window, scope) for window in windows]
    if term.rounding.stage == "每行" and not term.price.on_line:
        tranches = [round_figure(Figure.total(tranches), term.rounding.mode, term.rounding.step)]
    return tranches, why


def _has_price(term: Term, row: Row, quantity: Figure, windows: Sequence[Window], scope: Scope) -> bool:
    if term.price.on_line or term.price.charge(quantity) is not None:
        return True
    try:
        for window in windows:
            unit_price(term, row, window.first, scope, quantity)
    except InputRefusedError:
        return False
    return True


def stretches(term: Term, row: Row, scope: Scope) -> tuple[Sequence[Window], str]:
    """The stretches of constant terms in which a row earns, each at its first day's price; or why none."""
    if row.day(term.belongs_by) is not None or _is_dated(row):
        if not in_season(row, term.belongs_by, scope.arrangement, term):
            return (), f"{term.quantity[0]}记录的{term.belongs_by}不在结算期内"
        day = row.day(term.belongs_by)
        return ((Window(day, day),) if day is not None else ()), ""
    window = window_of(row, scope, term)
    if window.empty:
        return (), _why_empty(window)
    whole = term.time is None or not term.time.rule
    return ((window,) if whole else window.split(changes(term, window))), ""


def _is_dated(row: Row) -> bool:
    return "日期" in row.places


def _why_empty(window: Window) -> str:
    return f"在册期间（至{window.last.date}）与结算期、条款期限没有重合"


def _tranche(term: Term, row: Row, quantity: Figure, window: Window, scope: Scope) -> Figure:
    if term.price.on_line:
        return term.price.based(quantity)
    timed: Figure | None = None
    if term.time is not None and term.time.rule and not _is_dated(row):
        timed = time_in_force(term.time, window, scope).named("计期")
    charged = term.price.charge(quantity)
    if charged is not None:
        figure = _over_time(charged, timed)
    else:
        price = unit_price(term, row, window.first, scope, quantity)
        figure = multiply(quantity, price, timed, row, term)
    if term.rounding.stage == "每段":
        figure = round_figure(figure, term.rounding.mode, term.rounding.step)
    return figure


def time_in_force(time: TimeRule, window: Window, scope: Scope) -> Figure:
    """How long a window lasts, by the rule of the clause."""
    if time.months:
        anchor = time.anchor or scope.arrangement.first_day
        return periods(anchor, window.first, window.last, time.months)
    return span(window.first, window.last, time.rule, time.cutoff)


def multiply(quantity: Figure, price: Figure, timed: Figure | None, row: Row, term: Term) -> Figure:
    """Multiply quantity, price and time to yuan, converting what has to be converted.

    A rate per year with no time rule counts one whole year for every row (整期), so the year is
    struck from the price by one contract period; not where the quantity is itself a time, as months of a
    price a month. Time is told in the price's own word: half-years of a
    price a half-year. Raises :class:`InputRefusedError` when the units do not make yuan.
    """
    per = None if timed is None and (quantity.unit * price.unit).fits(YUAN) else _time_of(price)
    if timed is None and per is not None:
        timed = Figure.constant(1, YEAR, "一个整期")
    if timed is not None and per is not None and timed.unit.fits(per):
        timed = timed.to(per)
    rest = price.unit if timed is None else price.unit * timed.unit
    wanted = YUAN / rest
    try:
        figure = quantity.to(wanted) * price
    except UnitError as error:
        cell = "这一行的“单位”" if row.text("单位") else "列名后的单位"
        blanks = {"quantity": quantity.unit or "无", "price": price.unit or "比例", "place": term.where}
        problem = NOT_YUAN.at(row.where(term.quantity[1]), term=term.name, cell=cell, **blanks)
        raise InputRefusedError([problem]) from error
    return figure if timed is None else figure * timed


def _time_of(price: Figure) -> Unit | None:
    """The word of time a price is for: 年, 半年, 季度, 月; nothing when it is for no time."""
    words = (Unit.parse(word) for word, power in price.unit.powers if power == -1)
    return next((unit for unit in words if unit.fits(YEAR)), None)


def _over_time(charged: Figure, timed: Figure | None) -> Figure:
    """Yuan for an amount that was charged as a whole; a rate a year counts for the time, or one period."""
    if timed is not None:
        return (charged * timed).to(YUAN)
    whole = charged * Figure.constant(1, YEAR, "一个整期") if ("年", -1) in charged.unit.powers else charged
    return whole.to(YUAN)


def _line(term: Term, tranches: Sequence[Figure], persons: Figure, *, refused: bool) -> Figure:
    """What a payee is owed, not yet rounded; where a condition refused all she has, not even the floor."""
    figure = Figure.total(tranches)
    if term.price.on_line:
        charged = term.price.charge(figure if figure.origin else figure.named("计算基数"))
        figure = _over_time(charged, None) if charged is not None else figure
    if term.floor is not None and not refused:
        figure = figure.larger_of(_limit(term.floor, persons, "保底"))
    if term.cap is not None:
        figure = figure.smaller_of(_limit(term.cap, persons, "封顶"))
    return figure


def _limit(limit: Figure, persons: Figure, name: str) -> Figure:
    """A limit in yuan: as it stands, a household, or a person times the persons of the payee."""
    if limit.unit == YUAN:
        return limit
    count = persons if limit.unit * ONE_PERSON.unit == YUAN else ONE_HOUSEHOLD
    return (limit * count).named(name)


def _persons(payee: str, scope: Scope) -> Figure:
    """The persons a payee stands for: herself, or the members of the household on the last day."""
    household = scope.books.households.get(payee)
    if household is None:
        return ONE_PERSON
    last = scope.arrangement.last_day.date
    count = sum(one_is_member(person, scope.books, last) for person in household.members)
    return Figure.total([ONE_PERSON] * count).named("户内人数") if count else Figure.zero(ONE_PERSON.unit)
