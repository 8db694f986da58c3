"""Anatomy (推导的构成): what a derivation is made of, for whoever tells it; it says nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from linkage.ground.conditions import CONDITIONS, NO, YES
from linkage.ground.day_count import SpanRule, time_between
from linkage.ground.figure import ZERO_NAME, Day, Figure, Node


def walk(node: Node) -> Iterator[Node]:
    """Walk the node and everything below it, top first."""
    yield node
    for arg in node.args:
        yield from walk(arg)


def ground(figure: Figure) -> Sequence[str]:
    """The articles and clauses the figure rests on, its own first, each once."""
    found: dict[str, None] = {}
    for node in walk(figure):
        for cite in node.cites:
            found.setdefault(str(cite))
    return tuple(found)


def is_literal(node: Node) -> bool:
    """Say whether a number of a formula is called by what it says: ``0.2 元/斤``."""
    return node.op == "clause" and bool(node.name) and node.name[0].isdigit()


def is_conditional(node: Node) -> bool:
    """Say whether a choice goes by a condition, and not by a word or number of the books."""
    return node.op == "pick" and node.args[0].op in CONDITIONS


def is_gated(node: Node) -> bool:
    """Say whether a choice counts a figure only if a condition is met, and else nothing of it (资格)."""
    return is_conditional(node) and any(
        branch is not None and branch.op == "constant" and branch.name == ZERO_NAME
        for branch in branches(node)
    )


def branches(node: Node) -> tuple[Node | None, Node | None]:
    """What a conditional choice gives when its condition is met, and when not; nothing if left out."""
    keys = node.params["keys"]
    if not isinstance(keys, (list, tuple)):
        message = "a choice has a list of keys"
        raise TypeError(message)
    found = dict(zip(keys, node.args[1:], strict=True))
    return found.get(YES), found.get(NO)


def tier_parts(node: Figure) -> Sequence[tuple[Figure, Figure | None, Fraction, Figure]]:
    """The tiers a base reached: from, to (none for the last), the part inside, its rate."""
    base, *rest = (arg for arg in node.args if isinstance(arg, Figure))
    marginal = node.params["mode"] == "超额累进"
    found: list[tuple[Figure, Figure | None, Fraction, Figure]] = []
    for start, rate, end in zip(rest[0::2], rest[1::2], [*rest[2::2], None], strict=True):
        top = base.value if end is None else min(base.value, end.value)
        if marginal and top > start.value:
            found.append((start, end, top - start.value, rate))
        elif not marginal and base.value >= start.value and (end is None or base.value < end.value):
            found.append((start, end, base.value, rate))
    return found


def calendar_years(node: Figure) -> Sequence[tuple[int, int]]:
    """Days of a span in each calendar year, with the length of that year."""
    first, last = (arg.date for arg in node.args if isinstance(arg, Day))
    if last < first:
        return ()
    days, found = SpanRule.DAYS, []
    for year in range(first.year, last.year + 1):
        start, end = first.replace(year=year, month=1, day=1), first.replace(year=year, month=12, day=31)
        inside = time_between(max(first, start), min(last, end), days)
        found.append((int(inside), int(time_between(start, end, days))))
    return found


def signed_terms(node: Figure, *, less: bool = False) -> Iterator[tuple[str, Figure]]:
    """What is put together and taken off, inner sums opened, each with ``加`` or ``减``."""
    if node.op not in {"add", "sub"} or not node.args:
        yield "减" if less else "加", node
        return
    for at, arg in enumerate(node.args):
        if isinstance(arg, Figure):
            yield from signed_terms(arg, less=less != (node.op == "sub" and at > 0))
