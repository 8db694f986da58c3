"""The glyph that a cut font gives a character is the character's, whichever others the file holds."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

import pytest
from fontTools.ttLib import TTFont

from linkage.press.setting.face_cutting import FaceCutter
from sheets import fonts_for

WORDS = "欧阳𬱖䶮𮧵应得租金一二三四五（）〈〉《》「」【】“”，。：；、()[]{}<>≤≥«»1234567890 AZaz-—…％²①"
FONTS = fonts_for(WORDS)
RANDOM = random.Random(11)  # noqa: S311 (no secret)
SAMPLES = ["一）二", "「应得", "）", "<1", "a] b", "得】", *(RANDOM.sample(WORDS, 12) for _ in range(12))]


@pytest.mark.parametrize("characters", SAMPLES, ids="".join)
def test_every_character_keeps_its_own_glyph(characters: Sequence[str]) -> None:
    cutter = FaceCutter(FONTS)
    for face in FONTS.faces:
        known = TTFont(io.BytesIO(face.data)).getBestCmap()
        held = [character for character in dict.fromkeys(characters) if ord(character) in known]
        if not held:
            continue
        cut = cutter.cut(face.name, held)
        font = TTFont(io.BytesIO(cut.data))
        names = font.getBestCmap()
        glyphs = {character: font.getGlyphID(names[ord(character)]) for character in held}
        assert {character: int(glyph, 16) for character, glyph in cut.glyphs.items()} == glyphs
        assert len(cut.widths) == len(font.getGlyphOrder())
