"""The fonts of papers (字体): found on the machine, and asked for every character before the first page.

A paper must draw every name as it is written. So the font files are known by name and no others are ever
used, and a character that they lack, or that would come out as another sign, is told with whose it is.

Nothing here asks fontconfig, so that Windows and macOS work alike.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import uharfbuzz
from attrs import field, frozen

from linkage.ground.errors import EnvironmentTroubleError, WithheldError

# The families that style sheets name. Running text is set in a Song face (宋体), and what is bold in it in a
# Hei face (黑体), as Chinese printers do; titles of public papers in a heavy Song (标宋).
TEXT = "Season Text"
SANS = "Season Sans"
TITLE = "Season Title"
RARE = ("Season Rare A", "Season Rare B")

# Blanks and line ends of the source shape the page and are never drawn.
BLANKS = frozenset("\t\n\r")

# The numbers under which a font keeps its version and its PostScript name.
_VERSION, _POSTSCRIPT_NAME = 5, 6

_REMEDY = "请安装字体后重试：sudo apt-get install -y fonts-noto-cjk fonts-hanazono"


class FontsMissingError(EnvironmentTroubleError):
    """A font that papers need is not on this machine."""


@frozen
class Face:
    """A typeface by the names under which it is distributed."""

    name: str
    files: tuple[str, ...]
    names: tuple[str, ...]


@frozen
class FontFile:
    """Where a face stands on this machine: the file, and which face of a collection."""

    face: str
    path: Path
    index: int


@frozen(order=True)
class MissingCharacter:
    """A character that no font of ours can draw, with whose text holds it.

    ``standard`` is the standard character that a private-use code of the old Chinese sets stood for,
    where that is known.
    """

    who: str
    character: str
    standard: str = ""

    @property
    def code(self) -> str:
        """The code point as people write it.

        >>> MissingCharacter("A-01", "𬱖").code
        'U+2CC56'
        """
        return f"U+{ord(self.character):04X}"

    def __str__(self) -> str:
        """Tell whose, which character, and what to write instead."""
        if self.standard:
            return (
                f"{self.who}：私用区字符 {self.code} 各机字形不同，不能打印；"
                f"应为“{self.standard}”（U+{ord(self.standard):04X}），请改用标准字符。"
            )
        if is_private(self.character):
            return (
                f"{self.who}：私用区字符 {self.code} 各机字形不同，不能打印；请向户籍部门核对，改用标准字符。"
            )
        return f"{self.who}：“{self.character}”（{self.code}）没有可用字形，不能打印。"


class UndrawableError(WithheldError):
    """Some character cannot be drawn; no page was begun."""

    def __init__(self, missing: Iterable[MissingCharacter]) -> None:
        self.missing = tuple(sorted(missing))
        shown = "\n".join(str(one) for one in self.missing[:20])
        more = f"\n……共 {len(self.missing)} 处。" if len(self.missing) > 20 else ""
        super().__init__(f"有字不能打印，未生成任何文书：\n{shown}{more}")


FACES = (
    Face(
        "serif-regular",
        ("NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular.otf", "NotoSerifSC-Regular.otf"),
        ("NotoSerifCJKsc-Regular", "NotoSerifSC-Regular"),
    ),
    Face(
        "serif-bold",
        ("NotoSerifCJK-Bold.ttc", "NotoSerifCJKsc-Bold.otf", "NotoSerifSC-Bold.otf"),
        ("NotoSerifCJKsc-Bold", "NotoSerifSC-Bold"),
    ),
    Face(
        "sans-regular",
        ("NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf"),
        ("NotoSansCJKsc-Regular", "NotoSansSC-Regular"),
    ),
    Face(
        "sans-bold",
        ("NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold.otf", "NotoSansSC-Bold.otf"),
        ("NotoSansCJKsc-Bold", "NotoSansSC-Bold"),
    ),
)

# Hanazono has one weight. It stands in for ideographs that Noto lacks, in a bold line as well: a bold made by
# smearing would close up strokes in just the characters that are hardest to read.
RARE_FACES = (
    Face("rare-a", ("HanaMinA.ttf", "HanaMinA.otf"), ("HanaMinA", "HanaMinA-Regular")),
    Face("rare-b", ("HanaMinB.ttf", "HanaMinB.otf"), ("HanaMinB", "HanaMinB-Regular")),
)


# Which face is which family and weight. Every family has both weights, so that no bold is smeared.
ROLES: Mapping[tuple[str, int], str] = {
    (TEXT, 400): "serif-regular",
    (TEXT, 700): "sans-bold",
    (SANS, 400): "sans-regular",
    (SANS, 700): "sans-bold",
    (TITLE, 400): "serif-bold",
    (TITLE, 700): "serif-bold",
    (RARE[0], 400): "rare-a",
    (RARE[0], 700): "rare-a",
    (RARE[1], 400): "rare-b",
    (RARE[1], 700): "rare-b",
}


def font_directories() -> tuple[Path, ...]:
    """The folders in which systems keep fonts: Debian first, then macOS and Windows."""
    home = Path.home()
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/Library/Fonts"),
        Path("/System/Library/Fonts"),
        home / "Library/Fonts",
        Path("C:/Windows/Fonts"),
        home / "AppData/Local/Microsoft/Windows/Fonts",
    )


@frozen
class Fonts:
    """The font files of this machine that papers are drawn with."""

    files: tuple[FontFile, ...]
    coverage: Mapping[str, Container[int]] = field(repr=False)

    def family_of(self, character: str) -> str:
        """The family that draws the character in running text, "" when none can."""
        code = ord(character)
        if is_private(character):
            return ""
        families = (TEXT, *RARE, SANS) if is_ideograph(character) else (TEXT, SANS)
        for family in families:
            if all(code in self.coverage.get(ROLES[family, weight], ()) for weight in (400, 700)):
                return family
        return ""


def is_ideograph(character: str) -> bool:
    """Whether the character is a Chinese character of any plane."""
    code = ord(character)
    return (
        code == 0x3007 or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF
    )


def is_private(character: str) -> bool:
    """Whether the code is private use: every machine draws another sign for it, or none."""
    code = ord(character)
    return 0xE000 <= code <= 0xF8FF or 0xF0000 <= code <= 0x10FFFF


@cache
def _standard_characters() -> Mapping[str, str]:
    """Private-use codes of GBK and GB 18030 with the standard characters they stood for.

    The 80 components of GBK row FE had private codes in a row from U+E815. Most have standard places in
    GB 18030-2000, which Python's codec knows; the fourteen others got theirs in GB 18030-2022.
    """
    late = {
        0xE816: "𠂇", 0xE817: "𠂉", 0xE818: "𠃌", 0xE81E: "龴", 0xE826: "龵", 0xE82B: "龶", 0xE82C: "龷",
        0xE831: "𡗗", 0xE832: "龸", 0xE83B: "𢦏", 0xE843: "龹", 0xE854: "龺", 0xE855: "龻", 0xE864: "𤇾",
    }  # fmt: skip
    row = [low for low in range(0x50, 0xA1) if low != 0x7F]
    table = {0xE815 + step: bytes((0xFE, low)).decode("gb18030") for step, low in enumerate(row)}
    return {chr(code): standard for code, standard in (table | late).items() if not is_private(standard)}


@cache
def find_fonts(directories: tuple[Path, ...] | None = None) -> Fonts:
    """Find the font files of papers.

    :raises FontsMissingError: names the faces that are not there and how to install them.
    """
    folders = font_directories() if directories is None else directories
    wanted = {name for face in (*FACES, *RARE_FACES) for name in face.files}
    found: dict[str, list[Path]] = {}
    for folder in folders:
        here = []
        for parent, _, names in os.walk(folder):
            here += [Path(parent, name) for name in names if name in wanted]
        for path in sorted(here):
            found.setdefault(path.name, []).append(path)
    files: list[FontFile] = []
    coverage: dict[str, Container[int]] = {}
    for face in (*FACES, *RARE_FACES):
        file = _file_of(face, found)
        if file is not None:
            files.append(file)
            coverage[face.name] = open_face(file).unicodes
    absent = [face.names[0] for face in FACES if face.name not in coverage]
    if absent:
        raise FontsMissingError(f"缺少字体 {'、'.join(absent)}，不能排版。{_REMEDY}")
    return Fonts(tuple(files), coverage)


def _file_of(face: Face, found: Mapping[str, Sequence[Path]]) -> FontFile | None:
    for name in face.files:
        for path in found.get(name, ()):
            blob = uharfbuzz.Blob.from_file_path(path)
            for index in range(uharfbuzz.Face(blob, 0).count):
                if uharfbuzz.Face(blob, index).get_name(_POSTSCRIPT_NAME) in face.names:
                    return FontFile(face.name, path, index)
    return None


def open_face(file: FontFile) -> uharfbuzz.Face:
    """Open a face of a font file; only what is asked for is read from the disk."""
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file.path), file.index)


def font_versions(fonts: Fonts) -> Mapping[str, str]:
    """The version of each face, with a digest of the table in which a font keeps its own checksum."""
    found = {}
    for file in fonts.files:
        face = open_face(file)
        mark = hashlib.sha256(face.reference_table("head").data).hexdigest()[:8]
        found[f"font {file.face}"] = f"{face.get_name(_VERSION) or ''} {mark}".strip()
    return found


def missing_characters(texts: Mapping[str, str], fonts: Fonts) -> list[MissingCharacter]:
    """The characters that cannot be drawn, with whose text they stand in.

    ``texts`` is who (户号 and name, or what paper) to all that is printed for them. A character that only a
    private-use font or a foreign fallback would draw counts as missing: it would come out as another sign.
    """
    drawable = {character for character in frozenset().union(*texts.values()) if fonts.family_of(character)}
    drawable |= BLANKS
    return sorted(
        MissingCharacter(who, character, _standard_characters().get(character, ""))
        for who, text in texts.items()
        for character in frozenset(text) - drawable
    )
