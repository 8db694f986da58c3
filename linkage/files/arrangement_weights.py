"""Weights of a pool's step in an arrangement (按): what its money is shared by, with factors by class."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.arrangement_times import read_time
from linkage.files.yaml_fields import Fields
from linkage.ground.day_count import SpanRule
from linkage.ground.fault import quoted
from linkage.ground.figure import Figure
from linkage.ground.source import MappingNode, Scalar
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Weight

_PAYEE_KEYS = ("按", "计权", "系数", "代发", "收款", "取整", "收入")
_RECORD_DATE = "基准日"
_TIMINGS: Mapping[str, str] = {"按日": SpanRule.DAYS.value, "按月": SpanRule.WHOLE_MONTHS.value}


def read_weight(desk: Desk, fields: Fields, number: int, to: str) -> Weight | None:
    """Read the weight of a step; nothing for a step that pays nobody, or when it has problems."""
    payees = to in {HOUSEHOLDS, MEMBERS}
    if not payees:
        for key in _PAYEE_KEYS:
            if fields.node(key) is not None:
                words = {"number": number, "to": to, "key": key}
                desk.note(faults.WEIGHT_WITHOUT_PAYEES, fields.place(key), **words)
        return None
    scalar = fields.scalar("按")
    if scalar is None:
        if fields.node("按") is None:
            desk.note(faults.NO_WEIGHT, fields.where, number=number, to=to)
        return None
    quantity = desk.quantity(scalar, "按")
    if quantity is None:
        return None
    if quantity[0] and desk.headings[quantity[0]].get("户号") is None:
        desk.note(faults.NO_HOUSEHOLD_COLUMN, scalar.where, sheet=quantity[0])
    timing = _timing(desk, fields)
    column, factors = _factors(desk, fields, quantity)
    return Weight(quantity, timing, column, factors, fields.place("系数"))


def _timing(desk: Desk, fields: Fields) -> str:
    node = fields.node("计权")
    if isinstance(node, MappingNode):
        rule = read_time(desk, node, per_day=True)
        return rule.rule if rule is not None and rule.rule else _RECORD_DATE
    word = fields.choice("计权", (_RECORD_DATE, *_TIMINGS), default=_RECORD_DATE)
    return _TIMINGS.get(word, word)


def _factors(desk: Desk, fields: Fields, quantity: tuple[str, str]) -> tuple[str, dict[str, Figure]]:
    node = fields.sub("系数")
    if node is None:
        return "", {}
    inner = Fields(node, None, "系数", desk.problems)
    column = inner.text("按")
    if not column:
        desk.note(faults.NO_FACTOR, node.where)
        return "", {}
    if column not in {"类别", "户类别"}:
        desk.column(quantity[0] or "名册", column, inner.place("按"), "按")
    factors: dict[str, Figure] = {}
    for key, value in node.entries:
        if key.text == "按" or not isinstance(value, Scalar):
            continue
        figure = desk.figure(value, f"{key.text}系数")
        if figure is None:
            continue
        if figure.unit or figure.value < 0:
            remedy = "系数是不带单位的数，例如 2"
            desk.note(faults.NOT_ALLOWED, value.where, key=key.text, said=quoted(value.text), remedy=remedy)
            continue
        factors[key.text] = figure
    if not factors:
        desk.note(faults.NO_FACTOR, node.where)
    return column, factors
