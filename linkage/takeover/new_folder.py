"""New folder (新文件夹): the files a season begins with when it is taken over from an old workbook."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from attrs import frozen

from linkage.files.new_season import blank_workbook, chosen, pattern_papers
from linkage.takeover.carried import Takeover
from linkage.takeover.carrying import carry
from linkage.takeover.mapping import TakeoverMap
from linkage.takeover.next_season import carry_ours, next_papers
from linkage.takeover.old_workbook import OldWorkbook
from linkage.takeover.season_files import REPORT, WORKBOOK, carried_workbook, outline, report


@frozen
class NewFolder:
    """The files by name, and what is told about the papers. Without files the takeover has problems."""

    takeover: Takeover
    files: Mapping[str, bytes]
    told: Sequence[str] = ()


@frozen
class Wanted:
    """What somebody asks for: patterns, the year, and the papers that lay beside the old workbook."""

    names: tuple[str, ...]
    year: int
    papers: Mapping[str, bytes]
    standard: str


def by_mapping(book: OldWorkbook, mapping: TakeoverMap, wanted: Wanted) -> NewFolder:
    """A season of one or several patterns, filled from an old workbook by a mapping."""
    takeover = carry(book, mapping, _born_by(wanted.year))
    return _of_patterns(book, takeover, wanted)


def by_our_own(book: OldWorkbook, wanted: Wanted) -> NewFolder:
    """The season after the one of this workbook; its own papers go on unless patterns are named."""
    takeover = carry_ours(book, _born_by(wanted.year))
    if wanted.names or not wanted.papers:
        return _of_patterns(book, takeover, wanted)
    if takeover.problems:
        return NewFolder(takeover, {})
    files, told = next_papers(wanted.papers, wanted.year)
    sheets, filling = outline(takeover, wanted.year)
    files[WORKBOOK] = carried_workbook(takeover, sheets, filling)
    files[REPORT] = report(takeover, book.file, told)
    return NewFolder(takeover, files, told)


def _of_patterns(book: OldWorkbook, takeover: Takeover, wanted: Wanted) -> NewFolder:
    if takeover.problems:
        return NewFolder(takeover, {})
    found = chosen(wanted.names or (wanted.standard,))
    files = pattern_papers(found, wanted.year)
    files[WORKBOOK] = carried_workbook(takeover, *blank_workbook(found, wanted.year))
    files[REPORT] = report(takeover, book.file, ())
    return NewFolder(takeover, files)


def _born_by(year: int) -> datetime.date:
    """A day by which everybody on an old roster was born."""
    return datetime.date(year + 1, 12, 31)
