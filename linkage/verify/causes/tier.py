"""Tiers (分档): read as one rate for all (全额) where each part has its own (超额累进), or the other way."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.ground.figure import Figure
from linkage.verify.cause import Case, CauseKind
from linkage.verify.suspect import Suspect, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import compact

NAME = "tier"
_MARGINAL, _WHOLE = "超额累进", "全额"


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        for node in suspect.derivation.of("tiers"):
            yield from _read_otherwise(suspect, node)
        for node in suspect.derivation.of("band"):
            yield from _another_band(suspect, node)


def _read_otherwise(suspect: Suspect, node: Figure) -> Iterator[Cause]:
    mode = str(node.params["mode"])
    other = _WHOLE if mode == _MARGINAL else _MARGINAL
    made = suspect.what_if(params={id(node): {"mode": other}})
    truth = f"约定是{mode}"
    if made is not None:
        yield suspect.cause(NAME, f"分档按{other}读的", made, truth, Evidence.SEASON)
    base = node.args[0]
    for rate in node.args[2::2]:
        if isinstance(rate, Figure) and isinstance(base, Figure):
            made = suspect.what_if(nodes={id(node): base * rate})
            if made is not None:
                yield suspect.cause(NAME, f"全部按 {compact(rate)} 一档算的", made, truth, Evidence.SEASON)


def _another_band(suspect: Suspect, node: Figure) -> Iterator[Cause]:
    for entry in node.args[2::2]:
        if isinstance(entry, Figure) and entry.value != node.value:
            made = suspect.what_if({id(node): entry.value})
            if made is not None:
                how, truth = f"按 {compact(entry)} 一档算的", f"所在的一档是 {compact(node)}"
                yield suspect.cause(NAME, how, made, truth, Evidence.SEASON)


CAUSE = CauseKind(NAME, "分档读错", 14, _find)
