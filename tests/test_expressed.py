"""The page of what arrangements can say links pages that exist, and every case page stands in it."""

from __future__ import annotations

import re

from pages import ROOT

DOCS = ROOT / "docs"
LINKS = re.findall(r"\[\S+?\]\(([\w/.-]+\.md)\)", (DOCS / "expressed.md").read_text("utf-8"))
_ROW = re.compile(r"^\| (?!---|要写的)(.+) \|$", re.MULTILINE)


def test_every_linked_page_is_there() -> None:
    assert [link for link in LINKS if not (DOCS / link).is_file()] == []


def test_every_case_page_stands_in_a_table() -> None:
    pages = {f"cases/{page.name}" for page in (DOCS / "cases").glob("*.md")}
    assert pages - set(LINKS) == set()


def test_every_row_has_a_page() -> None:
    rows = _ROW.findall((DOCS / "expressed.md").read_text("utf-8"))
    assert len(rows) > 50
    assert [row for row in rows if ".md)" not in row.rpartition(" | ")[2]] == []
