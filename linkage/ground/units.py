"""Exact units (单位): 亩 公顷 平方米, 斤 公斤 吨, 元 万元, 天 工日, 头 只 件 and their quotients.

A unit is part of a figure's type. Multiplying and dividing figures multiplies and divides their
units; nothing is converted unless somebody asks for it, and only listed conversions exist.
All factors are exact fractions: 1 公顷 is 15 亩, so 1 亩 is 2000/3 平方米 and never 666.67; 1 斤 is half a
公斤 (国务院关于在我国统一实行法定计量单位的命令, 1984). A day is no part of a year here: how days
become years is a rule the contract names (:mod:`linkage.ground.spans`), not a conversion.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from attrs import field, frozen

from linkage.ground.fault import quoted

# Each family lists its units by their size in the family's first unit. 分 is money; the tenth of a
# 亩 is written 分地, because one word cannot be both.
_FAMILIES: tuple[tuple[tuple[str, Fraction], ...], ...] = (
    (
        ("平方米", Fraction(1)),
        ("亩", Fraction(2000, 3)),
        ("分地", Fraction(200, 3)),
        ("公顷", Fraction(10000)),
    ),
    (
        ("公斤", Fraction(1)),
        ("克", Fraction(1, 1000)),
        ("两", Fraction(1, 20)),
        ("斤", Fraction(1, 2)),
        ("百斤", Fraction(50)),
        ("担", Fraction(50)),
        ("50公斤", Fraction(50)),
        ("吨", Fraction(1000)),
    ),
    (
        ("元", Fraction(1)),
        ("分", Fraction(1, 100)),
        ("角", Fraction(1, 10)),
        ("万元", Fraction(10000)),
    ),
    (("年", Fraction(1)), ("月", Fraction(1, 12)), ("半年", Fraction(1, 2)), ("季度", Fraction(1, 4))),
    (("米", Fraction(1)), ("厘米", Fraction(1, 100)), ("毫米", Fraction(1, 1000))),
    (("天", Fraction(1)),),
    (("工日", Fraction(1)),),
    (("小时", Fraction(1)),),
    (("头", Fraction(1)),),
    (("只", Fraction(1)),),
    (("羽", Fraction(1)),),
    (("件", Fraction(1)),),
    (("筐", Fraction(1)),),
    (("箱", Fraction(1)),),
    (("袋", Fraction(1)),),
    (("捆", Fraction(1)),),
    (("盒", Fraction(1)),),
    (("瓶", Fraction(1)),),
    (("桶", Fraction(1)),),
    (("车", Fraction(1)),),
    (("趟", Fraction(1)),),
    (("个", Fraction(1)),),
    (("枚", Fraction(1)),),
    (("尾", Fraction(1)),),
    (("张", Fraction(1)),),
    (("套", Fraction(1)),),
    (("株", Fraction(1)), ("棵", Fraction(1))),
    (("次", Fraction(1)),),
    (("单", Fraction(1)),),
    (("人", Fraction(1)),),
    (("户", Fraction(1)),),
    (("股", Fraction(1)),),
    (("积分", Fraction(1)),),
    (("份", Fraction(1)),),
    (("千瓦时", Fraction(1)), ("度", Fraction(1))),
    (("千瓦", Fraction(1)),),
)

_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "㎡": "平方米",
        "平米": "平方米",
        "m²": "平方米",
        "m2": "平方米",
        "千克": "公斤",
        "kg": "公斤",
        "Kg": "公斤",
        "KG": "公斤",
        "50千克": "50公斤",
        "100斤": "百斤",
        "100市斤": "百斤",
        "50kg": "50公斤",
        "g": "克",
        "t": "吨",
        "市斤": "斤",
        "市亩": "亩",
        "日": "天",
        "个月": "月",
        "周年": "年",
        "个工": "工日",
        "工": "工日",
        "工时": "小时",
        "圆": "元",
        "人民币元": "元",
        "kWh": "千瓦时",
        "kW": "千瓦",
    }
)

_FAMILY_OF: Mapping[str, int] = MappingProxyType(
    {name: index for index, family in enumerate(_FAMILIES) for name, _ in family}
)
_SIZE_OF: Mapping[str, Fraction] = MappingProxyType(
    {name: size for family in _FAMILIES for name, size in family}
)

UNIT_NAMES: tuple[str, ...] = tuple(sorted(_FAMILY_OF))


#: A season has few units and millions of figures: equal units are one object.
_REMEMBERED = 4096


class UnitError(ValueError):
    """Two units do not fit, or a word is not a unit."""


_FULL_WIDTH = str.maketrans("０１２３４５６７８９／（）＊．\u3000\u00a0", "0123456789/()*.  ")
_PRODUCT = re.compile(r"\s*[·*×]\s*")


def _unwrapped(group: str) -> str:
    """Take the brackets off a denominator that is a product: 元/（亩·年）."""
    inner = group.strip()
    if inner.startswith("(") and inner.endswith(")"):
        inner = inner[1:-1].strip()
    return inner


def _sorted_powers(powers: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, power) for name, power in powers.items() if power))


@frozen(cache_hash=True)
class Unit:
    """A product of named units with whole powers; the empty product is a plain number.

    >>> print(Unit.parse("元/亩/年") * Unit.parse("亩"))
    元/年
    >>> Unit.parse("元/亩·年") == Unit.parse("元/亩/年")
    True
    >>> Unit.parse("公顷").factor_to(Unit.parse("亩"))
    Fraction(15, 1)
    >>> print(Unit.parse("元/50公斤"))
    元/50公斤
    """

    powers: tuple[tuple[str, int], ...] = field(default=())

    @classmethod
    def parse(cls, text: str) -> Unit:
        """Read ``亩``, ``元/亩/年``, ``元/亩·年`` or ``元/（亩·年）``; the empty text is a plain number.

        Everything after a stroke divides, up to the next stroke. 每亩每年 is a sentence of the
        arrangement, not a unit. Raises :class:`UnitError` naming the word that is no unit.
        """
        return _parsed(text)

    def __str__(self) -> str:
        """Print what multiplies, then each denominator after a stroke, time last: 元/亩/年."""
        return _printed(self.powers)

    def __bool__(self) -> bool:
        """Say whether this is a unit at all, and not a plain number."""
        return bool(self.powers)

    def __mul__(self, other: Unit) -> Unit:
        """Multiply two units: 元/亩 × 亩 = 元."""
        return _product(self, other)

    def __truediv__(self, other: Unit) -> Unit:
        """Divide two units: 元 ÷ 亩 = 元/亩."""
        return _product(self, _inverse(other))

    def factor_to(self, other: Unit) -> Fraction:
        """Return how many ``other`` make one of this unit.

        Raises :class:`UnitError` when the two do not measure the same thing.
        """
        if _dimension(self) != _dimension(other):
            raise UnitError(f"“{self or '纯数'}”不能换算成“{other or '纯数'}”")
        return _size(self) / _size(other)

    def fits(self, other: Unit) -> bool:
        """Say whether the two measure the same thing, so that a conversion exists."""
        return _dimension(self) == _dimension(other)


@lru_cache(maxsize=_REMEMBERED)
def _parsed(text: str) -> Unit:
    folded = text.translate(_FULL_WIDTH).strip()
    if not folded:
        return Unit()
    powers: dict[str, int] = {}
    for index, group in enumerate(folded.split("/")):
        sign = -1 if index else 1
        words = _PRODUCT.split(_unwrapped(group))
        for word in words:
            name = _ALIASES.get(word, word)
            if name == "1" and len(words) == 1 and not index:
                continue  # 1/年
            if not name:
                raise UnitError(f"{quoted(text)}里少写了一个单位")
            if name not in _FAMILY_OF:
                raise UnitError(f"{quoted(text)}里的{quoted(word)}不是认识的单位")
            powers[name] = powers.get(name, 0) + sign
    return Unit(_sorted_powers(powers))


@lru_cache(maxsize=_REMEMBERED)
def _product(unit: Unit, other: Unit) -> Unit:
    powers = dict(unit.powers)
    for name, power in other.powers:
        powers[name] = powers.get(name, 0) + power
    return Unit(_sorted_powers(powers))


@lru_cache(maxsize=_REMEMBERED)
def _inverse(unit: Unit) -> Unit:
    return Unit(tuple((name, -power) for name, power in unit.powers))


_TIME_FAMILIES = frozenset({_FAMILY_OF["年"], _FAMILY_OF["天"]})


@lru_cache(maxsize=_REMEMBERED)
def _printed(powers: tuple[tuple[str, int], ...]) -> str:
    upper = [name for name, power in powers for _ in range(power)]
    lower = [name for name, power in powers for _ in range(-power)]
    lower.sort(key=lambda name: (_FAMILY_OF[name] in _TIME_FAMILIES, _FAMILY_OF[name], name))
    head = "·".join(upper)
    if not lower:
        return head
    return "/".join([head or "1", *lower])


@lru_cache(maxsize=_REMEMBERED)
def _dimension(unit: Unit) -> tuple[tuple[int, int], ...]:
    totals: dict[int, int] = {}
    for name, power in unit.powers:
        family = _FAMILY_OF[name]
        totals[family] = totals.get(family, 0) + power
    return tuple(sorted((family, power) for family, power in totals.items() if power))


def _size(unit: Unit) -> Fraction:
    size = Fraction(1)
    for name, power in unit.powers:
        size *= _SIZE_OF[name] ** power
    return size


PLAIN = Unit()
YUAN = Unit.parse("元")
YEAR = Unit.parse("年")
MONTH = Unit.parse("月")
DAY = Unit.parse("天")
