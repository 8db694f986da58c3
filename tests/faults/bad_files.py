"""The corpus of bad files: what accountants, office programs and ill will do to a season, as real bytes.

A bad file is a small function that takes a sound season of four households and spoils it. Each names the
faults it stands for and the chapter under which the page of messages shows it. Everything is made anew
and the same every time; nothing binary is stored.
"""

from __future__ import annotations

import csv
import datetime
import importlib
import io
import pkgutil
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import openpyxl
from attrs import frozen
from openpyxl.workbook.workbook import Workbook

from villages import Village, village

Files: TypeAlias = dict[str, bytes]
WORKBOOK = "台账.xlsx"
ARRANGEMENT = "合作.yaml"
HOUSEHOLDS = 4
_NUMBER = re.compile(r"-?\d{1,12}(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TEXTS = {"户号", "成员号", "证件号", "卡号", "电话", "单据号", "凭证", "会议号", "地块代码"}
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@frozen
class BadFile:
    """One spoiled season: which faults it stands for, what was done to it, and how it is made.

    ``greedy`` files are made to exhaust the machine: they are read in a process of their own.
    """

    faults: tuple[str, ...]
    title: str
    chapter: str
    make: Callable[[], Files]
    greedy: bool = False


CORPUS: dict[str, BadFile] = {}


def bad(
    faults: str, title: str, chapter: str, *, greedy: bool = False
) -> Callable[[Callable[[], Files]], Callable[[], Files]]:
    """Enter a function into the corpus; ``faults`` are the numbers of its faults, parted by blanks."""

    def enter(make: Callable[[], Files]) -> Callable[[], Files]:
        known = CORPUS.setdefault(title, BadFile(tuple(faults.split()), title, chapter, make, greedy))
        # A module may be imported twice, once as a test and once by its name; two files need two titles.
        if known.make.__qualname__ != make.__qualname__:
            raise LookupError(title)
        return make

    return enter


@cache
def corpus() -> tuple[BadFile, ...]:
    """All bad files, chapter by chapter."""
    folder = Path(__file__).with_name("corpus")
    for info in sorted(pkgutil.iter_modules([str(folder)]), key=lambda info: info.name):
        importlib.import_module(f"faults.corpus.{info.name}")
    return tuple(CORPUS.values())


# Sound seasons to spoil


@cache
def sound() -> Village:
    """The season that is spoiled."""
    return village(HOUSEHOLDS)


def texts() -> Files:
    """The two YAML files of the sound season."""
    return {ARRANGEMENT: sound().arrangement.encode(), "章程.yaml": sound().charter.encode()}


def tables() -> Files:
    """The sound season with its registers as CSV."""
    return texts() | {f"台账/{sheet}.csv": table(rows) for sheet, rows in sound().registers.items()}


def table(rows: Sequence[Sequence[str]], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """Rows as the bytes of a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n", delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def arranged(old: str, new: str) -> Files:
    """The sound season with another piece of text in its arrangement."""
    text = sound().arrangement
    if old not in text:
        raise LookupError(old)
    return tables() | {ARRANGEMENT: text.replace(old, new).encode()}


def with_table(sheet: str, rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> Files:
    """The sound season with one register replaced."""
    return tables() | {f"台账/{sheet}.csv": table(rows, encoding)}


def with_rows(sheet: str, *rows: Sequence[str]) -> Files:
    """The sound season with rows added to one register."""
    return with_table(sheet, [*sound().registers[sheet], *rows])


def with_cells(sheet: str, cells: Mapping[str, str]) -> Files:
    """The sound season of CSV files with other texts in some cells of a register."""
    rows = [list(row) for row in sound().registers[sheet]]
    for cell, word in cells.items():
        column, number = ord(cell[0]) - ord("A"), int(cell[1:])
        rows[number - 1][column] = word
    return with_table(sheet, rows)


# Workbooks


def typed(heading: str, text: str) -> str | int | float | datetime.date | None:
    """A cell as an office program holds it: numbers and dates by their kind, codes as text."""
    if not text:
        return None
    if heading in _TEXTS or not (_NUMBER.fullmatch(text) or _DAY.fullmatch(text)):
        return text
    if _DAY.fullmatch(text):
        return datetime.date.fromisoformat(text)
    return float(text) if "." in text else int(text)


def book(*changes: Callable[[Workbook], object]) -> Files:
    """The sound season with its registers as a workbook, after some changes to it."""
    return texts() | {WORKBOOK: saved(*changes)}


def saved(*changes: Callable[[Workbook], object]) -> bytes:
    """The bytes of the sound workbook after some changes."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for sheet, (headings, *rows) in sound().registers.items():
        page = made.create_sheet(sheet)
        page.append(headings)
        for row in rows:
            page.append([typed(heading, text) for heading, text in zip(headings, row, strict=True)])
    for change in changes:
        change(made)
    target = io.BytesIO()
    made.save(target)
    return packed(parts(target.getvalue()))


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook, without the hour at which it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    found["docProps/core.xml"] = _MOMENT.sub(b"2026-01-01T00:00:00Z", found.get("docProps/core.xml", b""))
    return found


def packed(content: Mapping[str, bytes]) -> bytes:
    """Put parts together again; the same parts give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Change one part of a workbook."""
    content = parts(data)
    return packed({**content, name: change(content[name])})


def part_of(sheet: str) -> str:
    """The part of the sound workbook that holds a sheet."""
    return f"xl/worksheets/sheet{[*sound().registers].index(sheet) + 1}.xml"


def put(sheet: str, cells: Mapping[str, object], form: str = "") -> Callable[[Workbook], None]:
    """Write values into cells; ``form`` is a number format for them."""

    def change(made: Workbook) -> None:
        for address, value in cells.items():
            made[sheet][address].value = value
            if form:
                made[sheet][address].number_format = form

    return change


def add(sheet: str, *rows: Sequence[object]) -> Callable[[Workbook], None]:
    """Write rows under those of a sheet."""

    def change(made: Workbook) -> None:
        for row in rows:
            made[sheet].append(list(row))

    return change
