"""What a dishonest clerk does to the fonts of a printed file, so that it shows one thing and says another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

Pdf = Any


def fonts(pdf: Pdf) -> list[Any]:
    return [font for _, font in sorted(pdf.pages[0].Resources.Font.items())]


def other_reading(pdf: Pdf) -> None:
    """What is read as 1 is read as another digit from now on."""
    for font in fonts(pdf):
        text = bytes(font.ToUnicode.read_bytes())
        other = text.replace(b"<0031>", b"<0039>").replace(b"<00ff> <0001>", b"<00ff> <0002>")
        if other != text:
            font.ToUnicode.write(other)


def other_outlines(pdf: Pdf) -> None:
    """Letters are drawn otherwise, and still read as before."""
    described = fonts(pdf)[0].DescendantFonts[0].FontDescriptor
    kind = "/FontFile3" if "/FontFile3" in described else "/FontFile2"
    data = bytearray(described[kind].read_bytes())
    data[len(data) // 2] ^= 1
    described[kind].write(bytes(data), filter=None)


def other_glyphs(pdf: Pdf) -> None:
    """One code is drawn as the glyph of another, and still read as before."""
    for font in fonts(pdf):
        font.Encoding = pdf.make_stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 1 def "
            b"1 begincodespacerange <0000> <ffff> endcodespacerange 2 begincidrange "
            b"<0000> <0030> 0 <0031> <fffe> 50 endcidrange endcmap end end",
            Type=Name.CMap, CMapName=Name("/A"),
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        )  # fmt: skip


def other_widths(pdf: Pdf) -> None:
    for font in fonts(pdf):
        font.DescendantFonts[0].W = Array([0x31, Array([0, 0, 0])])


def other_width(pdf: Pdf) -> None:
    """One width of many."""
    font = next(font for font in fonts(pdf) if len(font.DescendantFonts[0].W))
    font.DescendantFonts[0].W[1][0] = 1 + font.DescendantFonts[0].W[1][0]


def of_part(key: str, value: str) -> Callable[[Pdf], None]:
    """Put something into what is below each font."""

    def put(pdf: Pdf) -> None:
        for font in fonts(pdf):
            font.DescendantFonts[0][key] = pikepdf.Object.parse(value.encode())

    return put


def other_map(pdf: Pdf) -> None:
    """Every code is drawn as the glyph of the next one."""
    for font in fonts(pdf):
        mapped = b"".join((code + 1).to_bytes(2, "big") for code in range(0xFFFF))
        font.DescendantFonts[0].CIDToGIDMap = pdf.make_stream(mapped)


def second_part(pdf: Pdf) -> None:
    for font in fonts(pdf):
        font.DescendantFonts = Array([font.DescendantFonts[0], font.DescendantFonts[0]])


def other_ordering(pdf: Pdf) -> None:
    for font in fonts(pdf):
        font.DescendantFonts[0].CIDSystemInfo.Ordering = pikepdf.String("GB1")


def other_file_kind(pdf: Pdf) -> None:
    for font in fonts(pdf):
        described = font.DescendantFonts[0].FontDescriptor
        described.FontFile = described.get("/FontFile3", described.get("/FontFile2"))


def otherwise_unpacked(pdf: Pdf) -> None:
    """What the outlines unpack to depends on how they are said to be packed."""
    for font in fonts(pdf):
        described = font.DescendantFonts[0].FontDescriptor
        outlines = described.get("/FontFile3", described.get("/FontFile2"))
        outlines.DecodeParms = Dictionary(Predictor=2, Columns=3)


def other_font(pdf: Pdf) -> None:
    names = sorted(pdf.pages[0].Resources.Font.keys())
    pdf.pages[0].Resources.Font[names[0]] = pdf.pages[0].Resources.Font[names[-1]]


#: What is done to a file, and what is then said, among other things.
FONT_ATTACKS: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "read otherwise": (other_reading, "字体被换过"),
    "drawn otherwise": (other_outlines, "字体被换过"),
    "another font": (other_font, "字体被换过"),
    "other glyphs": (other_glyphs, "字体被换过"),
    "other widths": (other_widths, "字体被换过"),
    "one other width": (other_width, "字体被换过"),
    "a usual width": (of_part("/DW", "0"), "字体被换过"),
    "widths downwards": (of_part("/W2", "[49 [0 0 0]]"), "字体被换过"),
    "a map of glyphs": (other_map, "字体被换过"),
    "glyphs of another order": (other_ordering, "字体被换过"),
    "two fonts below": (second_part, "字体被换过"),
    "outlines twice": (other_file_kind, "字体被换过"),
    "outlines unpacked otherwise": (otherwise_unpacked, "字体被换过"),
}
