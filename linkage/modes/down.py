"""去尾: cuts off, each part by itself."""

from __future__ import annotations

from functools import partial

from linkage.ground.money import Rounding
from linkage.mode import ShareMode, each_rounded

MODE = ShareMode(
    "down",
    Rounding.DOWN.label,
    partial(each_rounded, mode=Rounding.DOWN),
    said="去尾",
    may_overpay=False,
    cuts=True,
)
