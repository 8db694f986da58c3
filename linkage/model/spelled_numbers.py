"""Spelled numbers (号码的各种写法): a number of a person, however somebody typed it.

People part the digits with blanks, dashes and dots, and Chinese keyboards give them in full width. Here a
text is brought to one spelling, so that no number goes unseen; amounts keep their points and commas, because
``1,234.56`` is no number of a person.
"""

from __future__ import annotations

import re
import unicodedata

_BLANK = r"[\s\u200b\ufeff]"
_DASH = r"[-\u2010-\u2015\u2212\uff0d_\u00b7\u2022]"
# Between groups of three and more digits a point parts a number, and so does a comma before four.
_DOT = r"(?<=\d{3})[.\uff0e](?=\d{3})"
_COMMA = r"(?<=\d{3})[,\uff0c](?=\d{4})"

_DROPPED = re.compile(rf"(?<=[0-9])(?:{_DASH}|{_DOT}|{_COMMA})+(?=[0-9X])")
_BLANKS = re.compile(f"{_BLANK}+")

#: Seven and more digits as they may be typed, with what parts them, the X of an identity number after them,
#: and the letters of an old permit before them.
SPELLED = re.compile(
    rf"(?:[A-Za-z]{{3}}(?=\d{{12}}))?\d(?:(?:(?:{_BLANK}|{_DASH}){{1,3}}|{_DOT}|{_COMMA})?\d){{6,}}"
    rf"(?:(?:{_BLANK}|{_DASH}){{0,3}}[XxＸｘ])?"
)


def one_spelling(text: str) -> str:
    """The text in capitals, half width, without blanks, its numbers without anything between their digits.

    >>> one_spelling("卡 6222 0202—0011·2233445，号１１０１０５194912310０2ｘ")
    '卡6222020200112233445,号11010519491231002X'
    >>> one_spelling("1,234.56")
    '1,234.56'
    """
    return _DROPPED.sub("", _BLANKS.sub("", unicodedata.normalize("NFKC", text)).upper())


def signs_of(spelled: str) -> tuple[str, tuple[int, ...]]:
    """The letters and digits of a spelled number in one spelling, and where each stands in the text."""
    places = tuple(at for at, sign in enumerate(spelled) if sign.isalnum())
    return unicodedata.normalize("NFKC", "".join(spelled[at] for at in places)).upper(), places
