"""What the collective spends the fee on (费用的用途): as the pool shares it that takes it in."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.arrangement import Pool
from linkage.model.land_fees import USE, is_for, pools_taking


def _words(deal: Deal) -> View:
    pools = [pool for term in deal.terms for pool in pools_taking(deal.arrangement, term)]
    said = deal.said(USE)
    return {
        "said": said,
        "pools": [_pool(pool, said) for pool in pools],
    }


def _pool(pool: Pool, use: str) -> View:
    """A pool that takes the fee in, its steps in their order, and the part of them that is for the use."""
    steps = [f"分给{step.to}" if step.kind == "去向" else _once(step.kind, step.to) for step in pool.steps]
    names = [part.name for step in pool.steps for part in step.earmarks]
    names += [step.to for step in pool.steps if step.kind == "提取"]
    return {
        "name": pool.name,
        "article": pool.cite.article if pool.cite is not None else "",
        "steps": "、".join(steps),
        "kept": next((name for name in names if use and is_for(name, use)), ""),
    }


def _once(kind: str, name: str) -> str:
    return kind if kind in name or name in kind or kind == "弥补亏损" else f"{kind}{name}"


SECTION = Section(_words)
