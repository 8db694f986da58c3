"""What the papers of a season say of its sums, without a page being made."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.document import Said
from linkage.model.entitlement import Settlement
from linkage.publishing import documents
from linkage.recount import miscounts, recounts
from linkage.telling.agreement import Disagreement, disagreements


def apart(settlement: Settlement) -> list[Disagreement]:
    """What the papers of a season say otherwise than its result, and than what is derived a second time."""
    found: list[Disagreement] = []
    for kind, document in documents().items():
        for subject in document.paths(settlement).values() if kind in recounts() else ():
            found += miscounts(settlement, kind, subject, document.view(settlement, subject))
    return [*disagreements(settlement, said_by_papers(settlement)), *found]


def said_by_papers(settlement: Settlement) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """The sums of every paper, and of all that are bound to print files."""
    for kind, document in documents().items():
        if document.says is None:
            continue
        for subject in document.paths(settlement).values():
            views = [document.view(settlement, subject)]
            if document.bound is not None:
                views += [view for _, view in document.bound(settlement, subject)]
            yield from ((kind, tuple(document.says(view))) for view in views)
