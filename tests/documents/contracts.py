"""Contracts of invented seasons, for the tests of every contract kind."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve

from documents.drawn import document
from linkage.document import View, render_html
from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.model.entitlement import Settlement
from villages import Village, village


def printing(which: str = "全部", **said: str) -> Village:
    """A village whose arrangement says which contracts are printed, and more for the papers (文书)."""
    lines = "".join(f"\n  {key}: {text}" for key, text in {"合同": which, **said}.items())
    return village(households=6).with_text("文书:", f"文书:{lines}")


def settled(made: Village) -> Settlement:
    """The season of a village, read and settled."""
    with tempfile.TemporaryDirectory() as folder:
        season = read_season(made.write(Path(folder) / "season"))
    assert season.problems == ()
    return evolve(settle(season.arrangements, season.books, season.laws, season.charter), laws=season.laws)


@cache
def plain() -> Settlement:
    """The season of a village that prints all its contracts and says nothing more for them."""
    return settled(printing())


def view(kind: str, settlement: Settlement, subject: str) -> View:
    """What a contract shows."""
    return document(kind).view(settlement, subject)


def page(kind: str, settlement: Settlement, subject: str) -> str:
    """A contract as HTML."""
    return render_html(document(kind).template, view(kind, settlement, subject))


def words(html: str) -> str:
    """The words of a page without marks and blanks."""
    return re.sub(r"<style>.*?</style>|<[^>]*>|\s", "", html, flags=re.DOTALL)


def section(kind: str, settlement: Settlement, subject: str, name: str) -> Any:  # noqa: ANN401 - a view
    """What a section of a contract shows."""
    shown: Any = view(kind, settlement, subject)
    return next(part["words"] for part in (*shown["sections"], *shown["annexes"]) if part["name"] == name)


def subjects(kind: str, settlement: Settlement) -> list[str]:
    """Whom the contracts of a kind are about, in the order of their files."""
    return [subject for _, subject in sorted(document(kind).paths(settlement).items())]
