"""Pool words (分配的话): a pool of an arrangement as the order of distribution in a contract."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.document import Shown, View
from linkage.mode import share_modes
from linkage.model.arrangement import Arrangement, Earmark, Pool, Source, SourceKind, Step
from linkage.model.size import Threshold
from linkage.sizes.standard import Standard
from linkage.telling.clause_words import labels
from linkage.telling.surplus_words import basis_words
from linkage.telling.weight_words import weight_words
from linkage.words.wording import compact, day_words, spoken


def pool_words(arrangement: Arrangement, pool: Pool, called: Mapping[str, str] | None = None) -> View:
    """A pool with its steps, for the table 分配顺序表; ``called`` is how a contract calls those it names."""
    called = called or labels(arrangement)
    return {
        "article": pool.cite.article if pool.cite is not None else "",
        "title": pool.name,
        "payer": called[pool.payer],
        "source": "".join(_source(source, first=at == 0) for at, source in enumerate(pool.sources)),
        "basis": {"已扣保底": "已经扣除保底", "未扣保底": "没有扣除保底"}.get(pool.guarantee_basis, ""),
        "distributable": basis_words(pool),
        "loss": pool.loss_rule,
        "day": day_words(pool.record_day),
        "rest": pool.rest,
        "public": pool.public,
        "steps": [_step(called, pool, step) for step in pool.steps],
        "note": pool.prose.get("说明", ""),
    }


def _source(source: Source, *, first: bool) -> str:
    name = source.name
    if source.kind is SourceKind.POOL:
        name = f"“{source.name}”中归“{source.target}”的部分"
    sign = "减" if source.negative else ("" if first else "加")
    return f"{'' if first else '，'}{sign}{name}"


def _step(called: Mapping[str, str], pool: Pool, step: Step) -> View:
    plain = step.kind in {"去向", step.to}
    return {
        "at": str(step.number),
        "name": step.name if plain else f"{step.kind}：{step.to}",
        "goes": _goes(called, pool, step),
        "how": step_share(step),
        "limit": _limits(step),
        "told": _told(called, pool, step),
        "earmarks": [_earmark(part) for part in step.earmarks],
    }


def _goes(called: Mapping[str, str], pool: Pool, step: Step) -> str:
    """Where the money of a step goes (去向): to whom, into which other pool, or nowhere."""
    payer = called[pool.payer]
    if step.kind == "弥补亏损":
        return f"留在{payer}，弥补亏损"
    if step.kind == "提取":
        return f"留在{payer}，单独记账"
    if step.to == pool.payer:
        return f"归{payer}自己"
    return f"付给{called[step.to]}" if step.to in called else f"转入“{step.to}”再分"


def step_share(step: Step) -> str:
    """When the step runs, and what it takes."""
    return f"{_runs(step.runs)}{step.size.told()}"


def _runs(runs: Threshold | None) -> str:
    if runs is None:
        return ""
    parts = []
    if runs.above is not None:
        parts.append(f"超过 {spoken(runs.above)}")
    if runs.below is not None:
        parts.append(f"不足 {spoken(runs.below)}")
    return f"可分配额{'、'.join(parts)} 时，"


def _limits(step: Step) -> str:
    parts = []
    if step.floor is not None:
        parts.append(f"不少于 {spoken(step.floor)}")
    if step.cap is not None:
        parts.append(f"不超过 {spoken(step.cap)}")
    if step.fund is not None:
        parts.append(f"连同已有的补到 {spoken(step.fund.target)} 为止")
    return "，".join(parts)


def _told(called: Mapping[str, str], pool: Pool, step: Step) -> list[Shown]:
    """How a step is shared among households, a sentence each."""
    told: list[Shown] = []
    if step.weight is not None:
        told.append(weight_words(pool, step.weight))
        told += _limited(step)
        told += _grouped(step)
        told.append(_rounded(pool, step))
        told += _short(step, called)
    if step.personal:
        told.append("按人分别支付。")
    if step.via:
        told.append(f"由{called.get(step.via, step.via)}代为发放。")
    return told


def _rounded(pool: Pool, step: Step) -> str:
    mode = share_modes()[step.share_mode]
    owner = step.remainder_owner or pool.rest
    ties = {"户号": "，零头相同的按户号先后", "抽签号": "，零头相同的按抽签号先后"}.get(step.ties, "")
    return f"用{mode.said}分到{step.share_step}{ties}，尾差{owner}。"


def _limited(step: Step) -> list[str]:
    if step.limits is None:
        return []
    parts = []
    if step.limits.floor is not None:
        parts.append(f"每份不少于 {spoken(step.limits.floor)}")
    if step.limits.cap is not None:
        parts.append(f"每份不超过 {spoken(step.limits.cap)}")
    if isinstance(step.size, Standard):
        return [f"{'，'.join(parts)}。"]
    return [f"{'，'.join(parts)}；多出的按同样的办法分给其他人，谁也不能再拿的留在本分配。"]


def _grouped(step: Step) -> list[str]:
    if step.first_by is None:
        return []
    sheet, heading = step.first_by
    stages = f"先按〔{sheet}〕的{heading}分到各{heading}，再在各{heading}内分，两次都分到{step.share_step}"
    return [f"{stages}；所得可能与一次分到收款人相差每次一{step.share_step}。"]


def _short(step: Step, called: Mapping[str, str]) -> list[str]:
    if not isinstance(step.size, Standard):
        return []
    if step.shortage is None:
        return ["钱不够时，各人按比例减少。"]
    if step.shortage.queue is not None:
        sheet, heading = step.shortage.queue
        return [f"钱不够时，按〔{sheet}〕的{heading}从前到后依次付足。"]
    backstop = step.shortage.backstop
    return [f"钱不够时，由{called.get(backstop, backstop)}补足。"]


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
