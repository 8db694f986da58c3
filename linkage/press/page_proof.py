"""Reads finished files to hold two of them against each other: letters and their places, structure, pixels.

Whatever reads here is not what wrote: letters and pixels are read by pdfium, the structure by qpdf.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Mapping
from typing import Any

#: A letter and its origin on the page, in points from the lower left corner.
Letter = tuple[str, float, float]

#: Dots an inch at which pages are compared as pictures; a dot differs when it is so much lighter or darker.
_DOTS, _SHADES = 150, 32


def letters(data: bytes) -> list[list[Letter]]:
    """The letters of every page, in the order in which they are drawn; blanks and line ends are left out."""
    import pypdfium2  # noqa: PLC0415 (only whoever compares papers needs it)
    from pypdfium2 import raw  # noqa: PLC0415 (as above)

    document = pypdfium2.PdfDocument(data)
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            found = []
            for at in range(text.count_chars()):
                letter = chr(raw.FPDFText_GetUnicode(text.raw, at))
                if not letter.isspace():
                    x, y = ctypes.c_double(), ctypes.c_double()
                    raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
                    found.append((letter, x.value, y.value))
            pages.append(found)
        return pages
    finally:
        document.close()


def structure(data: bytes) -> list[object]:
    """The structure tree as plain data; marked content counts by its order on the page, so do headings."""
    import pikepdf  # noqa: PLC0415 (as above)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot.K[0]
        marks: dict[int, list[int]] = {}
        names: dict[str, int] = {}
        for element in _elements(root):
            page = numbers.get(element.Pg.objgen, -1) if "/Pg" in element else -1
            marks.setdefault(page, []).extend(kid for kid in element.K if isinstance(kid, int))
            if "/ID" in element:
                names.setdefault(str(element.ID), len(names))
        order = {page: {mark: at for at, mark in enumerate(sorted(found))} for page, found in marks.items()}
        return [_plain(element, numbers, order, names) for element in _elements(root)]


def _elements(element: Any) -> Iterator[Any]:  # noqa: ANN401 - pikepdf gives objects of any kind
    yield element
    for kid in element.K:
        if not isinstance(kid, int):
            yield from _elements(kid)


def _plain(
    element: Any,  # noqa: ANN401 - as above
    numbers: Mapping[Any, int],
    order: Mapping[int, Mapping[int, int]],
    names: Mapping[str, int],
) -> object:
    page = numbers.get(element.Pg.objgen, -1) if "/Pg" in element else -1
    kids = [order[page][kid] if isinstance(kid, int) else str(kid.S) for kid in element.K]
    about: dict[str, object] = {}
    if "/Alt" in element:
        about["alt"] = str(element.Alt)
    if "/A" in element:
        given = element.A
        about |= {name: int(given[name]) for name in ("/ColSpan", "/RowSpan") if name in given}
        about["headers"] = [names.get(str(name), -1) for name in given.get("/Headers", [])]
    if "/ID" in element:
        about["id"] = names[str(element.ID)]
    return str(element.S), page, kids, about


def pixels_apart(data: bytes, other: bytes) -> list[float]:
    """For every page, which part of its dots differs between two files."""
    import pypdfium2  # noqa: PLC0415 (as above)
    from PIL import ImageChops  # noqa: PLC0415 (as above)

    one, two = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument(other)
    try:
        found = []
        for page, page_other in zip(one, two, strict=True):
            pictures = [side.render(scale=_DOTS / 72, grayscale=True).to_pil() for side in (page, page_other)]
            shades = ImageChops.difference(*pictures).histogram()
            found.append(sum(shades[_SHADES + 1 :]) / sum(shades))
        return found
    finally:
        one.close()
        two.close()
