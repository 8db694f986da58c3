"""Steps of a pool in an arrangement (步骤): where the money goes, how much, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import HOLDERS, Desk
from linkage.files.arrangement_sharing import SHARING_KEYS, read_sharing
from linkage.files.arrangement_sizes import SIZE_KEYS, money, read_fund, read_size, read_threshold, the_rest
from linkage.files.arrangement_terms import read_name
from linkage.files.arrangement_weights import read_weight
from linkage.files.counter_examples import earmarks_over
from linkage.files.percent_text import percent
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Where
from linkage.ground.fault import listed
from linkage.ground.figure import Figure
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Earmark, Step
from linkage.sizes.standard import Standard

_KINDS = ("去向", "提取", "弥补亏损")
_KEYS = (
    *_KINDS, *SIZE_KEYS, "按", "计权", "系数", "资格", "收入", *SHARING_KEYS, "代发", "其中", "上限", "下限",
    "超过", "不足", "收款", "依据", "说明",
)  # fmt: skip
_DEFAULT_INCOME = "股金"


def read_step(desk: Desk, node: Node, number: int, *, last: bool = False) -> Step | None:
    """Read one step; nothing when it has problems. The last one may say no amount: it takes the rest."""
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
    rest = the_rest(desk, fields, number) if last and kind == "去向" else None
    size = rest or read_size(desk, fields, number, kind, to)
    fund, runs = read_fund(desk, fields, number), read_threshold(desk, fields, number)
    weight = read_weight(desk, fields, number, to)
    if weight is not None and isinstance(size, Standard):
        weight = evolve(weight, priced=size.by_row)
    sharing = read_sharing(desk, fields, number, to, size)
    via = desk.party(fields.scalar("代发"), "代发")
    cap, floor = (money(desk, fields, key) for key in ("上限", "下限"))
    rate = size.of_base() if size is not None else None
    earmarks = _earmarks(desk, fields.sub("其中"), rate)
    income = _income(desk, fields, to)
    personal = fields.choice("收款", ("个人", "户")) == "个人"
    if len(desk.problems) > before or size is None:
        return None
    cited = fields.scalar("依据")
    return Step(
        number=number,
        kind=kind,
        to=to,
        where=fields.where,
        size=size,
        cap=cap,
        floor=floor,
        fund=fund,
        runs=runs,
        earmarks=earmarks,
        weight=weight,
        income=income,
        share_mode=sharing.mode,
        share_step=sharing.unit,
        remainder_owner=sharing.owner,
        ties=sharing.ties,
        drawn=sharing.drawn,
        first_by=sharing.first_by,
        limits=sharing.limits,
        shortage=sharing.shortage,
        via=via,
        personal=personal,
        cite=desk.cite(cited, "") if cited is not None else None,
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


def _earmarks(desk: Desk, node: MappingNode | None, rate: Figure | None) -> tuple[Earmark, ...]:
    if node is None:
        return ()
    found: list[Earmark] = []
    for key, value in node.entries:
        fields = Fields(value, ("比例", "金额", "上限", "说明"), f"其中的“{key.text}”", desk.problems)
        part = fields.scalar("比例")
        share = desk.rate(part, f"{key.text}比例") if part is not None else None
        amount, cap = (money(desk, fields, word, name=key.text) for word in ("金额", "上限"))
        if part is None and amount is None:
            fields.missing("比例", "5%")
        found.append(Earmark(key.text, share, amount, cap, key.where))
    _check_earmarks(desk, found, rate, node.where)
    return tuple(found)


def _check_earmarks(desk: Desk, found: Sequence[Earmark], rate: Figure | None, where: Where) -> None:
    total = sum((part.rate.value for part in found if part.rate is not None), Fraction(0))
    if rate is not None and total > rate.value:
        words = {"sum": percent(total), "rate": percent(rate.value)}
        desk.note(faults.EARMARK_OVER, where, **words, example=earmarks_over(total, rate.value))


def _income(desk: Desk, fields: Fields, to: str) -> str:
    scalar = fields.scalar("收入")
    if scalar is not None:
        return desk.income(scalar)
    return _DEFAULT_INCOME if to in {HOUSEHOLDS, MEMBERS} else ""
