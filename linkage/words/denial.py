"""Denial (否定): whether the words right before a thing say that it is not to be.

不论、不管、不分 and their like deny nothing: what stands behind them holds whatever happens.
"""

from __future__ import annotations

import re

#: How many signs may stand between the denial and what it denies: 不得向乙方许诺保本.
_NEAR = 6

_NOT = r"(?:不(?!论|管|问|拘|计盈|分(?![红配担])|低于|少于|亏|赔)|没有(?!风险)|禁止|严禁)"
_BEFORE = re.compile(_NOT + rf"(?:作|做|许诺|承诺|保证)?[^，。；]{{0,{_NEAR}}}$")


def undenied(sought: re.Pattern[str], text: str) -> str:
    """The first words in a text that are sought and not denied there; empty for none.

    >>> undenied(re.compile("押金|风险金"), "不得收押金，另交风险金")
    '风险金'
    """
    found = (one for one in sought.finditer(text) if not denied(text[: one.start()]))
    return next((one[0] for one in found), "")


def denied(before: str) -> bool:
    """Whether a text denies what follows on it.

    >>> denied("公司不承诺"), denied("不论盈亏都")
    (True, False)
    """
    return _BEFORE.search(before) is not None
