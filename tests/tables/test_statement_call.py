"""The call to a group: one file for each, under the number of its print file."""

from __future__ import annotations

from documents.sample import season
from linkage.documents.statement_group import DOCUMENT
from linkage.tables.statement_call import TABLE
from linkage.telling.read_aloud import group_script


def test_one_file_a_group_beside_its_print_file() -> None:
    papers = {path.removesuffix(".pdf"): group for path, group in DOCUMENT.paths(season()).items()}
    assert {path.removesuffix(".txt"): group for path, group in TABLE.paths(season()).items()} == papers


def test_it_is_the_call() -> None:
    assert TABLE.made is not None
    data = TABLE.made(season(), "二组")
    assert data is not None
    assert data.decode("utf-8-sig") == group_script(season(), "二组")
    assert TABLE.amount is None
    assert list(TABLE.rows(season(), "二组")) == []
