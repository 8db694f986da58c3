"""The fonts of a season (本季字体): a few small ones, cut from the installed fonts to the characters in use.

They make pages fast and files small, a full Chinese font having 65,535 glyphs; they hold nothing a page could
wrongly fall back on; and the same characters give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Iterable, Mapping

import uharfbuzz
from attrs import field, frozen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from linkage.press.fonts import (
    BLANKS,
    RARE,
    ROLES,
    FontFile,
    Fonts,
    UndrawableError,
    missing_characters,
    open_face,
)

# What every page may draw by itself, apart from what it was given: counters, signs, digits.
ALWAYS = frozenset(chr(code) for code in range(0x20, 0x7F)) | frozenset("　、。，：；（）《》…—·×÷±％¥〇□")

_DIGITS = "0123456789"


@frozen
class SeasonFace:
    """One small font: which face it is cut from, and its bytes."""

    name: str
    data: bytes = field(repr=False)

    @property
    def address(self) -> str:
        """The address under which the page asks for it; it is answered from memory."""
        return f"linkage:font/{self.name}"


@frozen
class SeasonFonts:
    """All fonts of a season, as small as its characters allow."""

    characters: frozenset[str] = field(repr=False)
    faces: tuple[SeasonFace, ...]

    @property
    def digest(self) -> str:
        """What the drawn pages depend on: sha256 over the faces."""
        total = hashlib.sha256()
        for face in self.faces:
            total.update(f"{face.name}/".encode() + hashlib.sha256(face.data).digest())
        return total.hexdigest()

    @property
    def roles(self) -> Mapping[tuple[str, int], SeasonFace]:
        """The families and weights that pages may ask for."""
        by_name = {face.name: face for face in self.faces}
        return {role: by_name[name] for role, name in ROLES.items() if name in by_name}

    @property
    def css(self) -> str:
        """The @font-face rules that bring these fonts to a page."""
        return "\n".join(
            f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{face.address}"); }}'
            for (family, weight), face in self.roles.items()
        )


def build_season_fonts(characters: frozenset[str], fonts: Fonts) -> SeasonFonts:
    """Cut the fonts down to the characters of a season; the same characters give the same bytes.

    :raises UndrawableError: a character that no font draws.
    """
    wanted = (characters | ALWAYS) - BLANKS
    missing = missing_characters({"本季文书": "".join(sorted(wanted))}, fonts)
    if missing:
        raise UndrawableError(missing)
    blanks = {one for one in wanted if unicodedata.category(one) == "Zs"}
    faces = []
    for file in fonts.files:
        rare = _family_of_rare(file)
        here = {one for one in wanted if fonts.family_of(one) == rare} if rare else wanted
        codes = {ord(one) for one in here if ord(one) in fonts.coverage[file.face]}
        if rare and codes:
            data = _with_blanks(_subset(file, codes | {0x20}), blanks)
            faces.append(SeasonFace(file.face, data))
        elif codes:
            faces.append(SeasonFace(file.face, _with_even_digits(_subset(file, codes))))
    return SeasonFonts(frozenset(wanted), tuple(faces))


def _family_of_rare(file: FontFile) -> str:
    return next((family for family in RARE if ROLES[family, 400] == file.face), "")


# Page layout needs outlines, widths and the map from characters; no kerning, no alternates, no vertical
# setting. A table of amounts must stand in columns, and pair kerning would move digits.
_DROPPED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "VORG",
    "vhea",
    "vmtx",
    "kern",
    "DSIG",
    "gasp",
    "meta",
    "VDMX",
    "hdmx",
)


def _subset(file: FontFile, codes: Iterable[int]) -> bytes:
    plan = uharfbuzz.SubsetInput()
    # Glyphs are numbered anew. In the PDF the number of a glyph is also its CID, so the charset must say so.
    plan.flags = (
        uharfbuzz.SubsetFlags.CFF_IDENTITY_CHARSET
        | uharfbuzz.SubsetFlags.DESUBROUTINIZE
        | uharfbuzz.SubsetFlags.NO_HINTING
    )
    plan.unicode_set.update(codes)
    plan.layout_feature_tag_set.clear()
    plan.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    return bytes(uharfbuzz.subset(open_face(file), plan).blob.data)


def _with_even_digits(data: bytes) -> bytes:
    """Give all digits one width, each in the middle of it, so that amounts stand in columns.

    Noto Serif CJK has a narrow 1 and no feature for tabular figures.
    """
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    names = [font.getBestCmap()[ord(digit)] for digit in _DIGITS]
    advances = [font["hmtx"][name][0] for name in names]
    widest = max(advances)
    if min(advances) == widest or "CFF " not in font:
        return data
    top = font["CFF "].cff.topDictIndex[0]
    glyphs = font.getGlyphSet()
    for name, advance in zip(names, advances, strict=True):
        shift = (widest - advance) // 2
        private = top.CharStrings[name].private
        nominal = private.nominalWidthX
        pen = T2CharStringPen(widest - nominal if widest != private.defaultWidthX else None, glyphs)
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
        top.CharStrings[name] = pen.getCharString(private, font["CFF "].cff.GlobalSubrs)
        font["hmtx"][name] = (widest, font["hmtx"][name][1] + shift)
    return _bytes_of(font)


def _with_blanks(data: bytes, blanks: Iterable[str]) -> bytes:
    """Let a font of rare characters draw every blank: a blank takes the font of what stands before it."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    for table in font["cmap"].tables:
        if table.isUnicode():
            for blank in blanks:
                table.cmap.setdefault(ord(blank), table.cmap[0x20])
    return _bytes_of(font)


def _bytes_of(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()
