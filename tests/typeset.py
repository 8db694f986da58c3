"""A printed paper as it lies on the page: every piece of text with its place, size and part of the paper.

A piece is one line of one run of text, as the file draws it. What part it is (heading, cell, row, table) comes
from the tags of the file; what has no tag is a running line. All lengths are millimetres from the top left
corner of the page, sizes are points.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from attrs import field, frozen

MM = 72 / 25.4


@frozen
class Part:
    """An element of the tags of a file: what it is (P, H1, TR, TD …), and the elements it stands in."""

    at: int
    kind: str
    above: Part | None = field(default=None, repr=False, eq=False)

    def within(self, *kinds: str) -> Part | None:
        """The nearest element of these kinds, this one or one it stands in."""
        part: Part | None = self
        while part is not None and part.kind not in kinds:
            part = part.above
        return part


@frozen
class Piece:
    """A run of text on one line."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    turned: bool
    black: bool
    part: Part | None = field(default=None, repr=False)

    def within(self, *kinds: str) -> Part | None:
        """The nearest element of these kinds that the text stands in."""
        return self.part.within(*kinds) if self.part is not None else None


@frozen
class Rule:
    """A straight line on a page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.bottom - self.top > self.right - self.left


@frozen
class Typeset:
    """A paper: its pages in mm, its text in the order of the file, its lines."""

    sizes: tuple[tuple[float, float], ...]
    pieces: tuple[Piece, ...] = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False)

    def on(self, page: int) -> list[Piece]:
        """The text of a page without running lines."""
        return [piece for piece in self.pieces if piece.page == page and piece.part is not None]

    def running(self, page: int) -> list[Piece]:
        """The running lines of a page."""
        return [piece for piece in self.pieces if piece.page == page and piece.part is None]


def typeset(data: bytes) -> Typeset:
    """Read a paper."""
    parts = _parts(data)
    pdf = pypdfium2.PdfDocument(data)
    try:
        pages = [_page(pdf[at], at, parts) for at in range(len(pdf))]
        sizes = tuple((round(w / MM, 1), round(h / MM, 1)) for w, h in (page.get_size() for page in pdf))
    finally:
        pdf.close()
    return Typeset(
        sizes,
        tuple(piece for pieces, _ in pages for piece in pieces),
        tuple(rule for _, rules in pages for rule in rules),
    )


def _parts(data: bytes) -> Mapping[tuple[int, int], Part]:
    """The element of every marked run of text, by page and mark."""
    found: dict[tuple[int, int], Part] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        open_: list[tuple[Any, Part | None, int]] = [(pdf.Root.StructTreeRoot, None, 0)]
        count = 0
        while open_:
            element, above, page = open_.pop()
            if isinstance(element, int):
                if above is not None:
                    found[page, element] = above
                continue
            if "/Pg" in element:
                page = pages[element.Pg.objgen]
            if "/MCID" in element:
                if above is not None:
                    found[page, int(element.MCID)] = above
                continue
            if "/K" not in element:
                continue
            count += 1
            part = Part(count, str(element.get("/S", "/Root"))[1:], above)
            kids = element.K
            listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            open_ += [(kid, part, page) for kid in reversed(listed)]
    return found


def _page(
    page: Any,  # noqa: ANN401 - pdfium brings no types
    at: int,
    parts: Mapping[tuple[int, int], Part],
) -> tuple[list[Piece], list[Rule]]:
    words = page.get_textpage()
    height = page.get_height()
    pieces: list[Piece] = []
    rules: list[Rule] = []
    for one in page.get_objects():
        left, bottom, right, top = one.get_bounds()
        box = (left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)
        if one.type == pdfium.FPDF_PAGEOBJ_TEXT:
            pieces += _piece(one, words, at, box, height, parts)
        elif one.type == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _straight(at, box)
    return pieces, rules


def _piece(
    one: Any,  # noqa: ANN401 - as above
    words: Any,  # noqa: ANN401 - as above
    page: int,
    box: tuple[float, float, float, float],
    height: float,
    parts: Mapping[tuple[int, int], Part],
) -> Iterator[Piece]:
    count = pdfium.FPDFTextObj_GetText(one.raw, words.raw, None, 0)
    room = (ctypes.c_ushort * (count // 2 + 1))()
    pdfium.FPDFTextObj_GetText(one.raw, words.raw, room, count)
    text = bytes(room).decode("utf-16-le", "replace").rstrip("\0").replace("\0", "")
    if not text.strip():
        return
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(one.raw, ctypes.byref(size))
    a, b, c, d, _, base = one.get_matrix().get()
    ink = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(one.raw, *(ctypes.byref(part) for part in ink))
    part = parts.get((page, pdfium.FPDFPageObj_GetMarkedContentID(one.raw)))
    scale = (c * c + d * d) ** 0.5
    yield Piece(
        page,
        text,
        *box,
        base=(height - base) / MM,
        size=size.value * scale,
        turned=abs(b) > abs(a),
        black=[one.value for one in ink] == [0, 0, 0, 255],
        part=part,
    )


_THIN, _LONG = 1.0, 2.0


def _straight(page: int, box: tuple[float, float, float, float]) -> Iterator[Rule]:
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if min(width, height) < _THIN and max(width, height) > _LONG:
        yield Rule(page, left, top, right, bottom)
