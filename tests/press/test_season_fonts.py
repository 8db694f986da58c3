from __future__ import annotations

import io
import os
import re
import subprocess
import sys

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from linkage.press.drawing import template_folder
from linkage.press.fonts import RARE, ROLES, UndrawableError, find_fonts
from linkage.press.season_fonts import SeasonFace, SeasonFonts, build_season_fonts

NAMES = "云坪村第一组欧阳𬱖䶮沈守田𮧵妹"


def made(text: str = NAMES) -> SeasonFonts:
    return build_season_fonts(frozenset(text), find_fonts())


def opened(face: SeasonFace) -> TTFont:
    return TTFont(io.BytesIO(face.data))


@pytest.mark.parametrize("face", made().faces, ids=lambda face: face.name)
def test_a_face_holds_what_is_drawn_with_it_and_no_more(face: SeasonFace) -> None:
    wanted = made().characters
    held = {chr(code) for code in opened(face).getBestCmap()}
    assert held <= wanted
    if face.name.startswith("rare"):
        assert held == {"𮧵", " ", "　"}  # a blank takes the font of the character before it
    else:
        assert held == wanted - {"𮧵"}


def test_faces_are_small() -> None:
    assert sum(len(face.data) for face in made().faces) < 120_000


def test_digits_have_one_width_and_stand_in_its_middle() -> None:
    for face in made().faces:
        if face.name.startswith("rare"):
            continue
        font = opened(face)
        glyphs = font.getGlyphSet()
        widths = set()
        for digit in "0123456789":
            name = font.getBestCmap()[ord(digit)]
            pen = BoundsPen(glyphs)
            glyphs[name].draw(pen)
            assert pen.bounds is not None
            left, right = pen.bounds[0], glyphs[name].width - pen.bounds[2]
            assert abs(left - right) <= 60, (face.name, digit)
            # The outline carries its own width in this format, and the two must agree in an archival file.
            char_string = font["CFF "].cff.topDictIndex[0].CharStrings[name]
            char_string.draw(BoundsPen(glyphs))
            assert char_string.width == font["hmtx"][name][0]
            widths.add(char_string.width)
        assert len(widths) == 1, face.name


def test_the_number_of_a_glyph_is_its_name_in_the_pdf() -> None:
    for face in made().faces:
        font = opened(face)
        if "CFF " in font:
            charset = font["CFF "].cff.topDictIndex[0].charset
            assert charset[1:] == [f"cid{number:05d}" for number in range(1, len(charset))]


def test_no_bold_is_smeared() -> None:
    # A weight that is not there would be made by thickening the other one: each family has both.
    families = {family for family, _ in made().roles}
    assert set(made().roles) == {(family, weight) for family in families for weight in (400, 700)}
    rules = made().css.splitlines()
    assert len(rules) == len(made().roles)
    assert [rule.partition("src: ")[2] for rule in rules if RARE[1] in rule] == [
        'url("linkage:font/rare-b"); }'
    ] * 2


def test_a_season_without_rare_characters_has_four_faces() -> None:
    assert [face.name for face in made("张三").faces] == [
        "serif-regular",
        "serif-bold",
        "sans-regular",
        "sans-bold",
    ]


def test_style_sheets_name_only_families_that_exist() -> None:
    # Another name would silently be some font of ours, not the one that was meant.
    named = {
        family.strip(" \"'")
        for path in template_folder().rglob("*.*")
        for rule in re.findall(r"font-family:\s*([^;}]+)", path.read_text("utf-8"))
        for family in rule.split(",")
    }
    assert named <= {family for family, _ in ROLES}
    assert "Season Text" in named


def test_other_characters_give_another_digest() -> None:
    assert made().digest == made(NAMES[::-1]).digest
    assert made().digest != made(NAMES + "赵").digest


def test_a_character_nobody_draws_stops_the_making() -> None:
    with pytest.raises(UndrawableError, match=r"U\+1F600"):
        made("张😀")


def test_the_same_bytes_in_any_process() -> None:
    program = (
        "import sys; from linkage.press.fonts import find_fonts; from linkage.press.season_fonts import build_season_fonts;"
        "sys.stdout.write(build_season_fonts(frozenset(sys.argv[1]), find_fonts()).digest)"
    )
    digests = set()
    for seed, zone, locale in (("0", "UTC", "C.UTF-8"), ("77", "America/New_York", "C")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "1"}
        run = subprocess.run(
            [sys.executable, "-c", program, NAMES],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout)
    assert digests == {made().digest}
