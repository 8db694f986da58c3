"""留存: every part is cut off, and what that leaves stays in the pool, whatever else is said of it."""

from __future__ import annotations

from functools import partial

from linkage.ground.money import Rounding
from linkage.mode import ShareMode, each_rounded

MODE = ShareMode(
    "kept",
    "留存",
    partial(each_rounded, mode=Rounding.DOWN),
    said="去尾，零头留在本分配",
    keeps=True,
    cuts=True,
)
