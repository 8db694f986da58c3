"""Sharing in an arrangement: how a step is brought to whole fen, limited for each payee, what is short."""

from __future__ import annotations

import re

from attrs import frozen

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.arrangement_terms import STEPS
from linkage.files.counter_examples import rounded_beyond
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import quoted
from linkage.ground.figure import Figure
from linkage.ground.source import MappingNode, Scalar
from linkage.ground.units import YUAN, Unit
from linkage.mode import share_modes
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS
from linkage.model.registers import Kind
from linkage.model.size import PayeeLimits, Shortage, Size
from linkage.sizes.standard import Standard

_LARGEST = "最大余额"
_CARRIED = "结转下年"
_LIMIT_KEYS = {"每户封顶": "户", "每户保底": "户", "每人封顶": "人", "每人保底": "人"}
_NOT_BY_STANDARD = ("每户保底", "每人保底", "先按", "下限")
_PAYEE_ONLY = (*_LIMIT_KEYS, "同数先后", "不够时", "先按")
SHARING_KEYS = ("取整", "尾差", *_PAYEE_ONLY)
_BACKSTOP = re.compile(r"由(.+?)补足")
_BY_ID, _BY_DIGEST, _DRAWN = "户号", "摘要", "抽签号"


@frozen
class Sharing:
    """How a step is shared; the fields are those of the step."""

    mode: str
    unit: str
    owner: str
    ties: str = ""
    drawn: tuple[str, str] | None = None
    first_by: tuple[str, str] | None = None
    limits: PayeeLimits | None = None
    shortage: Shortage | None = None


def read_sharing(desk: Desk, fields: Fields, number: int, to: str, size: Size | None) -> Sharing:
    """Read everything about the sharing of a step; for a step that pays nobody the words are refused."""
    mode, unit = _mode(desk, fields)
    owner = _owner(desk, fields, number, mode, unit)
    if to not in {HOUSEHOLDS, MEMBERS}:
        for key in _PAYEE_ONLY:
            if fields.node(key) is not None:
                words = {"number": number, "to": to, "key": key}
                desk.note(faults.WEIGHT_WITHOUT_PAYEES, fields.place(key), **words)
        return Sharing(mode, unit, owner)
    ties, drawn = _ties(desk, fields, number)
    standard = isinstance(size, Standard)
    limits = _limits(desk, fields, number, mode)
    if standard and share_modes()[mode].carries:
        desk.note(faults.CARRIED_AND_STANDARD, fields.place("取整"), number=number)
    if standard:
        for key in _NOT_BY_STANDARD:
            if fields.node(key) is not None:
                desk.note(faults.LIMITS_AND_STANDARD, fields.place(key), number=number, key=key)
    shortage = _shortage(desk, fields, number)
    if fields.node("不够时") is not None and size is not None and not standard:
        words = {"number": number, "key": "不够时", "wanted": quoted("标准")}
        desk.note(faults.SIZE_WORD_ALONE, fields.place("不够时"), **words)
    first_by = _first_by(desk, fields, number, mode, ties)
    return Sharing(mode, unit, owner, ties, drawn, first_by, limits, shortage)


def _mode(desk: Desk, fields: Fields) -> tuple[str, str]:
    node = fields.sub("取整")
    if node is None:
        return _LARGEST, "分"
    inner = Fields(node, ("单位", "方式"), "取整", desk.problems)
    mode = inner.choice("方式", list(share_modes()), default=_LARGEST, needed="最大余额")
    unit = inner.choice("单位", STEPS, default="分")
    if unit == "厘":
        desk.note(faults.TOO_FINE, inner.place("单位"), what="分到户的一步", or_else="")
    return mode, unit


def _owner(desk: Desk, fields: Fields, number: int, mode: str, unit: str) -> str:
    scalar = fields.scalar("尾差")
    word = scalar.text.strip() if scalar is not None else ""
    party = next((role for role, p in desk.parties.items() if word in {role, p.code, p.name}), "")
    if share_modes()[mode].carries and not party:
        desk.note(faults.CARRIED_NEEDS_OWNER, fields.place("尾差"), number=number)
    elif share_modes()[mode].may_overpay and not party:
        words = {"number": number, "mode": mode, "example": rounded_beyond(mode, unit)}
        desk.note(faults.NO_REMAINDER_OWNER, fields.place("尾差"), **words)
    if share_modes()[mode].keeps:
        return ""
    return party or word or _CARRIED


def _ties(desk: Desk, fields: Fields, number: int) -> tuple[str, tuple[str, str] | None]:
    scalar = fields.scalar("同数先后")
    if scalar is None or scalar.text.strip() in {_BY_DIGEST, _BY_ID}:
        word = scalar.text.strip() if scalar is not None else _BY_DIGEST
        return ("" if word == _BY_DIGEST else _BY_ID), None
    column = _column(desk, scalar, "同数先后", (Kind.NUMBER,))
    if column is None:
        desk.note(faults.DRAWN_NEEDS_COLUMN, scalar.where, number=number, said=quoted(scalar.text))
        return "", None
    return _DRAWN, column


def _first_by(desk: Desk, fields: Fields, number: int, mode: str, ties: str) -> tuple[str, str] | None:
    """The column of groups (先按); both stages go by largest remainder and digest, and know no limits."""
    scalar = fields.scalar("先按")
    if scalar is None:
        return None
    odd = [key for key in _LIMIT_KEYS if fields.node(key) is not None]
    odd += [key for key, said in (("取整", mode != _LARGEST), ("同数先后", bool(ties))) if said]
    for key in odd:
        desk.note(faults.NOT_WITH_GROUPS, fields.place(key), number=number, key=key)
    before = len(desk.problems)
    column = _column(desk, scalar, "先按", (Kind.TEXT,))
    if column is None and len(desk.problems) == before:
        desk.note(faults.BAD_GROUPS, scalar.where, number=number, said=quoted(scalar.text))
    return column


def _column(desk: Desk, scalar: Scalar, key: str, kinds: tuple[Kind, ...]) -> tuple[str, str] | None:
    """A column of a register of households that holds numbers or days."""
    sheet, dot, heading = (part.strip() for part in scalar.text.replace("．", ".").partition("."))
    if not (dot and sheet and heading) or not desk.column(sheet, heading, scalar.where, key):
        return None
    found = desk.headings[sheet].get(heading)
    if desk.headings[sheet].get("户号") is None:
        desk.note(faults.NO_HOUSEHOLD_COLUMN, scalar.where, sheet=sheet)
        return None
    if found is None or found.column.kind not in kinds:
        return None
    return sheet, heading


def _limits(desk: Desk, fields: Fields, number: int, mode: str) -> PayeeLimits | None:
    said = [key for key in _LIMIT_KEYS if fields.node(key) is not None]
    if not said:
        return None
    if len({_LIMIT_KEYS[key] for key in said}) > 1:
        keys = "每户封顶、每户保底，或 每人封顶、每人保底"
        desk.note(faults.TWO_LIMITS, fields.place(said[-1]), number=number, keys=keys)
        return None
    if fields.text("收款") == "个人" and _LIMIT_KEYS[said[0]] == "户":
        words = {"what": f"第{number}步", "key": said[0], "household": "删去 收款: 个人"}
        example = f"{said[0].replace('户', '人')}: 500 元"
        desk.note(faults.HOUSEHOLD_LIMIT_OF_PERSONS, fields.place(said[0]), example=example, **words)
    if mode != _LARGEST and not share_modes()[mode].cuts:
        desk.note(faults.LIMITS_AND_MODE, fields.place("取整"), number=number, mode=mode)
    cap = next((_limit(desk, fields, key) for key in said if key.endswith("封顶")), None)
    floor = next((_limit(desk, fields, key) for key in said if key.endswith("保底")), None)
    if cap is not None and floor is not None and floor.value > cap.value:
        desk.note(faults.FLOOR_OVER_CAP, fields.place(said[0]), number=number)
    return PayeeLimits(cap, floor)


def _limit(desk: Desk, fields: Fields, key: str) -> Figure | None:
    """A limit in yuan a household or person; a bare amount is meant for one."""
    scalar = fields.scalar(key)
    unit = _LIMIT_KEYS[key]
    figure = desk.amount(scalar, key, (unit,)) if scalar is not None else None
    if figure is None or scalar is None or figure.unit != YUAN:
        return figure
    wanted = YUAN / Unit.parse(unit)
    if figure.op == "clause" and figure.origin is not None:
        return Figure.clause(figure.value, wanted, figure.name, figure.origin)
    example = f"5000 元/{unit}"
    desk.note(faults.HEAD_LIMIT_UNIT, scalar.where, key=key, said=quoted(scalar.text), example=example)
    return None


def _shortage(desk: Desk, fields: Fields, number: int) -> Shortage | None:
    node = fields.node("不够时")
    if isinstance(node, MappingNode):
        inner = Fields(node, ("依次",), "不够时", desk.problems)
        scalar = inner.scalar("依次", needed="名册.排序号")
        column = _column(desk, scalar, "依次", (Kind.NUMBER, Kind.DAY)) if scalar is not None else None
        if column is None and scalar is not None:
            desk.note(faults.BAD_SHORTAGE, scalar.where, number=number, said=quoted(scalar.text))
        return Shortage(queue=column) if column is not None else None
    scalar = fields.scalar("不够时")
    if scalar is None or scalar.text.strip() == "按比例":
        return None
    found = _BACKSTOP.fullmatch(scalar.text.strip())
    if not found:
        desk.note(faults.BAD_SHORTAGE, scalar.where, number=number, said=quoted(scalar.text))
        return None
    return Shortage(backstop=desk.party(Scalar(found[1], scalar.where), "不够时"))
