"""The type case (字盘): which glyph a character is, how wide it stands, where lines may break."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import uharfbuzz

from linkage.press.season_fonts import SeasonFonts
from linkage.press.setting.looks import Font
from linkage.press.setting.markup import UnsetError

# Pango counts in 1024ths of a pixel: it cuts the size of a font to them and rounds every width.
_UNITS = 1024

# So many texts are remembered with their breaks, then forgotten all at once.
_MEMORY = 20_000


@lru_cache(maxsize=20_000)
def number(value: float) -> str:
    """A length as PDF writes it, as fine as the engine does: a viewer puts letters on whole dots.

    >>> number(12.50000001), number(3.0), number(-0.00000001)
    ('12.5', '3', '0')
    """
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def literal(text: str) -> str:
    """A text as PDF writes it."""
    if text.isascii() and not set(text) & set("()\\"):
        return f"({text})"
    return f"<feff{text.encode('utf-16-be').hex()}>"


class _Face:
    def __init__(self, data: bytes) -> None:
        self.face = uharfbuzz.Face(uharfbuzz.Blob(data))
        self.font = uharfbuzz.Font(self.face)
        self.upem = self.face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascender, self.descender = extents.ascender, extents.descender

    def glyph(self, character: str) -> int:
        return int(self.font.get_nominal_glyph(ord(character)) or 0)


class Letters:
    """The characters of one font at one size: glyph, width and face of each; ``size`` as PDF writes it."""

    def __init__(self, case: TypeCase, font: Font) -> None:
        self._case = case
        self.font = font
        self.widths = _Widths(self)
        self.size = number(int(font.size * _UNITS) / _UNITS)
        self.first = font.faces[0]
        self.others: dict[str, str] = {}

    def find(self, character: str) -> float:
        """How wide a character stands, in pixels.

        :raises UnsetError: no face of this font has it.
        """
        for name in self.font.faces:
            face = self._case.faces[name]
            glyph = face.glyph(character)
            if glyph:
                if name != self.first:
                    self.others[character] = name
                advance: int = face.font.get_glyph_h_advance(glyph)
                return float(round(advance * int(self.font.size * _UNITS) / face.upem)) / _UNITS
        raise UnsetError(f"no glyph for U+{ord(character):04X}")

    def width(self, text: str) -> float:
        """How wide a text stands, in pixels."""
        return sum(map(self.widths.__getitem__, text))

    def pieces(self, text: str) -> list[tuple[str, str]]:
        """The text cut into runs of one face: a blank stays in the face of what stands before it."""
        others = self.others
        if not others or others.keys().isdisjoint(text):
            return [(self.first, text)]
        runs: list[tuple[str, str]] = []
        for character in text:
            face = others.get(character, self.first)
            if runs and unicodedata.category(character) == "Zs":
                face = runs[-1][0]
            if runs and runs[-1][0] == face:
                runs[-1] = (face, runs[-1][1] + character)
            else:
                runs.append((face, character))
        return runs

    def rise(self, text: str) -> tuple[float, float]:
        """How high the line of a text is, and where its baseline is: of its own faces, not of the strut's."""
        if not self.others or self.others.keys().isdisjoint(text):
            return self.font.height, self.font.baseline
        used = [self._case.faces[name] for name in dict.fromkeys(name for name, _ in self.pieces(text))]
        scale = self.font.size
        above = max(face.ascender * scale / face.upem for face in used)
        below = max(-face.descender * scale / face.upem for face in used)
        return self.font.height, above + (self.font.height - above - below) / 2


class _Widths(dict[str, float]):
    def __init__(self, letters: Letters) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, character: str) -> float:
        width = self[character] = self._letters.find(character)
        return width


class TypeCase:
    """All letters of a season."""

    def __init__(self, fonts: SeasonFonts, breaks: Callable[[str], Sequence[int]]) -> None:
        self.faces: Mapping[str, _Face] = {face.name: _Face(face.data) for face in fonts.faces}
        self._letters: dict[Font, Letters] = {}
        self._breaks = breaks
        self._seen: dict[str, Sequence[int]] = {}

    def letters(self, font: Font) -> Letters:
        """The letters of a font."""
        found = self._letters.get(font)
        if found is None:
            found = self._letters[font] = Letters(self, font)
        return found

    def breaks(self, text: str) -> list[int]:
        """Where a line may break in a text: counted in characters, before which it may.

        Between two Chinese characters it always may, and no rule of line breaking looks beyond one: what
        stands between them is asked for by itself.
        """
        plain = text.translate(_KINDS)
        found: list[int] = []
        done = 1
        for between in _BETWEEN.finditer(plain):
            start, stop = max(between.start() - 1, 0), between.end() + 1
            found.extend(range(done, start + 1))
            found.extend([start + at for at in self._between(plain[start:stop])])
            done = stop
        found.extend(range(done, len(plain)))
        return found

    def _between(self, plain: str) -> Sequence[int]:
        """Where lines may break in what stands between Chinese characters, with one at each side."""
        found = self._seen.get(plain)
        if found is None:
            if len(self._seen) >= _MEMORY:
                self._seen.clear()
            found = self._seen[plain] = tuple(self._breaks(plain))
        return found


class _Kinds(dict[int, int]):
    """Every Chinese character and every digit as one of its kind: lines break at all of them alike."""

    def __missing__(self, code: int) -> int:
        if 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x323AF:
            kind = 0x4E00
        elif 0x30 <= code <= 0x39:
            kind = 0x30
        else:
            kind = code
        self[code] = kind
        return kind


_KINDS = _Kinds()

#: What is not of the kind of Chinese characters.
_BETWEEN = re.compile("[^\u4e00]+")
