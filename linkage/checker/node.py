"""What a node of a trace is to the evaluation: values, the call of an operation, and what surrounds it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias, TypeVar

from .faults import Disagreement, WrongError
from .reading import brief, exact
from .units import Unit, show

_Sort = TypeVar("_Sort")
Address: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact number with its unit."""

    value: Fraction
    unit: Unit


Value: TypeAlias = Amount | datetime.date | str
_LARGEST = 10**16
_SORTS: dict[type, str] = {Amount: "数", datetime.date: "日期", str: "文字", int: "整数", bool: "真假"}


@dataclass(frozen=True, slots=True)
class Leftover:
    """How largest remainder dealt with one share: whole steps, remainder, digest, and the cut-off.

    ``cutoff`` is remainder and digest of the last who got a leftover step; ``None`` when nobody did.
    """

    floor: int
    remainder: Fraction
    digest: str
    cutoff: tuple[Fraction, str] | None


@dataclass(frozen=True, slots=True)
class Portion:
    """One sharing of a pool as a node states it; the document compares all that share together.

    ``owner`` is whose derivation it stands in. ``parts`` is filled for steps rounded together: number and
    exact amount of each, and of what is kept. ``whole`` is the sum of weights it was divided by, nought
    where it was not divided (a queue). ``stated`` holds what only some ways of sharing state:
    ``others`` (末位补差), ``level``, ``fixed`` and ``state`` (限额), ``before`` and ``place`` (依次).
    """

    owner: tuple[str, ...]
    key: str
    total: Fraction
    weight: Amount
    whole: Fraction
    step: Fraction
    mode: str
    leftover: Leftover | None = None
    parts: tuple[tuple[str, Fraction], ...] = ()
    value: Fraction = Fraction(0)
    stated: Mapping[str, Fraction | str | None] = field(default_factory=dict)


def _nowhere(_: Mapping[str, object], __: tuple[str, ...]) -> Fraction:
    raise WrongError("这里没有可以引用的文件。")


@dataclass(slots=True)
class Context:
    """What surrounds the evaluation of a trace, and what it finds.

    ``lookup`` answers references inside the document; ``cells`` gives the text at an address, ``files`` the
    names of the inputs (``None``: not compared). ``owner`` says whose derivation is being walked, ``texts``
    what each address was said to hold, ``carried`` the fraction that a payee's line leaves to her next
    season, ``budget`` how many nodes may still come.
    """

    lookup: Callable[[Mapping[str, object], tuple[str, ...]], Fraction] = _nowhere
    cells: Mapping[Address, str] | None = None
    files: frozenset[str] | None = None
    owner: tuple[str, ...] = ()
    found: list[Disagreement] = field(default_factory=list)
    portions: list[Portion] = field(default_factory=list)
    texts: dict[Address, str] = field(default_factory=dict)
    carried: dict[tuple[str, ...], Fraction] = field(default_factory=dict)
    budget: int = 5_000_000

    def expect(self, place: str, message: str, stated: object, found: object) -> None:
        """Note a disagreement unless the two are the same."""
        if stated != found:
            self.note(place, message, str(stated), str(found))

    def note(self, place: str, message: str, stated: str = "", found: str = "") -> None:
        """Note a disagreement."""
        self.found.append(Disagreement(place, stated, found, message))


@dataclass(frozen=True, slots=True)
class Call:
    """One application of an operation: evaluated arguments, parameters, and the value the node states."""

    args: tuple[Value, ...]
    params: Mapping[str, object]
    origin: Mapping[str, object]
    stated: Value
    name: str
    op: str
    context: Context

    def amount(self, index: int) -> Amount:
        """Give an argument that must be a number."""
        return _of_sort(self.args[index], Amount, f"第{index + 1}项")

    def day(self, index: int) -> datetime.date:
        """Give an argument that must be a date."""
        return _of_sort(self.args[index], datetime.date, f"第{index + 1}项")

    def word(self, index: int) -> str:
        """Give an argument that must be a word."""
        return _of_sort(self.args[index], str, f"第{index + 1}项")

    def amounts(self) -> list[Amount]:
        """Give all arguments, which must be numbers."""
        return [self.amount(index) for index in range(len(self.args))]

    def days(self) -> list[datetime.date]:
        """Give all arguments, which must be dates."""
        return [self.day(index) for index in range(len(self.args))]

    def text(self, key: str) -> str:
        """Give a parameter that must be a text."""
        return _of_sort(self.params.get(key), str, f"参数 {key} ")

    def whole(self, key: str) -> int:
        """Give a parameter that must be a whole number."""
        value = _of_sort(self.params.get(key), int, f"参数 {key} ")
        if abs(value) > _LARGEST:
            raise WrongError(f"参数 {key} 大得离谱。")
        return value

    def truth(self, key: str) -> bool:
        """Give a parameter that must be true or false."""
        return _of_sort(self.params.get(key), bool, f"参数 {key} ")

    def number(self, key: str) -> Fraction:
        """Give a parameter that must be an exact number."""
        return exact(self.params.get(key))


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the trace form: Chinese name, work, how many arguments, which parameters."""

    label: str
    work: Callable[[Call], Value]
    least: int = 0
    most: int | None = 0
    params: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    leaf: bool = False


def _of_sort(value: object, sort: type[_Sort], what: str) -> _Sort:
    if type(value) is not sort:
        raise WrongError(f"{what}应是{_SORTS[sort]}。", brief(value))
    return value


def same_unit(amounts: list[Amount]) -> Unit:
    """Give the one unit of several numbers."""
    first, *others = amounts
    for other in others:
        if other.unit != first.unit:
            raise WrongError("单位不同，不能相加减或比较。", show(other.unit), show(first.unit))
    return first.unit


def told(value: Value) -> str:
    """Write a value for a message."""
    return f"{value.value} {show(value.unit)}".strip()[:200] if isinstance(value, Amount) else str(value)
