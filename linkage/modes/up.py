"""进一: rounds up, each part by itself."""

from __future__ import annotations

from functools import partial

from linkage.ground.money import Rounding
from linkage.mode import ShareMode, each_rounded

MODE = ShareMode(
    "up",
    Rounding.UP.label,
    partial(each_rounded, mode=Rounding.UP),
    said="进一",
    may_overpay=True,
)
