"""Lint (体检): looks at a season's plan before it is reckoned, and shows on an example what goes wrong.

A lint never changes an amount and never stops a plan that is merely unusual. What it says holds a
counter-example computed from the very season: the household that falls between two tiers, the yuan that is
given away twice. A lint that rests on a law asks for the version in force on the season's last day; where
no version covers the day, it says so and counts as not made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache

import attrs
from attrs import evolve, frozen

from linkage.check import Spot, not_made
from linkage.engine.holding import Scope
from linkage.engine.pool import walk
from linkage.files.counter_examples import WHOLE
from linkage.ground.catalogue import catalogue
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.figure import Day, Figure, Origin
from linkage.ground.units import YUAN
from linkage.model.arrangement import Arrangement, Pool, Term
from linkage.model.charter import Charter
from linkage.model.entitlement import Finding, PoolOutcome
from linkage.model.law import Laws, NoLawError, Parameter
from linkage.model.registers import Books
from linkage.words.wording import decimal

#: Sheets whose every row is work, goods, land or a stake that somebody expects to be paid for.
PAID_FOR = ("地块", "股份", "交售", "代销", "居间", "用工", "积分", "验收")

#: What names or describes a signed thing, or repeats its source, without saying what it reads or pays.
_LABELS = {"name", "where", "cite", "prose", "payment", "income", "kind", "origin"}


@frozen
class Unreckoned:
    """What a lint may look at: what was signed and registered, and the law; nothing reckoned yet.

    ``words`` is every text of the arrangement files with its key and place, for the question whether anything
    speaks of a sheet, a fact or a law at all. ``adopted`` is the day the charter
    was passed, ``charter`` the whole of it.
    """

    arrangements: tuple[Arrangement, ...]
    books: Books
    laws: Laws
    words: tuple[tuple[str, str, Where], ...]
    adopted: Day | None = None
    charter: Charter | None = None

    def terms(self) -> Iterator[tuple[Arrangement, Term]]:
        """All terms, in the order of the files."""
        return ((arrangement, term) for arrangement in self.arrangements for term in arrangement.terms)

    def pools(self) -> Iterator[tuple[Arrangement, Pool]]:
        """All pools, in the order of the files."""
        return ((arrangement, pool) for arrangement in self.arrangements for pool in arrangement.pools)

    def scope(self, arrangement: Arrangement) -> Scope:
        """What the engine may look at when a lint rehearses a term or a pool."""
        owners = {pool.name: signed.party_code(pool.payer) for signed, pool in self.pools()}
        return Scope(arrangement, self.books, owners)

    def rehearse(self, arrangement: Arrangement, pool: Pool, amount: Fraction = WHOLE) -> PoolOutcome | None:
        """Walk a pool with an invented amount, by the engine itself; nothing when it cannot be walked."""
        source = Figure.cell(amount, YUAN, "举例的可分配额", Origin(Where(), str(amount)))
        try:
            return walk(pool, source, self.scope(arrangement)).outcome
        except InputRefusedError:
            return None

    def law(self, name: str, arrangement: Arrangement, where: object) -> Parameter:
        """The statutory value on the arrangement's last day.

        Raises :class:`NoLawError`, which the lint that asks turns into 无适用法条.
        """
        return self.laws.required(name, arrangement.last_day.date, where)


@frozen
class Lint:
    """A lint: its stable code, what it asks, why that matters, how to mend it, and the question itself."""

    name: str
    code: str
    severity: str
    asks: str
    why: str
    mend: str
    ground: str
    find: Callable[[Unreckoned], Iterable[Spot]]
    points: tuple[int, ...] = ()
    mechanisms: tuple[int, ...] = ()

    def run(self, season: Unreckoned) -> Iterator[Finding]:
        """Ask; every answer carries how to mend it."""
        try:
            for spot in self.find(season):
                told = evolve(spot, message=f"{spot.message}。{self.mend}")
                yield told.finding(self.code, self.severity, self.ground)
        except NoLawError as gap:
            yield not_made(self.code, gap)


def speaks_of(thing: object) -> Iterator[str]:
    """Every text inside a signed thing (a term, a pool, a step), however deep, but for its labels and prose.

    Asked by lints that look for a sheet or a party nobody mentions: what a new kind of price or step adds to
    the model is seen without the lint knowing it.
    """
    return (part for part in parts_of(thing) if isinstance(part, str))


def figures_in(thing: object) -> Iterator[Figure]:
    """Every number inside a signed thing, however deep: borders and rates of a price, the size of a step."""
    if isinstance(thing, Figure):
        yield thing
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from figures_in(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from figures_in(value)
    else:
        for _, value in _parts(thing):
            yield from figures_in(value)


def parts_of(thing: object) -> Iterator[object]:
    """Everything inside a signed thing, however deep, itself first: prices, weights, conditions, words."""
    yield thing
    if isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from parts_of(key)
            yield from parts_of(value)
    elif isinstance(thing, list | tuple | set | frozenset):
        for value in thing:
            yield from parts_of(value)
    else:
        for name, value in _parts(thing):
            if name not in _LABELS:
                yield from parts_of(value)


def _parts(thing: object) -> Iterator[tuple[str, object]]:
    """The fields of a signed thing by name; a number, a date or nothing at all has none."""
    kind = type(thing)
    if attrs.has(kind):
        yield from ((field.name, getattr(thing, field.name)) for field in attrs.fields(kind))


def yuan(value: Fraction) -> str:
    """Write an exact amount of an example: two decimals, more where there are more."""
    return f"{decimal(value, 2)} 元"


@cache
def lints() -> tuple[Lint, ...]:
    """All lints, by code."""
    from linkage import lints as shelf  # noqa: PLC0415 - the shelf stands above its own type

    return tuple(sorted(catalogue(shelf, Lint).values(), key=lambda lint: lint.code))


def ask_lints(season: Unreckoned) -> tuple[Finding, ...]:
    """Ask every lint."""
    return tuple(finding for lint in lints() for finding in lint.run(season))
