"""What the papers of a season say of its sums, without a page being made."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.document import Said
from linkage.model.entitlement import Settlement
from linkage.publishing import documents


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
