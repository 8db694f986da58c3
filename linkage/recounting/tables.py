"""Recounted tables (重算的表): tables of a report as they must stand, held against its view."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from attrs import frozen

from linkage.document import View
from linkage.model.entitlement import Settlement
from linkage.recount import Miscount, Recount
from linkage.telling.paper_leaf import parts, sentences, words

#: A number in a sentence: 1,234.56, ≈ 3.3%, 12.
_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?")
_AMOUNT = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.[0-9]{2}(?![0-9%])")


@frozen
class Counted:
    """A table as it must stand: the headings that are recounted, its rows and its last row under them.

    Of a column in ``numbers`` only the numbers in its sentences are recounted, one blank between them.
    ``notes`` are the amounts in the notes below the table, in their order; nothing where notes quote only
    what was signed or is law.
    """

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    notes: tuple[str, ...] | None = None


def recounted(kind: str, count: Callable[[Settlement], Iterable[Counted]]) -> Recount:
    """The recount of a report of this kind, whose every table is counted."""
    return Recount((kind,), partial(_apart, count))


def numbers_in(text: str) -> str:
    """The numbers in a sentence, a blank between them.

    >>> numbers_in("人均：1,000.00 元 ÷ 3 人≈333.33 元，占 40%")
    '1,000.00 3 333.33 40%'
    """
    return " ".join(_NUMBER.findall(text))


def amounts_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The amounts in some sentences, in their order."""
    return tuple(amount for text in texts for amount in _AMOUNT.findall(text))


def _apart(
    count: Callable[[Settlement], Iterable[Counted]], settlement: Settlement, _: str, view: View
) -> Iterator[Miscount]:
    shown = {words(table, "heading"): table for table in parts(view, "tables")}
    counted = {table.heading: table for table in count(settlement)}
    for heading in dict.fromkeys((*shown, *counted)):
        if heading not in counted or heading not in shown:
            yield Miscount(f"“{heading}”这张表", *_sides(heading in shown, heading in counted))
        else:
            yield from _table(counted[heading], shown[heading])


def _sides(is_shown: bool, is_counted: bool) -> tuple[str, str]:  # noqa: FBT001 - two sides of one question
    return ("有" if is_shown else "没有", "有" if is_counted else "")


def _table(counted: Counted, shown: View) -> Iterator[Miscount]:
    heads = [words(column, "text") for column in parts(shown, "columns")]
    missing = [name for name in counted.columns if name not in heads]
    if missing:
        yield Miscount(f"“{counted.heading}”的栏{'、'.join(missing)}", "没有", "有")
        return
    places = [(heads.index(name), name in counted.numbers) for name in counted.columns]
    rows = Counter(_cells(row, places) for row in parts(shown, "rows"))
    wanted = Counter(counted.rows)
    for row in (rows - wanted) + (wanted - rows):
        said, known = (_times(row, of[row]) for of in (rows, wanted))
        yield Miscount(f"“{counted.heading}”的一行", said, known)
    pairs = shown.get("pairs")
    if isinstance(pairs, dict) and pairs:
        yield from _pairs(counted, shown, pairs)
    total = _cells(shown, places, "total") if parts(shown, "total") else ()
    if total != counted.total:
        yield Miscount(f"“{counted.heading}”的合计", "、".join(total), "、".join(counted.total))
    notes = amounts_in(sentences(shown, "notes"))
    if counted.notes is not None and notes != counted.notes:
        yield Miscount(f"“{counted.heading}”下面的话里", "、".join(notes), "、".join(counted.notes))


def _pairs(counted: Counted, shown: View, pairs: View) -> Iterator[Miscount]:
    """A list that stands in two halves on paper has its rows in both, in their order."""
    both, width = parts(pairs, "rows"), len(parts(shown, "columns"))
    texts = [[words(cell, "text") for cell in parts(row, "cells")] for row in both]
    halves = [row[:width] for row in texts] + [row[width:] for row in texts]
    rows = [[words(cell, "text") for cell in parts(row, "cells")] for row in parts(shown, "rows")]
    if [row for row in halves if any(row)] != rows:
        yield Miscount(f"“{counted.heading}”并排的行", "另有一样", "")


def _cells(row: View, places: Sequence[tuple[int, bool]], key: str = "cells") -> tuple[str, ...]:
    texts = [words(cell, "text") for cell in parts(row, key)]
    return tuple(numbers_in(texts[at]) if numbers else texts[at] for at, numbers in places)


def _times(row: tuple[str, ...], times: int) -> str:
    told = " ".join(cell for cell in row if cell)
    return "" if not times else told if times == 1 else f"{told}（{times} 行）"
