"""The worked example (算例): the same clauses, reckoned by the same engine for an invented household.

A contract promises nothing by its example, and the example tells nothing about anyone: quantities and
profits are invented round numbers, only prices that are published for everybody are the real ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import count
from types import MappingProxyType

from attrs import evolve

from linkage.engine.quantity import PER_HOUSEHOLD, PER_PERSON
from linkage.engine.settlement import settle
from linkage.files.register_sheets import SHEETS
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.units import PLAIN, YUAN, Unit
from linkage.model.arrangement import (
    Arrangement,
    Pool,
    SourceKind,
    Step,
    Term,
    Weight,
)
from linkage.model.entitlement import Settlement
from linkage.model.factor import RowFactor
from linkage.model.person import AGE
from linkage.model.price import filled_example
from linkage.model.registers import Books, Household, Member, Row, Value
from linkage.sizes.amount import FixedAmount

#: The household of the example, and the one that stands for all others in the village.
HOUSEHOLD, OTHERS = "甲", "乙"
FILE = "算例"

_INVENTED: Mapping[str, int] = MappingProxyType(
    {"亩": 3, "元": 10_000, "工日": 20, "天": 20, "斤": 1000, "公斤": 500, "件": 2000, "只": 2000, "人": 10,
     "月": 3, "年": 1, "半年": 1, "季度": 2, "小时": 20}
)  # fmt: skip
_ANY = 10
_GROWN_UP = 65
_PROFIT, _COST = 100_000, 20_000
_OTHERS_HOLD = 99
_TIMES = ("年", "月", "半年", "季度")


def worked_example(settlement: Settlement) -> Settlement:
    """Settle the arrangements for the invented household."""
    arrangements = [_without_last_years(arrangement) for arrangement in settlement.arrangements]
    return settle(arrangements, _Inventor(settlement.books).books(arrangements))


def _without_last_years(arrangement: Arrangement) -> Arrangement:
    """Leave out what is this village's own: amounts of steps from the registers, and who is eligible."""
    terms = tuple(evolve(term, eligibility=None) for term in arrangement.terms)
    pools = [
        evolve(pool, steps=tuple(_invented_step(step) for step in pool.steps)) for pool in arrangement.pools
    ]
    return evolve(arrangement, terms=terms, pools=tuple(pools))


def _invented_step(step: Step) -> Step:
    if step.weight is not None:
        parts = tuple(evolve(part, eligibility=None) for part in step.weight.parts)
        step = evolve(step, weight=evolve(step.weight, eligibility=None, parts=parts))
    if not isinstance(step.size, FixedAmount) or not step.size.from_books:
        return step
    return evolve(step, size=FixedAmount(Figure.zero(YUAN).named(step.size.amount.name), step.to))


class _Inventor:
    def __init__(self, real: Books) -> None:
        self.real = real
        self.rows: dict[str, list[Row]] = {"价格": list(real.rows("价格"))}
        self.numbers = count(2)

    def books(self, arrangements: Sequence[Arrangement]) -> Books:
        self._roster(arrangements)
        for arrangement in arrangements:
            for term in arrangement.terms:
                self._of_term(arrangement, term)
            for pool in arrangement.pools:
                self._of_pool(arrangement, pool)
        households = {
            number: Household(number, (Member(number, "1", name, "户主", row),))
            for number, name, row in zip(
                (HOUSEHOLD, OTHERS), ("甲户", "其余各户"), self.rows["名册"], strict=True
            )
        }
        return Books({sheet: tuple(rows) for sheet, rows in self.rows.items()}, households)

    def _roster(self, arrangements: Sequence[Arrangement]) -> None:
        """Both households, in the first class of any factor that goes by 户类别."""
        steps = [step for a in arrangements for pool in a.pools for step in pool.steps]
        weights = [part for step in steps for part in _parts(step)]
        more: dict[str, str] = {}
        for weight in weights:
            if weight.factor_column in {"类别", "户类别"}:
                more.setdefault("户类别", next(iter(weight.factors)))
            elif weight.factors and not weight.quantity[0]:
                more.setdefault(weight.factor_column, next(iter(weight.factors)))
        birth = {"出生日期": self._birthday(arrangements)}
        for number in (HOUSEHOLD, OTHERS):
            self._add("名册", {"户号": number, "成员号": "1", "与户主关系": "户主", **more}, {}, birth)

    def _birthday(self, arrangements: Sequence[Arrangement]) -> Day:
        """A birthday by which a price of an age finds its band; else that of a grown-up."""
        terms = [term.price for a in arrangements for term in a.terms]
        weights = [part for a in arrangements for p in a.pools for step in p.steps for part in _parts(step)]
        prices = [*terms, *(weight.priced for weight in weights if weight.priced is not None)]
        ages = [price.example(self.real).cells.get(AGE) for price in prices]
        years = next((int(age.value) for age in ages if isinstance(age, Figure)), _GROWN_UP)
        born = date(arrangements[0].last_day.date.year - years, 1, 1)
        return Day(op="constant", date=born)

    def _of_term(self, arrangement: Arrangement, term: Term) -> None:
        if term.quantity in {PER_HOUSEHOLD, PER_PERSON}:
            return
        words = {"户号": HOUSEHOLD, "成员号": "1", "条款": term.name, "付款方": term.payer}
        if term.payee in arrangement.parties:
            words["收款方"] = term.payee
        asked = term.price.example(self.real)
        more, held, dates = _sorted(asked.cells)
        words |= more
        if term.counted is not None:
            more, reckoned, days_of = _sorted(self._reckoned_with(term, term.counted))
            words, held, dates = {**words, **more}, {**held, **reckoned}, {**dates, **days_of}
        else:
            unit = _counted(term)
            own = (Fraction(_INVENTED.get(str(unit), _ANY)), unit)
            held = {term.quantity[1]: own, **held}
            if asked.base is not None:
                held[term.quantity[1]] = (asked.base.value, asked.base.unit)
        days = [day for day in asked.days if arrangement.season.first <= day.date <= arrangement.season.last]
        if _is_dated(term.quantity[0]):
            when = dict.fromkeys(("日期", term.belongs_by), days[-1] if days else arrangement.last_day)
            dates = {**dates, **when}
        self._add(term.quantity[0], words, held, dates)

    def _reckoned_with(self, term: Term, counted: RowFactor) -> Mapping[str, str | Figure | Day]:
        """What the formula of a quantity reckons with: an invented amount, a tenth of it for each deduction.

        A column of another unit (a factor, a grade) is as in the first row that fills them all.
        """
        cells = dict(filled_example(self.real.rows(term.quantity[0]), counted.columns).cells)
        leading = cells.get(term.quantity[1])
        if not isinstance(leading, Figure):
            return cells
        much = Fraction(_INVENTED.get(str(leading.unit), _ANY))
        for heading, cell in cells.items():
            if isinstance(cell, Figure) and cell.unit.fits(leading.unit) and leading.unit:
                share = 1 if heading == term.quantity[1] else Fraction(1, 10)
                cells[heading] = evolve(cell, value=much * share, unit=leading.unit)
        return cells

    def _of_pool(self, arrangement: Arrangement, pool: Pool) -> None:
        for source in pool.sources:
            if source.kind is SourceKind.FACT:
                much = Fraction(_COST if source.negative else _PROFIT)
                self._add("事实", {"名称": source.name}, {"数值": (much, YUAN)})
        weights = [part for step in pool.steps for part in _parts(step)]
        more = [Weight(of) for weight in weights for of in weight.times if of[0] != weight.quantity[0]]
        weights += more
        for quantity in dict.fromkeys(weight.quantity for weight in weights):
            weight = next(weight for weight in weights if weight.quantity == quantity)
            if quantity not in {PER_HOUSEHOLD, PER_PERSON}:
                self._stakes(arrangement, pool, weight)

    def _stakes(self, arrangement: Arrangement, pool: Pool, weight: Weight) -> None:
        sheet, heading = weight.quantity
        unit = self._unit_of(sheet, heading)
        words = {"成员号": "1", "条款": pool.name}
        if weight.factors:
            words[weight.factor_column] = next(iter(weight.factors))
        asked = dict(weight.priced.example(self.real).cells) if weight.priced is not None else {}
        if isinstance(weight.scale, RowFactor):
            asked |= filled_example(self.real.rows(sheet), weight.scale.columns).cells
        for number, times in ((HOUSEHOLD, 1), (OTHERS, _OTHERS_HOLD)):
            held = {heading: (Fraction(_ANY * times), unit)}
            held |= {of[1]: (Fraction(1), self._unit_of(*of)) for of in weight.times if of[0] == sheet}
            more, cells, dates = _sorted(asked)
            day = {"日期": arrangement.last_day} if _is_dated(sheet) else {}
            self._add(sheet, {"户号": number, **more, **words}, {**cells, **held}, {**dates, **day})

    def _unit_of(self, sheet: str, heading: str) -> Unit:
        figures = (row.figure(heading) for row in self.real.rows(sheet))
        return next((figure.unit for figure in figures if figure is not None), PLAIN)

    def _add(
        self,
        sheet: str,
        words: Mapping[str, str],
        numbers: Mapping[str, tuple[Fraction, Unit]],
        dates: Mapping[str, Day] = MappingProxyType({}),
    ) -> None:
        number = next(self.numbers)
        place = Where(FILE, sheet=sheet, cell=f"A{number}")
        values: dict[str, Value] = {
            heading: Word.cell(text, heading, Origin(place, text)) for heading, text in words.items()
        }
        for heading, (much, unit) in numbers.items():
            values[heading] = Figure.cell(much, unit, heading, Origin(place, str(much)))
        for heading, day in dates.items():
            values[heading] = Day.cell(day.date, heading, Origin(place, day.date.isoformat()))
        row = Row(sheet, FILE, number, values, dict.fromkeys(values, place))
        self.rows.setdefault(sheet, []).append(row)


def _sorted(
    cells: Mapping[str, str | Figure | Day],
) -> tuple[dict[str, str], dict[str, tuple[Fraction, Unit]], dict[str, Day]]:
    """The words, the numbers and the dates of some cells."""
    words = {heading: cell for heading, cell in cells.items() if isinstance(cell, str)}
    numbers = {h: (cell.value, cell.unit) for h, cell in cells.items() if isinstance(cell, Figure)}
    return words, numbers, {heading: cell for heading, cell in cells.items() if isinstance(cell, Day)}


def _parts(step: Step) -> Sequence[Weight]:
    """The quantities a step is shared by, one after the other."""
    if step.weight is None:
        return ()
    return step.weight.parts or (step.weight,)


def _is_dated(sheet: str) -> bool:
    """Whether rows of this register are events of a day, and not holdings over a time."""
    return any(known.name == sheet and known.column("日期") is not None for known in SHEETS)


def _counted(term: Term) -> Unit:
    """What a clause counts: mu for so much a mu a year, yuan for a percentage.

    So much a month counts months, unless the clause reckons the time by itself (计期).
    """
    unit = next(iter(term.price.units), PLAIN)
    below = [(name, -power) for name, power in unit.powers if power < 0 and name not in _TIMES]
    if below or ("元", 1) not in unit.powers:
        return Unit(tuple(sorted(below))) if below else YUAN
    reckoned = term.time is not None and term.time.rule and not _is_dated(term.quantity[0])
    return PLAIN if reckoned else YUAN / unit
