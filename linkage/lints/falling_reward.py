"""More verified work gives less: each clause is tried at its own tier borders, just inside and outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from linkage.check import NOTE, WARNING, Spot
from linkage.engine.quantity import counted, names_party, rows_read
from linkage.engine.term import reckon
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Figure, Origin
from linkage.ground.units import Unit
from linkage.lint import Lint, Unreckoned, figures_in, speaks_of, yuan
from linkage.model.arrangement import Arrangement, Term
from linkage.model.registers import Books, Row
from linkage.words.wording import decimal, unit_text

#: Pay for work, where falling pay is a fault; elsewhere (goods bought) it may be a bargain.
_REWARDS = {"奖补", "佣金", "薪金", "返还"}

#: Things that are counted, not measured: the next smaller quantity is one less.
_COUNTED = {"人", "户", "只", "个", "件", "次", "头", "羽", "株", "箱", "工日", "天", "积分", "股"}

#: Columns whose words may choose another price.
_CHOOSING = ("岗位", "等级", "品名", "事项", "类别")

#: A clause is tried on so many rows and at so many borders, the lowest first: a register of a hundred
#: thousand different words, a price of a thousand tiers, must not keep a village waiting.
_MOST_SAMPLES, _MOST_BORDERS = 24, 40


@frozen
class _Sample:
    """A clause with one row of its register, whose quantity is tried at other values.

    ``unit`` is that of the quantity. Where a formula gives the quantity, the first column it reckons with is
    set so that it comes out; a quantity the formula never gives is not tried.
    """

    season: Unreckoned
    arrangement: Arrangement
    term: Term
    row: Row
    unit: Unit

    @property
    def what(self) -> str:
        """How the quantity is called."""
        return self.term.quantity[1] if self.term.counted is None else "按算式算出的数量"

    def due(self, quantity: Fraction) -> Fraction | None:
        """What the engine gives for a register with this one row; nothing when it cannot reckon it."""
        probe = self._counting(quantity)
        return self._paid(probe) if probe is not None else None

    def _counting(self, quantity: Fraction) -> Row | None:
        """The row with its cell set so that it counts so much; nothing where no cell is found that does."""
        if self.term.counted is None:
            return self._with(quantity, self.unit)
        cell = self.row.figure(self.term.quantity[1])
        if cell is None:
            return None
        now, twice = (self._counts(self._with(value, cell.unit)) for value in (cell.value, 2 * cell.value))
        if now is None or twice is None or now == twice:
            return None
        probe = self._with(cell.value * (1 + (quantity - now) / (twice - now)), cell.unit)
        return probe if self._counts(probe) == quantity else None

    def _with(self, value: Fraction, unit: Unit) -> Row:
        heading = self.term.quantity[1]
        figure = Figure.cell(value, unit, heading, Origin(self.row.where(heading), str(value)))
        return evolve(self.row, values={**self.row.values, heading: figure})

    def _counts(self, row: Row) -> Fraction | None:
        try:
            amount = counted(self.term, row, self.season.books)
        except InputRefusedError:
            return None
        return amount.to(self.unit).value if amount is not None else None

    def _paid(self, probe: Row) -> Fraction | None:
        books = Books(
            {**self.season.books.tables, self.term.quantity[0]: (probe,)}, self.season.books.households
        )
        scope = evolve(self.season.scope(self.arrangement), books=books)
        try:
            owed = reckon(self.term, scope).owed
        except InputRefusedError:
            return None
        return sum((one.figure.value for one in owed), Fraction(0))

    def for_nothing(self) -> str:
        """What no work at all is paid, in words; nothing where it is paid nothing."""
        due = self.due(Fraction(0)) if self.term.income in _REWARDS else None
        if not due:
            return ""
        what = f"{self.what} 0 {unit_text(self.unit)}"
        return f"条款“{self.term.name}”不干也有：{what}仍得 {yuan(due)}"

    def fall(self) -> str:
        """Where a little more gives less, in words; the first such border."""
        paid: tuple[Fraction, Fraction] | None = None
        for quantity in _probes(self.term, self.unit):
            due = self.due(quantity)
            if due is None and self.term.counted is not None:
                continue
            if due is None:
                return ""
            if paid is not None and due < paid[1]:
                unit, what = unit_text(self.unit), self.what
                least = 0 if unit in _COUNTED else 2
                return (
                    f"条款“{self.term.name}”做得多反而拿得少："
                    f"{what} {decimal(paid[0], least)} {unit}得 {yuan(paid[1])}，"
                    f"{decimal(quantity, least)} {unit}只得 {yuan(due)}，少 {yuan(paid[1] - due)}"
                )
            paid = (quantity, due)
        return ""


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, term in season.terms():
        falls = (sample.fall() or sample.for_nothing() for sample in _samples(season, arrangement, term))
        said = next((fall for fall in falls if fall), "")
        if said:
            yield Spot(str(term.where), said, WARNING if term.income in _REWARDS else NOTE)


def _samples(season: Unreckoned, arrangement: Arrangement, term: Term) -> Iterator[_Sample]:
    """One row of the register for each set of words that may choose another price."""
    if not term.quantity[0]:
        return
    asked = set(speaks_of(term))
    choosing = ["单位", *(heading for heading in _CHOOSING if any(heading in said for said in asked))]
    seen: set[tuple[str, ...]] = set()
    for row in rows_read(term.quantity, term.name, season.scope(arrangement)):
        amount = _amount(term, row, season)
        words = tuple(row.text(heading) for heading in choosing)
        if amount is not None and words not in seen and names_party(row, "付款方", term.payer, arrangement):
            seen.add(words)
            yield _Sample(season, arrangement, term, row, amount.unit)
        if len(seen) == _MOST_SAMPLES:
            return


def _amount(term: Term, row: Row, season: Unreckoned) -> Figure | None:
    try:
        return counted(term, row, season.books)
    except InputRefusedError:
        return None


def _probes(term: Term, unit: Unit) -> Sequence[Fraction]:
    """The borders that stand in the price, each with the next quantity below and above it."""
    near = Fraction(1) if str(unit) in _COUNTED else Fraction(1, 100)
    borders = {
        figure.to(unit).value
        for figure in figures_in(term.price)
        if (figure.unit == unit or (unit.powers and figure.unit.fits(unit)))
    }
    lowest = sorted(borders)[:_MOST_BORDERS]
    around = {border + shift for border in lowest for shift in (-near, Fraction(0), near)}
    return sorted(quantity for quantity in around if quantity > 0)


LINT = Lint(
    name="falling_reward",
    code="C707",
    severity=WARNING,
    asks="会不会做得多反而拿得少",
    why="多干应当多得；全额分档的高档费率若比低档低，过线的人吃亏，就会有人压着线不报",
    mend="请改用超额累进，让高档的费率不低于低档；不干也有保底的，写上 资格: {至少: 交售.数量 100 斤}",
    ground="以效定补、多干多补、少干少补、不干不补",
    find=_find,
    mechanisms=(37, 38),
)
