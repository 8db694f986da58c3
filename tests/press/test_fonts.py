from __future__ import annotations

from pathlib import Path

import pytest

from linkage.ground.errors import EnvironmentTroubleError, WithheldError
from linkage.press.fonts import (
    FACES,
    RARE,
    ROLES,
    SANS,
    TEXT,
    FontsMissingError,
    UndrawableError,
    find_fonts,
    is_ideograph,
    is_private,
    missing_characters,
)


def test_every_face_of_the_papers_is_found() -> None:
    found = find_fonts()
    assert {file.face for file in found.files} == set(ROLES.values())
    assert all(file.path.is_file() for file in found.files)


def test_a_collection_is_opened_at_the_chinese_face() -> None:
    # Face 0 of Debian's collections is Japanese, and draws 直 and 骨 otherwise.
    indexes = {file.index for file in find_fonts().files if file.path.suffix == ".ttc"}
    assert indexes == {2}


def test_without_fonts_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(FontsMissingError) as caught:
        find_fonts((tmp_path,))
    assert isinstance(caught.value, EnvironmentTroubleError)
    assert caught.value.exit_code == 4
    for face in FACES:
        assert face.names[0] in str(caught.value)
    assert "apt-get install -y fonts-noto-cjk fonts-hanazono" in str(caught.value)


def test_a_file_with_the_right_name_and_no_font_is_no_font(tmp_path: Path) -> None:
    for face in FACES:
        (tmp_path / face.files[0]).write_bytes(b"not a font")
    with pytest.raises(FontsMissingError):
        find_fonts((tmp_path,))


def test_fonts_are_found_in_any_folder_and_hanazono_may_be_absent(tmp_path: Path) -> None:
    for file in find_fonts().files:
        if not file.face.startswith("rare") and not (tmp_path / "sub" / file.path.name).exists():
            (tmp_path / "sub").mkdir(exist_ok=True)
            (tmp_path / "sub" / file.path.name).symlink_to(file.path)
    fonts = find_fonts((tmp_path / "nowhere", tmp_path))
    assert fonts.family_of("云") == TEXT
    assert fonts.family_of("𮧵") == ""


@pytest.mark.parametrize(
    ("character", "family"),
    [
        ("云", TEXT),
        ("☎", TEXT),
        ("鿫", SANS),  # U+9FEB
        ("𠀤", RARE[1]),  # U+20024 stands in Noto Sans; next to Song it is drawn in Song
        ("A", TEXT),
        ("〇", TEXT),
        ("·", TEXT),
        ("𬱖", TEXT),  # U+2CC56
        ("䶮", TEXT),  # U+4DAE
        ("𰻝", TEXT),  # U+30EDD
        ("𮧵", RARE[1]),  # U+2E9F5
        ("𠀁", RARE[1]),  # U+20001
        ("😀", ""),
        ("བ", ""),
        ("\U000323af", ""),
        ("\ue863", ""),
        ("\U000f0000", ""),
        ("\ufe00", ""),
        ("\u200b", ""),
        ("\x07", ""),
    ],
)
def test_who_draws_a_character(character: str, family: str) -> None:
    assert find_fonts().family_of(character) == family


def test_hanazono_draws_ideographs_and_no_signs() -> None:
    # It has Latin letters, signs and 1,402 private codes of its own, in shapes that would be foreign on a page.
    fonts = find_fonts()
    drawn = {code: fonts.family_of(chr(code)) for code in range(0x20, 0x2FA20)}
    rare = {code for code, family in drawn.items() if family in RARE}
    assert rare
    assert all(is_ideograph(chr(code)) for code in rare)
    assert not any(family for code, family in drawn.items() if is_private(chr(code)))


def test_a_missing_character_names_household_character_and_code_point() -> None:
    texts = {"A-012 张三": "张三 元\n", "B-007 李𲎯": "李\U000323af 张三"}
    (missing,) = missing_characters(texts, find_fonts())
    assert (missing.who, missing.character, missing.code) == ("B-007 李𲎯", "\U000323af", "U+323AF")
    assert str(missing) == "B-007 李𲎯：“\U000323af”（U+323AF）没有可用字形，不能打印。"


# Published pairs of GB 18030-2005 and -2022, and of GBK as first sold.
@pytest.mark.parametrize(
    ("private", "standard"),
    [(0xE863, 0x4DAE), (0xE816, 0x20087), (0xE81E, 0x9FB4), (0xE831, 0x215D7), (0xE864, 0x241FE), (0xE855, 0x9FBB)],
)  # fmt: skip
def test_a_private_code_is_refused_with_the_standard_character(private: int, standard: int) -> None:
    (missing,) = missing_characters({"C-001 王某": chr(private)}, find_fonts())
    assert missing.standard == chr(standard)
    assert f"U+{private:04X}" in str(missing)
    assert f"“{chr(standard)}”（U+{standard:04X}）" in str(missing)


def test_a_private_code_of_unknown_meaning_is_refused_without_a_guess() -> None:
    (missing,) = missing_characters({"C-001 王某": "\uf8ff"}, find_fonts())
    assert missing.standard == ""
    assert "请向户籍部门核对" in str(missing)


def test_the_message_shows_the_first_and_counts_all() -> None:
    missing = missing_characters({f"A-{n:03d} 某": "😀" for n in range(25)}, find_fonts())
    error = UndrawableError(reversed(missing))
    assert isinstance(error, WithheldError)
    assert error.exit_code == 3
    lines = str(error).splitlines()
    assert lines[0] == "有字不能打印，未生成任何文书："
    assert [line.partition(" ")[0] for line in lines[1:21]] == [f"A-{n:03d}" for n in range(20)]
    assert lines[21:] == ["……共 25 处。"]
