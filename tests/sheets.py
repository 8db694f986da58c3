"""Pages of HTML for the tests of drawing and printing, and what can be read from the PDF."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2

from linkage.press.drawing import Drawer, Edition, Twin, stylesheet
from linkage.press.fonts import find_fonts
from linkage.press.seal import sealed
from linkage.press.season_fonts import SeasonFonts, build_season_fonts


def sheet(body: str, *, profile: str = "statement", state: str = "") -> str:
    """A whole page of HTML, as base.html makes it."""
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>对账单</title></head>'
        f'<body class="{profile}" data-head="云坪村" data-number="YP-2025-AAAA" data-foot="模板 1" '
        f'data-state="{state}">{body}</body></html>'
    )


def fonts_for(*pages: str) -> SeasonFonts:
    """The fonts of a season of just these pages."""
    return build_season_fonts(frozenset(stylesheet()).union(*pages), find_fonts())


def render_pdf(
    html: str, fonts: SeasonFonts, edition: Edition, title: str, attachment: Twin | None = None
) -> bytes:
    """Draw one paper; the same arguments give the same bytes on any day and in any locale.

    Raises :class:`linkage.press.drawing.RenderingError` when the page cannot be drawn exactly as written.
    """
    drawer = Drawer(fonts)
    return sealed(drawer.draw([drawer.lay_out(html)], edition, title, attachment))


def text_of(data: bytes) -> str:
    """The text layer of all pages."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\f".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def fonts_of(data: bytes) -> set[str]:
    """The names of the fonts in a PDF, without the tag that marks a subset."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            str(item.BaseFont).partition("+")[2]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0"
        }
