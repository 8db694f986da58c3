"""Reads the rows of a result document or a statement's twin; what is out of form is told, not guessed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from .faults import Disagreement, WrongError
from .reading import brief, exact, fen
from .shares import read_cutoff

_Row = TypeVar("_Row")

FIELDS = ("opening", "gross", "deducted", "paid", "payable", "carried")
_PARTY = re.compile(r"[a-z][a-z0-9]{0,9}")
_PERSON = re.compile(r"[A-Z0-9][A-Z0-9-]{0,19}(?:\.[0-9]{1,3})?")
_SHARED = {"农户", "成员"}


def is_party(payee: str) -> bool:
    """Say whether a payee is a party by its code, and no household or member."""
    return _PARTY.fullmatch(payee) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """One payee under one clause from one payer."""

    payee: str
    name: str
    payer: str
    income: str
    kind: str
    clause: str
    amount: int
    trace: object


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a payee has no line, with the derivation of the nought when there is one."""

    payee: str
    clause: str
    trace: object


@dataclass(frozen=True, slots=True)
class Carried:
    """The fraction that a payee takes along under a clause; of one that nothing touched the derivation."""

    payee: str
    clause: str
    fraction: Fraction
    trace: object


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a payer keeps from a payee for another party, by law (代扣)."""

    to: str
    amount: int
    item: str = ""


@dataclass(frozen=True, slots=True)
class Debt:
    """What stands between a payer and a payee, by field, in fen; ``held`` says why it is not paid now."""

    payer: str
    payee: str
    held: str
    amounts: Mapping[str, int]
    traces: Mapping[str, object]
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """An earmarked part of a step."""

    name: str
    amount: int
    trace: object


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a pool.

    ``clause`` is the clause of its lines, ``payer`` who owes them, ``season`` the season in its tie-break
    keys. ``asked`` is what was to be shared where sharing gave out something else, ``backstop`` who pays
    what the claims lack. ``to`` is a party's code, 农户, 成员, the name of another pool,
    or where the money stays inside.
    """

    number: int
    name: str
    clause: str
    payer: str
    season: str
    to: str
    via: str
    amount: int
    trace: object
    cutoff: tuple[Fraction, str] | None
    weights: tuple[Fraction, int] | None
    parts: tuple[Part, ...]
    asked: Part | None
    backstop: str

    @property
    def shared(self) -> bool:
        """Say whether the step is shared among households or members."""
        return self.to in _SHARED


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool with its steps, in fen."""

    name: str
    payer: str
    inflow: int
    kept: int
    loss: int
    remainder: int
    owner: str
    cutoff: tuple[Fraction, str] | None
    trace: object
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The rows that result document and twin have in common."""

    season: str
    first_day: str
    last_day: str
    lines: tuple[Line, ...]
    debts: tuple[Debt, ...]
    reasons: tuple[Reason, ...]
    pools: tuple[Pool, ...]
    fractions: tuple[Carried, ...] = ()
    faults: list[Disagreement] = field(default_factory=list)

    def rows(self) -> tuple[Line | Reason, ...]:
        """Give lines and reasons: all that answers what a payee gets under a clause."""
        return (*self.lines, *self.reasons)


def text(row: Mapping[str, object], key: str, default: str | None = None) -> str:
    """Give a text of a row; equal texts are one, for the rows of a county repeat a few."""
    value = row.get(key, default)
    if not isinstance(value, str):
        raise WrongError(f"“{key}”应是文字。", brief(value))
    return sys.intern(value)


def rows(document: Mapping[str, object], key: str) -> Sequence[Mapping[str, object]]:
    """Give the rows of a list."""
    value = document.get(key)
    if not isinstance(value, list | tuple) or not all(isinstance(row, Mapping) for row in value):
        raise WrongError(f"“{key}”应是一列键值。", brief(value))
    return value


def mapping(row: Mapping[str, object], key: str) -> Mapping[str, object]:
    """Give a mapping of a row; nothing counts as empty."""
    value = row.get(key, {})
    if not isinstance(value, Mapping):
        raise WrongError(f"“{key}”应是一组键值。", brief(value))
    return value


def read(document: Mapping[str, object]) -> Form:
    """Read what result document and twin have in common; the faults stand in the form."""
    faults: list[Disagreement] = []
    season = first_day = last_day = ""
    try:
        row = mapping(document, "season")
        season, first_day, last_day = text(row, "id"), text(row, "from"), text(row, "to")
    except WrongError as error:
        faults.append(error.at("season"))
    return Form(
        season,
        first_day,
        last_day,
        every(document, "lines", _line, faults),
        every(document, "debts", _debt, faults),
        every(document, "reasons", _reason, faults),
        every(document, "pools", lambda row: _pool(row, season), faults),
        every(document, "fractions", _fraction, faults) if "fractions" in document else (),
        faults,
    )


def _listed(document: Mapping[str, object], key: str) -> Sequence[object]:
    value = document.get(key)
    if not isinstance(value, Sequence) or isinstance(value, str | bytes | bytearray):
        raise WrongError(f"“{key}”应是一列键值。", brief(value))
    return value


def _mapped(row: object, key: str) -> Mapping[str, object]:
    if not isinstance(row, Mapping):
        raise WrongError(f"“{key}”应是一列键值。", brief(row))
    return row


def every(
    document: Mapping[str, object],
    key: str,
    reader: Callable[[Mapping[str, object]], _Row],
    faults: list[Disagreement],
) -> tuple[_Row, ...]:
    """Read all rows of a list and collect what is out of form.

    A list that makes its rows while they are read is read once: a county's document is never held whole.
    """
    found: list[_Row] = []
    place = key
    try:
        for number, row in enumerate(_listed(document, key), start=1):
            place = f"{key} 第{number}条"
            found.append(reader(_mapped(row, key)))
    except WrongError as error:
        faults.append(error.at(place))
    return tuple(found)


def payee(row: Mapping[str, object], key: str = "payee") -> str:
    """Give a payee: a household, a member or a party."""
    value = text(row, key)
    if not is_party(value) and not _PERSON.fullmatch(value):
        raise WrongError("收付款人应是户号、户号.成员号或当事人代码。", brief(value))
    return value


def _line(row: Mapping[str, object]) -> Line:
    return Line(
        payee(row),
        text(row, "name"),
        payee(row, "payer"),
        text(row, "income"),
        text(row, "kind", ""),
        text(row, "clause"),
        fen(row.get("amount")),
        row.get("trace"),
    )


def _fraction(row: Mapping[str, object]) -> Carried:
    return Carried(payee(row), text(row, "clause"), exact(row.get("carried")), row.get("trace"))


def _reason(row: Mapping[str, object]) -> Reason:
    if not text(row, "why"):
        raise WrongError("没有写明原因。")
    return Reason(payee(row), text(row, "clause"), row.get("trace"))


def amounts(row: Mapping[str, object]) -> dict[str, int]:
    """Give the six amounts of a debt or a payee."""
    return {key: fen(row.get(key)) for key in FIELDS}


def _debt(row: Mapping[str, object]) -> Debt:
    traces = mapping(row, "traces")
    if not traces.keys() <= set(FIELDS):
        raise WrongError("债务的推导只能说明它的六个金额。")
    withheld = rows(row, "withheld") if "withheld" in row else ()
    return Debt(
        payee(row, "payer"),
        payee(row),
        text(row, "held", ""),
        amounts(row),
        traces,
        tuple(Withheld(payee(one, "to"), fen(one.get("amount")), text(one, "item")) for one in withheld),
    )


def _pool(row: Mapping[str, object], season: str) -> Pool:
    return Pool(
        text(row, "pool"),
        payee(row, "payer"),
        fen(row.get("in")),
        fen(row.get("kept")),
        fen(row.get("loss", "0.00")),
        fen(row.get("remainder", "0.00")),
        text(row, "remainder_owner", ""),
        read_cutoff(row.get("cutoff")),
        row.get("trace"),
        tuple(_step(step, row, season) for step in rows(row, "steps")),
    )


def _step(row: Mapping[str, object], pool: Mapping[str, object], season: str) -> Step:
    weights, number = mapping(row, "weights"), row.get("number")
    count = weights.get("count")
    if type(number) is not int or (weights and type(count) is not int):
        raise WrongError("步骤号和份数应是整数。")
    asked = mapping(row, "asked")
    clause, via = f"{text(pool, 'pool')}/{number}", text(row, "via", "")
    return Step(
        number,
        text(row, "step"),
        clause,
        via or payee(pool, "payer"),
        text(pool, "season", season),
        text(row, "to"),
        via,
        fen(row.get("amount")),
        row.get("trace"),
        read_cutoff(row.get("cutoff")),
        (exact(weights.get("sum")), count) if weights and isinstance(count, int) else None,
        tuple(
            Part(text(part, "step"), fen(part.get("amount")), part.get("trace"))
            for part in (rows(row, "of_which") if "of_which" in row else ())
        ),
        Part("asked", fen(asked.get("amount")), asked.get("trace")) if asked else None,
        payee(row, "backstop") if "backstop" in row else "",
    )
