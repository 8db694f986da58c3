"""Reads a price that is a formula: =取高(约定.保护价, 行情(小麦, 日期) + 0.2 元/斤)."""

from __future__ import annotations

from linkage.files.price_reading import PriceReader, Reading
from linkage.formula.function import Kind, Sort
from linkage.formula.parser import is_formula
from linkage.ground.source import Node, Scalar
from linkage.model.price import Price
from linkage.prices.formula import FormulaPrice

_BETTER_THAN_TEXT = 2
_ANY_UNIT = Sort(Kind.NUMBER, None)


def _takes(node: Node) -> int:
    return _BETTER_THAN_TEXT if isinstance(node, Scalar) and is_formula(node.text) else 0


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    desk = reading.desk
    if not isinstance(node, Scalar):
        return None
    formula = desk.formulas.of_rows(node, reading.sheet, _ANY_UNIT)
    if formula is None or desk.season is None:
        return None
    return FormulaPrice(formula, name, reading.sheet, desk.season)


READER = PriceReader("formula", _takes, _read)
