"""Steps of a pool in an arrangement (步骤): where the money goes, and how much."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import HOLDERS, Desk
from linkage.files.arrangement_terms import STEPS, read_name
from linkage.files.arrangement_weights import read_weight
from linkage.files.percent_text import percent
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Where
from linkage.ground.fault import listed
from linkage.ground.figure import Figure, Origin
from linkage.ground.money import Rounding
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.ground.units import PLAIN
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Earmark, Step

_KINDS = ("去向", "提取", "弥补亏损")
_KEYS = (
    *_KINDS, "比例", "金额", "按", "计权", "系数", "资格", "收入", "取整", "尾差", "代发", "其中", "上限",
    "下限", "超过", "收款", "依据", "说明",
)  # fmt: skip
_LARGEST = "最大余额"
_MODES = (_LARGEST, *(mode.value for mode in Rounding))
_MAY_OVERPAY = {Rounding.HALF_UP.value, Rounding.HALF_EVEN.value, Rounding.UP.value}
_CARRIED = "结转下年"
_REST = "剩余的"
_DEFAULT_INCOME = "股金"


def read_step(desk: Desk, node: Node, number: int) -> Step | None:
    """Read one step; nothing when it has problems."""
    before = len(desk.problems)
    fields = Fields(node, _KEYS, f"第{number}步", desk.problems)
    if not fields.entries:
        return None
    said = [kind for kind in _KINDS if fields.node(kind) is not None]
    if len(said) != 1:
        if said:
            desk.note(faults.TWO_STEP_KINDS, fields.where, number=number, kinds=listed(said))
        else:
            desk.note(faults.STEP_KIND, fields.where, number=number)
        return None
    kind = said[0]
    target = fields.scalar(kind)
    if target is None:
        return None
    to = _target(desk, kind, target)
    rate, of_rest = _rate(desk, fields.scalar("比例"), to)
    amount = _amount(desk, fields, kind, target, to)
    _check_size(desk, fields, number, kind)
    weight = read_weight(desk, fields, number, to)
    mode, unit = _share(desk, fields)
    owner = _owner(desk, fields, number, mode)
    via = desk.party(fields.scalar("代发"), "代发")
    cap, floor, over = (_money(desk, fields.scalar(key), key) for key in ("上限", "下限", "超过"))
    earmarks = _earmarks(desk, fields.sub("其中"), rate)
    income = _income(desk, fields, to)
    personal = fields.choice("收款", ("个人", "户")) == "个人"
    if len(desk.problems) > before:
        return None
    cited = fields.scalar("依据")
    return Step(
        number=number,
        kind=kind,
        to=to,
        where=fields.where,
        rate=rate,
        amount=amount,
        of_rest=of_rest,
        cap=cap,
        floor=floor,
        earmarks=earmarks,
        weight=weight,
        income=income,
        share_mode=mode,
        share_step=unit,
        remainder_owner=owner,
        via=via,
        personal=personal,
        cite=desk.cite(cited, "") if cited is not None else None,
        when_over=over,
    )


def _target(desk: Desk, kind: str, target: Scalar) -> str:
    word = target.text.strip()
    if kind == "弥补亏损":
        return word.replace("．", ".").partition(".")[2].strip() or word
    if word == HOLDERS:
        return HOUSEHOLDS
    if kind == "去向" and any(word in {party.code, party.name} for party in desk.parties.values()):
        return desk.party(target, kind)
    return read_name(desk, target)


def _rate(desk: Desk, scalar: Scalar | None, to: str) -> tuple[Figure | None, bool]:
    if scalar is None:
        return None, False
    text = scalar.text.strip()
    if not text.startswith(_REST):
        return desk.rate(scalar, f"{to}比例"), False
    inner = text.removeprefix(_REST).strip()
    rest = desk.rate(Scalar(inner, scalar.where), f"{to}比例")
    if rest is None or rest.origin is None or rest.op != "clause":
        return rest, True
    part = rest.origin.part or inner
    return Figure.clause(rest.value, PLAIN, rest.name, Origin(scalar.where, scalar.text, part)), True


def _amount(desk: Desk, fields: Fields, kind: str, target: Scalar, to: str) -> Figure | None:
    if kind == "弥补亏损":
        return desk.amount(target, to)
    scalar = fields.scalar("金额")
    return desk.amount(scalar, to) if scalar is not None else None


def _check_size(desk: Desk, fields: Fields, number: int, kind: str) -> None:
    rate, amount = fields.node("比例") is not None, fields.node("金额") is not None
    if rate and amount:
        desk.note(faults.RATE_AND_AMOUNT, fields.where, number=number)
    elif kind != "弥补亏损" and not rate and not amount:
        desk.note(faults.NEITHER_RATE_NOR_AMOUNT, fields.where, number=number)


def _money(desk: Desk, scalar: Scalar | None, key: str) -> Figure | None:
    return desk.amount(scalar, key) if scalar is not None else None


def _share(desk: Desk, fields: Fields) -> tuple[str, str]:
    node = fields.sub("取整")
    if node is None:
        return _LARGEST, "分"
    inner = Fields(node, ("单位", "方式"), "取整", desk.problems)
    return inner.choice("方式", _MODES, default=_LARGEST, needed="最大余额"), inner.choice(
        "单位", STEPS, default="分"
    )


def _owner(desk: Desk, fields: Fields, number: int, mode: str) -> str:
    scalar = fields.scalar("尾差")
    word = scalar.text.strip() if scalar is not None else ""
    party = next((role for role, p in desk.parties.items() if word in {role, p.code, p.name}), "")
    if mode in _MAY_OVERPAY and not party:
        desk.note(faults.NO_REMAINDER_OWNER, fields.place("尾差"), number=number, mode=mode)
    return party or word or _CARRIED


def _earmarks(desk: Desk, node: MappingNode | None, rate: Figure | None) -> tuple[Earmark, ...]:
    if node is None:
        return ()
    found: list[Earmark] = []
    for key, value in node.entries:
        fields = Fields(value, ("比例", "金额", "上限", "说明"), f"其中的“{key.text}”", desk.problems)
        part = fields.scalar("比例")
        share = desk.rate(part, f"{key.text}比例") if part is not None else None
        amount, cap = (_money(desk, fields.scalar(word), key.text) for word in ("金额", "上限"))
        if part is None and amount is None:
            fields.missing("比例", "5%")
        found.append(Earmark(key.text, share, amount, cap, key.where))
    _check_earmarks(desk, found, rate, node.where)
    return tuple(found)


def _check_earmarks(desk: Desk, found: Sequence[Earmark], rate: Figure | None, where: Where) -> None:
    total = sum((part.rate.value for part in found if part.rate is not None), Fraction(0))
    if rate is not None and total > rate.value:
        desk.note(faults.EARMARK_OVER, where, sum=percent(total), rate=percent(rate.value))


def _income(desk: Desk, fields: Fields, to: str) -> str:
    scalar = fields.scalar("收入")
    if scalar is not None:
        return desk.income(scalar)
    return _DEFAULT_INCOME if to in {HOUSEHOLDS, MEMBERS} else ""
