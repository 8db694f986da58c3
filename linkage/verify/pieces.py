"""Pieces (一笔一笔): what an amount is put together from: so much of something, at a price, for a time.

A plot is a piece, a delivery, a month of shares. A piece is found by its form, so that it is one whatever
the clause is called: the engine multiplies a quantity by a price and by a time, in this order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from linkage.ground.figure import Figure, Node
from linkage.ground.units import DAY, YEAR, YUAN
from linkage.model.arrangement import RoundingTerm

_INSIDE = {"add", "sub", "round", "at_least_zero"}
_LIMITED = {"max", "min"}
_SHARED = {"share", "level", "queue"}
_PER_LINE = "每户合计"


@frozen(eq=False)
class Piece:
    """A quantity, what it is multiplied by, and for how long; ``whole`` is what they make."""

    whole: Figure
    quantity: Figure
    prices: tuple[Figure, ...] = ()
    time: Figure | None = None

    @property
    def cells(self) -> Sequence[Figure]:
        """The cells of registers the quantity was read from."""
        return [node for node in walk(self.quantity) if isinstance(node, Figure) and node.op == "cell"]


def walk(node: Node) -> Iterator[Node]:
    """A node and everything it was made from."""
    yield node
    for arg in node.args:
        yield from walk(arg)


def pieces_of(figure: Figure) -> Sequence[Piece]:
    """The pieces of an amount; those of a share are the pieces of its weight."""
    return list(_pieces(figure))


def _pieces(node: Node) -> Iterator[Piece]:
    if not isinstance(node, Figure):
        return
    if node.op in _SHARED:
        yield from _pieces(node.args[1])
    elif node.op in _LIMITED:
        yield from _pieces(node.args[0])
    elif node.op in _INSIDE:
        for arg in node.args:
            yield from _pieces(arg)
    elif node.op == "mul":
        yield _product(node)
    elif node.op == "tiers":
        base = node.args[0]
        if isinstance(base, Figure):
            yield Piece(node, base)
    elif node.op in {"cell", "convert"}:
        yield Piece(node, node)


def _product(node: Figure) -> Piece:
    first, *rest = _factors(node)
    times = [factor for factor in rest if _is_time(factor)]
    prices = tuple(factor for factor in rest if not _is_time(factor))
    return Piece(node, first, prices, times[0] if times else None)


def _factors(node: Figure) -> Sequence[Figure]:
    """The factors of a product, inner products of the quantity opened."""
    first, *rest = [arg for arg in node.args if isinstance(arg, Figure)]
    opened = _factors(first) if first.op == "mul" and not first.name else [first]
    return [*opened, *rest]


def _is_time(factor: Figure) -> bool:
    return factor.unit == DAY or factor.unit.fits(YEAR)


def is_money(figure: Figure) -> bool:
    """Say whether a factor is a price in money, and not a rate."""
    return "元" in str(figure.unit).partition("/")[0]


def with_roundings(figure: Figure, rounding: RoundingTerm, step: Figure) -> Figure:
    """The amount of a clause with every rounding its terms name, also those that had nothing to do.

    The engine leaves out a rounding of what is whole already; with other numbers it would not be.
    ``step`` is one unit of the rounding in yuan.
    """
    if rounding.carried or figure.unit != YUAN:
        return figure
    if rounding.stage == _PER_LINE:
        return _rounded(figure, rounding, step)
    return _rounded_inside(figure, rounding, step)


def _rounded(figure: Figure, rounding: RoundingTerm, step: Figure) -> Figure:
    if figure.op == "round" or (figure.value / step.value).denominator != 1:
        return figure
    inner = evolve(figure, name="", cites=())
    return inner.rounded(rounding.mode, step.value, label=rounding.step).named(figure.name, *figure.cites)


def _rounded_inside(node: Figure, rounding: RoundingTerm, step: Figure) -> Figure:
    """Each row, or each stretch, is rounded by itself; limits stand outside."""
    if node.op in {"max", "min"}:
        first, *rest = node.args
        if not isinstance(first, Figure):
            return node
        return evolve(node, args=(_rounded_inside(first, rounding, step), *rest))
    if node.op != "add":
        return _rounded(node, rounding, step)
    args = [_rounded(arg, rounding, step) if isinstance(arg, Figure) else arg for arg in node.args]
    return evolve(node, args=tuple(args))
