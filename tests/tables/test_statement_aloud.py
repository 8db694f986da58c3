"""The text of a household: one file each, which every editor opens, and what it says is to be paid."""

from __future__ import annotations

from documents.sample import season
from linkage.tables.statement_aloud import TABLE
from linkage.telling.read_aloud import household_script


def test_one_file_a_household() -> None:
    assert dict(TABLE.paths(season()))["农户/statement-A-001.txt"] == "A-001"
    assert len(TABLE.paths(season())) == len(season().books.households)


def test_it_opens_in_any_editor() -> None:
    assert TABLE.made is not None
    data = TABLE.made(season(), "A-001")
    assert data is not None
    assert data.decode("utf-8-sig") == household_script(season(), "A-001")
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert list(TABLE.rows(season(), "A-001")) == []


def test_it_says_what_it_asks_to_be_paid() -> None:
    assert TABLE.amount is not None
    assert TABLE.amount(season(), "A-001") == "47671.11"
