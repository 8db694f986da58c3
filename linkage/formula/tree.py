"""Tree (算式树): what a formula says, before anybody knows what its names mean.

Every node knows where it stands in the text (``span``, from and up to); two trees are equal when they
say the same, wherever it stands.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from linkage.ground.units import PLAIN, Unit

Span: TypeAlias = tuple[int, int]


@frozen
class Number:
    """A number with its unit (数); ``said`` is how the text says the number itself."""

    value: Fraction
    unit: Unit = PLAIN
    said: str = field(default="", eq=False)
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


@frozen
class Quoted:
    """A word in quotation marks (文字)."""

    text: str
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


@frozen
class Date:
    """A date, 2025-09-20 or 当年9月20日 (日期)."""

    text: str
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


@frozen
class Name:
    """A name of one or two parts (名称): 面积, 本行.面积, 约定.保护价."""

    parts: tuple[str, ...]
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


@frozen
class Negative:
    """The negative of something (负)."""

    inner: Tree
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


@frozen
class Binary:
    """Two things joined by + - × ÷."""

    sign: str
    left: Tree
    right: Tree
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


@frozen
class Comparison:
    """Two things compared by ≥ > = ≠ ≤ <."""

    sign: str
    left: Tree
    right: Tree
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


@frozen
class Joined:
    """Two conditions joined by 且 or 或."""

    word: str
    left: Tree
    right: Tree
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


@frozen
class Not:
    """A condition turned round (非)."""

    inner: Tree
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


@frozen
class Pair:
    """A border and its rate inside 档: ``10000: 5%``."""

    key: Tree
    value: Tree
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


@frozen
class Call:
    """A function with its arguments: 取高(…)."""

    name: str
    arguments: tuple[Tree, ...]
    span: Span = field(default=(0, 0), eq=False, kw_only=True)


Tree: TypeAlias = Number | Quoted | Date | Name | Negative | Binary | Comparison | Joined | Not | Pair | Call


def is_nought(tree: Tree) -> bool:
    """Say whether a part is a bare 0, which goes with any unit."""
    return isinstance(tree, Number) and not (tree.value or tree.unit)


def below(tree: Tree) -> tuple[Tree, ...]:
    """What stands right below a node."""
    match tree:
        case Negative(inner=inner) | Not(inner=inner):
            return (inner,)
        case Binary(left=left, right=right) | Comparison(left=left, right=right):
            return (left, right)
        case Joined(left=left, right=right):
            return (left, right)
        case Pair(key=key, value=value):
            return (key, value)
        case Call(arguments=arguments):
            return arguments
        case _:
            return ()
