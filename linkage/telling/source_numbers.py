"""Source numbers (依据单号): the slips that a line was reckoned from, where a register numbers them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from linkage.ground.memory import remembered
from linkage.model.entitlement import Line, Settlement

_COLUMN = "单据号"
_ROW = re.compile(r"[0-9]+")

#: Numbers named in one sentence: so many, and no more than so many characters of them.
_NAMED, _ROOM = 3, 26


@remembered(4)
def _numbered(settlement: Settlement) -> Mapping[tuple[str, str], str]:
    """The number of every row that has one, by sheet and row."""
    rows = (row for table in settlement.books.tables.values() for row in table)
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        number = row.text(_COLUMN)
        if number:
            found[row.sheet, str(row.number)] = number
    return found


def _row(cell: str) -> str:
    found = _ROW.search(cell)
    return found[0] if found else ""


def source_numbers(settlement: Settlement, line: Line) -> str:
    """The slips of a line in one sentence, the first few by number; empty where no register numbers them."""
    numbered = _numbered(settlement)
    if not numbered:
        return ""
    places = (leaf.origin.where for leaf in line.figure.leaves() if leaf.origin is not None)
    keys = dict.fromkeys((place.sheet, _row(place.cell)) for place in places if place is not None)
    numbers = list(dict.fromkeys(numbered[key] for key in keys if key in numbered))
    named: list[str] = []
    for number in numbers[:_NAMED]:
        if named and len("、".join([*named, number])) > _ROOM:
            break
        named.append(number)
    if not named:
        return ""
    more = f"等，一共 {len(numbers)} 张" if len(named) < len(numbers) else ""
    return f"单据 {'、'.join(named)}{more}。"
