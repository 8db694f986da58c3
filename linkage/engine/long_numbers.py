"""Long numbers (离谱的数): sums too long to be read, and amounts too large to be owed.

The second evaluation refuses numbers of more than a thousand characters (docs/trace.md). Where rows are
divided by a hundred different numbers, the common divisor of their sum grows past that; the input is told of
before it comes so far.
"""

from __future__ import annotations

from fractions import Fraction

from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.money import Money

# Three hundred digits: a share multiplies an amount and a weight and divides by all weights, and three such
# numbers still fit.
_MOST_BITS = 997
TOO_LONG = Fault(
    "E676",
    "{payee} 在“{clause}”下各行加起来，准确数有 {digits} 位，长得没法核对",
    "各行的除数各不相同，通分以后分母越来越长",
    "请在算式里写 取整（…，厘），让每一行先取整，或把 取整 的环节写成每行",
)

TOO_MUCH = Fault(
    "E427",
    "{payee} 在“{clause}”下应得 {amount} 元",
    "一户一项不会有十亿元",
    "请核对数量、单价和各自的单位",
)
#: No line comes to so much: a unit or a figure would be wrong.
MOST = Money(100_000_000_000)


def require_short(value: Fraction, payee: str, clause: str, where: Where) -> None:
    """See that a number is not too long to be proved.

    Raises :class:`InputRefusedError` at the clause.
    """
    top, bottom = abs(value.numerator), value.denominator
    if max(top, bottom).bit_length() <= _MOST_BITS:
        return
    digits = len(str(max(top, bottom)))
    raise InputRefusedError([TOO_LONG.at(where, payee=payee, clause=clause, digits=digits)])
