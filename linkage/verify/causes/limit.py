"""Limit (保底、封顶): a floor or a cap of the clause was not looked at."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.verify.cause import Case, CauseKind
from linkage.verify.suspect import suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import compact

NAME = "limit"


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        limits = suspect.limits
        if not limits:
            continue
        made = suspect.what_if(nodes=limits)
        if made is not None:
            said = [
                f"{node.args[-1].name} {compact(node.args[-1])}"
                for node in suspect.derivation.of("max", "min")
                if id(node) in limits
            ]
            yield suspect.cause(NAME, "照数算的", made, f"约定有{'、'.join(said)}", Evidence.SEASON)


CAUSE = CauseKind(NAME, "没有看保底、封顶", 22, _find)
