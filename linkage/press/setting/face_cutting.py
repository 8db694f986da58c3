"""The fonts of one file: each face cut to its characters, with glyphs numbered anew, the same every time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import uharfbuzz
from attrs import field, frozen

from linkage.press.season_fonts import SeasonFonts

# What a PDF asks of an embedded font; names and shaping rules are not among it.
_KEPT = frozenset(("CFF ", "head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "cvt ", "fpgm", "prep"))


@frozen
class CutFace:
    """One face of one file: its bytes, which glyph each character is, and what a PDF says of it.

    ``glyphs`` gives four hexadecimal digits for each character, the first on the page first: two blanks may
    share one glyph, which is then read as the first. Widths and heights are thousandths of the size.
    """

    name: str
    data: bytes = field(repr=False)
    outlines: str
    glyphs: Mapping[str, str] = field(repr=False)
    widths: tuple[int, ...] = field(repr=False)
    ascent: int = 0
    descent: int = 0


class FaceCutter:
    """Cuts the faces of a season."""

    def __init__(self, fonts: SeasonFonts) -> None:
        self._faces = {face.name: _Source(face.data) for face in fonts.faces}

    def cut(self, name: str, characters: Iterable[str]) -> CutFace:
        """Cut a face to some characters."""
        source = self._faces[name]
        codes = [*map(ord, characters)]
        plan = uharfbuzz.SubsetInput()
        plan.flags = (
            uharfbuzz.SubsetFlags.CFF_IDENTITY_CHARSET
            | uharfbuzz.SubsetFlags.NO_HINTING
            | uharfbuzz.SubsetFlags.DESUBROUTINIZE
            # A bracket without its counterpart must not bring it along: that would number the glyphs anew.
            | uharfbuzz.SubsetFlags.NO_BIDI_CLOSURE
        )
        plan.unicode_set.update(codes)
        plan.drop_table_tag_set.update(source.dropped)
        cut = uharfbuzz.subset(source.face, plan)
        # Outlines in Compact Font Format need no more than themselves: the file says the widths.
        data = bytes(cut.reference_table("CFF ").data if source.outlines == "otf" else cut.blob.data)
        olds = {code: source.glyph(code) for code in codes}
        order = {old: at for at, old in enumerate(sorted({0, *olds.values()}))}
        widths = [source.width(old) for old in sorted(order)]
        digest = hashlib.sha256(data).digest()
        tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
        return CutFace(
            name=f"{tag}+{name.title().replace('-', '')}",
            data=data,
            outlines=source.outlines,
            glyphs={chr(code): f"{order[old]:04x}" for code, old in olds.items()},
            widths=tuple(widths),
            ascent=source.ascent,
            descent=source.descent,
        )


class _Source:
    def __init__(self, data: bytes) -> None:
        self.face = uharfbuzz.Face(uharfbuzz.Blob(data))
        font = uharfbuzz.Font(self.face)
        self._font = font
        self.upem = self.face.upem
        extents = font.get_font_extents("ltr")
        self.ascent = extents.ascender * 1000 // self.upem
        self.descent = extents.descender * 1000 // self.upem
        tables = set(self.face.table_tags)
        self.outlines = "otf" if "CFF " in tables else "ttf"
        self.dropped = [int.from_bytes(tag.encode(), "big") for tag in sorted(tables - _KEPT)]
        self._glyphs: dict[int, int] = {}
        self._widths: dict[int, int] = {}

    def glyph(self, code: int) -> int:
        found = self._glyphs.get(code)
        if found is None:
            found = self._glyphs[code] = int(self._font.get_nominal_glyph(code) or 0)
        return found

    def width(self, glyph: int) -> int:
        found = self._widths.get(glyph)
        if found is None:
            advance = self._font.get_glyph_h_advance(glyph)
            found = self._widths[glyph] = (advance * 2000 + self.upem) // (2 * self.upem)
        return found
