"""Parser (读算式): from text to tree, by precedence: 或, 且, 非, comparison, + −, × ÷, negative.

It always ends: every step takes a sign, and nesting is limited, so that no text can exhaust the machine.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, evolve

from linkage.formula import faults
from linkage.formula.faults import FormulaError, Text
from linkage.formula.signs import Sign, cut
from linkage.formula.tree import (
    Binary,
    Call,
    Comparison,
    Date,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Pair,
    Quoted,
    Tree,
    below,
)
from linkage.ground.fault import quoted

DEEPEST = 40
_COMPARED = frozenset({"≥", ">", "=", "≠", "≤", "<"})
_FIRST = ("=", "＝")
_COMMAS = frozenset({",", "，", "、"})


def is_formula(text: str) -> bool:
    """Say whether a scalar is a formula: it begins with ``=``."""
    return text.lstrip().startswith(_FIRST)


def parse(text: Text) -> Tree:
    """Read a formula that begins with ``=``.

    Raises :class:`FormulaError`: all signs that are none, or else the first place that makes no sense.
    """
    start = len(text.text) - len(text.text.lstrip()) + 1
    return _Parser(text, cut(text, start)).whole()


@define
class _Parser:
    text: Text
    signs: list[Sign]
    at: int = 0
    depth: int = 0

    def whole(self) -> Tree:
        tree = self.either()
        if self.ahead.sort != "完":
            self.refuse(self.ahead)
        self.shallow(tree)
        return tree

    def shallow(self, tree: Tree) -> None:
        """Refuse a chain that is as deep as nested brackets: a long row of minuses."""
        level, depth = [tree], 1
        while level := [inner for node in level for inner in below(node)]:
            depth += 1
            if depth > DEEPEST:
                self.deep(level[0].span)

    @property
    def ahead(self) -> Sign:
        return self.signs[self.at]

    def take(self, *wanted: str) -> Sign | None:
        sign = self.ahead
        if sign.sort == "号" and sign.text in wanted:
            self.at += 1
            return sign
        return None

    def need(self, wanted: str, why: str) -> Sign:
        sign = self.take(wanted)
        if sign is None:
            closing = f"请补上“{wanted}”" if wanted == ")" else "请补上逗号或右括号"
            in_braces = "；写在 { } 里的算式要整个加引号，或用全角逗号"
            self.refuse(self.ahead, why, f"{closing}{in_braces if self.ahead.sort == '完' else ''}")
            raise AssertionError  # pragma: no cover - refuse always raises
        return sign

    def deep(self, span: tuple[int, int]) -> None:
        raise FormulaError([self.text.problem(faults.TOO_DEEP, span, most=DEEPEST)])

    def refuse(self, sign: Sign, why: str = "", remedy: str = "请核对这里的写法") -> None:
        if sign.sort == "完":
            found, span = "就完了，后面还缺内容", (len(self.text.text) - 1, len(self.text.text))
        else:
            said = self.text.text[sign.span[0] : sign.span[1]]
            found, span = f"不能是{quoted(said)}", sign.span
            if said in _COMMAS and not why:
                why, remedy = "逗号只用来隔开算法里的各项", "小数点请写“.”；千位不用逗号"
        words = {"found": found, "why": why, "remedy": remedy}
        raise FormulaError([self.text.problem(faults.UNEXPECTED, span, **words)])

    def nested(self, inner: Callable[[], Tree]) -> Tree:
        self.depth += 1
        if self.depth > DEEPEST:
            self.deep(self.ahead.span)
        tree = inner()
        self.depth -= 1
        return tree

    # By precedence, loosest first.

    def either(self) -> Tree:
        left = self.both()
        while self.take("或"):
            right = self.both()
            left = Joined("或", left, right, span=(left.span[0], right.span[1]))
        return left

    def both(self) -> Tree:
        left = self.turned()
        while self.take("且"):
            right = self.turned()
            left = Joined("且", left, right, span=(left.span[0], right.span[1]))
        return left

    def turned(self) -> Tree:
        sign = self.take("非")
        if sign is None:
            return self.compared()
        inner = self.nested(self.turned)
        return Not(inner, span=(sign.span[0], inner.span[1]))

    def compared(self) -> Tree:
        left = self.added()
        sign = self.take(*_COMPARED)
        if sign is None:
            return left
        right = self.added()
        if again := self.take(*_COMPARED):
            self.refuse(again, "一次只比两项", "请写成 甲 ≤ 乙 且 乙 ≤ 丙")
        return Comparison(sign.text, left, right, span=(left.span[0], right.span[1]))

    def added(self) -> Tree:
        left = self.multiplied()
        while sign := self.take("+", "-"):
            right = self.multiplied()
            left = Binary(sign.text, left, right, span=(left.span[0], right.span[1]))
        return left

    def multiplied(self) -> Tree:
        left = self.factor()
        while sign := self.take("×", "÷"):
            right = self.factor()
            left = Binary(sign.text, left, right, span=(left.span[0], right.span[1]))
        return left

    def factor(self) -> Tree:
        sign = self.take("-")
        if sign is None:
            return self.primary()
        inner = self.nested(self.factor)
        return Negative(inner, span=(sign.span[0], inner.span[1]))

    def primary(self) -> Tree:
        sign = self.ahead
        if opening := self.take("("):
            tree = self.nested(self.either)
            closing = self.need(")", "括号没有合上")
            return evolve(tree, span=(opening.span[0], closing.span[1]))
        self.at += 1
        match sign.sort:
            case "数":
                return Number(sign.value, sign.unit, sign.said, span=sign.span)
            case "文字":
                return Quoted(sign.text, span=sign.span)
            case "日期":
                return Date(sign.text, span=sign.span)
            case "名":
                return self.named(sign)
        self.at -= 1
        self.refuse(sign)
        raise AssertionError  # pragma: no cover - refuse always raises

    def named(self, sign: Sign) -> Tree:
        if self.take("("):
            return self.call(sign)
        if not self.take("."):
            return Name((sign.text,), span=sign.span)
        second = self.ahead
        if second.sort not in {"名", "日期", "数"}:
            self.refuse(second, "点的后面是名称", "请写成 本行.面积、事实.净利润 这样")
        self.at += 1
        return Name((sign.text, second.text), span=(sign.span[0], second.span[1]))

    def call(self, sign: Sign) -> Tree:
        arguments: list[Tree] = []
        closing = self.take(")")
        while closing is None:
            arguments.append(self.nested(self.argument))
            closing = self.take(")")
            if closing is None:
                self.need(",", "各项之间用逗号隔开，最后用括号合上")
        return Call(sign.text, tuple(arguments), span=(sign.span[0], closing.span[1]))

    def argument(self) -> Tree:
        key = self.either()
        if not self.take(":"):
            return key
        value = self.either()
        return Pair(key, value, span=(key.span[0], value.span[1]))
