"""The outlines of a face (字形): put together as a Compact Font Format table for the characters of one file.

The glyphs of our season's fonts have neither subroutines nor hints, so each of them is a string of bytes that
stands alone, and a font for some characters is these strings one after the other behind a short head. The
number of a glyph in the file (its CID) is the code of its character: what a page says and how it is read back
are the same for every file. Characters beyond 65,535 take the codes of surrogates, which no character has.
"""

from __future__ import annotations

import io
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from operator import attrgetter

import uharfbuzz
from fontTools.ttLib import TTFont

from linkage.press.setting.packing import OutlineCodes, Packed, pack

#: Codes that no character has: for characters beyond 65,535, in the order of their codes.
_FREE = range(0xD800, 0xE000)

_BEYOND = "\uffff"

# Operators of a font's dictionaries, by the names that the format gives them.
_ROS, _CID_COUNT, _FD_ARRAY, _FD_SELECT = b"\x0c\x1e", b"\x0c\x22", b"\x0c\x24", b"\x0c\x25"
_BOX, _CHARSET, _CHARSTRINGS, _PRIVATE = b"\x05", b"\x0f", b"\x11", b"\x12"
_DEFAULT_WIDTH, _NOMINAL_WIDTH = b"\x14", b"\x15"

# The numbers of the first strings that a font brings itself.
_REGISTRY, _ORDERING = 391, 392

#: So many bytes of the top dictionary tell where outlines and the numbers of private dictionaries stand.
_NUMBERS = 13

#: What a PDF says of a stream with such a font.
COMPACT = "/Subtype/CIDFontType0C"

#: The units of an em for which nothing need be said.
UNITS = 1000

#: So many characters of a face make a stretch: most papers of a village have the same ones of it. So many
#: choices are remembered, then forgotten all at once: memory has to stay where it is.
_STRETCH, _MEMORY = 16, 2000


class _Glyph:
    """One character of a face: its code in pages, its outline, which private dictionary it goes by."""

    __slots__ = ("code", "outline", "packed", "private")

    def __init__(self, code: bytes, outline: bytes, private: int, packed: Packed) -> None:
        self.code = code
        self.outline = outline
        self.private = private
        self.packed = packed


class _Stretch:
    """Glyphs that follow each other in a file, put together once for all files that have just these there."""

    __slots__ = ("codes", "lengths", "outlines", "packed", "runs")

    def __init__(self, glyphs: Sequence[_Glyph]) -> None:
        self.codes = b"".join([glyph.code for glyph in glyphs])
        self.outlines = b"".join([glyph.outline for glyph in glyphs])
        self.lengths = [len(glyph.outline) for glyph in glyphs]
        #: Where glyphs of another private dictionary begin, and which that is.
        self.runs = [
            (at, glyph.private)
            for at, glyph in enumerate(glyphs)
            if not at or glyph.private != glyphs[at - 1].private
        ]
        self.packed = Packed.joined([glyph.packed for glyph in glyphs])


class Outlines:
    """The outlines of one face of a season."""

    def __init__(self, data: bytes) -> None:
        font = TTFont(io.BytesIO(data), lazy=True)
        top = font["CFF "].cff.topDictIndex[0]
        strings = top.CharStrings.charStringsIndex
        self._strings = [strings[number].bytecode for number in range(len(strings))]
        self._select = [top.FDSelect[number] for number in range(len(strings))]
        self._privates = [_private(one.Private.rawDict) for one in top.FDArray]
        self._box = _numbers(top.rawDict.get("FontBBox", (0, 0, 0, 0))) + _BOX
        self._font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
        beyond = sorted(code for code in self._font.face.unicodes if code > ord(_BEYOND))
        self._beyond = {code: chr(free) for code, free in zip(beyond, _FREE[: len(beyond)], strict=True)}
        self._codes = OutlineCodes(self._strings)
        self._glyphs = _Glyphs(self)
        self._ordered = sorted(map(chr, self._font.face.unicodes), key=self.codes)
        self._ranks = {character: rank for rank, character in enumerate(self._ordered)}
        self._known: dict[tuple[int, bytes], _Stretch] = {}
        self._first = _Stretch([self.glyph("")])
        self._start = self._beginning()

    def codes(self, text: str) -> bytes:
        """The codes of a text in a page: two bytes for each character."""
        if self._beyond:
            text = text.translate(self._beyond)
        return text.encode("utf-16-be", "surrogatepass")

    def glyph(self, character: str) -> _Glyph:
        """A character; "" is what stands for characters that are not there."""
        number = int(self._font.get_nominal_glyph(ord(character)) or 0) if character else 0
        outline = self._strings[number]
        return _Glyph(self.codes(character), outline, self._select[number], self._codes.packed(outline))

    def packed(self, characters: Iterable[str], *, tight: bool) -> tuple[str, bytes]:
        """The font of some characters, packed quickly or tight: what a PDF says of its stream, and that."""
        stretches = (self._first, *self._stretches(characters))
        lengths = [*chain.from_iterable([one.lengths for one in stretches])]
        charset = b"\x00" + b"".join([one.codes for one in stretches])
        select = _select(stretches, len(lengths))
        begin, behind = self._start
        at = len(begin) + _NUMBERS + len(behind) + len(charset)
        told = _place(at + len(select)) + _CHARSTRINGS + _place(at) + _FD_SELECT
        outlines = [one.outlines for one in stretches]
        head = b"".join((begin, told, behind, charset, select, _places(lengths)))
        if tight:
            return COMPACT, pack(b"".join((head, *outlines)), tight=True)
        return COMPACT, self._codes.pack(head, outlines, [one.packed for one in stretches])

    def _stretches(self, characters: Iterable[str]) -> Sequence[_Stretch]:
        """The characters in the order of their codes, in stretches that other files may have had before."""
        chosen = bytearray(len(self._ranks))
        characters = [*characters]
        try:
            for rank in map(self._ranks.__getitem__, characters):
                chosen[rank] = 1
        except KeyError:  # characters that the face does not have
            glyphs = [self._glyphs[character] for character in characters]
            return (_Stretch(sorted(glyphs, key=_code_of)),)
        found = []
        for start in range(0, len(chosen), _STRETCH):
            which = bytes(chosen[start : start + _STRETCH])
            if 1 in which:
                found.append(self._known.get((start, which)) or self._new_stretch(start, which))
        return found

    def _new_stretch(self, start: int, which: bytes) -> _Stretch:
        if len(self._known) >= _MEMORY:
            self._known.clear()
        glyphs = [self._glyphs[self._ordered[start + at]] for at, chosen in enumerate(which) if chosen]
        found = self._known[start, which] = _Stretch(glyphs)
        return found

    def _beginning(self) -> tuple[bytes, bytes]:
        """What stands before and behind the two numbers in the head that are other in every file."""
        head = b"\x01\x00\x04\x04" + _index([b"Linkage"])
        tail = _index([b"Adobe", b"Identity"]) + b"\x00\x00"
        at = len(head) + len(_index([self._top(0, 0) + b" " * _NUMBERS])) + len(tail)
        size = len(_index([_place(0) + _place(0) + _PRIVATE for _ in self._privates]))
        places = [*accumulate(map(len, self._privates), initial=at + size)]
        named = zip(self._privates, places[:-1], strict=True)
        dictionaries = _index([_place(len(one)) + _place(place) + _PRIVATE for one, place in named])
        top = _index([self._top(at, places[-1]) + b" " * _NUMBERS])[:-_NUMBERS]
        return head + top, b"".join((tail, dictionaries, *self._privates))

    def _top(self, array_at: int, charset: int) -> bytes:
        return b"".join(
            (
                _numbers((_REGISTRY, _ORDERING, 0)) + _ROS,
                self._box,
                _place(0xFFFF) + _CID_COUNT,
                _place(charset) + _CHARSET,
                _place(array_at) + _FD_ARRAY,
            )
        )


_code_of = attrgetter("code")


class _Glyphs(dict[str, _Glyph]):
    def __init__(self, outlines: Outlines) -> None:
        super().__init__()
        self._outlines = outlines

    def __missing__(self, character: str) -> _Glyph:
        found = self[character] = self._outlines.glyph(character)
        return found


def are_plain(data: bytes) -> bool:
    """Whether the outlines of a season's font can be put together one by one."""
    font = TTFont(io.BytesIO(data), lazy=True)
    if "CFF " not in font or font["head"].unitsPerEm != UNITS:
        return False
    fonts = font["CFF "].cff
    top = fonts.topDictIndex[0]
    if sum(code > ord(_BEYOND) for code in font.getBestCmap()) > len(_FREE):
        return False
    if "ROS" not in top.rawDict or "FontMatrix" in top.rawDict or len(fonts.GlobalSubrs):
        return False
    return not any({"FontMatrix"} & {*one.rawDict} or "Subrs" in one.Private.rawDict for one in top.FDArray)


def _select(stretches: Sequence[_Stretch], count: int) -> bytes:
    """By which private dictionary each glyph goes: where another one begins, and where all end."""
    told, before, start = [], -1, 0
    for stretch in stretches:
        for at, private in stretch.runs:
            if private != before:
                told.append((start + at).to_bytes(2, "big") + bytes((private,)))
                before = private
        start += len(stretch.lengths)
    return b"".join((b"\x03", len(told).to_bytes(2, "big"), *told, count.to_bytes(2, "big")))


def _private(given: Mapping[str, int]) -> bytes:
    """What of a private dictionary matters without hints: from which width a glyph counts its own."""
    words = b""
    for name, operator in (("defaultWidthX", _DEFAULT_WIDTH), ("nominalWidthX", _NOMINAL_WIDTH)):
        if given.get(name):
            words += _numbers((given[name],)) + operator
    return words


def _numbers(values: Iterable[int]) -> bytes:
    return b"".join([b"\x1c" + int(value).to_bytes(2, "big", signed=True) for value in values])


def _place(value: int) -> bytes:
    """A number that takes as many bytes whatever it is."""
    return b"\x1d" + value.to_bytes(4, "big")


def _index(parts: Sequence[bytes]) -> bytes:
    """Parts one after the other, with a table of where each of them begins."""
    return _places([*map(len, parts)]) + b"".join(parts)


def _places(lengths: Sequence[int]) -> bytes:
    """Where each of some parts of these lengths begins that stand behind this table."""
    places = [*accumulate(lengths, initial=1)]
    size = 2 if places[-1] <= 0xFFFF else 4
    table = array("H" if size == 2 else "I", places)
    if _LITTLE:
        table.byteswap()
    return len(lengths).to_bytes(2, "big") + bytes((size,)) + table.tobytes()


_LITTLE = array("H", [1]).tobytes() == b"\x01\x00"
