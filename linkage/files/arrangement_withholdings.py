"""Withholdings in an arrangement (代扣): what a payer keeps from an income by law and passes on."""

from __future__ import annotations

from itertools import pairwise

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import quoted, suggestion
from linkage.ground.figure import Figure
from linkage.ground.source import Node, Scalar, SequenceNode
from linkage.ground.units import PLAIN, YUAN
from linkage.model.arrangement import Term
from linkage.model.payment import Withholding

_KEYS = ("项目", "从", "缴", "减除", "费率", "依据", "说明")


def read_withholding(desk: Desk, node: Node, terms: tuple[Term, ...]) -> Withholding | None:
    """Read one withholding; nothing when it has problems."""
    before = len(desk.problems)
    fields = Fields(node, _KEYS, "代扣", desk.problems)
    item = fields.text("项目", needed="个人所得税")
    desk.declared.add(item)
    names = fields.words("从")
    if fields.node("从") is None:
        fields.missing("从", "[劳务报酬]")
    known = desk.declared - {item}
    for name in names:
        if name.text.strip() not in known:
            remedy = suggestion(name.text.strip(), sorted(term.name for term in terms))
            desk.note(faults.UNKNOWN_TERM, name.where, said=quoted(name.text.strip()), remedy=remedy)
    receiver = fields.scalar("缴", needed="税务机关")
    to = desk.party(receiver, "缴")
    for term in terms:
        if receiver is not None and to == term.payer and term.name in {name.text.strip() for name in names}:
            words_ = {"item": item, "clause": quoted(term.name), "role": quoted(to)}
            desk.note(faults.KEPT_FOR_ITSELF, receiver.where, **words_)
    allowances = tuple(
        figure for word in fields.words("减除") if (figure := _allowance(desk, word)) is not None
    )
    tiers, marginal = _tiers(desk, fields)
    if len(desk.problems) > before or not tiers:
        return None
    clauses = tuple(name.text.strip() for name in names)
    cite = desk.cite(fields.scalar("依据"), f"“{item}”")
    return Withholding(item, clauses, to, allowances, tiers, marginal, cite, fields.where)


def _allowance(desk: Desk, word: Scalar) -> Figure | None:
    """An amount (800 元) or a share of the base (20%)."""
    figure = desk.figure(word, "减除")
    if figure is None:
        return None
    share = figure.unit == PLAIN and 0 <= figure.value <= 1
    if not share and (figure.unit != YUAN or figure.value < 0):
        words = {"said": quoted(word.text), "wanted": "元或百分数", "example": "800 元 或 20%"}
        desk.note(faults.WRONG_UNIT, word.where, **words)
        return None
    return figure


def _tiers(desk: Desk, fields: Fields) -> tuple[tuple[tuple[Figure, Figure], ...], bool]:
    """The rate as tiers; one rate for all is one tier from nought."""
    node = fields.node("费率")
    if node is None:
        fields.missing("费率", "20%")
        return (), True
    if isinstance(node, Scalar):
        rate = desk.rate(node, "费率")
        return ((Figure.zero(YUAN), rate),) if rate is not None else (), True
    parts = Fields(node, ("方式", "档"), "费率", desk.problems)
    mode = parts.choice("方式", ("超额累进", "全额"), needed="超额累进")
    tiers = [tier for item in parts.items("档") if (tier := _tier(desk, item)) is not None]
    if tiers and tiers[0][0].value:
        desk.note(faults.BAD_TIERS, parts.where, cause="第一档不从 0 开始", remedy="请让第一档从 0 开始")
    if any(lower[0].value >= upper[0].value for lower, upper in pairwise(tiers)):
        desk.note(faults.BAD_TIERS, parts.where, cause="起点没有从小到大", remedy="请按起点从小到大排列")
    if not tiers:
        remedy = "请写成 档: [[0, 20%], [20000, 30%]]"
        desk.note(faults.BAD_TIERS, parts.where, cause="没有档", remedy=remedy)
    return tuple(tiers), mode == "超额累进"


def _tier(desk: Desk, item: Node) -> tuple[Figure, Figure] | None:
    words = item.items if isinstance(item, SequenceNode) else ()
    if len(words) != 2 or not all(isinstance(word, Scalar) for word in words):
        remedy = "每档写成 [起点, 费率]，例如 [20000, 30%]"
        desk.note(faults.BAD_TIERS, item.where, cause="每档应有起点和费率", remedy=remedy)
        return None
    first, second = (word for word in words if isinstance(word, Scalar))
    start, rate = desk.figure(first, "起点"), desk.rate(second, "费率")
    if start is None or rate is None:
        return None
    if start.unit == PLAIN and start.origin is not None:
        start = Figure.clause(start.value, YUAN, "起点", start.origin)
    if start.unit != YUAN:
        words_ = {"said": quoted(first.text), "wanted": "元", "example": "20000 元"}
        desk.note(faults.WRONG_UNIT, first.where, **words_)
        return None
    return start, rate
