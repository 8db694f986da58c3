"""Relations (列间关系): what the columns of a row must make together, and how it was rounded.

A relation is reckoned exactly, in yuan; the amount of the list is then what some rounding makes of it. A
list is rounded in one way: the way that fits most of its rows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.ground.money import Rounding, round_to
from linkage.ground.units import PLAIN, YUAN, Unit, UnitError
from linkage.verify.payout_list import ListColumn, ListRow, Part, PayoutList, Relation, Role

_TIME = frozenset({"年", "月", "半年", "季度", "天"})
_DECIMALS = re.compile(r"\.([0-9]+)")
#: A list is rounded in one way: so many rows tell which.
_SAMPLE = 2000
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


def decimals(paid: PayoutList, index: int) -> int:
    """With how many decimals a column is written, at most."""
    found = (_DECIMALS.search(row.texts.get(index, "")) for row in paid.rows)
    return max((len(one[1]) for one in found if one is not None), default=0)


def slacks(
    paid: PayoutList, relation: Relation, rows: Iterable[ListRow]
) -> dict[tuple[str, int, int], Fraction]:
    """By how much a product may be off in each row, because its price was printed rounded.

    A price of 1.23 may have been anything from 1.225 to 1.235; half a fen comes from rounding the amount.
    """
    columns = {column.index: column for column in paid.columns}
    halves = {
        index: Fraction(1, 2 * 10 ** decimals(paid, index)) / (100 if "%" in columns[index].heading else 1)
        for part in relation.parts
        for index in part.factors
        if len(part.factors) > 1 and columns[index].role in {Role.PRICE, Role.RATE}
    }
    scales = [scale(part, columns) for part in relation.parts]
    found: dict[tuple[str, int, int], Fraction] = {}
    for row in rows:
        slack = Fraction(1, 200)
        for part, factor in zip(relation.parts, scales, strict=True):
            for index in part.factors:
                others = [row.numbers.get(i, Fraction(0)) for i in part.factors if i != index]
                slack += abs(halves.get(index, Fraction(0)) * math.prod(others) * factor / part.divisor)
        found[row.key] = slack
    return found


@frozen
class Held:
    """How a relation stands in a list: the rounding that fits, or that only the printed price is to blame.

    ``rows`` are the rows it was asked of, with what their parts make and what they say; ``wrong`` are those
    that it does not hold in. Without ``rounding`` no rounding fits most rows: ``near`` says that they agree
    as far as the printed prices go.
    """

    rows: tuple[tuple[ListRow, Fraction, Fraction], ...]
    wrong: tuple[tuple[ListRow, Fraction, Fraction], ...]
    rounding: SeenRounding | None = None
    near: bool = False

    @property
    def usual(self) -> bool:
        """Say whether it holds in most of the rows that have anything in it."""
        asked = sum(1 for _, made, said in self.rows if made or said)
        wrong = sum(1 for _, made, said in self.wrong if made or said)
        return asked > 0 and wrong * 2 < asked


def held(paid: PayoutList, relation: Relation) -> Held:
    """Ask a relation of every row."""
    found = tuple(pairs(paid, relation, paid.rows))
    exact = tuple(one for one in found if one[1] != one[2])
    if not is_product(relation) or not exact:
        return Held(found, exact)
    rounding, count = usual_rounding(found[:_SAMPLE])
    if count * 2 > len(found[:_SAMPLE]):
        wrong = tuple(one for one in exact if rounding.of(one[1]) != one[2])
        return Held(found, wrong, rounding if len(wrong) < len(exact) else None)
    slack = slacks(paid, relation, (one[0] for one in exact))
    far = tuple(one for one in exact if abs(one[1] - one[2]) > slack[one[0].key])
    if len(far) * 2 < len(found):
        return Held(found, far, near=True)
    return Held(found, exact)


def usual_rounding(found: Sequence[tuple[ListRow, Fraction, Fraction]]) -> tuple[SeenRounding, int]:
    """The rounding that fits most rows, the finest and commonest first, and how many it fits."""
    best, most = ROUNDINGS[0], -1
    for one in ROUNDINGS:
        count = sum(one.of(made) == said for _, made, said in found)
        if count > most:
            best, most = one, count
    return best, most
