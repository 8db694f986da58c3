"""What is recounted is held in every run: a fen at every amount of every cell and sentence, and every row.

The amounts of these papers stand in cells and in sentences; each is made a fen more where it stands. A row
that is missing, double, or beside the name of another is found as well.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from linkage.document import View
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.publishing import documents
from linkage.recount import miscounts, recounts
from linkage.telling.agreement import disagreements, is_amount, money
from telling.test_known_sums import SEASONS, inside, known, place, put, texts

AMOUNT = re.compile(r"(?<![0-9.,])-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.[0-9]{2}(?![0-9%…])(?! *[亩斤÷])")
#: Amounts that quote what was signed, is law, or was registered, where they stand in these papers.
QUOTED: Mapping[tuple[str, str], str] = {
    ("early_warning", "tables.notes"): "法规里的数",
    ("audit_pack", "tables.rows.cells.text"): "发现和决定的原话",
}
REPORTS = ("asset_ledger", "audit_pack", "collective_income_mix", "early_warning", "policy_cliff")


@cache
def views(name: str) -> Mapping[str, tuple[str, View]]:
    """The first paper of each kind that is recounted, with its subject."""
    settled = SEASONS[name]()
    found = {}
    for kind in recounts():
        document = documents()[kind]
        for subject in list(document.paths(settled).values())[:1]:
            found[kind] = (subject, document.view(settled, subject))
    return found


def apart(settled: Settlement, kind: str, subject: str, view: View) -> set[str]:
    says = documents()[kind].says
    said = disagreements(settled, [(kind, says(view))]) if says is not None else ()
    return {f"{one.what} {one.said}" for one in (*said, *miscounts(settled, kind, subject, view))}


@pytest.fixture(params=SEASONS)
def named(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    sums = known(request.param)
    monkeypatch.setattr("linkage.telling.agreement.sums_of_result", lambda _: sums)
    return str(request.param)


def spoilt_texts(view: View) -> Iterator[tuple[str, str, View]]:
    """Each amount of each text a fen more, four of every sort of place."""
    seen: dict[str, int] = {}
    for path, text in texts(view):
        where = place(path)
        for found in AMOUNT.finditer(text):
            seen[where] = seen.get(where, 0) + 1
            if seen[where] <= 4:
                more = str(money(found[0]) + Money(1))
                yield where, text, put(view, path, f"{text[: found.start()]}{more}{text[found.end() :]}")


def test_a_fen_more_in_any_cell_or_sentence_is_found(named: str) -> None:
    settled, missed, counted = SEASONS[named](), [], 0
    for kind, (subject, view) in views(named).items():
        usual = apart(settled, kind, subject, view)
        for where, text, spoilt in spoilt_texts(view):
            if where.endswith("pieces.text") or ((kind, where) in QUOTED and not is_amount(text)):
                continue  # Pieces of a sum say again what stands beside them.
            counted += 1
            if not apart(settled, kind, subject, spoilt) - usual:
                missed.append((kind, where, text))
    assert missed == []
    assert counted > 10


def spoilt_rows(view: View, path: tuple[str | int, ...]) -> Iterator[tuple[str, View]]:
    less, twice = copy.deepcopy(view), copy.deepcopy(view)
    inside(less, path).pop()
    yield "less", less
    inside(twice, path).append(copy.deepcopy(inside(twice, path)[-1]))
    yield "twice", twice
    changed = copy.deepcopy(view)
    first, last = (inside(changed, (*path, at, "cells")) for at in (0, -1))
    if first[1:] != last[1:] and first[0] != last[0]:
        first[0], last[0] = last[0], first[0]
        yield "changed", changed


@pytest.mark.parametrize("kind", REPORTS)
def test_a_row_less_twice_or_with_another_name_is_found(kind: str) -> None:
    missed, counted = [], 0
    for name in SEASONS:
        if kind not in views(name):
            continue
        settled, (subject, view) = SEASONS[name](), views(name)[kind]
        assert list(miscounts(settled, kind, subject, view)) == []
        for at, table in enumerate(inside(view, ("tables",))):
            for how, spoilt in spoilt_rows(view, ("tables", at, "rows")) if table["rows"] else ():
                counted += 1
                if not list(miscounts(settled, kind, subject, spoilt)):
                    missed.append((kind, table["heading"], how))
    assert missed == []
    assert counted > 3


def test_another_number_of_votes_is_found() -> None:
    settled = SEASONS["贸易"]()
    document = documents()["four_two"]
    [subject, *_] = document.paths(settled).values()
    view = document.view(settled, subject)
    found = 0
    for at, step in enumerate(inside(view, ("steps",))):
        for key in ("due", "present", "yes", "no", "abstained", "share"):
            number = str(step[key])
            spoilt = put(view, ("steps", at, key), f"{number}1")
            assert list(miscounts(settled, "four_two", subject, spoilt)), (at, key)
            found += number.isdigit()
    assert found > 5
    assert list(miscounts(settled, "four_two", subject, view)) == []
