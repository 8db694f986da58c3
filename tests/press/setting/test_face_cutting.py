"""The glyph that a cut font gives a character is the character's, whichever others the file holds."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from linkage.press.setting.face_cutting import CutFace, FaceCutter
from sheets import fonts_for

WORDS = "欧阳𬱖䶮𮧵应得租金一二三四五（）〈〉《》「」【】“”，。：；、()[]{}<>≤≥«»1234567890 AZaz-—…％²①"
FONTS = fonts_for(WORDS)
RANDOM = random.Random(11)  # noqa: S311 (no secret)
SAMPLES = ["一）二", "「应得", "）", "<1", "a] b", "得】", *(RANDOM.sample(WORDS, 12) for _ in range(12))]


def drawn_by(pen_of: Callable[[RecordingPen], object]) -> list[tuple[str, object]]:
    """What a glyph draws."""
    pen = RecordingPen()
    pen_of(pen)
    return list(pen.value)


def glyphs_of(cut: CutFace) -> tuple[Sequence[str], Mapping[str, Any]]:
    """The glyphs of a cut face in their order, whether it stands alone or in a whole font."""
    if cut.outlines == "ttf":
        font = TTFont(io.BytesIO(cut.data))
        return font.getGlyphOrder(), font.getGlyphSet()
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(cut.data), None)
    return fonts[0].charset, fonts[0].CharStrings


@pytest.mark.parametrize("characters", SAMPLES, ids="".join)
def test_every_character_keeps_its_own_glyph(characters: Sequence[str]) -> None:
    cutter = FaceCutter(FONTS)
    for face in FONTS.faces:
        whole = TTFont(io.BytesIO(face.data))
        known, outlines = whole.getBestCmap(), whole.getGlyphSet()
        held = [character for character in dict.fromkeys(characters) if ord(character) in known]
        if not held:
            continue
        cut = cutter.cut(face.name, held)
        order, mine = glyphs_of(cut)
        assert len(cut.widths) == len(order)
        for character, glyph in cut.glyphs.items():
            drawn = drawn_by(mine[order[int(glyph, 16)]].draw)
            assert drawn == drawn_by(outlines[known[ord(character)]].draw), character
