"""Whether two files are the same paper: one by the layout engine, one set by what was learned from it.

Equal means: the same words read from both, each glyph at the same place (a fiftieth of a point apart at most)
in the same size and in the same element of the same tree of tags, the same picture on paper (at 150 dots an
inch a thousandth of the dots may differ visibly) with the same codes in it, and the same around the pages: twin,
metadata, links, bookmarks, language.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Mapping
from contextlib import closing
from decimal import Decimal
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from attrs import define, field, frozen
from PIL import ImageChops

#: Points that two origins of one glyph may lie apart; sizes of letters are told in steps of their own.
NEAR, SIZES = 0.02, 0.01

#: Dots an inch; a dot differs when its grey does by more than this of 255; the part of dots that may differ.
DOTS, GREY, PART = 150, 32, 0.001


@frozen
class Glyph:
    """A drawn character: where its origin lies (points), how large it is, in which element of the tags.

    Elements are counted through the tree; running lines stand in none, which is -1.
    """

    sign: str
    x: float
    y: float
    size: float
    element: int


@frozen
class Read:
    """What is compared of a file, but for its pictures, which are drawn page by page."""

    text: tuple[str, ...]
    glyphs: tuple[tuple[Glyph, ...], ...] = field(repr=False)
    tags: Any = field(repr=False)
    around: Mapping[str, Any] = field(repr=False)


@define
class Measure:
    """How far the same papers lay apart: pages compared, the farthest glyph (points), the most dots (a part)."""

    pages: int = 0
    glyphs: int = 0
    codes: int = 0
    farthest: float = 0.0
    dots: float = 0.0


def differences(laid: bytes, other: bytes, measure: Measure | None = None) -> list[str]:
    """Say in what the papers differ, page by page; nothing when they are the same."""
    return list(_differences(laid, other, measure or Measure()))


def _differences(laid: bytes, other: bytes, measure: Measure) -> Iterator[str]:
    one, two = read(laid), read(other)
    if len(one.text) != len(two.text):
        yield f"pages: {len(one.text)} and {len(two.text)}"
        return
    for at, (words, others) in enumerate(zip(one.text, two.text, strict=True), start=1):
        if words != others:
            yield f"page {at}: other words: {_first(words.splitlines(), others.splitlines())}"
        yield from (f"page {at}: {told}" for told in _moved(one.glyphs[at - 1], two.glyphs[at - 1], measure))
    yield from _unlike(laid, other, measure)
    if one.tags != two.tags:
        yield f"tags: {_first(list(_flat(one.tags)), list(_flat(two.tags)))}"
    for name, thing in one.around.items():
        if thing != two.around[name]:
            yield f"{name}: {thing!r} and {two.around[name]!r}"[:300]


def _unlike(laid: bytes, other: bytes, measure: Measure) -> Iterator[str]:
    """Say which pages look otherwise, or carry another code."""
    with closing(pypdfium2.PdfDocument(laid)) as one, closing(pypdfium2.PdfDocument(other)) as two:
        for at in range(len(one)):
            picture, second = (pdf[at].render(scale=DOTS / 72, grayscale=True).to_pil() for pdf in (one, two))
            part = differing(picture, second)
            measure.pages += 1
            measure.dots = max(measure.dots, part)
            if part > PART:
                yield f"page {at + 1}: {part:.2%} of the dots differ"
            codes, others = (
                [code.text for code in zxingcpp.read_barcodes(side)] for side in (picture, second)
            )
            measure.codes += len(codes)
            if codes != others:
                yield f"page {at + 1}: other codes: {codes} and {others}"


def _moved(glyphs: tuple[Glyph, ...], others: tuple[Glyph, ...], measure: Measure) -> Iterator[str]:
    if len(glyphs) != len(others):
        yield f"{len(glyphs)} and {len(others)} glyphs"
        return
    for one, two in zip(glyphs, others, strict=True):
        if one.sign != two.sign or one.element != two.element:
            yield f"{one} and {two}"
            return
        apart = max(abs(one.x - two.x), abs(one.y - two.y))
        measure.glyphs += 1
        measure.farthest = max(measure.farthest, apart)
        if apart > NEAR or abs(one.size - two.size) > SIZES:
            yield f"{one} and {two}"
            return


def _first(lines: list[str], others: list[str]) -> str:
    at = next((at for at, pair in enumerate(zip(lines, others, strict=False)) if pair[0] != pair[1]), -1)
    if at < 0:
        return f"{len(lines)} and {len(others)} lines"
    return f"{lines[at]!r} and {others[at]!r}"


def differing(one: Any, two: Any) -> float:  # noqa: ANN401 - pictures of a library without types
    """The part of the dots of two pictures that differ visibly; all of them when the sizes differ."""
    if one.size != two.size:
        return 1.0
    counts = ImageChops.difference(one, two).histogram()
    return float(sum(counts[GREY + 1 :]) / (one.width * one.height))


def read(data: bytes) -> Read:
    """Read all that is compared."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        tags = _Tags(opened)
        around = _around(opened)
    pdf = pypdfium2.PdfDocument(data)
    try:
        pages = [pdf[at] for at in range(len(pdf))]
        words = [page.get_textpage() for page in pages]
        text = tuple(one.get_text_bounded().replace("\r", "") for one in words)
        glyphs = tuple(tuple(_glyphs(one, at, tags.elements)) for at, one in enumerate(words))
    finally:
        pdf.close()
    return Read(text, glyphs, tags.tree, around)


def _glyphs(
    words: Any,  # noqa: ANN401 - pdfium brings no types
    page: int,
    elements: Mapping[tuple[int, int], int],
) -> Iterator[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(words.count_chars()):
        if pdfium.FPDFText_IsGenerated(words.raw, at):
            continue
        sign = chr(pdfium.FPDFText_GetUnicode(words.raw, at))
        if not sign.strip():
            continue
        pdfium.FPDFText_GetCharOrigin(words.raw, at, ctypes.byref(x), ctypes.byref(y))
        size = pdfium.FPDFText_GetFontSize(words.raw, at)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(pdfium.FPDFText_GetTextObject(words.raw, at))
        yield Glyph(sign, x.value, y.value, size, elements.get((page, mark), -1))


class _Tags:
    """The tree of tags as tuples (kind, attributes, children), and in which element marked content stands."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        self._names: dict[str, int] = {}
        self._count = 0
        self.elements: dict[tuple[int, int], int] = {}
        self.tree = self._tree(pdf.Root.StructTreeRoot, 0) if "/StructTreeRoot" in pdf.Root else None

    def _tree(self, element: Any, page: int) -> Any:  # noqa: ANN401 - pikepdf brings no types for objects
        number = self._count
        self._count += 1
        page = self._page(element, page)
        kids = element.get("/K", [])
        children: list[Any] = []
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int) or "/MCID" in kid:
                mark = kid if isinstance(kid, int) else int(kid.MCID)
                where = page if isinstance(kid, int) else self._page(kid, page)
                self.elements[where, mark] = number
                child: Any = ("marked", where)
                # Words in one piece or in several of one element are one thing to whoever reads.
                children += [child] if children[-1:] != [child] else []
            elif "/Obj" in kid:
                children.append((str(kid.Obj.get("/Subtype", "")), self._page(kid, page)))
            else:
                children.append(self._tree(kid, page))
        told = ("/Alt", "/A", "/Lang", "/ID", "/ActualText")
        attributes = tuple((key, self._plain(element[key], key)) for key in told if key in element)
        return str(element.get("/S", "")), attributes, tuple(children)

    def _page(self, element: Any, page: int) -> int:  # noqa: ANN401 - as above
        return self._pages[element.Pg.objgen] if "/Pg" in element else page

    def _plain(self, thing: Any, key: str) -> Any:  # noqa: ANN401 - as above
        """A value of the tags; names of headings are told by their order, however they are called."""
        if isinstance(thing, pikepdf.Dictionary):
            return tuple((below, self._plain(thing[below], below)) for below in sorted(thing.keys()))
        if isinstance(thing, pikepdf.Array):
            return tuple(self._plain(one, key) for one in thing)
        if isinstance(thing, pikepdf.String) and key in {"/ID", "/Headers"}:
            return self._names.setdefault(bytes(thing).hex(), len(self._names))
        return round(float(thing), 2) if isinstance(thing, Decimal | float) else str(thing)


def _flat(tree: Any, deep: int = 0) -> Iterator[str]:  # noqa: ANN401 - a tree of tuples
    if tree is None or len(tree) == 2:
        yield f"{deep} {tree}"
        return
    yield f"{deep} {tree[0]} {tree[1]}"
    for child in tree[2]:
        yield from _flat(child, deep + 1)


def _lines(items: Any) -> Iterator[Any]:  # noqa: ANN401 - pikepdf brings no types
    for one in items:
        yield one
        yield from _lines(one.children)


def _around(pdf: pikepdf.Pdf) -> Mapping[str, Any]:
    root = pdf.Root
    return {
        "boxes": [[round(float(edge), 2) for edge in page.mediabox] for page in pdf.pages],
        "links": [[str(one.get("/Subtype")) for one in page.get("/Annots", [])] for page in pdf.pages],
        "outline": [
            (one.title, [str(item) for item in one.destination or []][1:])
            for one in _lines(pdf.open_outline().root)
        ],
        "names": sorted(root.get("/Names", {}).keys()),
        # Each kind once: how often the bytes of one picture stand in a file is no matter of the page, and
        # what it shows is compared as it is drawn.
        "pictures": sorted(
            {
                tuple(str(item.get(key)) for key in ("/Width", "/Height", "/Interpolate"))
                for item in pdf.objects
                if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
            }
        ),
        "language": str(root.get("/Lang", "")),
        "marked": str(root.get("/MarkInfo", "")),
        "preferences": str(root.get("/ViewerPreferences", "")),
        "profile": [str(one.get("/S")) for one in root.get("/OutputIntents", [])],
        "metadata": bytes(root.Metadata.read_bytes()) if "/Metadata" in root else b"",
        "information": {key: str(pdf.docinfo[key]) for key in sorted(pdf.docinfo.keys())},
        "attached": {
            name: (spec.get_file().read_bytes(), str(spec.obj.get("/AFRelationship", "")), spec.description)
            for name, spec in sorted(pdf.attachments.items())
        },
    }
