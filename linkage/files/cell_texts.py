"""Cell texts (格里的字): making words of cells comparable without guessing.

Blanks at the ends go, characters are put in normal form, look-alike radicals become the characters
they look like, and the many dots in the names of minorities become one. Everything else that a
reader cannot see or another machine cannot show is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from linkage.files import file_faults
from linkage.files import register_faults as faults
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import quoted
from linkage.ground.source import INVISIBLE

BLANKS = " \t\u00a0\u3000"
_BAD = re.compile(f"[{INVISIBLE}]")
# Blanks of other widths, as word processors put them between letters; a tab would part columns of a file.
_WIDE_BLANKS = str.maketrans(
    dict.fromkeys("\t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " ")
)
_BREAKS = re.compile("[\n\r\x0b\x0c\u2028\u2029]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# The middle dot in the names of minorities is typed in many ways (GB/T 40637 asks for U+00B7).
_DOTS = str.maketrans(dict.fromkeys("\u2022\u30fb\u2027\uff0e\u2219\u22c5", "\u00b7"))
# Radicals of the supplement block look like these characters but are others (Unicode radical charts).
_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民虎西见角贝车长门青韦页风飞马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
_KANGXI = re.compile("[\u2f00-\u2fdf]")
# Characters of the private area that old GB18030 files use for what has a code of its own now
# (GB 18030-2022, WHATWG encoding standard).
PRIVATE_TO_STANDARD: Mapping[int, str] = MappingProxyType(
    {
        **{0xE78D + n: chr(0xFE10 + n) for n in (*range(10),)},
        0xE816: "\U00020087",
        0xE817: "\U00020089",
        0xE818: "\U000200cc",
        0xE81E: "\u9fb4",
        0xE826: "\u9fb5",
        0xE82B: "\u9fb6",
        0xE82C: "\u9fb7",
        0xE831: "\U000215d7",
        0xE832: "\u9fb8",
        0xE83B: "\U0002298f",
        0xE843: "\u9fb9",
        0xE854: "\u9fba",
        0xE855: "\U000241fe",
        0xE864: "\u9fbb",
    }
)
# What other programs leave where a character could not be kept, what people type where they cannot type it,
# and what a spreadsheet program takes for the beginning of a formula (OWASP, CSV injection).
_LOST = re.compile("[\ufffd?？]")
_STAND_IN = re.compile("[□■〓○●◇囗*＊#＃]|XX|××")
_FORMULA = re.compile("[=+\\-@＝＋－＠]")
# How a workbook writes characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19).
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LONGEST_NAME, _LONGEST_TEXT = 50, 2000
_CODE_FOLD = str.maketrans(
    {0xFF01 + n: chr(0x21 + n) for n in range(94)} | {ord("—"): "-", ord("–"): "-", ord("‐"): "-"}
)
_BLANK_RUN = re.compile(rf"[{BLANKS}]+")


def clean_word(
    text: str, where: Where, problems: list[Problem], *, name: bool = False, longest: int = _LONGEST_TEXT
) -> str:
    """Normalise a word of so many signs at most; what cannot be taken is noted in ``problems``."""
    word = unicodedata.normalize("NFC", text).translate(_WIDE_BLANKS).strip(BLANKS)
    if _KANGXI.search(word):
        word = _KANGXI.sub(lambda found: unicodedata.normalize("NFKC", found[0]), word)
    word = word.translate(_RADICALS).translate(PRIVATE_TO_STANDARD)
    if name:
        word = word.translate(_DOTS)
    longest = min(longest, _LONGEST_NAME) if name else longest
    if len(word) > longest:
        words = {"heading": where.heading or "这一格", "count": len(word), "limit": longest}
        problems.append(file_faults.TOO_LONG.at(where, **words))
    elif name:
        _check_name(word, where, problems)
    elif "\ufffd" in word:
        problems.append(file_faults.LOST_SIGN.at(where, said=quoted(word), sign="\ufffd"))
    bad, escape = _BAD.search(word), _ESCAPE.search(word)
    if bad or escape:
        code = bad[0] if bad else chr(int(escape[1], 16)) if escape else ""
        problems.append(faults.BAD_SIGN.at(where, sign=f"U+{ord(code):04X}"))
    private = _PRIVATE.search(word)
    if private:
        problems.append(faults.PRIVATE_SIGN.at(where, sign=f"U+{ord(private[0]):04X}"))
    if _BREAKS.search(word):
        problems.append(faults.LINE_BREAK.at(where, said=quoted(word)))
    return word


def _check_name(word: str, where: Where, problems: list[Problem]) -> None:
    """A name must be what a bank and a notice can print: no sign that stands for one that was lost."""
    for pattern, fault in (
        (_LOST, file_faults.LOST_SIGN),
        (_STAND_IN, file_faults.NO_SIGN),
    ):
        found = pattern.search(word)
        if found:
            problems.append(fault.at(where, said=quoted(word), sign=found[0]))
    first = _FORMULA.match(word)
    if first:
        problems.append(file_faults.LIKE_A_FORMULA.at(where, said=quoted(word), sign=first[0]))


def clean_code(text: str) -> str:
    """Fold a code (户号, 成员号) to plain characters; blanks inside go."""
    return _BLANK_RUN.sub("", text.translate(_CODE_FOLD)).upper()


def heading_text(text: str) -> str:
    """Normalise a heading: one line, no blanks, brackets full-width."""
    line = "".join(unicodedata.normalize("NFC", text).translate(_RADICALS).split())
    line = line.strip("*＊\ufeff\u200b")
    return line.translate(str.maketrans("()[]【】［］〔〕", "（）（）（）（）（）"))
