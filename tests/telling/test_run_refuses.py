"""A wrong sum in one view of one kind of paper stops the whole run, whatever kind it is.

One season with nearly every kind is composed as ``run`` composes it, with a fen more in each kind's first view.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from hostile_season import everything
from linkage.closing import Closing, close
from linkage.document import Document, View
from linkage.ground.errors import IntegrityAlarmError
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.publishing import Request, compose, documents, title_of
from linkage.telling.agreement import money
from telling.test_known_sums import is_free, leaves, put

#: The one kind of the season that prints no amount; its votes are held too (``recounts/test_recounts``).
SILENT = {"four_two"}


@cache
def closing() -> Closing:
    with tempfile.TemporaryDirectory() as folder:
        return close(everything().write(Path(folder) / "season"))


def spoilt(kind: str, document: Document, done: dict[str, int]) -> Document:
    """The kind of paper, whose first view with a sum says a fen more."""

    def view(settlement: Settlement, subject: str) -> View:
        made = document.view(settlement, subject)
        for path, amount in leaves(made):
            if kind not in done and not is_free(kind, path):
                done[kind] = 1
                return put(made, path, str(money(amount) + Money(1)))
        return made

    return evolve(document, view=view)


def test_a_wrong_sum_in_any_kind_of_paper_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    done: dict[str, int] = {}
    shelf: Mapping[str, Document] = {kind: spoilt(kind, one, done) for kind, one in documents().items()}
    monkeypatch.setattr("linkage.publishing.documents", lambda: shelf)
    with pytest.raises(IntegrityAlarmError) as stopped:
        compose(closing(), Request())
    told = str(stopped.value)
    present = {kind for kind, one in documents().items() if one.paths(closing().settlement)}
    assert {kind for kind in done if f"《{title_of(kind)}》" not in told} == set()
    assert present - done.keys() == SILENT
