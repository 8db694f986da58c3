"""The list as a whole (整张表): what makes many rows wrong at once, told before the single households.

The wrong season or village, another payer, last season's figures, a unit that was mistaken: each is told
only where most of the list speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.engine.rounding import STEPS
from linkage.ground.errors import Where
from linkage.ground.fault import quoted
from linkage.ground.money import Rounding, round_to
from linkage.model.entitlement import Settlement
from linkage.verify import remarks
from linkage.verify.amounts import Amounts, Measure, Scope
from linkage.verify.beside import Outcome
from linkage.verify.mistaken_unit import MISTAKEN_UNITS
from linkage.verify.paid_rows import PaidRow
from linkage.verify.payout_list import PayoutList
from linkage.verify.proof import Remark
from linkage.verify.scope import Comparison, Scopes, by_household
from linkage.verify.verdict import Verdict

_FEWEST, _FIVE = 3, 5

#: Events after which a person or household is paid nothing more.
_GONE: Mapping[str, str] = {
    "死亡": "请按继承办，改付给继承人，或者说明是补付去世以前的",
    "迁出": "请核对这一户还该不该付",
    "退出": "请核对这一户还该不该付",
    "并户": "请核对是不是该付给并入的那一户",
}


@frozen(eq=False)
class Whole:
    """A list with everything that was found about it."""

    paid: PayoutList
    amounts: Amounts
    rows: Sequence[PaidRow]
    scopes: Scopes
    outcomes: Sequence[Outcome]
    last: Settlement | None = None

    @property
    def place(self) -> Where:
        """The place of the list."""
        return Where(self.paid.file, sheet=self.paid.sheet)


def whole_list(whole: Whole) -> Iterator[Remark]:
    """Everything there is to say of a list as a whole."""
    yield from _people(whole)
    yield from _columns(whole)
    wholes = [one for one in whole.scopes.comparisons if one.whole] or whole.scopes.comparisons
    for comparison in wholes[:1]:
        yield from _amounts(whole, comparison)
    yield from _gone(whole)
    behind = sum(
        100 % number.denominator != 0
        for one in whole.scopes.comparisons
        for row in one.rows
        if (number := row.row.numbers.get(one.column.index)) is not None
    )
    if behind:
        yield remarks.BEHIND_FEN.at(whole.place, count=behind)


def _people(whole: Whole) -> Iterator[Remark]:
    known = sum(bool(row.household) for row in whole.rows)
    doubtful = sum(bool(row.match.candidates) for row in whole.rows)
    count = len(whole.rows)
    if count and (known + doubtful) * 2 < count:
        yield remarks.STRANGERS.at(whole.place, rows=count, known=known)


def _columns(whole: Whole) -> Iterator[Remark]:
    found = whole.scopes
    for column in found.left:
        yield remarks.LEFT_COLUMN.at(whole.place, heading=quoted(column.heading), about=quoted(column.about))
    texts = [{text.strip() for text in row.row.texts.values()} for row in whole.rows] if found.unknown else []
    for word in found.unknown:
        count = sum(word in said for said in texts)
        yield remarks.UNKNOWN_WORD.at(whole.place, word=quoted(word), count=count)
    many = len(whole.amounts.payers) > 1 or len(whole.amounts.clauses) > 1
    for one in found.comparisons:
        if one.found and many:
            scope = whole.amounts.told(one.scope)
            equal = _equal(one, by_household(whole.amounts.dues(one.scope)))
            yield remarks.FOUND_SCOPE.at(
                whole.place, heading=quoted(one.column.heading), scope=scope, equal=equal
            )


def _paid(comparison: Comparison) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for row in comparison.rows:
        if row.household:
            found[row.household] = found.get(row.household, 0) + row.fen(comparison.column)
    return found


def _equal(comparison: Comparison, dues: Mapping[str, int]) -> int:
    return sum(fen == dues.get(home, 0) for home, fen in _paid(comparison).items())


def _amounts(whole: Whole, comparison: Comparison) -> Iterator[Remark]:
    dues = by_household(whole.amounts.dues(comparison.scope))
    known, now = len(_paid(comparison)), _equal(comparison, dues)
    if known - now < _FEWEST:
        return
    wrong = next(iter((*_scaled(whole, comparison), *_rounded_off(whole, comparison))), None)
    if wrong is not None:
        yield wrong
        return
    others = [] if comparison.found else list(_others(whole, comparison))
    best = max(others, key=lambda one: one[0], default=(0, ""))
    if best[0] > now and best[0] * 2 > known:
        said = whole.amounts.told(comparison.scope)
        yield remarks.OTHER_SCOPE.at(whole.place, said=said, equal=best[0], fits=best[1], now=now)
        return
    if whole.last is not None:
        before = Amounts(whole.last)
        then = max(
            (_equal(comparison, by_household(before.dues(scope))) for scope in _scopes(before, comparison)),
            default=0,
        )
        if then > now and then * 2 > known:
            yield remarks.LAST_SEASON.at(whole.place, equal=then, now=now)
            return
    if now * _FIVE < known:
        yield remarks.NOT_THIS_SEASON.at(whole.place, known=known, equal=now)


def _scopes(amounts: Amounts, comparison: Comparison) -> Iterator[Scope]:
    yield comparison.scope
    if comparison.found:
        yield from (Scope(measure) for measure in (Measure.PAYABLE, Measure.GROSS))
        yield from (Scope(Measure.PAYABLE, payer) for payer in amounts.payers)


def _others(whole: Whole, comparison: Comparison) -> Iterator[tuple[int, str]]:
    """Other sums of the season, each with how many households have it."""
    amounts, own = whole.amounts, comparison.scope
    scopes = [Scope(measure, payer) for measure in Measure for payer in ("", *amounts.payers)]
    scopes = [scope for scope in scopes if scope.measure not in {Measure.LINES, Measure.GROSS_NOW}]
    scopes += [Scope(Measure.LINES, clauses=(clause,)) for clause in amounts.clauses]
    for scope in scopes:
        if scope != own:
            yield _equal(comparison, by_household(amounts.dues(scope))), amounts.told(scope)


def _off(whole: Whole, comparison: Comparison) -> list[tuple[Fraction, tuple[Fraction, ...]]]:
    """Amounts of single rows that are not due, each with what may be: to the person, or to the household."""
    owed = whole.amounts.dues(comparison.scope)
    homes = by_household(owed)
    found = []
    for row in comparison.rows:
        number = row.row.numbers.get(comparison.column.index)
        if row.household and number:
            own = (homes.get(row.household, 0), owed.get(row.match.payee, 0), owed.get(row.household, 0))
            dues = tuple(Fraction(fen, 100) for fen in dict.fromkeys(own))
            if number not in dues:
                found.append((number, dues))
    return found


def _scaled(whole: Whole, comparison: Comparison) -> Iterator[Remark]:
    """A unit that was mistaken: most amounts are the due ones times one factor."""
    off = _off(whole, comparison)
    for unit in MISTAKEN_UNITS:
        count = sum(any(unit.explains(paid, due) for due in dues) for paid, dues in off)
        if count >= _FEWEST and count * _FIVE >= len(off) * (_FIVE - 1):
            yield remarks.SCALED.at(whole.place, count=count, scale=unit.word, unit=unit.most_likely)


def _rounded_off(whole: Whole, comparison: Comparison) -> Iterator[Remark]:
    """Amounts without their fen: most are the due ones brought to 角 or 元 in one mode."""
    off = _off(whole, comparison)
    for word in ("角", "元"):
        for mode in Rounding:
            count = sum(any(round_to(due, STEPS[word], mode) == paid for due in dues) for paid, dues in off)
            if count >= _FEWEST and count * _FIVE >= len(off) * (_FIVE - 1):
                yield remarks.ROUNDED_OFF.at(whole.place, count=count, unit=word)
                return


def _gone(whole: Whole) -> Iterator[Remark]:
    """People who died or left before the list, and stand on it all the same."""
    books = whole.amounts.settlement.books
    for outcome in whole.outcomes:
        for row in outcome.rows:
            named = row.match.payee if "." in row.match.payee else ""
            if not row.household:
                continue
            head = books.households[row.household].head.number
            for event in books.rows_of("事件", row.household):
                kind, day = event.text("事件"), event.day("日期")
                person = named.partition(".")[2] or head
                if kind in _GONE and day is not None and event.member in {"", person} and _is_paid(outcome):
                    where = whole.paid.place(row.row)
                    name = row.match.keys.name or outcome.name
                    words = {
                        "name": quoted(name),
                        "event": kind,
                        "day": day.date.isoformat(),
                        "remedy": _GONE[kind],
                    }
                    named_so = not outcome.differences and person == head
                    kind_ = remarks.NAMED_THOUGH_GONE if named_so else remarks.GONE
                    yield kind_.at(where, **words)


def _is_paid(outcome: Outcome) -> bool:
    """Whether a household is paid anything in a list."""
    return bool(outcome.paid) and outcome.verdict is not Verdict.AMBIGUOUS
