"""Fault (毛病的种类): one sort of problem in the input, with its code and its sentences.

Each message lives once, as a fault beside the reader that finds it; the gallery of messages is
made from these. What a user typed is quoted through :func:`quoted`, which never shows an identity,
phone or bank number whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from linkage.ground.closeness import closest
from linkage.ground.errors import Problem, Where

#: Numbers of people, whole, parted by blanks, or by hyphens as cards and identity numbers are.
_LONG_NUMBER = re.compile(r"\d(?: ?\d){9,}(?: ?[\dXx])|(?:\d{4}-){3,}\d{1,4}|\d{6}-\d{8}-\d{3}[\dXx]")
_SEEN = 4
_SHOWN = 40


@frozen
class Fault:
    """A sort of problem; the sentences have blanks in braces, filled where the problem is found.

    >>> fault = Fault("E308", "{said}不是数", "", "请写成 3.5")
    >>> print(fault.at(Where("台账.xlsx", sheet="地块", cell="D12"), said=quoted("3,5")))
    E308 台账.xlsx〔地块〕D12：“3,5”不是数。请写成 3.5。
    """

    code: str
    what: str
    why: str
    remedy: str

    def at(self, where: Where, **words: object) -> Problem:
        """Make the problem at a place; a missing blank is an error of ours."""
        return Problem(
            self.code,
            where,
            self.what.format(**words),
            self.why.format(**words),
            self.remedy.format(**words),
        )


def quoted(text: str) -> str:
    """Quote what was typed: shortened, on one line, long numbers masked but for four characters."""
    line = _LONG_NUMBER.sub(_hidden, " ".join(text.split()))
    if len(line) > _SHOWN:
        line = line[: _SHOWN - 1] + "…"
    return f"“{line}”"


def _hidden(found: re.Match[str]) -> str:
    signs = found[0]
    return re.sub(r"\d", "*", signs[:-_SEEN]) + signs[-_SEEN:]


def listed(words: Iterable[str]) -> str:
    """List words as a sentence does: 甲、乙、丙."""
    return "、".join(words)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Name the known word that looks most like a wrong one, else all known words (when few).

    >>> suggestion("付款人", ["付款方", "收款方"])
    '可能是“付款方”'
    """
    words = list(dict.fromkeys(known))
    near = closest(word, words)
    if near:
        return f"可能是“{near}”"
    if not words:
        return "请核对后改正"
    few = 24
    more = " 等" if len(words) > few else ""
    return f"可以写：{listed(words[:few])}{more}"
