"""Explain (说明): tells a figure as words, from the very tree that was computed.

``formula`` gives names only, ``numbers`` the same expression with its numbers. No formula is typed
anywhere as text: what is printed is what was evaluated. Every node with its cell, clause and article
is told by :mod:`linkage.words.derivation`, the sum in words for a farmer by :mod:`linkage.words.sentence`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from attrs import frozen

from linkage.ground.conditions import CONDITIONS, holds
from linkage.ground.day_count import SpanRule
from linkage.ground.figure import Day, Figure, Node, Word
from linkage.words.anatomy import branches, calendar_years, is_conditional, tier_parts
from linkage.words.share_words import level_words, share_rule, worth
from linkage.words.wording import chosen, compact, decimal, unit_text

_ANY, _ALL, _COMPARED, _SUM, _PRODUCT, _ATOM = -2, -1, 0, 1, 2, 3
# Where a share has what the payee brought along from the season before (零头结转).
_BROUGHT = 2
_RECKONED = {"add", "sub", "mul", "div", "max", "min", "at_least_zero", "round"}
# Steps of a pool are called by whom they go to; in a formula that would read as a person.
PAYEES = ("农户", "成员")
# How whole periods are called, by their length in months.
PERIODS: Mapping[int, str] = MappingProxyType({1: "个月", 3: "个季度", 6: "个半年", 12: "个整年"})


def formula(figure: Figure, *, rounded: bool = True, plain: bool = False) -> str:
    """Tell the figure by names: ``面积 × 单价 × 计期，四舍五入到分``.

    A part of a sum that repeats the same formula is told once. Inner figures with a name are told by
    it; :func:`linkage.words.derivation.tree` shows what is inside them. A contract that speaks of rounding
    elsewhere asks for the formula without it. ``plain`` says 时间 and what tiers mean, as whoever signs does,
    where others say 计期 and 超额累进; names that people gave stay what they are.
    """
    body, tail = _rounding_apart(figure)
    told = _Writer(_plain_name if plain else name_of, repeat=False, plain=plain).expression(body, root=True)[
        0
    ]
    return told + tail if rounded else told


def numbers(figure: Figure) -> str:
    """Tell the figure by its numbers: ``3.50亩 × 600元/亩/年 × 184天÷365天 = 1,058.63元``."""
    body, _ = _rounding_apart(figure)
    expression = _Writer(compact, repeat=True).expression(body, root=True)[0]
    shown = compact(figure)
    return shown if expression == shown else f"{expression} = {shown}"


def made_of(quantity: Figure) -> str:
    """How a formula made a quantity, in brackets: ``（面积 5.00亩 × 折算系数 0.8）``; nothing of another."""
    if quantity.name != "数量" or quantity.op not in _RECKONED:
        return ""
    return f"（{_Writer(_called, repeat=True).expression(quantity, root=True)[0]}）"


def _called(node: Node) -> str:
    return f"{node.name} {compact(node)}" if node.op == "cell" and node.name else compact(node)


def condition(word: Word) -> str:
    """Tell a condition by names: ``年龄 ≥ 60 且 在村 = 是``."""
    return _Writer(name_of, repeat=False).expression(word, root=True)[0]


def condition_numbers(word: Word) -> str:
    """Tell a condition by its numbers, and whether it is met: ``62 ≥ 60，成立``."""
    said = _Writer(compact, repeat=True).expression(word, root=True)[0]
    return f"{said}，{'成立' if holds(word) else '不成立'}" if word.args else said


def _rounding_apart(figure: Figure) -> tuple[Figure, str]:
    """Take the last rounding off, to be told after the formula."""
    inner = figure.args[0] if figure.op == "round" else None
    if isinstance(inner, Figure):
        return inner, f"，{rounding(figure)}"
    return figure, ""


def rounding(node: Figure) -> str:
    """The rounding in words: ``四舍五入到分``, ``去掉不足1元的零头``."""
    label = str(node.params["label"])
    verb = {"去尾": "去掉不足", "进一": "不足"}.get(str(node.params["mode"]))
    if verb is None:
        return f"{node.params['mode']}到{label}"
    whole = label if label[0].isdigit() else f"1{label}"
    if "carried" in node.params:
        return f"不足{whole}的零头记到下期"
    return f"{verb}{whole}的零头" if verb == "去掉不足" else f"不足{whole}的进为{whole}"


def name_of(node: Node) -> str:
    """What a node is called in a formula."""
    if node.op == "ref" and node.name in PAYEES:
        return f"分给{node.name}的数额"
    if node.name:
        return node.name
    if node.op == "convert":
        return name_of(node.args[0])
    match node:
        case Day():
            return "日期"
        case Word():
            return "类别"
    return {"share": "应分", "group": "本组应分", "level": "应分", "queue": "应分", "ref": "转入"}.get(
        node.op, unit_text(node.unit) or "数"
    )


_TIME, _PLAIN_TIME = "计期", "时间"
_PLAIN_MODES = {"超额累进": "超过的部分按高一档"}


def _plain_name(node: Node) -> str:
    """The same, but for time that was counted; a cell or a clause may be called so by its village."""
    counted = isinstance(node, Figure) and node.name == _TIME and bool(node.args)
    return _PLAIN_TIME if counted else name_of(node)


@frozen
class _Writer:
    """Writes a node as an expression, with how tightly it binds; ``repeat`` writes every number."""

    leaf: Callable[[Node], str]
    repeat: bool
    plain: bool = False

    def expression(self, node: Node, *, root: bool = False) -> tuple[str, int]:
        if isinstance(node, Word) and node.op in CONDITIONS and (root or not node.name):
            return _CONDITIONS[node.op](self, node)
        if not isinstance(node, Figure) or not node.args:
            return self.leaf(node), _ATOM
        if self.repeat and node.op == "span":
            return span_words(node)
        if self.repeat and node.op == "periods":
            return periods_words(node)
        if node.op not in _WRITTEN or (node.name and not root):
            return self.leaf(node), _ATOM
        return _WRITTEN[node.op](self, node)

    def inner(self, node: Node, least: int) -> str:
        text, binding = self.expression(node)
        return text if binding >= least else f"（{text}）"

    def added(self, node: Figure) -> tuple[str, int]:
        parts = [self.inner(arg, _PRODUCT) for arg in node.args]
        if not self.repeat and len(set(parts)) < len(parts):
            return f"逐项（{' + '.join(dict.fromkeys(parts))}）之和", _ATOM
        return " + ".join(parts), _SUM

    def subtracted(self, node: Figure) -> tuple[str, int]:
        first, *rest = node.args
        return " - ".join([self.inner(first, _SUM), *(self.inner(arg, _PRODUCT) for arg in rest)]), _SUM

    def multiplied(self, node: Figure) -> tuple[str, int]:
        return " × ".join(self.inner(arg, _PRODUCT) for arg in node.args), _PRODUCT

    def divided(self, node: Figure) -> tuple[str, int]:
        return f"{self.inner(node.args[0], _PRODUCT)} ÷ {self.inner(node.args[1], _ATOM)}", _PRODUCT

    def compared(self, node: Figure) -> tuple[str, int]:
        word = "取高" if node.op == "max" else "取低"
        return f"{word}（{'，'.join(self.inner(arg, _SUM) for arg in node.args)}）", _ATOM

    def floored(self, node: Figure) -> tuple[str, int]:
        return f"{self.inner(node.args[0], _ATOM)}（负数按零）", _ATOM

    def rounded(self, node: Figure) -> tuple[str, int]:
        return f"（{self.inner(node.args[0], _SUM)}，{rounding(node)}）", _ATOM

    def timed(self, node: Figure) -> tuple[str, int]:
        return (self.leaf(node) if node.name else _PLAIN_TIME if self.plain else _TIME), _ATOM

    def tiered(self, node: Figure) -> tuple[str, int]:
        base = node.args[0]
        if not self.repeat:
            mode = str(node.params["mode"])
            said = _PLAIN_MODES.get(mode, mode) if self.plain else mode
            return f"{self.inner(base, _PRODUCT)} × 分档费率（{said}）", _PRODUCT
        unit = base.unit if isinstance(base, Figure) else node.unit
        parts = [
            f"{compact(Figure(op='cell', value=part, unit=unit))} × {compact(rate)}"
            for _, _, part, rate in tier_parts(node)
        ]
        return " + ".join(parts) or compact(node), _SUM if len(parts) > 1 else _PRODUCT

    def escalated(self, node: Figure) -> tuple[str, int]:
        base, step, count = (self.inner(arg, _PRODUCT) for arg in node.args)
        if node.params["mode"] == "绝对额":
            return f"{base} + {step} × {count}", _SUM
        if node.params["mode"] == "按首年":
            return f"{base} ×（1 + {step} × {count}）", _PRODUCT
        power = f"^{count}" if self.repeat else f"^{count}（每次连乘）"
        return f"{base} ×（1 + {step}）{power}", _PRODUCT

    def chosen(self, node: Figure) -> tuple[str, int]:
        if not is_conditional(node):
            return self.leaf(node), _ATOM
        if self.repeat:
            return self.expression(chosen(node))
        met, unmet = (self.inner(branch, _SUM) if branch else "算不出的数" for branch in branches(node))
        return f"如果（{self.inner(node.args[0], _ANY)}，{met}，否则{unmet}）", _ATOM

    def converted(self, node: Figure) -> tuple[str, int]:
        """A conversion of a calculation is told by the calculation, of anything else by its result."""
        inner = node.args[0]
        told = inner.name or not isinstance(inner, Figure) or inner.op not in _WRITTEN
        return (self.leaf(node), _ATOM) if told else self.expression(inner)

    def every(self, node: Word) -> tuple[str, int]:
        return " 且 ".join(self.inner(arg, _ALL) for arg in node.args), _ALL

    def some(self, node: Word) -> tuple[str, int]:
        return " 或 ".join(self.inner(arg, _ANY) for arg in node.args), _ANY

    def reversed(self, node: Word) -> tuple[str, int]:
        return f"非{self.inner(node.args[0], _ATOM)}", _COMPARED

    def set_against(self, node: Word) -> tuple[str, int]:
        left, right = (self.inner(arg, _SUM) for arg in node.args)
        return f"{left} {node.params['sign']} {right}", _COMPARED

    def shared(self, node: Figure) -> tuple[str, int]:
        amount, weight = self.inner(node.args[0], _PRODUCT), node.args[1]
        if not isinstance(weight, Figure):
            message = "a share has a figure for its weight"
            raise TypeError(message)
        if not self.repeat:
            whose = "本组总" if "group" in node.params else "总"
            if "carried" in node.params and len(node.args) > _BROUGHT:
                part = f"{amount} × {name_of(weight)} ÷ {whose}{name_of(weight)}"
                return f"{part} + {name_of(node.args[_BROUGHT])}，{share_rule(node)}", _SUM
            return f"{amount} × {name_of(weight)} ÷ {whose}{name_of(weight)}，{share_rule(node)}", _SUM
        whole = compact(Figure(op="cell", value=Fraction(str(node.params["sum"])), unit=weight.unit))
        part = f"{amount} × {compact(weight)} ÷ {whole}"
        if "carried" in node.params and len(node.args) > _BROUGHT:
            return f"{part} + {compact(node.args[_BROUGHT])}", _SUM
        return part, _PRODUCT

    def grouped(self, node: Figure) -> tuple[str, int]:
        amount = self.inner(node.args[0], _PRODUCT)
        if not self.repeat:
            return f"{amount} × 本组总权数 ÷ 各组总权数，{share_rule(node)}", _SUM
        weight, whole = (decimal(Fraction(str(node.params[key]))) for key in ("weight", "sum"))
        return f"{amount} × {weight} ÷ {whole}", _PRODUCT

    def levelled(self, node: Figure) -> tuple[str, int]:
        weight, said = node.args[1], level_words(node)
        if not self.repeat:
            return (
                f"{self.inner(node.args[0], _PRODUCT)} × {name_of(weight)} ÷ 总{name_of(weight)}，{said}",
                _SUM,
            )
        if node.params["level"] is None or "floor" not in node.params:
            return compact(node), _ATOM
        rest = compact(Figure(op="cell", value=_poured(node), unit=node.unit))
        whole = Fraction(str(node.params["sum"]))
        return f"{rest} × {compact(weight)} ÷ {compact(_weighing(weight, whole))}", _PRODUCT

    def queued(self, node: Figure) -> tuple[str, int]:
        before = Figure(
            op="cell", value=Fraction(str(node.params["before"])), unit=node.unit, name="排在前面的"
        )
        amount, claim = (self.inner(arg, _SUM) for arg in node.args[:2])
        first = self.leaf(before)
        return f"取低（{claim}，{amount} - {first}）", _ATOM

    def apportioned(self, node: Figure) -> tuple[str, int]:
        product = self.multiplied(node)[0]
        return (product, _PRODUCT) if self.repeat else (f"{product}，各方一起按最大余额取到分", _SUM)


_WRITTEN: Mapping[str, Callable[[_Writer, Figure], tuple[str, int]]] = MappingProxyType(
    {
        "add": _Writer.added,
        "sub": _Writer.subtracted,
        "mul": _Writer.multiplied,
        "div": _Writer.divided,
        "max": _Writer.compared,
        "min": _Writer.compared,
        "at_least_zero": _Writer.floored,
        "round": _Writer.rounded,
        "span": _Writer.timed,
        "periods": _Writer.timed,
        "tiers": _Writer.tiered,
        "escalate": _Writer.escalated,
        "share": _Writer.shared,
        "group": _Writer.grouped,
        "apportion": _Writer.apportioned,
        "level": _Writer.levelled,
        "queue": _Writer.queued,
        "pick": _Writer.chosen,
        "convert": _Writer.converted,
    }
)
_CONDITIONS: Mapping[str, Callable[[_Writer, Word], tuple[str, int]]] = MappingProxyType(
    {
        "compare": _Writer.set_against,
        "all_of": _Writer.every,
        "any_of": _Writer.some,
        "not": _Writer.reversed,
    }
)


def span_words(node: Figure) -> tuple[str, int]:
    """A time span as its count over its year: ``184天÷365天``, ``8个月÷12个月``."""
    rule = SpanRule(str(node.params["rule"]))
    if rule is SpanRule.DAYS:
        return f"{decimal(node.value)}天", _ATOM
    if rule is SpanRule.WHOLE_MONTHS:
        return f"{decimal(node.value * 12)}个月÷12个月", _PRODUCT
    if rule is SpanRule.ACTUAL_ACTUAL:
        years = [f"{days}天÷{length}天" for days, length in calendar_years(node)]
        return " + ".join(years) or "0天", _SUM if len(years) > 1 else _PRODUCT
    length = 360 if rule is SpanRule.THIRTY_360 else 365
    return f"{decimal(node.value * length)}天÷{length}天", _PRODUCT


def periods_words(node: Figure) -> tuple[str, int]:
    """Whole periods as their count over those of a year: ``3个季度÷4个季度``."""
    months = int(str(node.params["months"]))
    word, count = PERIODS[months], node.value * 12 / months
    return f"{decimal(count)}{word}÷{12 // months}{word}", _PRODUCT


def _poured(node: Figure) -> Fraction:
    """What those between their limits share."""
    return (worth(node.args[0]) or Fraction(0)) - Fraction(str(node.params["fixed"]))


def _weighing(weight: Node, whole: Fraction) -> Figure:
    """The sum of weights in the unit of one."""
    if not isinstance(weight, Figure):
        message = "a share has a figure for its weight"
        raise TypeError(message)
    return Figure(op="cell", value=whole, unit=weight.unit)
