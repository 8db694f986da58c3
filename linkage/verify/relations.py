"""Relations (列间关系): what the columns of a row must make together, and how it was rounded.

A relation is reckoned exactly, in yuan; the amount of the list is then what some rounding makes of it. A
list is rounded in one way: the way that fits most of its rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.ground.money import Rounding, round_to
from linkage.ground.units import PLAIN, YUAN, Unit, UnitError
from linkage.verify.payout_list import ListColumn, ListRow, Part, PayoutList, Relation

_TIME = frozenset({"年", "月", "半年", "季度", "天"})
_STEPS = (
    (Fraction(1, 100), "分"),
    (Fraction(1, 10), "角"),
    (Fraction(1), "元"),
)
_MODES = (Rounding.HALF_UP, Rounding.DOWN, Rounding.UP, Rounding.HALF_EVEN)


@frozen
class SeenRounding:
    """How a list was rounded, as its rows show: to a step, in a mode."""

    step: Fraction
    name: str
    mode: Rounding

    def of(self, value: Fraction) -> Fraction:
        """Round an amount in yuan."""
        return round_to(value, self.step, self.mode)

    def __str__(self) -> str:
        """Say it: 四舍五入到分."""
        return f"{self.mode.label}到{self.name}"


ROUNDINGS = tuple(SeenRounding(step, name, mode) for step, name in _STEPS for mode in _MODES)


def is_product(relation: Relation) -> bool:
    """Say whether a relation multiplies anything, so that it had to be rounded."""
    return any(len(part.factors) > 1 or part.divisor != 1 for part in relation.parts)


def scale(part: Part, columns: Mapping[int, ListColumn]) -> Fraction:
    """What the units of a product make of its numbers: hectares at a price for a 亩 give 15 times as much."""
    units = [columns[index].unit for index in part.factors]
    if len(units) < 2 or not all(units):
        return Fraction(1)
    product = PLAIN
    for unit in units:
        product = product * Unit(tuple((name, power) for name, power in unit.powers if name not in _TIME))
    try:
        return product.factor_to(YUAN)
    except UnitError:
        return Fraction(1)


def reckoned(relation: Relation, row: ListRow, scales: Sequence[Fraction]) -> Fraction | None:
    """What the parts of a relation make in a row, exactly; nothing when no part has its numbers.

    In a sum an empty cell is nothing to add; a product needs all its factors.
    """
    total = Fraction(0)
    seen = False
    for part, factor in zip(relation.parts, scales, strict=True):
        product = part.sign * factor / part.divisor
        for index in part.factors:
            number = row.numbers.get(index)
            if number is None:
                break
            product *= number
        else:
            total += product
            seen = True
    return total if seen else None


def pairs(
    paid: PayoutList, relation: Relation, rows: Iterable[ListRow]
) -> list[tuple[ListRow, Fraction, Fraction]]:
    """The rows that a relation can be asked of, each with what its parts make and what it says."""
    columns = {column.index: column for column in paid.columns}
    scales = [scale(part, columns) for part in relation.parts]
    found = []
    for row in rows:
        said, made = row.numbers.get(relation.result), reckoned(relation, row, scales)
        if said is not None and made is not None:
            found.append((row, made, said))
    return found


def usual_rounding(found: Sequence[tuple[ListRow, Fraction, Fraction]]) -> tuple[SeenRounding, int]:
    """The rounding that fits most rows, the finest and commonest first, and how many it fits."""
    best, most = ROUNDINGS[0], -1
    for one in ROUNDINGS:
        count = sum(one.of(made) == said for _, made, said in found)
        if count > most:
            best, most = one, count
    return best, most
