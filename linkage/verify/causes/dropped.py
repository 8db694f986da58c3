"""Dropped (漏写、多写): a digit was left out or typed twice, in the amount or what made it."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.verify.cause import Case, CauseKind
from linkage.verify.slips import Slipping, dropped_or_doubled, slipped
from linkage.verify.suspect import suspects_of
from linkage.verify.verdict import Cause

NAME = "dropped"
_SLIPPING = Slipping(NAME, "漏写或多写了一位", dropped_or_doubled)


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        yield from slipped(suspect, _SLIPPING)


CAUSE = CauseKind(NAME, "漏写、多写一位", 31, _find)
