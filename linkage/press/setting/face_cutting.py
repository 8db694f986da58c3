"""The fonts of one file: each face cut to its characters, the same every time."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Protocol, TypeAlias

import uharfbuzz
from attrs import field, frozen

from linkage.press.season_fonts import SeasonFonts
from linkage.press.setting.outlines import COMPACT, UNITS, Outlines, are_plain
from linkage.press.setting.packing import pack
from linkage.press.setting.type_case import Letters

# What a PDF asks of an embedded font; names and shaping rules are not among it.
_KEPT = frozenset(("CFF ", "head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "cvt ", "fpgm", "prep"))


@frozen
class CutFace:
    """One face of one file: its packed bytes, and what a PDF says of it.

    ``about`` are the words of the stream that holds it, ``digest`` is that of its bytes; ``widths`` are those
    of the glyphs that are not an em wide, as a PDF lists them; ``mapped`` is, packed, what character each
    glyph is. Heights are thousandths of the size.
    """

    name: str
    data: bytes = field(repr=False)
    digest: bytes = field(repr=False)
    about: str
    compact: bool
    widths: str = field(repr=False)
    mapped: bytes = field(repr=False)
    widest: int
    ascent: int
    descent: int


@lru_cache(maxsize=1)
def cutter_for(fonts: SeasonFonts) -> FaceCutter:
    """What cuts the faces of a season: one for all who set its papers, since outlines are packed once."""
    return FaceCutter(fonts)


class FaceCutter:
    """Cuts the faces of a season."""

    def __init__(self, fonts: SeasonFonts) -> None:
        self._faces = {face.name: _Source(face.name, face.data) for face in fonts.faces}
        codes = {code for source in self._faces.values() for code in source.codes}
        self._mapped = _characters_of(sorted({code >> 8 for code in codes if code <= _LAST}))
        self._shown: _Shown = {}

    def coding(self) -> Coding:
        """Begin a file."""
        if len(self._shown) >= _MEMORY:
            self._shown.clear()
        return Coding(self._faces, self._shown)

    def cut(self, name: str, characters: Iterable[str], *, tight: bool = False) -> CutFace:
        """Cut a face to some characters, packed quickly or tight."""
        return self._faces[name].cut(frozenset(characters), self._mapped, tight=tight)


class Coding:
    """The texts of one file in the glyphs of its faces; ``shown`` are texts that other files had.

    Two blanks may share one outline; the engine has both read back as the one that is drawn first.
    """

    def __init__(self, faces: Mapping[str, _Source], shown: _Shown) -> None:
        self._faces = faces
        self._shown = shown
        self._first: dict[str, dict[int, str]] = {}
        self._texts: defaultdict[str, list[str]] = defaultdict(list)

    @property
    def used(self) -> Mapping[str, set[str]]:
        """The characters of each face that stand for those of the file's texts."""
        return {name: set("".join(texts)) for name, texts in self._texts.items()}

    def shown(self, letters: Letters, text: str) -> str:
        """How a page shows a text in these letters."""
        known = self._shown.get((letters, text))
        if known is not None:
            for name, run in known[1]:
                self._texts[name].append(run)
            return known[0]
        runs = letters.pieces(text)
        words = "".join([f"/{name} {letters.size} Tf\n<{self.codes(name, run)}>Tj\n" for name, run in runs])
        if all(self._faces[name].shared.isdisjoint(run) for name, run in runs):
            self._shown[letters, text] = words, runs
        return words

    def codes(self, name: str, text: str) -> str:
        """A text in glyphs, each of four hexadecimal digits."""
        source = self._faces[name]
        if not source.shared.isdisjoint(text):
            text = self._as_first(name, source, text)
        self._texts[name].append(text)
        return source.outlines.codes(text).hex()

    def _as_first(self, name: str, source: _Source, text: str) -> str:
        first = self._first.setdefault(name, {})
        for character in text:
            if character in source.shared and ord(character) not in first:
                first.update(dict.fromkeys(source.sharing(character), character))
        return text.translate(first)


#: What pages show of texts in letters, and the texts with the names of their faces.
_Shown: TypeAlias = dict[tuple[Letters, str], tuple[str, list[tuple[str, str]]]]

#: So many of them are remembered, then forgotten all at once.
_MEMORY = 4000


class _Outlines(Protocol):
    """The outlines of a face: which glyph a character is, and a packed font of some of them."""

    def codes(self, text: str) -> bytes: ...

    def packed(self, characters: Iterable[str], *, tight: bool) -> tuple[str, bytes]: ...


class _Source:
    def __init__(self, name: str, data: bytes) -> None:
        self._name = name.title().replace("-", "")
        self._font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
        self._upem = self._font.face.upem
        extents = self._font.get_font_extents("ltr")
        self._ascent = extents.ascender * 1000 // self._upem
        self._descent = extents.descender * 1000 // self._upem
        self._compact = "CFF " in self._font.face.table_tags
        self._plain = are_plain(data)
        self.outlines: _Outlines = Outlines(data) if self._plain else _Whole(self._font)
        self._widths = _Widths(self._font, self.outlines)
        self.codes = sorted(self._font.face.unicodes)
        glyphs: dict[int, list[int]] = {}
        for code in self.codes:
            glyphs.setdefault(self._font.get_nominal_glyph(code), []).append(code)
        self._sharing = {chr(code): codes for codes in glyphs.values() if len(codes) > 1 for code in codes}
        self.shared = frozenset(self._sharing)

    def sharing(self, character: str) -> Sequence[int]:
        """The characters that share the outline of one."""
        return self._sharing[character]

    def cut(self, characters: AbstractSet[str], mapped: bytes, *, tight: bool) -> CutFace:
        about, data = self.outlines.packed(characters, tight=tight)
        digest = hashlib.sha256(data).digest()
        told = sorted({self._widths[one] for one in characters - self._widths.plain})
        told = [one for one in told if one[1] != UNITS]
        widest = max([width for _, width in told], default=UNITS)
        return CutFace(
            name=f"{''.join([chr(65 + byte % 26) for byte in digest[:6]])}+{self._name}",
            data=data,
            digest=digest,
            about=about,
            compact=self._compact,
            widths=_rows(told),
            mapped=self._mapped(characters, mapped),
            widest=widest if len(told) == len(characters) else max(widest, UNITS),
            ascent=self._ascent,
            descent=self._descent,
        )

    def _mapped(self, characters: AbstractSet[str], mapped: bytes) -> bytes:
        if self._plain and ord(max(characters, default=" ")) <= _LAST:
            return mapped
        coded = sorted((self.outlines.codes(one).hex(), one) for one in characters)
        rows = [f"<{code}> <{one.encode('utf-16-be').hex()}>" for code, one in coded]
        return pack(_mapping("bfchar", rows))


class _Whole:
    """Outlines that need the rest of their font: HarfBuzz cuts it, and every glyph keeps its number."""

    def __init__(self, font: uharfbuzz.Font) -> None:
        self._font = font
        tables = frozenset(font.face.table_tags)
        self._compact = "CFF " in tables
        self._dropped = [int.from_bytes(tag.encode(), "big") for tag in sorted(tables - _KEPT)]

    def codes(self, text: str) -> bytes:
        return b"".join([self._glyph(character).to_bytes(2, "big") for character in text])

    def _glyph(self, character: str) -> int:
        return int(self._font.get_nominal_glyph(ord(character)) or 0)

    def packed(self, characters: Iterable[str], *, tight: bool) -> tuple[str, bytes]:
        del tight
        plan = uharfbuzz.SubsetInput()
        plan.flags = (
            uharfbuzz.SubsetFlags.RETAIN_GIDS
            | uharfbuzz.SubsetFlags.CFF_IDENTITY_CHARSET
            | uharfbuzz.SubsetFlags.NO_HINTING
            | uharfbuzz.SubsetFlags.DESUBROUTINIZE
            # A bracket without its counterpart must not bring it along.
            | uharfbuzz.SubsetFlags.NO_BIDI_CLOSURE
        )
        plan.unicode_set.update(map(ord, characters))
        plan.drop_table_tag_set.update(self._dropped)
        cut = uharfbuzz.subset(self._font.face, plan)
        # Outlines in Compact Font Format need no more than themselves: the file says the widths.
        if self._compact:
            return COMPACT, pack(bytes(cut.reference_table("CFF ").data))
        data = bytes(cut.blob.data)
        return f"/Length1 {len(data)}", pack(data)


class _Widths(dict[str, tuple[int, int]]):
    """The codes of characters in a page, and how wide they are, in thousandths of the size.

    Those asked for that are an em wide, of which a PDF says nothing, are ``plain``.
    """

    def __init__(self, font: uharfbuzz.Font, outlines: _Outlines) -> None:
        super().__init__()
        self.plain: set[str] = set()
        self._font = font
        self._upem = font.face.upem
        self._outlines = outlines

    def __missing__(self, character: str) -> tuple[int, int]:
        advance = self._font.get_glyph_h_advance(self._font.get_nominal_glyph(ord(character)) or 0)
        width = (advance * 2 * UNITS + self._upem) // (2 * self._upem)
        told = self[character] = int.from_bytes(self._outlines.codes(character), "big"), width
        if width == UNITS:
            self.plain.add(character)
        return told


def _rows(told: Sequence[tuple[int, int]]) -> str:
    """Widths by codes, in their order, as a PDF lists them: neighbours together."""
    words: list[str] = []
    before = -1
    for code, width in told:
        words.append(f" {width}" if code == before + 1 and words else f"]{code}[{width}")
        before = code
    return f"{''.join(words)[1:]}]" if words else ""


# The last code of two bytes; rows that are not mapped whole.
_LAST = 0xFFFF
_SHORTER: Mapping[int, tuple[int, int]] = {
    0x00: (0x0001, 0x00FF),
    0xFE: (0xFE00, 0xFEFE),
    0xFF: (0xFF00, 0xFFFD),
}

_CMAP = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
    "<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange"
)


def _mapping(kind: str, rows: Sequence[str]) -> bytes:
    """Which character each glyph is, a hundred rows at a time."""
    lines = [_CMAP]
    for at in range(0, len(rows), 100):
        some = rows[at : at + 100]
        lines += [f"{len(some)} begin{kind}", *some, f"end{kind}"]
    lines.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return "\n".join(lines).encode()


def _characters_of(rows: Iterable[int]) -> bytes:
    """The mapping of fonts whose codes are characters: in rows of 256, those that a season needs."""
    told = {row: (row << 8, (row << 8) + 0xFF) for row in rows}
    # Zero, the mark of byte order and what is not a character may not stand in a mapping.
    told |= {row: ends for row, ends in _SHORTER.items() if row in told}
    lines = [f"<{first:04x}> <{last:04x}> <{first:04x}>" for first, last in told.values()]
    return pack(_mapping("bfrange", lines), tight=True)
