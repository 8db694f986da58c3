"""What if (假如): a derivation reckoned again with one number, reading or rounding replaced.

A derivation is taken as it stands; what depends on a replaced node is reckoned again, everything else is
kept. So a cause works on every arrangement: it replaces a leaf and asks what would have come out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from linkage.ground.figure import Day, Figure, Json, Node
from linkage.verify.rework import Asked, NotReckonedError, Value, reworked


@frozen(eq=False)
class Derivation:
    """A derivation, every node of it by its id, and what stands above each.

    One leaf that is used in several places is one node, and is replaced in all of them.
    """

    figure: Figure
    nodes: Mapping[int, Node] = field(init=False, repr=False)
    above: Mapping[int, Sequence[int]] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        nodes: dict[int, Node] = {}
        above: dict[int, list[int]] = {}
        stack: list[Node] = [self.figure]
        while stack:
            node = stack.pop()
            if id(node) in nodes:
                continue
            nodes[id(node)] = node
            for arg in node.args:
                above.setdefault(id(arg), []).append(id(node))
                stack.append(arg)
        object.__setattr__(self, "nodes", nodes)
        object.__setattr__(self, "above", above)

    def of(self, *ops: str) -> Iterator[Figure]:
        """The numbers of the derivation that were made by one of these operations."""
        for node in self.nodes.values():
            if isinstance(node, Figure) and node.op in ops:
                yield node

    def what_if(
        self,
        values: Mapping[int, Value] | None = None,
        params: Mapping[int, Mapping[str, Json]] | None = None,
        nodes: Mapping[int, Node] | None = None,
    ) -> Figure | None:
        """The figure with other values, other parameters, or other nodes, each by the id of a node.

        Nothing when it cannot be reckoned so.
        """
        change = _Change(values or {}, params or {}, nodes or {})
        touched: set[int] = set()
        stack = [*change.values, *change.params, *change.nodes]
        while stack:
            one = stack.pop()
            if one not in touched:
                touched.add(one)
                stack += self.above.get(one, ())
        try:
            made = change.applied(self.figure, touched, {})
        except NotReckonedError:
            return None
        return made if isinstance(made, Figure) else None

    def again(self) -> Figure | None:
        """The figure with everything reckoned again from its leaves; it comes out as it was."""
        return self.what_if(params={one: {} for one, node in self.nodes.items() if node.args})


@frozen
class _Change:
    values: Mapping[int, Value]
    params: Mapping[int, Mapping[str, Json]]
    nodes: Mapping[int, Node]

    def applied(self, node: Node, touched: set[int], made: dict[int, Node]) -> Node:
        """The node after the change; nodes that nothing touches stay themselves."""
        one = id(node)
        if one not in touched:
            return node
        if one not in made:
            made[one] = self._made(node, touched, made)
        return made[one]

    def _made(self, node: Node, touched: set[int], made: dict[int, Node]) -> Node:
        one = id(node)
        if one in self.nodes:
            return self.nodes[one]
        if one in self.values:
            return replaced(node, self.values[one])
        args = tuple(self.applied(arg, touched, made) for arg in node.args)
        params = {**node.params, **self.params.get(one, {})}
        value = reworked(Asked(node, args, params))
        return with_value(evolve(node, args=args, params=params), value)


def replaced(node: Node, value: Value) -> Node:
    """A node with a value that it does not derive: a leaf stays one, a result loses what made it."""
    if node.args:
        node = evolve(node, op="part", args=(), params={})
    return with_value(node, value)


def with_value(node: Node, value: Value) -> Node:
    """The node with another value of its own sort."""
    match node, value:
        case Figure(), Fraction():
            return evolve(node, value=value)
        case Day(), datetime.date():
            return evolve(node, date=value)
        case ((Figure() | Day()), _):
            raise NotReckonedError(node.op)
        case _:
            return evolve(node, text=str(value))
