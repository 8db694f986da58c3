"""Limits (取高 取低 至少零 取整): the larger, the smaller, nought at least, and rounding by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from linkage.formula import faults
from linkage.formula.function import Checking, Function, Kind, Reckoning, Sort
from linkage.formula.tree import Call, Name, Number, Tree
from linkage.ground.fault import quoted, suggestion
from linkage.ground.figure import Figure
from linkage.ground.money import Rounding
from linkage.ground.units import YUAN, Unit, UnitError

_MODES = tuple(rounding.label for rounding in Rounding)
_MOST = 12
_COIN = re.compile(r"(?:10*)?(?:分|角|元|万元)")
# Steps of money that are no unit of a number.
_NAMED_COINS = {"厘": Fraction(1, 1000), "百元": Fraction(100)}


def _alike(check: Checking, call: Call) -> Sort | None:
    return check.alike(call.arguments)


def _limited(pick: Callable[[Figure, Figure], Figure]) -> Callable[[Reckoning, Call], Figure]:
    def work(reckon: Reckoning, call: Call) -> Figure:
        first, *others = reckon.alike(call.arguments)
        for other in others:
            first = pick(first, other)
        return first

    return work


def _floored(reckon: Reckoning, call: Call) -> Figure:
    return reckon.figure(call.arguments[0]).at_least_zero()


def _step(said: str, tree: Tree, unit: Unit) -> Fraction | None:
    """The step in the unit of what is rounded; for a price, a coin means so much money a unit."""
    if isinstance(tree, Name) and said in _NAMED_COINS:
        size, of = _NAMED_COINS[said], YUAN
    elif isinstance(tree, Name):
        try:
            size, of = Fraction(1), Unit.parse(said)
        except UnitError:
            return None
    elif isinstance(tree, Number):
        size, of = tree.value, tree.unit
    else:
        return None
    money = [name for name, power in unit.powers if power > 0]
    if len(money) == 1 and Unit.parse(money[0]).fits(YUAN) and of.fits(YUAN):
        if unit == YUAN and said not in _NAMED_COINS and not _COIN.fullmatch(_label(said)):
            return None
        return size * of.factor_to(Unit.parse(money[0]))
    return size * of.factor_to(unit) if of.fits(unit) else None


def _label(said: str) -> str:
    return "".join(said.split())


def _mode(check: Checking, tree: Tree) -> bool:
    said = check.said(tree)
    if said in _MODES:
        return True
    words = {"name": "取整", "said": quoted(said), "remedy": suggestion(said, _MODES)}
    check.note(faults.NOT_ALLOWED_WORD, tree.span, **words)
    return False


def _rounded_check(check: Checking, call: Call) -> Sort | None:
    number, step = check.number(call.arguments[0]), call.arguments[1]
    named = all(_mode(check, tree) for tree in call.arguments[2:])
    if number is None or not named:
        return None
    if number.unit is None:
        words = {
            "found": "每行自己写单位的数",
            "wanted": "单位固定的数",
            "why": "",
            "remedy": "请先乘除成固定的单位",
        }
        check.note(faults.WRONG_SORT, call.arguments[0].span, **words)
        return None
    size = _step(check.said(step), step, number.unit)
    if size is None or size <= 0:
        remedy = "金额请写 厘、分、角、元、10元、百元，别的数请写 0.1 亩 这样"
        words = {"name": "取整", "said": quoted(check.said(step)), "remedy": remedy}
        check.note(faults.NOT_ALLOWED_WORD, step.span, **words)
        return None
    return Sort(Kind.NUMBER, number.unit)


def _rounded(reckon: Reckoning, call: Call) -> Figure:
    figure, step, *modes = call.arguments
    number = reckon.figure(figure)
    size = _step(reckon.said(step), step, number.unit)
    if size is None:
        raise reckon.refuse("取整的单位与这一行的单位对不上", "请核对单位")
    mode = reckon.said(modes[0]) if modes else Rounding.HALF_UP.label
    rounding = next(one for one in Rounding if one.label == mode)
    return number.rounded(rounding, size, label=_label(reckon.said(step)))


FUNCTIONS = (
    Function(
        "取高", "取高(约定.保护价, 行情(小麦, 当年9月20日))", 2, _MOST, _alike, _limited(Figure.larger_of)
    ),
    Function("取低", "取低(金额, 2000 元)", 2, _MOST, _alike, _limited(Figure.smaller_of)),
    Function(
        "至少零",
        "至少零(销售额 − 10000 元)",
        1,
        1,
        lambda check, call: check.number(call.arguments[0]),
        _floored,
    ),
    Function("取整", "取整(单价, 分, 四舍五入)", 2, 3, _rounded_check, _rounded),
)
