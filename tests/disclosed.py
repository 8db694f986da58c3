"""What a file discloses of people: every layer of it read, and the numbers of persons found in any.

A number stands there whole or with blanks and strokes between its figures, and in a text that is read aloud
digit by digit in words.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from linkage.files.season_folder import read_season
from linkage.model.identity import Secret
from linkage.words.aloud import by_digit

_BETWEEN = re.compile(r"[\s\-·]")
_MARKUP = re.compile(r"<[^>]*>")


def secrets_of(season: Path) -> Mapping[str, str]:
    """Every identity, phone and card number of a season, whole, with the heading it stands under."""
    tables = read_season(season).books.tables
    cells = (cell for rows in tables.values() for row in rows for cell in row.values.items())
    return {value.reveal(): heading for heading, value in cells if isinstance(value, Secret)}


def layers(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Every layer of a file that says something, and what it says; its name is the first."""
    yield "name", name
    if name.endswith(".pdf"):
        yield from _pdf(data)
    elif name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            yield "book", " ".join(_MARKUP.sub(" ", book.read(part).decode()) for part in book.namelist())
            yield "markup", " ".join(book.read(part).decode() for part in book.namelist())
    else:
        yield "text", data.decode("utf-8-sig", "replace")
        yield "text of a bank", data.decode("gb18030", "replace")


def _pdf(data: bytes) -> Iterator[tuple[str, str]]:
    document = pypdfium2.PdfDocument(data)
    yield "pages", " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield "strings", " ".join(text for one in pdf.objects for text in _strings(one))
        metadata = pdf.Root.get("/Metadata")
        yield "metadata", "" if metadata is None else metadata.read_bytes().decode()
        for title, attached in pdf.attachments.items():
            yield f"attachment {title}", attached.get_file().read_bytes().decode()


def _strings(found: Any) -> Iterator[str]:  # noqa: ANN401 - objects of any kind
    """The strings of one object: titles, alternative texts, names of files, whatever it holds."""
    if isinstance(found, pikepdf.String):
        yield str(found)
    elif isinstance(found, pikepdf.Array):
        for one in found:
            if not getattr(one, "is_indirect", False):
                yield from _strings(one)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for one in found.values():
            if not getattr(one, "is_indirect", False):
                yield from _strings(one)


def disclosures(name: str, data: bytes, secrets: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The file, the layer and the heading of each number that stands there."""
    every = re.compile("|".join(map(re.escape, sorted(secrets, key=len, reverse=True))))
    spoken = {by_digit(number): number for number in secrets} if name.endswith(".txt") else {}
    for layer, text in layers(name, data):
        shown = {*every.findall(text), *every.findall(_BETWEEN.sub("", text))}
        shown |= {number for said, number in spoken.items() if said in text}
        yield from ((name, layer, secrets[number]) for number in sorted(shown))
