"""Member accounts in an arrangement (成员账户): what the charter quantifies, averages, converts, settles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from linkage.files import arrangement_account_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.arrangement_faults import NOT_ALLOWED
from linkage.files.arrangement_weights import read_basis
from linkage.files.yaml_fields import Fields
from linkage.ground.citation import Citation
from linkage.ground.errors import Problem
from linkage.ground.fault import Fault, quoted, suggestion
from linkage.ground.figure import Origin, Word
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.model.accounts import RESERVE
from linkage.model.arrangement import (
    HOUSEHOLDS,
    MEMBERS,
    AccountRule,
    Arrangement,
    Conversion,
    LossShares,
    Pool,
    ReserveShares,
    Step,
)
from linkage.model.payer import COOPERATIVE, UNION

_KEYS = ("付款方", "公积金", "平均量化", "转为出资", "退社", "交易", "依据", "说明")
_BEFORE, _AFTER = "分配前", "分配后"
_AT_DISTRIBUTION, _YEAR_END = "分配时", "年末"


@frozen
class _Wanted:
    """A step that a key of the accounts may name, and the fault of any other."""

    key: str
    fits: Callable[[Step], bool]
    fault: Fault


def read_accounts(desk: Desk, node: MappingNode | None, pools: Sequence[Pool]) -> AccountRule | None:
    """Read the rule of the accounts; nothing when there is none or it has problems."""
    if node is None:
        return None
    before = len(desk.problems)
    fields = Fields(node, _KEYS, "成员账户", desk.problems)
    payer = desk.party(fields.scalar("付款方", needed="合作社"), "付款方")
    if payer and desk.parties[payer].kind not in {COOPERATIVE, UNION}:
        words = {"role": payer, "type": desk.parties[payer].legal_type}
        desk.note(faults.NOT_A_COOPERATIVE, fields.place("付款方"), **words)
    known = {pool.name: pool for pool in pools if pool.payer == payer}
    reserve = _reserve(desk, fields.sub(RESERVE), node.key(RESERVE), known)
    conversions = [_conversion(desk, item, known) for item in fields.items("转为出资")]
    losses = _losses(desk, fields.sub("退社"))
    trade = [desk.quantity(scalar, "交易") for scalar in fields.words("交易")]
    evened = fields.choice("平均量化", (_YEAR_END, _AT_DISTRIBUTION), default=_YEAR_END)
    if len(desk.problems) > before or not payer:
        return None
    return AccountRule(
        payer=payer,
        where=fields.where,
        cite=desk.cite(fields.scalar("依据"), "成员账户"),
        trade=tuple(column for column in trade if column is not None),
        reserve=reserve,
        at_distribution=evened == _AT_DISTRIBUTION,
        conversions=tuple(one for one in conversions if one is not None),
        losses=losses,
    )


def check_accounts(arrangements: Sequence[Arrangement], problems: list[Problem]) -> None:
    """One season has the accounts of one co-operative."""
    found = [one.accounts for one in arrangements if one.accounts is not None]
    problems += [faults.TWO_ACCOUNTS.at(rule.where, other=found[0].where) for rule in found[1:]]


def _reserve(
    desk: Desk, node: MappingNode | None, key: Scalar | None, pools: Mapping[str, Pool]
) -> ReserveShares | None:
    if node is None or key is None:
        return None
    fields = Fields(node, ("量化", "按", "系数", "资格", "时点", "依据", "说明"), "公积金", desk.problems)
    scalar = fields.scalar("量化", needed="盈余分配.盈余公积")
    step = _step(desk, scalar, pools, _DRAWN)
    weight = read_basis(desk, fields)
    moment, by_charter = _moment(desk, fields)
    if step is None or weight is None or not moment:
        return None
    cite = by_charter or desk.cite(fields.scalar("依据"), "成员账户")
    word = Word.clause(key.text, "项目", Origin(key.where, key.text))
    return ReserveShares(*step, weight, moment == _BEFORE, cite, fields.where, word)


def _moment(desk: Desk, fields: Fields) -> tuple[str, Citation | None]:
    """Before or after the rest is shared, said here or by the charter."""
    scalar = fields.scalar("时点", needed=_AFTER)
    if scalar is None:
        return "", None
    said, cite = desk.charter_words(scalar)
    if said and said not in {_BEFORE, _AFTER}:
        words = {"key": "时点", "said": quoted(said), "remedy": suggestion(said, (_BEFORE, _AFTER))}
        desk.note(NOT_ALLOWED, scalar.where, **words)
    return (said if said in {_BEFORE, _AFTER} else ""), cite


def _conversion(desk: Desk, node: Node, pools: Mapping[str, Pool]) -> Conversion | None:
    fields = Fields(node, ("从", "比例", "依据", "说明"), "转为出资", desk.problems)
    scalar = fields.scalar("从", needed="盈余分配.成员")
    rated = fields.scalar("比例", needed="50%")
    rate = desk.rate(rated, "转为出资比例") if rated is not None else None
    if scalar is None or rate is None:
        return None
    step: tuple[str, str] | None = ("", "")
    if scalar.text.strip() != RESERVE:
        step = _step(desk, scalar, pools, _SHARED)
    cite = desk.cite(fields.scalar("依据"), "成员账户")
    return Conversion(*step, rate, cite, fields.where) if step is not None else None


def _losses(desk: Desk, node: MappingNode | None) -> LossShares | None:
    if node is None:
        return None
    fields = Fields(node, ("分担亏损", "按", "系数", "资格", "依据", "说明"), "退社", desk.problems)
    scalar = fields.scalar("分担亏损", needed="事实.年末未弥补亏损")
    loss = desk.amount(scalar, "退社前的亏损") if scalar is not None else None
    weight = read_basis(desk, fields)
    if loss is None or weight is None:
        return None
    return LossShares(loss, weight, desk.cite(fields.scalar("依据"), "成员账户"), fields.where)


def _step(
    desk: Desk, scalar: Scalar | None, pools: Mapping[str, Pool], wanted: _Wanted
) -> tuple[str, str] | None:
    """The pool and the step that a text names, where it is a step that fits."""
    if scalar is None:
        return None
    pool, _, name = (part.strip() for part in scalar.text.replace("．", ".").partition("."))
    steps = {step.name: step for step in pools[pool].steps} if pool in pools else {}
    words = {"key": wanted.key, "said": quoted(scalar.text)}
    if name not in steps:
        remedy = suggestion(name if steps else pool, steps or pools)
        desk.note(faults.NO_SUCH_STEP, scalar.where, remedy=remedy, **words)
        return None
    if not wanted.fits(steps[name]):
        desk.note(wanted.fault, scalar.where, **words)
        return None
    return pool, name


_DRAWN = _Wanted("量化", lambda step: step.kind == "提取", faults.NOT_A_RESERVE)
_SHARED = _Wanted(
    "从", lambda step: step.to in {HOUSEHOLDS, MEMBERS} and not step.personal, faults.NOT_TO_MEMBERS
)
