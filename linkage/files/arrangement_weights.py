"""Weights of a pool's step in an arrangement (按): what its money is shared by, with factors by class."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from linkage.conditions.joined import Every
from linkage.engine.formula_factor import FormulaFactor
from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.arrangement_eligibility import read_eligibility
from linkage.files.arrangement_times import read_time
from linkage.files.condition_reading import ROSTER
from linkage.files.yaml_fields import Fields
from linkage.formula.function import Kind, Sort
from linkage.formula.parser import is_formula
from linkage.ground.day_count import SpanRule
from linkage.ground.fault import listed, quoted
from linkage.ground.figure import Figure
from linkage.ground.source import MappingNode, Node, Scalar, SequenceNode
from linkage.ground.units import DAY, PLAIN, YEAR, Unit
from linkage.model.accounts import SHEET as ACCOUNTS
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Weight
from linkage.model.eligibility import Condition
from linkage.model.factor import RowFactor

_PAYEE_KEYS = ("按", "计权", "系数", "资格", "代发", "收款", "取整", "收入")
_PART_KEYS = ("按", "计权", "系数", "资格", "说明")
_SUM = "合计"
_RECORD_DATE = "基准日"
_ANY_UNIT = Sort(Kind.NUMBER, None)
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
    by = fields.node("按")
    if by is None:
        desk.note(faults.NO_WEIGHT, fields.where, number=number, to=to)
        return None
    if not isinstance(by, MappingNode):
        return _part(desk, fields, by)
    if fields.node("系数") is not None:
        remedy = "请写在“合计”的各项里"
        words = {"what": f"第{number}步", "key": "系数", "remedy": remedy}
        desk.note(faults.UNKNOWN_KEY, fields.place("系数"), **words)
    inner = Fields(by, (_SUM, "说明"), "按", desk.problems)
    if not inner.entries:
        return None
    parts = [_part_of(desk, item, fields) for item in inner.items(_SUM)]
    if not parts:
        desk.note(faults.NO_PARTS, by.where, number=number)
    known = tuple(part for part in parts if part is not None)
    if not known or len(known) < len(parts):
        return None
    _check_units(desk, known, by, number)
    return Weight(known[0].quantity, known[0].timing, where=by.where, parts=known)


def read_basis(desk: Desk, fields: Fields) -> Weight | None:
    """Read by what members are weighed outside a pool's step (成员账户); nothing when it has problems."""
    by = fields.node("按")
    if by is None:
        fields.missing("按", "交售.数量", "没有写按什么量化到成员")
        return None
    return _part(desk, fields, by)


def _part_of(desk: Desk, item: Node, outer: Fields) -> Weight | None:
    """One item of a sum; 计权 and 资格 of the step hold for every item."""
    fields = Fields(item, _PART_KEYS, f"{_SUM}的一项", desk.problems)
    by = fields.node("按")
    if by is None:
        fields.missing("按", "地块.面积")
        return None
    part = _part(desk, fields, by)
    if part is None:
        return None
    if fields.node("计权") is None:
        part = evolve(part, timing=_timing(desk, outer))
    shared = read_eligibility(desk, outer.node("资格"), part.quantity)
    return evolve(part, eligibility=_both(shared, part.eligibility))


def _both(shared: Condition | None, own: Condition | None) -> Condition | None:
    found = tuple(condition for condition in (shared, own) if condition is not None)
    return Every(found) if len(found) > 1 else next(iter(found), None)


def _part(desk: Desk, fields: Fields, by: Node) -> Weight | None:
    """One quantity, or the product of a list of quantities."""
    items = by.items if isinstance(by, SequenceNode) else (by,)
    found: list[tuple[str, str]] = []
    shape = {
        "what": "“按”",
        "shape": "一列或几列数",
        "remedy": "请写成 股份.份额，或 [股份.出资额, 股份.份额]",
    }
    if not items:
        desk.note(faults.WRONG_SHAPE, by.where, **shape)
    for item in items:
        if not isinstance(item, Scalar):
            desk.note(faults.WRONG_SHAPE, item.where, **shape)
            continue
        quantity = desk.quantity(item, "按")
        if quantity is None:
            continue
        found.append(quantity)
        if quantity[0] and desk.headings[quantity[0]].get("户号") is None:
            desk.note(faults.NO_HOUSEHOLD_COLUMN, item.where, sheet=quantity[0])
    if not found or len(found) < len(items):
        return None
    first, *times = found
    node = fields.node("系数")
    column, factors = _factors(desk, fields, first) if not isinstance(node, Scalar) else ("", {})
    return Weight(
        quantity=first,
        timing=_timing(desk, fields),
        factor_column=column,
        factors=factors,
        where=fields.place("系数"),
        times=tuple(times),
        scale=_scale(desk, node, first) if isinstance(node, Scalar) else None,
        eligibility=read_eligibility(desk, fields.node("资格"), first),
    )


def _scale(desk: Desk, scalar: Scalar, quantity: tuple[str, str]) -> Figure | RowFactor | None:
    """One factor for all rows, or a formula over each row (of the roster, where heads are counted)."""
    if not is_formula(scalar.text):
        return _not_negative(desk, scalar, desk.figure(scalar, "系数"))
    formula = desk.formulas.of_rows(scalar, quantity[0] or ROSTER, _ANY_UNIT)
    if formula is None or desk.season is None:
        return None
    return FormulaFactor(formula, desk.season)


def _not_negative(desk: Desk, scalar: Scalar, figure: Figure | None) -> Figure | None:
    if figure is None or figure.value >= 0:
        return figure
    words = {"key": "系数", "said": quoted(scalar.text), "remedy": "系数不能是负数"}
    desk.note(faults.NOT_ALLOWED, scalar.where, **words)
    return None


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
    on_roster = ROSTER in desk.headings and desk.headings[ROSTER].get(column) is not None
    if column != "类别" and not on_roster:
        desk.column(quantity[0] or ROSTER, column, inner.place("按"), "按")
    factors: dict[str, Figure] = {}
    for key, value in node.entries:
        if key.text == "按" or not isinstance(value, Scalar):
            continue
        figure = _not_negative(desk, value, desk.figure(value, f"{key.text}系数"))
        if figure is not None:
            factors[key.text] = figure
    if not factors:
        desk.note(faults.NO_FACTOR, node.where)
    return column, factors


def _check_units(desk: Desk, parts: tuple[Weight, ...], by: Node, number: int) -> None:
    """Items of a sum must come out in one unit, as far as the headings say."""
    units = {str(unit): unit for part in parts for unit in _units(desk, part)}
    if len(units) > 1:
        told = listed(f"“{unit or '无单位'}”" for unit in sorted(units))
        desk.note(faults.MIXED_UNITS, by.where, number=number, units=told)


def _units(desk: Desk, part: Weight) -> list[Unit]:
    """The units an item may come out in; none where each row says its own."""
    unit = PLAIN
    for quantity in (part.quantity, *part.times):
        own = desk.quantity_unit(quantity)
        if own is None:
            return []
        unit = unit * own
    timed = part.timing != _RECORD_DATE and not _dated(desk, part)
    if timed:
        unit = unit * (DAY if part.timing == SpanRule.DAYS.value else YEAR)
    scales = [part.scale] if part.scale is not None else []
    factors: list[Unit | None] = [factor.unit for factor in part.factors.values()]
    factors = factors or [scale.unit for scale in scales]
    units = [unit * own for own in factors if own is not None]
    return units if len(units) == len(factors) and units else [unit] if not factors else []


def _dated(desk: Desk, part: Weight) -> bool:
    sheet = part.quantity[0]
    return bool(sheet) and sheet != ACCOUNTS and desk.headings[sheet].get("日期") is not None
