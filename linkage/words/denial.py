"""Denial (否定): whether the words right before a thing say that it is not to be.

不论、不管、不分 and their like deny nothing: what stands behind them holds whatever happens.
"""

from __future__ import annotations

import re

#: How many signs may stand between the denial and what it denies: 不得向乙方许诺保本.
_NEAR = 6

_NOT = r"(?:不(?!论|管|问|拘|计盈|分(?![红配担])|低于|少于|亏|赔)|没有(?!风险)|禁止|严禁)"
_BEFORE = re.compile(_NOT + rf"(?:作|做|许诺|承诺|保证)?[^，。；]{{0,{_NEAR}}}$")


def denied(before: str) -> bool:
    """Whether a text denies what follows on it.

    >>> denied("公司不承诺"), denied("不论盈亏都")
    (True, False)
    """
    return _BEFORE.search(before) is not None
