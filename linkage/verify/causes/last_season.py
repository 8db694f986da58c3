"""Last season (上期的数): the amount, area or price of the season before was left standing."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.ground.figure import Figure
from linkage.verify.cause import Case, CauseKind
from linkage.verify.pieces import pieces_of
from linkage.verify.suspect import Suspect, in_unit, ledger_of, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import compact

NAME = "last_season"


def _find(case: Case) -> Iterator[Cause]:
    if case.last is None:
        return
    lines = ledger_of(case.last).lines
    for suspect in suspects_of(case):
        for line in lines.get((suspect.line.payee, suspect.line.clause), ()):
            if line.amount == suspect.amount and line.amount != suspect.line.amount:
                words = f"照抄了上期的数：上期这一条是 {line.amount} 元"
                yield suspect.told(NAME, words, Evidence.BESIDE)
            elif line.amount != suspect.line.amount:
                yield from _with_last(suspect, line.figure)


def _with_last(suspect: Suspect, before: Figure) -> Iterator[Cause]:
    """The areas, or the prices, of last season with everything else of this one."""
    old, new = pieces_of(before), suspect.pieces
    if len(old) != len(new):
        return
    pairs = [
        list(zip((p.quantity for p in new), (p.quantity for p in old), strict=True)),
        [
            pair
            for mine, its in zip(new, old, strict=True)
            for pair in zip(mine.prices, its.prices, strict=False)
        ],
    ]
    for both in pairs:
        values = {id(now): in_unit(then.value, then.unit, now.unit) for now, then in both}
        known = {one: value for one, value in values.items() if value is not None}
        changed = [(now, then) for now, then in both if now.value != then.value]
        if not changed or len(known) < len(values):
            continue
        made = suspect.what_if(known)
        if made is not None:
            now, then = changed[0]
            how = f"{now.name or '数'}用了上期的 {compact(then)}"
            yield suspect.cause(NAME, how, made, f"本期是 {compact(now)}", Evidence.BESIDE)


CAUSE = CauseKind(NAME, "用了上期的数", 16, _find)
