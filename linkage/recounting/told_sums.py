"""Told sums (写在纸上的算式): what numbers with their units come to, read off the paper and reckoned by hand.

``4.68亩 × 525斤/亩/年 × 1.29元/斤 × 365天÷365天`` is yuan once its units cancel. What is no such sum, names
something, or was cut off in print is not reckoned: whoever prints it says where its figures are held.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

from linkage.ground.figure import Figure
from linkage.ground.units import YUAN

_NUMBER = re.compile(r"(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)([^0-9÷×+]*)")
#: A time is told of a year, and a price for a year, without the year being multiplied.
_TIMES = ("年", "季")
_ASIDE = re.compile("（可分配额）")
_BLANK = str.maketrans("", "", " \u00a0")


def told_sum(text: str) -> Fraction | None:
    """What the sum comes to in yuan; nothing where the text is no sum of numbers whose units make yuan.

    >>> told_sum("2亩 × 525斤/亩/年 × 1.2元/斤 × 184天÷368天 + 3工日 × 100元/工日")
    Fraction(930, 1)
    >>> told_sum("14,983.38 元 × 5%")
    Fraction(749169, 1000)
    >>> told_sum("100公斤 × 2.4元/斤"), told_sum("取高：3元/斤"), told_sum("0.33… 亩 × 3元/亩")
    (None, None, None)
    """
    total = Fraction(0)
    for term in _ASIDE.sub("", text).translate(_BLANK).split("+"):
        found = _product(term)
        if found is None:
            return None
        total += found
    return total


def _product(term: str) -> Fraction | None:
    value, units = Fraction(1), Counter[str]()
    for factor in term.split("×"):
        above, *below = factor.split("÷")
        if len(below) > 1:
            return None
        for side, part in ((1, above), *((-1, one) for one in below)):
            found = _NUMBER.fullmatch(part)
            if found is None or any(sign in found[2] for sign in "…≈（），：；"):
                return None
            number = Fraction(found[1].replace(",", ""))
            if side < 0 and not number:
                return None
            unit = found[2]
            if unit[:1] == "%":
                number, unit = number / 100, unit[1:]
            value *= number**side
            over, *under = unit.split("/")
            for name, power in ((over, side), *((one, -side) for one in under)):
                units[name] += power if name else 0
    left = {name: power for name, power in units.items() if power and name not in _TIMES}
    return value if left == {"元": 1} else None


def is_reckoned(said: Fraction, figure: Figure) -> bool:
    """Say whether a told sum is a number of a derivation: itself, or what was rounded, capped or added up."""
    waiting = [figure]
    while waiting:
        node = waiting.pop()
        if node.value == said and node.unit == YUAN:
            return True
        waiting += [one for one in node.args if isinstance(one, Figure)]
    return False
