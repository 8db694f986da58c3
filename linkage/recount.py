"""Recount (重算): how papers of some kinds are derived a second time, in every run.

A row that says a sum of the season says it by its name (:mod:`linkage.telling.agreement`). Some papers tell
what no name holds: parts of parts, counts, what lies past its day. Such a paper is derived again from the
registers and the lines, debts and pools of the result, by code that shares nothing with the paper's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from attrs import field, frozen

from linkage.document import View
from linkage.ground.catalogue import catalogue
from linkage.model.entitlement import Settlement
from linkage.telling.agreement import Disagreement


@frozen
class Miscount:
    """A place of a paper that says something else than its recount; an empty side has no such place."""

    what: str
    said: str
    counted: str


@frozen
class Recount:
    """Which kinds of papers are recounted, and what a view of theirs, of a subject, says otherwise."""

    kinds: tuple[str, ...]
    apart: Callable[[Settlement, str, View], Iterable[Miscount]] = field(eq=False)


@cache
def recounts() -> Mapping[str, Sequence[Recount]]:
    """What is derived a second time, by the kind of paper."""
    from linkage import recounts as shelf  # noqa: PLC0415 - the shelf stands above its type

    found: dict[str, list[Recount]] = {}
    for one in catalogue(shelf, Recount).values():
        for kind in one.kinds:
            found.setdefault(kind, []).append(one)
    return found


def miscounts(settlement: Settlement, kind: str, subject: str, view: View) -> Iterator[Disagreement]:
    """What a paper says otherwise than its recount."""
    for recount in recounts().get(kind, ()):
        for one in recount.apart(settlement, subject, view):
            yield Disagreement(kind, one.what, one.said or "没有", one.counted)
