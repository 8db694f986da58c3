"""Point (小数点): the decimal point stands elsewhere, in the amount or what made it."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.verify.cause import Case, CauseKind
from linkage.verify.slips import Slipping, point_moved, slipped
from linkage.verify.suspect import suspects_of
from linkage.verify.verdict import Cause

NAME = "point"
_SLIPPING = Slipping(NAME, "的小数点移了位", point_moved)


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        yield from slipped(suspect, _SLIPPING)


CAUSE = CauseKind(NAME, "小数点移位", 32, _find)
