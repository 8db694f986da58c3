"""Units (单位) as the checker knows them: its own table, products and quotients, exact factors."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from .faults import WrongError

Unit: TypeAlias = tuple[tuple[str, int], ...]

PLAIN: Unit = ()
YUAN: Unit = (("元", 1),)
YEAR: Unit = (("年", 1),)
DAY: Unit = (("天", 1),)

_MOST_TEXT = 200

# Kind of each unit, and how many of the kind's first unit it makes.
_TABLE: dict[str, tuple[str, Fraction]] = {
    "平方米": ("面积", Fraction(1)),
    "亩": ("面积", Fraction(2000, 3)),
    "分地": ("面积", Fraction(200, 3)),
    "公顷": ("面积", Fraction(10_000)),
    "公斤": ("重量", Fraction(1)),
    "克": ("重量", Fraction(1, 1000)),
    "两": ("重量", Fraction(1, 20)),
    "斤": ("重量", Fraction(1, 2)),
    "百斤": ("重量", Fraction(50)),
    "担": ("重量", Fraction(50)),
    "50公斤": ("重量", Fraction(50)),
    "吨": ("重量", Fraction(1000)),
    "元": ("金额", Fraction(1)),
    "角": ("金额", Fraction(1, 10)),
    "分": ("金额", Fraction(1, 100)),
    "万元": ("金额", Fraction(10_000)),
    "年": ("年月", Fraction(1)),
    "半年": ("年月", Fraction(1, 2)),
    "季度": ("年月", Fraction(1, 4)),
    "月": ("年月", Fraction(1, 12)),
    "米": ("长度", Fraction(1)),
    "厘米": ("长度", Fraction(1, 100)),
    "毫米": ("长度", Fraction(1, 1000)),
    "千瓦时": ("电量", Fraction(1)),
    "度": ("电量", Fraction(1)),
    "株": ("株数", Fraction(1)),
    "棵": ("株数", Fraction(1)),
}
_COUNTED = "天 工日 小时 头 只 羽 件 筐 箱 袋 捆 盒 瓶 桶 车 趟 个 枚 尾 张 套 次 单 人 户 股 积分 份 千瓦"
_TABLE |= {name: (name, Fraction(1)) for name in _COUNTED.split()}


def parse(text: object) -> Unit:
    """Read a unit as traces write it: ``元/亩/年``, ``1/年``, empty for a plain number."""
    if not isinstance(text, str) or len(text) > _MOST_TEXT:
        raise WrongError("单位不是合格的文字。")
    return _parsed(text)


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Unit:
    if not text:
        return PLAIN
    head, *rest = text.split("/")
    if head == "1" and not rest:
        raise WrongError("不认识的单位。", text)
    powers: dict[str, int] = {}
    for sign, group in ((1, "" if head == "1" else head), *((-1, part) for part in rest)):
        for name in group.split("·") if group or sign < 0 else ():
            if name not in _TABLE:
                raise WrongError("不认识的单位。", text)
            powers[name] = powers.get(name, 0) + sign
    return _tidy(powers)


def show(unit: Unit) -> str:
    """Write a unit for a message."""
    above = "·".join(name for name, power in unit for _ in range(power))
    below = "".join(f"/{name}" for name, power in unit for _ in range(-power))
    return (above or "1") + below if unit else ""


def product(left: Unit, right: Unit, sign: int = 1) -> Unit:
    """Multiply two units, or divide the first by the second with ``sign`` -1."""
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + sign * power
    return _tidy(powers)


def factor(unit: Unit, target: Unit) -> Fraction:
    """Say how many ``target`` make one ``unit``; both must measure the same thing."""
    size, kinds = Fraction(1), dict[str, int]()
    for name, power in product(unit, target, -1):
        kind, one = _TABLE[name]
        size *= one**power
        kinds[kind] = kinds.get(kind, 0) + power
    if any(kinds.values()):
        raise WrongError("两个单位量的不是同一种东西，不能换算。", show(target), show(unit))
    return size


def _tidy(powers: dict[str, int]) -> Unit:
    return tuple(sorted((name, power) for name, power in powers.items() if power))
