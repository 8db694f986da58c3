"""四舍五入: rounds half away from nought, each part by itself."""

from __future__ import annotations

from functools import partial

from linkage.ground.money import Rounding
from linkage.mode import ShareMode, each_rounded

MODE = ShareMode(
    "half_up",
    Rounding.HALF_UP.label,
    partial(each_rounded, mode=Rounding.HALF_UP),
    said="四舍五入",
    may_overpay=True,
)
