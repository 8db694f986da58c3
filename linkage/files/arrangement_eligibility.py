"""Eligibility in an arrangement (资格): the conditions a row must meet, in the order they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from linkage.conditions.age import AgeBand
from linkage.conditions.birth import BornWithin
from linkage.conditions.category import InCategory
from linkage.conditions.column import ColumnIs
from linkage.conditions.formula import FormulaHolds
from linkage.conditions.joined import AnyOne, Every, Unless
from linkage.conditions.membership import MemberFor, MemberOn
from linkage.conditions.minimum import AtLeast
from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import PER_HOUSEHOLD, PER_PERSON, Desk
from linkage.files.yaml_fields import Fields
from linkage.formula.function import TRUTH
from linkage.formula.parser import is_formula
from linkage.ground.conditions import Sign
from linkage.ground.fault import quoted, suggestion
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.source import MappingNode, Node, Scalar, SequenceNode
from linkage.ground.units import PLAIN, Unit
from linkage.model.eligibility import Condition
from linkage.model.registers import Kind

ROSTER = "名册"
_POINTS, _FEN = Unit.parse("积分"), Unit.parse("分")
_YEARS = r"(\d{1,3})(?:周?岁)?"
_BAND = re.compile(rf"{_YEARS}(?:至|到|-|－|—|~|～){_YEARS}", re.ASCII)
_BOUNDS: tuple[tuple[re.Pattern[str], Sign], ...] = tuple(
    (re.compile(pattern, re.ASCII), sign)
    for pattern, sign in (
        (rf"(?:不满|未满|小于){_YEARS}", Sign.BELOW),
        (rf"(?:不超过){_YEARS}", Sign.AT_MOST),
        (rf"{_YEARS}(?:及?以下|以内)", Sign.AT_MOST),
        (rf"(?:超过|大于){_YEARS}", Sign.ABOVE),
        (rf"(?:年?满){_YEARS}(?:及?以上)?", Sign.AT_LEAST),
        (rf"{_YEARS}(?:及?以上)", Sign.AT_LEAST),
    )
)
_AFTER = re.compile(r"(.+?)\s*(?:及?以后|起|之后)")
_BEFORE = re.compile(r"(.+?)\s*(?:及?以前|止|之前)")
_MINIMUM = re.compile(r"(\S+[.．。]\S+)\s+(\S.*)")
_AGAIN = "基准日"

_Counted = tuple[str, str]
_Reader = Callable[[Desk, Node, _Counted], Condition | None]


def read_eligibility(desk: Desk, node: Node | None, counted: tuple[str, str]) -> Condition | None:
    """Read 资格 of what counts ``counted``; nothing when there is none, or when it has problems."""
    if node is None:
        return None
    if isinstance(node, Scalar) and is_formula(node.text):
        return _formula(desk, node, counted)
    if isinstance(node, SequenceNode):
        return _every(desk, node, [read_eligibility(desk, item, counted) for item in node.items])
    fields = Fields(node, None, "资格", desk.problems)
    found: list[Condition | None] = []
    for key, value in fields.entries:
        reader = _READERS.get(key.text)
        if reader is None:
            found.append(_column(desk, key, value, counted))
            continue
        if key.text in _PERSONAL and _no_person(desk, key, counted):
            found.append(None)
            continue
        found.append(reader(desk, value, counted))
    return _every(desk, node, found) if fields.entries else None


def _every(desk: Desk, node: Node, found: list[Condition | None]) -> Condition | None:
    known = tuple(one for one in found if one is not None)
    if not found:
        desk.note(faults.NO_CONDITION, node.where)
    if len(known) < len(found) or not known:
        return None
    return known[0] if len(known) == 1 else Every(known)


def _formula(desk: Desk, scalar: Scalar, counted: _Counted) -> Condition | None:
    """A condition that no kind foresees, over the columns of the row and of its person."""
    formula = desk.formulas.of_rows(scalar, counted[0] or ROSTER, TRUTH)
    return FormulaHolds(formula, desk.season) if formula is not None and desk.season is not None else None


def _no_person(desk: Desk, key: Scalar, counted: _Counted) -> bool:
    sheet = counted[0]
    if counted == PER_PERSON or (sheet in desk.headings and desk.headings[sheet].get("成员号") is not None):
        return False
    if sheet and sheet not in desk.headings:
        return True
    said = "每户" if counted == PER_HOUSEHOLD else f"〔{sheet}〕没有“成员号”一列，"
    desk.note(faults.NOT_OF_A_PERSON, key.where, key=key.text, counted=said)
    return True


def _scalar(desk: Desk, node: Node, what: str, example: str) -> Scalar | None:
    if isinstance(node, Scalar):
        return node
    desk.note(faults.WRONG_SHAPE, node.where, what=what, shape="一段文字", remedy=f"请写成 {what}: {example}")
    return None


def _age(desk: Desk, node: Node, _: _Counted) -> Condition | None:
    scalar = _scalar(desk, node, "年龄", "60 至 69")
    if scalar is None:
        return None
    bounds: list[tuple[Sign, Figure]] = []
    for part in re.split(r"[、，,；;且]", scalar.text):
        said = "".join(part.split())
        band = _BAND.fullmatch(said)
        found = [(Sign.AT_LEAST, band[1]), (Sign.AT_MOST, band[2])] if band else []
        found += [(sign, match[1]) for pattern, sign in _BOUNDS if (match := pattern.fullmatch(said))]
        if not found or (band and int(band[1]) > int(band[2])):
            desk.note(faults.BAD_AGE, scalar.where, said=quoted(scalar.text))
            return None
        bounds += [(sign, _years(scalar, years)) for sign, years in found]
    return AgeBand(tuple(bounds))


def _years(scalar: Scalar, said: str) -> Figure:
    return Figure.clause(Fraction(said), PLAIN, "年龄线", Origin(scalar.where, scalar.text, said))


def _birth(desk: Desk, node: Node, _: _Counted) -> Condition | None:
    scalar = _scalar(desk, node, "出生", "2010-01-01 至 2018-12-31")
    if scalar is None:
        return None
    text = scalar.text.strip()
    for pattern, late in ((_AFTER, True), (_BEFORE, False)):
        match = pattern.fullmatch(text)
        if match:
            day = desk.day_in(scalar, match[1], "出生界线")
            return None if day is None else BornWithin(day if late else None, None if late else day)
    window = desk.period(scalar, "出生")
    return None if window is None else BornWithin(*window)


def _category(desk: Desk, node: Node, _: _Counted) -> Condition | None:
    words = _words(desk, node, "类别")
    return InCategory(words) if words else None


def _words(desk: Desk, node: Node, key: str) -> tuple[Word, ...]:
    items = node.items if isinstance(node, SequenceNode) else (node,)
    found: list[Word] = []
    for item in items:
        if isinstance(item, Scalar) and item.text.strip():
            text = item.text.strip()
            found.append(Word.clause(text, key, Origin(item.where, item.text)))
            continue
        remedy = f"请写成 {key}: [甲, 乙]"
        desk.note(faults.WRONG_SHAPE, item.where, what=f"资格的“{key}”", shape="一列词", remedy=remedy)
    return tuple(found) if len(found) == len(items) else ()


def _member_for(desk: Desk, node: Node, _: _Counted) -> Condition | None:
    scalar = _scalar(desk, node, "成员满", "1 年")
    years = desk.whole(scalar, "成员满", "年", "1 年")
    return None if years is None else MemberFor(years)


def _member_on(desk: Desk, node: Node, _: _Counted) -> Condition | None:
    scalar = _scalar(desk, node, "成员于", "2025-06-30")
    if scalar is None:
        return None
    if scalar.text.strip() == _AGAIN:
        return MemberOn()
    day: Day | None = desk.day(scalar, "成员于")
    return None if day is None else MemberOn(day)


def _minimum(desk: Desk, node: Node, _: _Counted) -> Condition | None:
    """``积分.分值 60 积分``, or the two apart: {数量: 积分.分值, 满: 60 积分}."""
    if isinstance(node, MappingNode):
        fields = Fields(node, ("数量", "满"), "至少", desk.problems)
        of, least = fields.scalar("数量", needed="积分.分值"), fields.scalar("满", needed="60 积分")
        part = least.text if least is not None else ""
    else:
        least = _scalar(desk, node, "至少", "积分.分值 60 积分")
        match = _MINIMUM.fullmatch(least.text.strip()) if least is not None else None
        if least is not None and match is None:
            desk.note(faults.BAD_MINIMUM, least.where, said=quoted(least.text))
        of = Scalar(match[1], node.where) if match else None
        part = match[2] if match else ""
    if of is None or least is None:
        return None
    quantity, phrase = desk.quantity(of, "至少"), desk.phrase(Scalar(part, least.where))
    if quantity is None or phrase is None or quantity in {PER_HOUSEHOLD, PER_PERSON}:
        if quantity is not None and phrase is not None:
            desk.note(faults.BAD_MINIMUM, least.where, said=quoted(least.text))
        return None
    unit = desk.quantity_unit(quantity)
    # In a village 60 分 of points is no money.
    points = unit == _POINTS and phrase.unit == _FEN
    said = unit if unit is not None and (points or phrase.unit == PLAIN) else phrase.unit
    if unit is not None and not said.fits(unit):
        words = {"said": quoted(part), "wanted": unit or "纯数", "example": f"60 {unit}"}
        desk.note(faults.WRONG_UNIT, least.where, **words)
        return None
    origin = Origin(least.where, least.text, phrase.part or part)
    return AtLeast(quantity, Figure.clause(phrase.value, said, "至少", origin))


def _any_one(desk: Desk, node: Node, counted: _Counted) -> Condition | None:
    items = node.items if isinstance(node, SequenceNode) else (node,)
    found = [read_eligibility(desk, item, counted) for item in items]
    known = tuple(one for one in found if one is not None)
    if not items:
        desk.note(faults.NO_CONDITION, node.where)
    return AnyOne(known) if known and len(known) == len(found) else None


def _unless(desk: Desk, node: Node, counted: _Counted) -> Condition | None:
    inner = read_eligibility(desk, node, counted)
    return None if inner is None else Unless(inner)


def _column(desk: Desk, key: Scalar, node: Node, counted: _Counted) -> Condition | None:
    """Any other key is a column: of the rows counted, or else of the roster."""
    sheet = counted[0] or ROSTER
    if sheet not in desk.headings and desk.ground.silent(sheet):
        return None
    places = [name for name in (sheet, ROSTER) if name in desk.headings]
    found = next((col for name in places if (col := desk.headings[name].get(key.text))), None)
    if found is None:
        known = [*_READERS, *(col.column.heading for name in places for col in desk.headings[name].columns)]
        where = {"what": "资格", "key": key.text, "remedy": suggestion(key.text, known)}
        desk.note(faults.UNKNOWN_KEY, key.where, **where)
        return None
    if found.column.kind is not Kind.TEXT:
        desk.note(faults.NOT_A_WORD_COLUMN, key.where, heading=key.text)
        return None
    words = _words(desk, node, key.text)
    return ColumnIs(key.text, words) if words else None


_READERS: Mapping[str, _Reader] = MappingProxyType(
    {
        "年龄": _age,
        "出生": _birth,
        "类别": _category,
        "成员满": _member_for,
        "成员于": _member_on,
        "至少": _minimum,
        "任一": _any_one,
        "不是": _unless,
    }
)
_PERSONAL = frozenset({"年龄", "出生", "成员满", "成员于"})
