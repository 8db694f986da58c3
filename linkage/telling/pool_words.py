"""Pool words (分配的话): a pool of an arrangement as the order of distribution in a contract."""

from __future__ import annotations

from linkage.document import Shown, View
from linkage.model.arrangement import Arrangement, Earmark, Pool, Source, SourceKind, Step
from linkage.telling.clause_words import labels
from linkage.telling.weight_words import weight_words
from linkage.words.wording import compact, day_words, spoken


def pool_words(arrangement: Arrangement, pool: Pool) -> View:
    """A pool with its steps, for the table 分配顺序表."""
    called = labels(arrangement)
    return {
        "article": pool.cite.article if pool.cite is not None else "",
        "title": pool.name,
        "payer": called[pool.payer],
        "source": "".join(_source(source, first=at == 0) for at, source in enumerate(pool.sources)),
        "basis": {"已扣保底": "已经扣除保底", "未扣保底": "没有扣除保底"}.get(pool.guarantee_basis, ""),
        "loss": pool.loss_rule,
        "day": day_words(pool.record_day),
        "rest": pool.rest,
        "public": pool.public,
        "steps": [_step(arrangement, pool, step) for step in pool.steps],
        "note": pool.prose.get("说明", ""),
    }


def _source(source: Source, *, first: bool) -> str:
    name = source.name
    if source.kind is SourceKind.POOL:
        name = f"“{source.name}”中归“{source.target}”的部分"
    sign = "减" if source.negative else ("" if first else "加")
    return f"{'' if first else '，'}{sign}{name}"


def _step(arrangement: Arrangement, pool: Pool, step: Step) -> View:
    called = labels(arrangement)
    if step.kind == "去向":
        name = f"归{called.get(step.to, '')}（{step.to}）" if step.to in called else f"转入“{step.to}”"
    else:
        name = step.kind if step.to == step.kind else f"{step.kind}：{step.to}"
    return {
        "at": str(step.number),
        "name": name,
        "how": step_share(step),
        "limit": _limits(step),
        "told": _told(pool, step, called.get(step.via, step.via)),
        "earmarks": [_earmark(part) for part in step.earmarks],
    }


def step_share(step: Step) -> str:
    """What the step takes: a percentage of what, or an amount."""
    when = f"可分配额超过 {spoken(step.when_over)} 时，" if step.when_over is not None else ""
    if step.amount is not None:
        from_books = step.amount.origin is not None and bool(step.amount.origin.where.sheet)
        return (
            f"{when}以台账登记的{step.amount.name or step.to}为限"
            if from_books
            else f"{when}{spoken(step.amount)}"
        )
    if step.rate is None:
        return when
    return f"{when}{'余下的' if step.of_rest else '可分配额的'} {compact(step.rate)}"


def _limits(step: Step) -> str:
    parts = []
    if step.floor is not None:
        parts.append(f"不少于 {spoken(step.floor)}")
    if step.cap is not None:
        parts.append(f"不超过 {spoken(step.cap)}")
    return "，".join(parts)


def _told(pool: Pool, step: Step, via: str) -> list[Shown]:
    """How a step is shared among households, a sentence each."""
    told: list[Shown] = []
    if step.weight is not None:
        told.append(weight_words(pool, step.weight))
        mode = "最大余额法" if step.share_mode == "最大余额" else step.share_mode
        owner = step.remainder_owner or pool.rest
        told.append(f"用{mode}分到{step.share_step}，尾差{owner}。")
    if step.personal:
        told.append("按人分别支付。")
    if via:
        told.append(f"由{via}代为发放。")
    return told


def _earmark(part: Earmark) -> View:
    how = ""
    if part.rate is not None:
        how = f"可分配额的 {compact(part.rate)}"
    elif part.amount is not None:
        how = spoken(part.amount)
    return {
        "name": part.name,
        "how": how,
        "limit": f"不超过 {spoken(part.cap)}" if part.cap is not None else "",
    }
