"""The glyph that a cut font gives a character is the character's, whichever others the file holds."""

from __future__ import annotations

import io
import random
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from linkage.press.setting import outlines
from linkage.press.setting.face_cutting import CutFace, FaceCutter
from linkage.press.setting.outlines import Outlines, are_plain
from sheets import fonts_for

WORDS = (
    " \u00a0欧阳𬱖䶮𮧵应得租金一二三四五（）〈〉《》「」【】“”，。：；、()[]{}<>≤≥«»1234567890 AZaz-—…％²①"
)
FONTS = fonts_for(WORDS)
RANDOM = random.Random(11)  # noqa: S311 (no secret)
SAMPLES = ["一）二", "「应得", "）", "<1", "a] b", "得】", *(RANDOM.sample(WORDS, 12) for _ in range(12))]


def drawn_by(pen_of: Callable[[RecordingPen], object]) -> list[tuple[str, object]]:
    """What a glyph draws."""
    pen = RecordingPen()
    pen_of(pen)
    return list(pen.value)


def glyphs_of(cut: CutFace) -> tuple[Mapping[int, str], Mapping[str, Any], Mapping[int, int]]:
    """The names of a cut face's glyphs by their numbers, its outlines, and their widths, where it tells them."""
    data = zlib.decompress(cut.data)
    if not cut.compact:
        font = TTFont(io.BytesIO(data))
        return dict(enumerate(font.getGlyphOrder())), font.getGlyphSet(), {}
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    numbers = {int(name.removeprefix("cid")): name for name in top.charset if name != ".notdef"}
    widths = {}
    for number, name in numbers.items():
        top.CharStrings[name].draw(RecordingPen())
        widths[number] = top.CharStrings[name].width
    return numbers, top.CharStrings, widths


def told_widths(words: str) -> dict[int, int]:
    """The widths that a PDF lists."""
    found: dict[int, int] = {}
    for first, row in re.findall(r"(\d+)\[([^]]*)\]", words):
        found.update(enumerate(map(int, row.split()), int(first)))
    return found


def read_back(cut: CutFace) -> dict[int, str]:
    """Which character a PDF says each glyph is."""
    words = zlib.decompress(cut.mapped).decode()
    found: dict[int, str] = {}
    for code, character in re.findall(r"^<(\w+)> <(\w+)>$", words, re.MULTILINE):
        found[int(code, 16)] = bytes.fromhex(character).decode("utf-16-be")
    for first, last, character in re.findall(r"^<(\w+)> <(\w+)> <(\w+)>$", words, re.MULTILINE):
        codes = range(int(first, 16), int(last, 16) + 1)
        assert codes[0] >> 8 == codes[-1] >> 8, "a row may not go over the first byte"
        found.update({code: chr(int(character, 16) + at) for at, code in enumerate(codes)})
    return found


def numbers_of(cutter: FaceCutter, name: str, text: str) -> list[int]:
    codes = cutter.coding().codes(name, text)
    return [int(codes[at : at + 4], 16) for at in range(0, len(codes), 4)]


@pytest.mark.parametrize("characters", SAMPLES, ids="".join)
def test_every_character_keeps_its_own_glyph(characters: Sequence[str]) -> None:
    cutter = FaceCutter(FONTS)
    for face in FONTS.faces:
        whole = TTFont(io.BytesIO(face.data))
        known, drawings = whole.getBestCmap(), whole.getGlyphSet()
        held = [character for character in dict.fromkeys(characters) if ord(character) in known]
        if not held:
            continue
        cut = cutter.cut(face.name, held)
        numbers, mine, inside = glyphs_of(cut)
        widths, characters_told = told_widths(cut.widths), read_back(cut)
        codes = [number for one in held for number in numbers_of(cutter, face.name, one)]
        for character, code in zip(held, codes, strict=True):
            drawn = drawn_by(mine[numbers[code]].draw)
            assert drawn == drawn_by(drawings[known[ord(character)]].draw), character
            assert characters_told[code] == character or {characters_told[code], character} == {" ", "\u00a0"}
            advance = whole["hmtx"][known[ord(character)]][0]
            assert widths.get(code, 1000) == round(advance * 1000 / whole["head"].unitsPerEm), character
            assert inside.get(code, advance) == advance, character


@pytest.mark.parametrize("text", ["一 二\u00a03", "一\u00a0二 3"])
def test_blanks_that_share_an_outline_are_read_as_the_first(text: str) -> None:
    cutter = FaceCutter(FONTS)
    for face in FONTS.faces:
        if face.name.startswith("rare"):
            continue
        coding = cutter.coding()
        codes = coding.codes(face.name, text) + coding.codes(face.name, "\u00a0 ")
        assert codes[4:8] == codes[12:16] == codes[20:24] == codes[24:28]
        told = read_back(cutter.cut(face.name, coding.used[face.name]))
        assert told[int(codes[4:8], 16)] == text[1]


def test_characters_beyond_the_first_plane_take_codes_that_no_character_has() -> None:
    cutter = FaceCutter(FONTS)
    for face in FONTS.faces:
        known = TTFont(io.BytesIO(face.data)).getBestCmap()
        beyond = [chr(code) for code in known if code > 0xFFFF]
        codes = numbers_of(cutter, face.name, "".join([*beyond, "（"] if 0xFF08 in known else beyond))
        assert len(set(codes)) == len(codes)
        if cutter.cut(face.name, "1").compact:
            assert all(0xD800 <= code <= 0xDFFF for code in codes[: len(beyond)])


@pytest.mark.parametrize(("count", "plain"), [(2048, True), (2049, False)])
def test_a_face_of_more_characters_than_codes_goes_to_the_cutter_of_the_library(
    count: int, *, plain: bool
) -> None:
    face = next(face for face in FONTS.faces if are_plain(face.data))
    font = TTFont(io.BytesIO(face.data))
    glyph = font.getBestCmap()[ord("1")]
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.format, table.language = 3, 10, 12, 0
    table.reserved = table.length = table.nGroups = 0
    table.cmap = {ord("1"): glyph, **dict.fromkeys(range(0x20000, 0x20000 + count), glyph)}
    font["cmap"].tables = [table]
    out = io.BytesIO()
    font.save(out)
    assert are_plain(out.getvalue()) is plain
    if plain:
        last = chr(0x20000 + count - 1)
        assert Outlines(out.getvalue()).codes(last) == b"\xdf\xff"


def test_the_same_characters_in_any_order_give_the_same_font() -> None:
    cutter, other = FaceCutter(FONTS), FaceCutter(FONTS)
    other.cut("serif-regular", "、；")
    assert cutter.cut("serif-regular", "应得1") == other.cut("serif-regular", "1得应")
    assert cutter.cut("serif-regular", "应得1").name != cutter.cut("serif-regular", "应得2").name


def test_what_was_cut_before_changes_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches of characters are put together once, and forgotten when they are too many."""
    face = next(face for face in FONTS.faces if are_plain(face.data))
    known = sorted(map(chr, TTFont(io.BytesIO(face.data)).getBestCmap()))
    choices = [RANDOM.sample(known, RANDOM.randint(0, len(known))) for _ in range(12)]
    choices.append([*known, "\ue000"])  # one that the face does not have
    alone = [FaceCutter(FONTS).cut(face.name, some) for some in choices]
    cutter = FaceCutter(FONTS)
    assert [cutter.cut(face.name, some) for some in choices] == alone
    monkeypatch.setattr(outlines, "_MEMORY", 1)
    assert [cutter.cut(face.name, some) for some in reversed(choices)] == alone[::-1]
    for some, cut in zip(choices, alone, strict=True):
        by_code = (code for one in some for code in numbers_of(cutter, face.name, one))
        assert {0, *glyphs_of(cut)[0]} == {0, *by_code}


def test_a_font_packed_tight_is_the_same_font() -> None:
    cutter = FaceCutter(FONTS)
    for face in FONTS.faces:
        quick, tight = cutter.cut(face.name, "1"), cutter.cut(face.name, "1", tight=True)
        assert zlib.decompress(quick.data) == zlib.decompress(tight.data)
        assert attrs.evolve(quick, data=tight.data, digest=tight.digest, name=tight.name) == tight


def test_a_face_of_very_many_glyphs_is_put_together() -> None:
    """Its outlines take more than the 65,535 bytes that two bytes count."""
    characters = "".join(map(chr, range(0x4E00, 0x4E00 + 700)))
    fonts = fonts_for(characters)
    cut = FaceCutter(fonts).cut("serif-regular", characters)
    numbers, outlines, _ = glyphs_of(cut)
    assert len(numbers) == len(characters)
    assert all(drawn_by(outlines[name].draw) for name in numbers.values())
