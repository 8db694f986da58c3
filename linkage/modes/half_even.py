"""四舍六入五成双: rounds half to the even step, each part by itself."""

from __future__ import annotations

from functools import partial

from linkage.ground.money import Rounding
from linkage.mode import ShareMode, each_rounded

MODE = ShareMode(
    "half_even",
    Rounding.HALF_EVEN.label,
    partial(each_rounded, mode=Rounding.HALF_EVEN),
    said="四舍六入五成双",
    may_overpay=True,
)
