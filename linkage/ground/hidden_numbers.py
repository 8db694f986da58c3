"""Hidden numbers (号码遮住): a message never repeats what looks like a number of a person.

Messages quote what stands in a cell, and into any cell somebody types an identity, card or mobile number by
mistake. What is shown keeps its length, so that marks under it stay in place, and the last four figures, so
that the cell is found. Codes of plots, amounts and short numbers stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

from linkage.ground.number_forms import CARD, IDENTITY, MOBILE, OLD_IDENTITY, is_plot

#: Figures written as words, from nought on, and what each of them is in digits.
FIGURES = "〇一二三四五六七八九"
WORDS = str.maketrans("零○幺" + FIGURES, "001" + "0123456789")
_PARTING = r"[\s\u200b\ufeff\u00b7\u2022_\u2010-\u2015\u2212\uff0d-]"

#: Eleven and more figures of any writing, with what people put between them; amounts end otherwise.
_SPELLED = re.compile(
    rf"(?<![\d.,/])(?:\d(?:{_PARTING}{{0,3}}\d){{10,}}|[零○幺{FIGURES}]{{11,}})[XxＸｘ]?(?![.,/]?\d|[%％])"
)

#: The figures of an amount before its point, or of a fraction before its stroke.
_BEFORE_POINT = re.compile(r"(?<![0-9])[0-9]{11,}(?=[./])")

_PRIVATE = re.compile(f"{IDENTITY}|{OLD_IDENTITY}|{CARD}|{MOBILE}")
#: So many figures at the end are shown; no number of a person has more than this.
_SHOWN, _LONGEST = 4, 19


def hidden(text: str) -> str:
    """The text with everything in it that looks like a number of a person hidden but for its last four.

    >>> hidden("“138 0013 8000”不是日期"), hidden("卡号6222020200112233445")
    ('“*** **** 8000”不是日期', '卡号***************3445')
    >>> hidden("地块3699011000010000001"), hidden("13,800,138,000.50 元")
    ('地块3699011000010000001', '13,800,138,000.50 元')
    """
    return _SPELLED.sub(_hidden, text) if text else text


def hidden_everywhere(text: str) -> str:
    """The same of a text from a file of somebody else, where a number may stand in the place of an amount.

    >>> hidden_everywhere("金额 13800138000.00"), hidden_everywhere("金额 13800.00")
    ('金额 *******8000.00', '金额 13800.00')
    """
    return _BEFORE_POINT.sub(lambda found: hidden(found[0]), hidden(text))


def _hidden(found: re.Match[str]) -> str:
    """The run with its figures hidden, where any whole groups of it make a number of a person."""
    spelled = found[0]
    groups = re.findall(r"[^\W_]+", in_plain_figures(spelled))
    runs = ("".join(groups[at:end]) for at in range(len(groups)) for end in range(at + 1, len(groups) + 1))
    if not any(len(run) <= _LONGEST and _is_private(run) for run in runs):
        return spelled
    shown = [at for at, sign in enumerate(spelled) if sign.isalnum()][-_SHOWN:]
    return "".join(sign if at in shown or not sign.isalnum() else "*" for at, sign in enumerate(spelled))


def _is_private(run: str) -> bool:
    return not is_plot(run) and _PRIVATE.fullmatch(run) is not None


def in_plain_figures(text: str) -> str:
    """The text with figures of any writing, full width or in words, as 0 to 9, sign by sign."""
    return "".join(_plain(sign) for sign in text.translate(WORDS)).upper()


def _plain(sign: str) -> str:
    wide = unicodedata.normalize("NFKC", sign)
    return str(unicodedata.decimal(wide, wide)) if len(wide) == 1 else sign
