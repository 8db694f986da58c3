"""Workbook comments (格上的批注): what people noted at cells, which the quick way of reading leaves out.

Only the comment parts of a workbook are read, after the guard has measured the file; how many and how
long is limited.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from xml.parsers import expat

from attrs import define, field

from linkage.files.addresses import cell_at

MOST = 20_000
LONGEST = 2_000
_BROKEN = (
    *(expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(LookupError, ValueError, RuntimeError),  # parts that are not there, encodings nobody knows
)


def read_comments(data: bytes) -> Mapping[tuple[str, int, int], str]:
    """What is noted, by sheet, row and column number (both from one).

    ``data`` is a workbook the guard let pass. A comment part that cannot be read counts as none.
    """
    found: dict[tuple[str, int, int], str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for sheet, part in _sheets(archive, names):
            for cell, text in _notes(archive, names, part):
                place = cell_at(cell)
                if place is not None and text.strip() and len(found) < MOST:
                    found[sheet, *place] = text.strip()[:LONGEST]
    return found


def are_at_cells(data: bytes) -> bool:
    """Say whether every comment of a workbook is at one cell: libraries touch every cell of a range."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        return all(
            cell_at(cell) is not None
            for _, part in _sheets(archive, names)
            for notes in _parts(archive, names, part)
            for cell, _ in _read(archive, notes)
        )


def _sheets(archive: zipfile.ZipFile, names: set[str]) -> list[tuple[str, str]]:
    """The sheets in their order, each with the part that holds it."""
    targets = {key: part for key, _, part in _relations(archive, names, "xl/workbook.xml")}
    found: list[tuple[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            found.append((attributes.get("name", ""), targets.get(relation, "")))

    _parse(archive.read("xl/workbook.xml"), start)
    return [(name, part) for name, part in found if part in names]


def _notes(archive: zipfile.ZipFile, names: set[str], part: str) -> list[tuple[str, str]]:
    return [note for notes in _parts(archive, names, part)[:1] for note in _read(archive, notes)]


def _parts(archive: zipfile.ZipFile, names: set[str], part: str) -> list[str]:
    """The comment parts of a sheet."""
    found = [p for _, kind, p in _relations(archive, names, part) if kind.endswith("/comments")]
    return [notes for notes in found if notes in names]


def _read(archive: zipfile.ZipFile, notes: str) -> list[tuple[str, str]]:
    reading = _Notes()
    try:
        _parse(archive.read(notes), reading.start, reading.end, reading.text)
    except _BROKEN:
        return []
    return reading.found


def _relations(archive: zipfile.ZipFile, names: set[str], part: str) -> list[tuple[str, str, str]]:
    """What a part refers to: id, kind and part."""
    folder, _, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    found: list[tuple[str, str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            target = attributes.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found.append((attributes.get("Id", ""), attributes.get("Type", ""), whole))

    try:
        if path in names:
            _parse(archive.read(path), start)
    except _BROKEN:
        return []
    return found


def _parse(data: bytes, start: object, end: object = None, text: object = None) -> None:
    parser, isfinal = expat.ParserCreate(), True
    parser.StartElementHandler = start  # type: ignore[assignment]
    parser.EndElementHandler = end  # type: ignore[assignment]
    parser.CharacterDataHandler = text  # type: ignore[assignment]
    parser.Parse(data, isfinal)


@define
class _Notes:
    """One pass over a comment part."""

    found: list[tuple[str, str]] = field(factory=list)
    cell: str = ""
    words: list[str] = field(factory=list)
    inside: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "comment":
                self.cell, self.words = attributes.get("ref", ""), []
            case "t":
                self.inside = True
            case _:
                pass

    def end(self, tag: str) -> None:
        match tag.rpartition(":")[2]:
            case "comment":
                self.found.append((self.cell, "".join(self.words)))
            case "t":
                self.inside = False
            case _:
                pass

    def text(self, data: str) -> None:
        if self.inside:
            self.words.append(data)
