"""Weight words (按什么分的话): by what households share, as of which day, and who counts."""

from __future__ import annotations

from linkage.ground.day_count import SpanRule
from linkage.ground.figure import Figure
from linkage.model.arrangement import Pool, Weight
from linkage.model.factor import RowFactor
from linkage.telling.clause_words import quantity_words
from linkage.words.wording import day_words, decimal, spoken


def weight_words(pool: Pool, weight: Weight) -> str:
    """By what households share, as of which day or over which time, and who counts."""
    if not weight.parts:
        return f"按{_measured(weight)}分，{_seen(pool, weight)}。"
    told = [f"（{at}）{_measured(part)}，{_seen(pool, part)}" for at, part in enumerate(weight.parts, 1)]
    return f"按下列各项相加分：{'；'.join(told)}。"


def _measured(weight: Weight) -> str:
    named = [quantity_words(quantity) for quantity in (weight.quantity, *weight.times)]
    return f"{'乘以'.join(named)}{_scale(weight.scale)}"


def _scale(scale: Figure | RowFactor | None) -> str:
    if scale is None:
        return ""
    if isinstance(scale, RowFactor):
        return f"（每项再乘以算式：{scale.words()}）"
    return f"（每项按 {spoken(scale)} 折算）"


def _seen(pool: Pool, weight: Weight) -> str:
    """The day or the time that counts, the factors, and what must hold of those who count."""
    if weight.timing == "基准日":
        told = [f"以{day_words(pool.record_day)}在册的为准"]
    elif SpanRule(weight.timing) is SpanRule.DAYS:
        told = ["乘以本期在册天数"]
    else:
        told = [f"按{weight.timing}乘以本期在册时间"]
    if weight.factors:
        factors = "，".join(
            f"{key} {spoken(figure) if figure.unit else decimal(figure.value)}"
            for key, figure in weight.factors.items()
        )
        told.append(f"按{weight.factor_column}的系数：{factors}")
    if weight.eligibility is not None:
        told.append(f"只计符合资格的（{weight.eligibility.words()}；看{day_words(pool.record_day)}）")
    return "；".join(told)
