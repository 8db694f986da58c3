"""The page of what arrangements can say links pages that exist, and every case page stands in it.

Cases of law, charter, tax and books (from 100 on) stand in the pages of mechanisms, laws or checks instead.
"""

from __future__ import annotations

import re

from pages import ROOT

DOCS = ROOT / "docs"
LINKS = re.findall(r"\[\S+?\]\(([\w/.-]+\.md)\)", (DOCS / "expressed.md").read_text("utf-8"))
LAW_CASES = 100
ELSEWHERE = ("mechanisms.md", "laws.md", "checks.md")
_ROW = re.compile(r"^\| (?!---|要写的)(.+) \|$", re.MULTILINE)


def test_every_linked_page_is_there() -> None:
    assert [link for link in LINKS if not (DOCS / link).is_file()] == []


def test_every_case_page_stands_in_a_table() -> None:
    pages = {f"cases/{page.name}" for page in (DOCS / "cases").glob("*.md")}
    told = {page for page in pages if int(re.findall(r"cases/(\d+)", page)[0]) >= LAW_CASES}
    assert pages - told - set(LINKS) == set()
    elsewhere = "".join((DOCS / page).read_text("utf-8") for page in ELSEWHERE if (DOCS / page).is_file())
    assert {page for page in told - set(LINKS) if page not in elsewhere} == set()


def test_every_row_has_a_page() -> None:
    rows = _ROW.findall((DOCS / "expressed.md").read_text("utf-8"))
    assert len(rows) > 50
    assert [row for row in rows if ".md)" not in row.rpartition(" | ")[2]] == []
