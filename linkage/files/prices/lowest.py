"""Reads the lowest of several prices: {取低: [2.5 元/斤, {系列: 本地黄桃市价, 取价日: 交售日}]}."""

from __future__ import annotations

from linkage.files.price_arms import read_extreme
from linkage.files.price_reading import PriceReader, Reading, by_keys
from linkage.ground.source import Node
from linkage.model.price import Price


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    return read_extreme(reading, node, "取低", name)


READER = PriceReader("lowest", by_keys("取低"), _read)
