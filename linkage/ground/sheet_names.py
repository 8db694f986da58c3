"""Names of sheets (工作表名): what spreadsheet programs accept (ECMA-376: 31 signs, some of them refused)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_REFUSED = re.compile(r"[\[\]:*?/\\]")
_LONGEST = 31


def sheet_name(said: str, taken: Iterable[str], *, instead: str) -> str:
    """A name that no other sheet of the book bears, with ``instead`` for every sign that programs refuse.

    Names that differ in nothing but capitals are one name; at its ends a name bears no apostrophe.

    >>> sheet_name("1/2组", ["1、2组"], instead="、"), sheet_name("''", [], instead="_")
    ('1、2组-2', '表')
    """
    known = {name.casefold() for name in taken}
    name = _REFUSED.sub(instead, said).lstrip("'")[:_LONGEST].rstrip("'") or "表"
    choices = (name, *(f"{name[: _LONGEST - 4]}-{at}" for at in range(2, len(known) + 3)))
    return next(choice for choice in choices if choice.casefold() not in known)
