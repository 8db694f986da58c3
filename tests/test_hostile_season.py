"""Whatever stands in any cell of the registers or any text of the agreement, every output shows it as plain text.

The same season is made twice: hostile, and with harmless words of the same width. Nothing may tell them apart
but these words: not the markup of a paper, a formula of a workbook, the rows of a table, the name of a file.
"""

from __future__ import annotations

import csv
import html
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from hostile_season import CELL, CODES, ITEMS, NAME, harmless, hostile, misnamed, words_of
from linkage.closing import Closing, close, examine
from linkage.files.register_sheets import SHEETS
from linkage.ground.errors import Problem
from linkage.model.registers import SENTENCE_MOST, WORD_MOST
from linkage.page.page import page
from linkage.press.output import check_name
from linkage.press.spreadsheet import workbook_bytes
from linkage.publishing import papers, sheets
from printed import contents, run
from villages import Village

#: Numbers, codes and digests made from the words.
_MADE = re.compile(
    "-[A-Z2-7]{8}-[0-9]{2}|摘要 [0-9a-f]{8}|[0-9a-f]{40,64}|DF[A-Z2-7]{8,}[0-9]{2}|sha256-[A-Za-z0-9+/=]+"
    "|data:image/png;base64,[A-Za-z0-9+/=]+|>[^<>]*…</text>"
)
#: What a text that is read aloud makes of signs.
_SAID = re.compile(r"[^\n]*(?:\{\{s\}\}|[a=]{12})[^\n]*")


def tame(text: str) -> str:
    """A text with hostile words as harmless ones, without what is made from them."""
    for one in (CELL, NAME):
        text = text.replace(one, harmless(one))
    return _MADE.sub("", text)


def closed(village: Village) -> Closing:
    with tempfile.TemporaryDirectory() as folder:
        return close(village.write(Path(folder) / "season"))


@cache
def outputs(*texts: str) -> Mapping[str, Sequence[str]]:
    """Everything that is made of the season, by file: its texts, tamed, in their order."""
    closing = closed(hostile(*texts))
    made: dict[str, Sequence[str]] = {}
    for paper in papers(closing):
        made[paper.job.path] = [tame(html.unescape(part)) for part in paper.job.parts]
        if paper.book:
            made[paper.book_path] = [*in_workbook(workbook_bytes(paper.job.title, paper.book))]
    for sheet in sheets(closing.settlement):
        made[sheet.path] = [*in_table(sheet.path, sheet.data)]
    return made


def in_workbook(data: bytes) -> Iterator[str]:
    """The parts of a workbook that say something: its sheets, their formulas among them, and its texts."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in sorted(book.namelist()):
            if name.startswith(("xl/worksheets/sheet", "xl/sharedStrings")):
                yield tame(html.unescape(book.read(name).decode()))


def in_table(path: str, data: bytes) -> Iterator[str]:
    if path.endswith(".xlsx"):
        yield from in_workbook(data)
    elif path.endswith(".csv"):
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        yield from (tame(cell) for row in rows for cell in row)
    else:
        yield _SAID.sub("", data.decode("utf-8-sig"))


def test_nothing_that_is_typed_is_taken_for_anything_but_text() -> None:
    typed, plain = outputs(), outputs(harmless(NAME), harmless(CELL))
    assert typed.keys() == plain.keys()
    assert {path.rpartition(".")[2] for path in typed} == {"pdf", "xlsx", "csv", "txt"}
    assert [path for path in typed if [*typed[path]] != [*plain[path]]] == []
    for path in typed:
        check_name(path)


def test_the_words_stand_in_nearly_every_paper() -> None:
    """Otherwise the comparison would compare nothing; what has no word of the season is listed."""
    without = {
        path
        for path, texts in outputs().items()
        if not any(harmless(text)[1:] in one for one in texts for text in (CELL, NAME))
    }
    assert {path for path in without if not path.endswith((".txt", "-control.csv"))} == set()


def test_no_cell_of_a_table_begins_a_formula() -> None:
    for sheet in sheets(closed(hostile()).settlement):
        if sheet.path.endswith(".csv"):
            rows = csv.reader(io.StringIO(sheet.data.decode("utf-8-sig"), newline=""))
            assert not [cell for row in rows for cell in row if cell[:1] in "=+@\t" and cell], sheet.path


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_the_web_page_shows_plain_text_too(edition: str) -> None:
    typed, plain = (
        html.unescape(tame(html.unescape(page(closed(hostile(*texts)), edition).decode())))  # type: ignore[arg-type]
        for texts in ((), (harmless(NAME), harmless(CELL)))
    )
    assert typed == plain


def found(village: Village) -> Sequence[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        return examine(village.write(Path(folder) / "season")).problems


#: Every column of words of every register.
WORDY = {(sheet.name, column.heading) for sheet in SHEETS for column in words_of(sheet)}


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\x07", "\u2066", "\ufffe", "\U000e0041", "\n"])
def test_a_sign_that_nobody_sees_is_refused_in_every_column(sign: str) -> None:
    problems = found(hostile(f"甲{sign}乙", f"甲{sign}乙"))
    told = {(one.where.sheet, one.where.heading.partition("（")[0]) for one in problems}
    assert {one for one in WORDY if one[1] not in CODES | ITEMS} - told == set()
    if sign != "\n":
        assert {one.code for one in problems if not one.where.sheet} >= {"E103"}


@pytest.mark.parametrize("most", [WORD_MOST, SENTENCE_MOST])
def test_a_text_too_long_for_the_columns_of_papers_is_refused(most: int) -> None:
    """In a column of words 80 signs are the most, where people write sentences 500; codes are shorter yet."""
    problems = found(hostile("甲", "甲" * (most + 1)))
    told = {(one.where.sheet, one.where.heading.partition("（")[0]) for one in problems if one.code == "E710"}
    bounded = {
        (sheet.name, column.heading)
        for sheet in SHEETS
        for column in words_of(sheet)
        if column.longest <= most and column.heading not in {*CODES, *ITEMS, "姓名", "户名", "组"}
    }
    # Words that name something in the agreement have its names, which it bounds itself.
    assert {heading for _, heading in bounded - told} <= {"品名", "等级", "岗位", "股别", "事项", "系列"}
    assert len(bounded & told) > 10


def test_a_word_that_should_name_something_is_refused_where_it_names_nothing() -> None:
    problems = found(misnamed())
    told = {(one.where.sheet, one.where.heading.partition("（")[0]) for one in problems}
    #: No asset of the village is counted, and a unit of nothing is read by nobody.
    assert {one for one in WORDY if one[1] in CODES | ITEMS} - told == {("资产", "单位")}


@pytest.mark.parametrize("number", ["369901198801230116", "13800138000", "6222 0202 0011 2233 445"])
def test_no_message_repeats_a_number_of_a_person_whatever_cell_it_stands_in(number: str) -> None:
    bare = number.replace(" ", "")
    for village in (hostile(f"办{number}", f"办{number}"), misnamed(number)):
        with tempfile.TemporaryDirectory() as folder:
            examined = examine(village.write(Path(folder) / "season"))
        told = [str(one) for one in (*examined.problems, *examined.notes, *examined.findings)]
        assert len(told) > 10
        assert [one for one in told if bare in re.sub(r"[\s\-]", "", one)] == []


@pytest.mark.deep
def test_a_whole_hostile_season_is_printed_and_every_word_read_from_the_paper(tmp_path: Path) -> None:
    done = run("run", hostile().write(tmp_path / "season"), "--out", tmp_path / "out", "--workers", "1")
    assert done.returncode == 1, done.stderr
    seen = 0
    for name, data in contents(tmp_path / "out").items():
        check_name(name)
        if name.endswith(".pdf"):
            pages = pypdfium2.PdfDocument(data)
            text = "".join("".join(one.get_textpage().get_text_bounded().split()) for one in pages)
            whole = sum(text.count("".join(one.split())) for one in (CELL, NAME))
            assert whole == text.count("{{s}}"), name
            seen += whole
    assert seen > 1000
