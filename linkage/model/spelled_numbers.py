"""Spelled numbers (号码的各种写法): a number of a person, however somebody typed it.

People part the digits with blanks, dashes and dots, and Chinese keyboards give them in full width; who wants
a number to go unseen takes the digits of another writing, or writes them as words. Here a text is brought to
one spelling, so that no number goes unseen; amounts keep their points and commas, because ``1,234.56`` is no
number of a person.
"""

from __future__ import annotations

import re
import unicodedata

from linkage.ground.hidden_numbers import FIGURES, WORDS

_BLANK = r"[\s\u200b\ufeff]"
_DASH = r"[-\u2010-\u2015\u2212\uff0d_\u00b7\u2022]"
# Between groups of three and more digits a point parts a number, and so does a comma before four.
_DOT = r"(?<=\d{3})[.\uff0e](?=\d{3})"
_COMMA = r"(?<=\d{3})[,\uff0c](?=\d{4})"

_DROPPED = re.compile(rf"(?<=[0-9])(?:{_DASH}|{_DOT}|{_COMMA})+(?=[0-9X])")
_BLANKS = re.compile(f"{_BLANK}+")

# Digits of other writings, and eleven and more figures written as words: fewer are a year or a count.
_FOREIGN = re.compile(r"(?![0-9])\d")
_SPOKEN = re.compile(f"[零○幺{FIGURES}]{{11,}}[Xx]?")

#: Seven and more digits as they may be typed, with what parts them, the X of an identity number after them,
#: and the letters of an old permit before them.
SPELLED = re.compile(
    rf"(?:[A-Za-z]{{3}}(?=\d{{12}}))?\d(?:(?:(?:{_BLANK}|{_DASH}){{1,3}}|{_DOT}|{_COMMA})?\d){{6,}}"
    rf"(?:(?:{_BLANK}|{_DASH}){{0,3}}[XxＸｘ])?|{_SPOKEN.pattern}"
)


def one_spelling(text: str) -> str:
    """The text in capitals, half width, without blanks, its numbers without anything between their digits.

    >>> one_spelling("卡 6222 0202—0011·2233445，号１１０１０５194912310０2ｘ")
    '卡6222020200112233445,号11010519491231002X'
    >>> one_spelling("1,234.56")
    '1,234.56'
    """
    return _DROPPED.sub("", in_figures(_BLANKS.sub("", text)).upper())


def in_figures(text: str) -> str:
    """The text half width, with the digits of any writing, and numbers written as words, as 0 to 9.

    >>> in_figures("１２ ٣٤，一三八〇〇一二三四五六，三亩")
    '12 34,13800123456,三亩'
    """
    return _SPOKEN.sub(_figures, _FOREIGN.sub(_digit, unicodedata.normalize("NFKC", text)))


def _digit(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0]))


def _figures(found: re.Match[str]) -> str:
    return found[0].translate(WORDS)


def signs_of(spelled: str) -> tuple[str, tuple[int, ...]]:
    """The letters and digits of a spelled number in one spelling, and where each stands in the text."""
    places = tuple(at for at, sign in enumerate(spelled) if sign.isalnum())
    bare = unicodedata.normalize("NFKC", "".join(spelled[at] for at in places)).upper()
    return _FOREIGN.sub(_digit, bare).translate(WORDS), places
