"""Derivation (来历): the whole tree of a figure, a line a node, down to cells, clauses and articles."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from linkage.ground.conditions import YES
from linkage.ground.figure import Day, Figure, Node, Word
from linkage.words.anatomy import is_conditional, is_gated, is_literal
from linkage.words.explain import (
    condition_numbers,
    name_of,
    numbers,
    periods_words,
    rounding,
    span_words,
)
from linkage.words.reference import reference
from linkage.words.share_words import left_over, level_words, one_step, share_rule
from linkage.words.wording import chosen, compact, decimal

# A formula is long and stands in the place that is named; its numbers are told without it.
_FORMULA = ("=", "＝")
# What a clause counts once for every household or person; other constants say what they are by name.
_ONE_EACH = ("每户一份", "每人一份")


def tree(figure: Figure) -> list[tuple[int, str]]:
    """Tell the whole derivation, a line a node, with the depth of each."""
    return list(_branch(figure, 0))


def _branch(node: Node, depth: int) -> Iterator[tuple[int, str]]:
    yield depth, _line(node)
    for arg in node.args:
        yield from _branch(arg, depth + 1)


def _line(node: Node) -> str:
    title = node.name or ("" if node.args else name_of(node))
    if is_literal(node) or (isinstance(node, Word) and title == node.text):
        title = ""
    head = f"{title} {compact(node)}".lstrip()
    parts = [head]
    how = _how(node)
    if how:
        parts.append(f"（{how}）")
    if node.origin is not None:
        parts.append(f" ← {node.origin.where}")
        if node.origin.part and not node.origin.text.lstrip().startswith(_FORMULA):
            parts.append(f"“{node.origin.text}”")
    parts += [f" 依据{cite}" for cite in node.cites]
    return "".join(parts)


def _how(node: Node) -> str:
    """What an operation does, for the full tree."""
    if node.op in {"cell", "clause", "law"}:
        return ""
    plain = {
        "constant": "按条款各算一份" if node.name in _ONE_EACH else "",
        "add": "相加",
        "sub": "相减",
        "mul": "相乘",
        "div": "相除",
        "max": "取其中高的",
        "min": "取其中低的",
        "at_least_zero": "负数按零算",
        "convert": "单位换算",
        "latest": "取最晚的一天",
        "earliest": "取最早的一天",
        "day_before": "前一天",
        "day_after": "次日",
        "set_off": "按约定的先后从可以抵扣的条款里扣回",
        "contract_year": "第几个合同年",
        "all_of": "各项都要成立",
        "any_of": "有一项成立即可",
        "not": "反过来",
    }.get(node.op)
    return plain if plain is not None else _how_with_params(node)


def _how_with_params(node: Node) -> str:
    params = node.params
    match node.op:
        case "whole_periods":
            years = params["years"]
            return "已满几周年" if years == 1 else f"已满几个{years}年"
        case "escalate":
            return f"递增，{params['mode']}"
        case "quote":
            return f"{params['series']}，取价日当天或之前{params['max_age']}天内最近的报价"
        case "ref":
            return f"取自{reference(node)}"
    if isinstance(node, Day):
        return _how_day(node)
    if isinstance(node, Word) and node.op == "compare":
        return condition_numbers(node)
    return _how_figure(node) if isinstance(node, Figure) else node.op


def _how_day(node: Day) -> str:
    """How a day was found from another one."""
    params = node.params
    match node.op:
        case "anniversary":
            return f"满{params['years']}年的对日"
        case "add_months":
            return f"往后{params['months']}个月"
        case "month_start":
            return f"往后{params['months']}个月的1日"
        case "days_later":
            return f"往后{compact(node.args[1])}"
        case "period_start":
            return f"这一天所在的每{params['years']}年一期的首日"
        case "last_before":
            return f"之前最近的{compact(node.args[1]).removeprefix('上期末年')}"
        case "relative_day":
            return f"由“{compact(node.args[1])}”推出"
    return node.op


def _how_figure(node: Figure) -> str:
    match node.op:
        case "round":
            return f"{rounding(node)}{_extra(node)}"
        case "span":
            return f"计期，{node.params['rule']}：{span_words(node)[0]}，首尾两天都算"
        case "periods":
            return f"计期，{periods_words(node)[0]}，一期的最后一天在册就算这一期"
        case "share" | "group":
            return f"{numbers(node)}；{share_rule(node)}{_extra(node)}"
        case "level" | "queue":
            how = level_words(node) if node.op == "level" else "依次付，排在前面的应得先付"
            return f"{numbers(node)}；{how}{_extra(node)}"
        case "apportion":
            return f"{numbers(node)}；各方一起按最大余额取到分{_extra(node)}"
    return _how_table(node)


def _how_table(node: Figure) -> str:
    """What was taken from a table of prices."""
    match node.op:
        case "pick":
            if is_conditional(node):
                return _how_conditional(node)
            return f"按“{compact(node.args[0])}”取{name_of(chosen(node))}"
        case "band":
            return f"按“{compact(node.args[0])}”落在{_band(node)}"
        case "mean_quote":
            first, last, *quotes = node.args
            return f"{compact(first)}至{compact(last)}的 {len(quotes) // 2} 次报价平均"
        case "tiers":
            return f"分档费率，{node.params['mode']}"
    return node.op


def _how_conditional(node: Figure) -> str:
    """Which side a choice fell on; of what is counted only if entitled, whether it is counted."""
    met = compact(node.args[0]) == YES
    if is_gated(node):
        return "符合条件，计入" if met else "不符合条件，不计"
    return f"条件{'' if met else '不'}成立，取这一档"


def _band(node: Figure) -> str:
    """The band [from, next) that was taken: ``70起、80以下``, ``2025-07-01起``."""
    starts, taken = node.args[1::2], chosen(node)
    index = next(at for at, choice in enumerate(node.args[2::2]) if choice is taken)
    start = compact(starts[index])
    if index + 1 == len(starts):
        return f"{start}起的一档"
    return f"{start}起、{compact(starts[index + 1])}{'之前' if isinstance(starts[0], Day) else '以下'}的一档"


def _extra(node: Figure) -> str:
    if "carried" in node.params:
        return f"，{left_over(node) or '没有零头'}{'记到下期' if left_over(node) else ''}"
    if "remainder" not in node.params:
        return ""
    rest = decimal(Fraction(str(node.params["remainder"])), 0, 6)
    return f"，零头{rest}{f'，补 {one_step(node)}' if node.params.get('extra') is True else ''}"
