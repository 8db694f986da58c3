"""Reads the average of a series over a period: {系列: 本地黄桃市价, 均价: 2025-09-01 至 2025-10-31}."""

from __future__ import annotations

from linkage.files.price_reading import PriceReader, Reading, by_keys
from linkage.files.yaml_fields import Fields
from linkage.ground.source import Node
from linkage.model.price import Price
from linkage.prices.average import AveragePrice


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    del name
    desk = reading.desk
    fields = Fields(node, ("系列", "均价", "说明"), "价格", desk.problems)
    series = fields.text("系列", needed="本地黄桃市价")
    period = desk.period(fields.scalar("均价", needed="2025-09-01 至 2025-10-31"), "均价")
    if not series or period is None:
        return None
    return AveragePrice(series, *period, reading.unit_of(series), node.where)


READER = PriceReader("average", by_keys("系列", "均价"), _read)
