"""Reads prices by contract year: {按合同年: [6%, 8%, 10%], 起: 2023-01-01}; amounts too."""

from __future__ import annotations

from attrs import evolve

from linkage.files import arrangement_faults as faults
from linkage.files.price_reading import PriceReader, Reading, by_keys
from linkage.files.yaml_fields import Fields
from linkage.ground.figure import Figure
from linkage.ground.source import Node
from linkage.ground.units import PLAIN, YEAR
from linkage.model.price import Price
from linkage.prices.fixed import FixedPrice
from linkage.prices.yearly import YearlyRate


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    desk = reading.desk
    fields = Fields(node, ("按合同年", "起", "说明"), f"按合同年的{name}", desk.problems)
    items = fields.items("按合同年")
    rates = tuple(_for_the_year(price) for item in items if (price := reading.price(item, name)))
    start = desk.day(fields.scalar("起", needed="2023-01-01"), "起算日")
    if start is None or len(rates) < len(items) or not rates:
        return None
    units = [unit for rate in rates for unit in rate.units]
    if any(unit != units[0] for unit in units):
        remedy = "请让各年用同一个单位"
        desk.note(faults.BAD_TIERS, node.where, cause="各年的单位不同", remedy=remedy)
        return None
    return YearlyRate(rates, start, node.where)


def _for_the_year(price: Price) -> Price:
    """A bare percentage is meant for that year, whether or not the arrangement says 6%/年."""
    rate = price.number
    if rate is None or rate.unit:
        return price
    if rate.origin is not None and rate.op == "clause":
        return FixedPrice(Figure.clause(rate.value, PLAIN / YEAR, rate.name, rate.origin))
    return FixedPrice(evolve(rate, unit=PLAIN / YEAR))


READER = PriceReader("yearly", by_keys("按合同年"), _read)
