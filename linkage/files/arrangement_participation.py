"""Guarantee and participation in an arrangement (与分红): which reading, and which shares it looks at."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Problem
from linkage.ground.fault import quoted, suggestion
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Pool, Term
from linkage.model.participation import HIGHER, TOGETHER, TOP_UP, Participation

_PAYEES = {HOUSEHOLDS, MEMBERS}


def read_participation(desk: Desk, fields: Fields) -> Participation | None:
    """Read 与分红: {读法: 取高, 对: 公司利润.农户}; 相加 is what holds without it."""
    node = fields.sub("与分红")
    if node is None:
        return None
    inner = Fields(node, ("读法", "对"), "与分红", desk.problems)
    reading = inner.choice("读法", (TOGETHER, HIGHER, TOP_UP), needed="取高")
    if reading == TOGETHER:
        return None
    if inner.node("对") is None:
        inner.missing("对", "公司利润.农户")
    steps = []
    for scalar in inner.words("对"):
        pool, dot, step = (part.strip() for part in scalar.text.replace("．", ".").partition("."))
        if not (dot and pool and step):
            remedy = "请写成 公司利润.农户"
            desk.note(faults.BAD_REFERENCE, scalar.where, key="“对”", said=quoted(scalar.text), remedy=remedy)
            continue
        steps.append((pool, step))
    return Participation(reading, tuple(steps), node.where) if reading and steps else None


def check_participation(
    term: Term, pools: Mapping[str, Pool], unread: set[str], problems: list[Problem]
) -> None:
    """Every share a guarantee looks at exists, goes to payees, and pays the same payees as the clause."""
    said = term.participation
    for pool, name in said.steps if said is not None else ():
        where = said.where if said is not None else term.where
        if pool in unread:
            continue
        if pool not in pools:
            remedy = suggestion(pool, pools)
            problems.append(faults.UNKNOWN_POOL.at(where, said=quoted(pool), remedy=remedy))
            continue
        shared = [step for step in pools[pool].steps if step.to in _PAYEES]
        seen = [step for step in shared if name in {step.name, step.to}]
        if not seen:
            remedy = suggestion(name, [step.name for step in shared])
            problems.append(
                faults.NOT_SHARED.at(where, term=term.name, pool=pool, said=quoted(name), remedy=remedy)
            )
        elif any(step.personal != (term.payee == MEMBERS) for step in seen) or term.payee not in _PAYEES:
            problems.append(faults.OTHER_PAYEES.at(where, term=term.name, pool=pool, said=quoted(name)))
