"""ReportLab: platypus, with TrueType fonts, which are all that it embeds.

The Song and Hei faces of the machine are OpenType with other outlines; cut to what the statements hold and
turned into TrueType beforehand, they are small, which helps ReportLab, and turning them is not timed.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from peers.leaf import Block, Leaf

_FACES = {"Song": "NotoSerifCJK-Regular.ttc", "Hei": "NotoSansCJK-Regular.ttc"}
_SIMPLIFIED = 2  # the face of a collection that is drawn for China


class ReportLabPress:
    """Makes one statement after the other."""

    def __init__(self, folder: Path, leaves: Sequence[Leaf], fonts: Path) -> None:
        import reportlab  # noqa: PLC0415 (a peer that need not be installed)
        from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 (as above)
        from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415 (as above)

        self.version = f"ReportLab {reportlab.__version__}"
        self._leaves = leaves
        letters = {sign for leaf in leaves for sign in _said(leaf)} | set("第页共0123456789 ")
        for name, file in _FACES.items():
            truetype(fonts / file, letters, folder / f"{name}.ttf")
            pdfmetrics.registerFont(ttfonts.TTFont(name, str(folder / f"{name}.ttf")))
        text = ParagraphStyle("text", fontName="Song", fontSize=12, leading=17, wordWrap="CJK")
        self._styles = {
            "p": text,
            "h1": ParagraphStyle("h1", text, fontName="Hei", fontSize=16, leading=24, alignment=1),
            "h2": ParagraphStyle("h2", text, fontName="Hei", fontSize=14, leading=20, alignment=1),
            "cell": ParagraphStyle("cell", text, fontSize=10.5, leading=14),
            "bold": ParagraphStyle("bold", text, fontName="Hei", fontSize=10.5, leading=14),
            "right": ParagraphStyle("right", text, fontSize=10.5, leading=14, alignment=2),
        }

    def make(self, number: int, twin: bytes) -> bytes:
        """One statement; ReportLab has no tags and no place for a twin."""
        del twin
        from reportlab.lib.units import mm  # noqa: PLC0415 (as above)
        from reportlab.platypus import Image, Paragraph, SimpleDocTemplate  # noqa: PLC0415 (as above)

        leaf = self._leaves[number]
        flow: list[Any] = []
        for block in leaf.blocks:
            if block.kind == "table":
                flow.append(self._table(block, mm))
                continue
            if block.picture:
                flow.append(Image(io.BytesIO(block.picture), 174 * mm, 6 * mm))
            if block.text.strip():
                flow.append(Paragraph(escape(block.text.strip()), self._styles[block.kind]))
        out = io.BytesIO()
        edges = {f"{side}Margin": 18 * mm for side in ("left", "right", "top", "bottom")}

        def running(canvas: Any, _: object) -> None:  # noqa: ANN401 - of a library without types
            canvas.setFont("Song", 9)
            canvas.drawString(18 * mm, 10 * mm, f"{leaf.number}　第 {canvas.getPageNumber()} 页")

        document = SimpleDocTemplate(out, title=leaf.title, lang="zh-CN", **edges)
        document.build(flow, onFirstPage=running, onLaterPages=running)
        return out.getvalue()

    def _table(self, block: Block, mm: float) -> Any:  # noqa: ANN401 - of a library without types
        from reportlab.platypus import Image, Paragraph, Table  # noqa: PLC0415 (a peer, as above)

        free = [at for at, width in enumerate(block.widths) if not width]
        left = 174 - sum(block.widths)
        widths = [(width or max(left, 10 * len(free)) / len(free)) * mm for width in block.widths]
        rows: list[list[Any]] = []
        spans: list[tuple[Any, ...]] = []
        for at, row in enumerate(block.rows):
            cells: list[Any] = []
            for cell in row:
                if cell.span > 1:
                    spans.append(("SPAN", (len(cells), at), (len(cells) + cell.span - 1, at)))
                style = "bold" if cell.bold else "right" if cell.right else "cell"
                held: list[Any] = []
                if cell.picture:
                    side = 3 * mm if cell.text.strip() else 24 * mm
                    held.append(Image(io.BytesIO(cell.picture), side, side))
                held.append(Paragraph(escape(cell.text.strip()), self._styles[style]))
                cells += [held, *[""] * (cell.span - 1)]
            rows.append(cells + [""] * (len(widths) - len(cells)))
        grid = [] if block.plain else [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        padding = [(f"{side}PADDING", (0, 0), (-1, -1), 2) for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")]
        return Table(rows, widths, repeatRows=block.heads, style=[*grid, *padding, *spans])


def _said(leaf: Leaf) -> str:
    cells = "".join(cell.text for block in leaf.blocks for row in block.rows for cell in row)
    return cells + "".join(block.text for block in leaf.blocks) + leaf.title + leaf.number + leaf.foot


def truetype(source: Path, letters: set[str], target: Path) -> None:
    """Cut a font to these letters and turn its outlines into quadratic ones."""
    font = TTFont(source, fontNumber=_SIMPLIFIED)
    options = Options()
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "vhea", "vmtx", "VORG", "BASE"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=[ord(sign) for sign in letters])
    cutter.subset(font)
    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = outlines
    del font["CFF "]
    font["maxp"].tableVersion = 0x00010000
    for name in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"):
        setattr(font["maxp"], name, 0)
    for name in ("maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(font["maxp"], name, 0)
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"
    font.save(target)
