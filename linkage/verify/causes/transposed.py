"""Transposed (数字颠倒): two digits beside each other changed places, in the amount or what made it."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.verify.cause import Case, CauseKind
from linkage.verify.slips import Slipping, slipped, transposed
from linkage.verify.suspect import suspects_of
from linkage.verify.verdict import Cause

NAME = "transposed"
_SLIPPING = Slipping(NAME, "两位数字颠倒", transposed)


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        yield from slipped(suspect, _SLIPPING)


CAUSE = CauseKind(NAME, "数字颠倒", 30, _find)
