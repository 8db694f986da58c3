"""Papers of the sample, filled and drawn once for all tests that look at them."""

from __future__ import annotations

import html
import importlib
import io
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
from attrs import field, frozen

from documents import sample, sample_registers
from linkage.document import Document, render_html
from linkage.model.entitlement import Settlement
from linkage.press.drawing import stylesheet
from linkage.press.fonts import find_fonts
from linkage.press.season_fonts import build_season_fonts
from sheets import render_pdf

GOLDEN = Path(__file__).parent.parent / "golden"
MM = 72 / 25.4

# What follows from every input byte, and would drown a change of words.
_CODES = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+|(?<=摘要 )[0-9a-f]{8}")


@frozen
class Drawn:
    """A paper as HTML and as PDF, with the text of each page."""

    page: str = field(repr=False)
    data: bytes = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(self.texts)


def document(name: str) -> Document:
    """The document of this template id."""
    found = importlib.import_module(f"linkage.documents.{name}").DOCUMENT
    assert isinstance(found, Document)
    return found


def draw(name: str | Document, subject: str, settlement: Settlement) -> Drawn:
    """Fill and draw a paper."""
    paper = document(name) if isinstance(name, str) else name
    page = render_html(paper.template, paper.view(settlement, subject))
    fonts = build_season_fonts(frozenset(html.unescape(page)) | frozenset(stylesheet()), find_fonts())
    twin = paper.twin(settlement, subject) if paper.twin is not None else None
    data = render_pdf(page, fonts, paper.edition, paper.title, twin)
    return Drawn(page, data, tuple(_texts(data)))


@cache
def drawn(name: str, subject: str = "", state: str = "正式", more: int = 0, rewards: int = 0) -> Drawn:
    """A paper of the sample."""
    return draw(name, subject, sample.season(state, more, rewards))


def _texts(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in pdf]
    finally:
        pdf.close()


def lines_of(data: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """Rules and boxes of a page in mm from its top left corner: left, top, right, bottom."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        sheet = pdf[page]
        height = sheet.get_height()
        boxes = [
            one.get_bounds() for one in sheet.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
        ]
        return [(a / MM, (height - d) / MM, c / MM, (height - b) / MM) for a, b, c, d in boxes]
    finally:
        pdf.close()


def lowest_text(data: bytes, page: int) -> float:
    """How far down a page its text reaches, in mm."""
    return max((bottom for _, bottom in characters(data, page)), default=0.0)


def characters(data: bytes, page: int) -> list[tuple[str, float]]:
    """The characters of a page, each with its lower edge in mm from the top."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        sheet = pdf[page]
        words = sheet.get_textpage()
        height = sheet.get_height()
        count = words.count_chars()
        text = words.get_text_range(0, count)
        return [
            (sign, (height - words.get_charbox(at)[1]) / MM)
            for at, sign in enumerate(text[:count])
            if not sign.isspace()
        ]
    finally:
        pdf.close()


def everything_in(data: bytes) -> str:
    """All a file holds that somebody could read out of it: pages, titles, metadata, attachments."""
    found = "".join(_texts(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for name, attachment in pdf.attachments.items():
            found += name + attachment.get_file().read_bytes().decode()
        found += "".join(f"{key}{value}" for key, value in dict(pdf.docinfo).items())
        if "/Metadata" in pdf.Root:
            found += pdf.Root.Metadata.read_bytes().decode()
    return found


def secrets() -> Mapping[str, str]:
    """Every identity, bank and phone number of the sample, by what it is."""
    kinds = {
        "证件号": sample_registers.IDENTITIES,
        "卡号": sample_registers.CARDS,
        "电话": sample_registers.PHONES,
    }
    return {number: kind for kind, numbers in kinds.items() for number in numbers}


def leaked(data: bytes) -> list[str]:
    """The kinds of secrets that stand anywhere in a file."""
    text = "".join(everything_in(data).split())
    return [kind for number, kind in secrets().items() if number in text]


def assert_golden(name: str, page: str, *, bless: bool) -> None:
    """Compare a page with its golden copy; codes and hashes are left out of both."""
    plain = _CODES.sub("…", page)
    golden = GOLDEN / f"{name}.html"
    if bless:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(plain, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == plain
