"""Reading a price (读单价): how the readers of the shelf are found, and what each is given.

A price is a text, a mapping or a list; the reader that knows most of its keys reads it. Readers of kinds that
nest ask the same reading for their parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, frozen

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Where
from linkage.ground.fault import quoted
from linkage.ground.figure import Figure
from linkage.ground.source import MappingNode, Node, Scalar, SequenceNode
from linkage.ground.units import Unit
from linkage.model.price import Price
from linkage.prices.in_kind import InKindPrice


@frozen
class PriceReader:
    """Reads one kind of price: ``takes`` says how well a node fits (nought: not at all)."""

    name: str
    takes: Callable[[Node], int]
    read: Callable[[Reading, Node, str], Price | None]


@define
class Reading:
    """One price being read: the desk, the clause and what it counts, and the readers of the shelf.

    ``unit`` is that of what is counted, nothing where each row says its own; ``label`` is 单价 or 费率, as
    the clause says it; ``fields`` is the clause, whose 价格 values produce.
    """

    desk: Desk
    fields: Fields
    term: str
    quantity: tuple[str, str]
    unit: Unit | None
    label: str
    readers: Sequence[PriceReader]
    valued: bool = False
    depth: int = 0

    @property
    def sheet(self) -> str:
        """The register whose rows are priced."""
        return self.quantity[0] or "名册"

    def price(self, node: Node, name: str) -> Price | None:
        """Read a price of any kind; ``name`` is what its figure is called."""
        best = max(self.readers, key=lambda reader: reader.takes(node))
        if best.takes(node):
            self.depth += 1
            price = best.read(self, node, name)
            self.depth -= 1
            return price
        what, shape = f"条款“{self.term}”的{name}", "一个数或一张表"
        remedy = "请写成 600 元/亩/年、6%/年，或档次、按岗位的表"
        self.desk.note(faults.WRONG_SHAPE, node.where, what=what, shape=shape, remedy=remedy)
        return None

    @property
    def nested(self) -> bool:
        """Whether what is being read is a part of another price."""
        return self.depth > 1

    @property
    def dated(self) -> bool:
        """Whether the priced rows are deals of a day."""
        return self.sheet in self.desk.headings and self.desk.headings[self.sheet].get("日期") is not None

    def unit_of(self, series: str) -> Unit | None:
        """The unit of a series: that of its first quote."""
        quotes = self.desk.books.series.get(series, ())
        return quotes[0][1].unit if quotes else None

    def worth(self) -> Price | None:
        """What the clause says produce is worth (价格)."""
        self.valued = True
        node = self.fields.node("价格")
        return self.price(node, "价格") if node is not None else None

    def figure(self, scalar: Scalar, name: str) -> Figure | None:
        """A number that is no less than nought."""
        figure = self.desk.figure(scalar, name)
        return figure if figure is None or self.not_negative(scalar, figure, name) else None

    def not_negative(self, scalar: Scalar, figure: Figure, name: str) -> bool:
        """See that a price is no less than nought."""
        if figure.value < 0:
            words = {"key": name, "said": quoted(scalar.text), "remedy": "不能是负数"}
            self.desk.note(faults.NOT_ALLOWED, scalar.where, **words)
        return figure.value >= 0

    def in_kind(self, quantity: Figure, produce: str, valued: Price, where: Where) -> Price | None:
        """So much produce at what it is worth; the worth must be money a unit of the produce."""
        price = InKindPrice(quantity, produce, valued, where)
        if all(unit.fits(price.worth) for unit in valued.units):
            return price
        words = {"produce": produce, "said": valued.units[0], "wanted": price.worth}
        self.desk.note(faults.WORTH_UNIT, self.fields.place("价格"), **words)
        return None


def by_keys(*wanted: str) -> Callable[[Node], int]:
    """Fit a mapping that has all these keys, the better the more they are."""

    def takes(node: Node) -> int:
        if not isinstance(node, MappingNode):
            return 0
        return 1 + len(wanted) if set(wanted) <= set(node.keys()) else 0

    return takes


def any_mapping(node: Node) -> int:
    """Fit a mapping that no other reader knows."""
    return int(isinstance(node, MappingNode))


def any_text(node: Node) -> int:
    """Fit a text."""
    return int(isinstance(node, Scalar))


def any_list(node: Node) -> int:
    """Fit a list."""
    return int(isinstance(node, SequenceNode))
