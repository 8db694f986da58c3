"""Plays every page under docs/cases, and manuals that hold a season: its files, its commands, what they say.

``pytest --bless`` rewrites the answers; the diff is then reviewed like code.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from linkage.commands import main
from linkage.console import terminal
from pages import ROOT, write_season

_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: Played by a test of its own, for it holds several seasons.
_COUNTY = "manual-county"
_MANUALS = (
    page
    for page in (ROOT / "docs").glob("manual-*.md")
    if _CONSOLE.search(page.read_text("utf-8")) and page.stem != _COUNTY
)
PAGES = [*sorted((ROOT / "docs" / "cases").glob("*.md")), *sorted(_MANUALS)]


def played(block: str) -> str:
    """Run the commands of a block and give it back with the answers as they are now."""
    said: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ linkage "):
            result = CliRunner().invoke(main, shlex.split(line)[2:])
            answer = [*result.output.splitlines(), *([f"[{result.exit_code}]"] if result.exit_code else [])]
            said += [line, *(text.rstrip() for text in answer)]
    return "\n".join(said) + "\n"


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_the_page_plays_as_printed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, bless: bool
) -> None:
    write_season(page, tmp_path / "季")
    monkeypatch.chdir(tmp_path)
    # How far it has come is told only on a slow machine: a page holds what every machine says.
    monkeypatch.setattr(terminal, "_PATIENCE", 10**15)
    text = page.read_text(encoding="utf-8")
    now = _CONSOLE.sub(lambda match: f"```console\n{played(match[1])}```", text)
    if bless:
        page.write_text(now, encoding="utf-8")
    assert text == now or bless


def test_there_are_pages() -> None:
    assert len(PAGES) >= 5
