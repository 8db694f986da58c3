"""Same payee (同一个人): numbers and names of a list brought to one spelling, and who stands there twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from linkage.files.cell_texts import BLANKS
from linkage.verify.payout_list import ListRow, PayoutList, Role

_FOLD = str.maketrans({0xFF01 + n: chr(0x21 + n) for n in range(94)} | dict.fromkeys("\u3000\u00a0'’", " "))
_GAPS = re.compile(r"[\s\u200b\ufeff]+")
_DOTS = re.compile("[·•・‧．∙⋅.]")
#: So many of a list's people standing in several rows mean that it is a list by plot or by clause.
_MANY = 5


def compact(text: str) -> str:
    """A number as it is compared: half-width, no blanks, a capital X.

    >>> compact("１１０１０５ 19491231002x")
    '11010519491231002X'
    """
    return _GAPS.sub("", text.translate(_FOLD)).upper()


def name_key(text: str) -> str:
    """A name as it is compared: without blanks and dots, which people set as they like."""
    return _DOTS.sub("", _GAPS.sub("", text.translate(_FOLD))).strip(BLANKS)


def text_of(paid: PayoutList, row: ListRow, role: Role) -> str:
    """The text of the first column of a role that says anything."""
    return next((text for one in paid.of(role) if (text := row.texts.get(one.index, ""))), "")


def repeated(
    paid: PayoutList, key: Callable[[ListRow], str], rows: Iterator[ListRow] | None = None
) -> list[list[ListRow]]:
    """Rows that have a key in common, in the order of the first; empty keys count for nothing."""
    found: dict[str, list[ListRow]] = {}
    for row in rows if rows is not None else iter(paid.rows):
        said = key(row)
        if said:
            found.setdefault(said, []).append(row)
    return [mine for mine in found.values() if len(mine) > 1]


def purpose(paid: PayoutList, row: ListRow) -> tuple[str, ...]:
    """What tells two rows of one household apart: its member, the clause, the payer, the class."""
    roles = (Role.MEMBER, Role.CLAUSE, Role.PAYER)
    return tuple(text_of(paid, row, role) for role in roles)


def by_design(paid: PayoutList, repeats: list[list[ListRow]]) -> bool:
    """Say whether people stand in several rows because the list is one by plot, delivery or clause."""
    rows = sum(len(mine) for mine in repeats)
    return len(repeats) >= _MANY and rows * 4 > len(paid.rows)


def same_pay(one: ListRow, other: ListRow) -> bool:
    """Say whether two rows say the same numbers."""
    return dict(one.numbers) == dict(other.numbers)
