"""List headings (发放表的标题行): where the headings of a strange sheet stand, stacked or side by side.

Above them stand titles, under them may stand a row of units or of column numbers. Stacked headings are
read as one, 租金/面积（亩）, the upper first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from linkage.files.addresses import Area, area_of
from linkage.files.cell_texts import heading_text
from linkage.files.headings import split_heading
from linkage.files.number_text import reads_as_number
from linkage.files.raw_sheet import RawCell, RawRow, RawSheet, Sort
from linkage.files.workbook_guard import SheetFacts
from linkage.ground.hidden_numbers import hidden
from linkage.verify.heading_words import known_heading, unit_in
from linkage.verify.payout_list import Role

_FIRST_ROWS = 25
_DEEPEST = 4
_MARK = re.compile(r"[（(]?[①-⑳甲乙丙丁戊己庚辛壬癸0-9A-Za-z=＝×*xX/÷+＋\-－—（）()]{1,20}[)）]?")
_PERCENT = re.compile(r"[%％‰]")


@frozen
class HeadingBlock:
    """The headings of a sheet: its rows from ``top`` to ``bottom`` and the whole heading of each column.

    ``starts`` are the first columns of blocks side by side, the first block's own first; ``headings`` are
    those of the first block. ``title`` is what stands above.
    """

    top: int
    bottom: int
    headings: Mapping[int, str]
    starts: tuple[int, ...]
    title: str = ""


def has_headings(raw: RawSheet) -> HeadingBlock | None:
    """The headings of a sheet of which nothing is known but its cells."""
    return find_headings(raw, SheetFacts(raw.name))


def find_headings(
    raw: RawSheet, facts: SheetFacts, rows: tuple[int, ...] = (), words: frozenset[str] = frozenset()
) -> HeadingBlock | None:
    """Find the headings of a sheet: in ``rows`` when they are said, else by words that are known.

    ``words`` are headings somebody has confirmed before, known whatever they are.
    """
    first = raw.rows[: _FIRST_ROWS if not rows else None]
    if rows:
        chosen = [row for row in raw.rows if min(rows) <= row.number <= max(rows)]
    else:
        top = next((row for row in first if _is_top(row, words)), None)
        chosen = [] if top is None else [top, *_below(raw, facts, top, words)]
    if not chosen:
        return None
    areas = [area for area in map(area_of, facts.merged) if area is not None]
    headings = _joined(chosen, areas)
    marks = _marks(raw, chosen[-1].number, headings)
    title = " ".join(
        cell.text for row in raw.rows if row.number < chosen[0].number for cell in row.cells.values()
    )
    starts, own = _side_by_side(headings)
    return HeadingBlock(chosen[0].number, marks, own, starts, hidden(heading_text(title)))


def _is_top(row: RawRow, words: frozenset[str]) -> bool:
    """Two known headings at least, and no number among them, which is the quicker question."""
    if any(_is_number(cell) for cell in row.cells.values()):
        return False
    known = {
        heading_text(cell.text)
        for cell in row.cells.values()
        if _known(cell.text, words) and len(cell.text) < 25
    }
    return len(known) >= 2


def _known(text: str, words: frozenset[str]) -> bool:
    line = heading_text(text)
    return line in words or known_heading(line).role is not None


def _is_number(cell: RawCell) -> bool:
    return cell.sort is not Sort.TEXT or reads_as_number(cell.text)


def _below(raw: RawSheet, facts: SheetFacts, top: RawRow, words: frozenset[str]) -> Iterator[RawRow]:
    """The rows that belong to a stacked heading: under its merged cells, or headings themselves."""
    areas = [area for area in map(area_of, facts.merged) if area is not None]
    deep = max((area.bottom for area in areas if area.top == top.number), default=top.number)
    for row in raw.rows:
        if not top.number < row.number < top.number + _DEEPEST:
            continue
        if row.number <= deep:
            yield row
        elif any(_is_number(cell) for cell in row.cells.values()) or not _is_lower(row, words):
            return
        else:
            yield row


def _is_lower(row: RawRow, words: frozenset[str]) -> bool:
    said = [heading_text(cell.text) for cell in row.cells.values()]
    found = [line for line in said if _is_unit(line) or _known(line, words)]
    return len(found) * 2 > len(said)


def _is_unit(line: str) -> bool:
    bare = line.removeprefix("（").removesuffix("）")
    return bool(bare) and (bool(unit_in(bare)) or bare in {"%", "％"})


def _joined(rows: list[RawRow], areas: list[Area]) -> dict[int, str]:
    """The whole heading of each column, from the upper row to the lower."""
    columns = sorted({index for row in rows for index in row.cells})
    texts = [{i: _visible(heading_text(cell.text)) for i, cell in row.cells.items()} for row in rows]
    for row, said in zip(rows, texts, strict=True):
        for area in areas:
            if area.top == row.number and area.left in said:
                said.update(dict.fromkeys(range(area.left, area.right + 1), said[area.left]))
    found: dict[int, str] = {}
    for index in columns:
        parts: list[str] = []
        for level, said in enumerate(texts):
            word = said.get(index) or _group(texts, level, index)
            if word and word not in parts:
                parts.append(word)
        text = _one(parts)
        if text:
            found[index] = text
    return found


def _visible(text: str) -> str:
    """A heading without signs that draw nothing and numbers of a person: it is shown and kept in a file.

    A list without headings has its first row taken for them, card numbers and all.
    """
    return hidden("".join(sign for sign in text if sign.isprintable()))


def _group(texts: list[dict[int, str]], level: int, index: int) -> str:
    """The group heading that stands to the left over an empty cell, when both have headings below."""
    lower = texts[level + 1 :]
    if not any(index in said for said in lower) or any(index in said for said in texts[:level]):
        return ""
    left = next((i for i in range(index - 1, 0, -1) if i in texts[level]), 0)
    return texts[level][left] if any(left in said for said in lower) else ""


def _one(parts: list[str]) -> str:
    """Parts of a stacked heading as one; a unit in a row of its own goes into brackets."""
    text = ""
    for part in parts:
        if text and _is_unit(part):
            bare = part.removeprefix("（").removesuffix("）")
            text = text if split_heading(text)[1] else f"{text}（{bare}）"
        else:
            text = f"{text}/{part}" if text else part
    return text


def _marks(raw: RawSheet, bottom: int, headings: Mapping[int, str]) -> int:
    """The last heading row: a row of column numbers or of letters with formulas is one, too."""
    row = next((row for row in raw.rows if row.number > bottom), None)
    if row is None or len(row.cells) * 2 < len(headings):
        return bottom
    said = [row.cells[index].text.strip() for index in sorted(row.cells)]
    running = said == [str(number) for number in range(1, len(said) + 1)] and len(said) > 2
    lettered = all(_MARK.fullmatch(text) for text in said) and any(
        "①" <= s[0] <= "⑳" or s == "甲" for s in said
    )
    return row.number if running or lettered else bottom


def _side_by_side(headings: Mapping[int, str]) -> tuple[tuple[int, ...], dict[int, str]]:
    """Blocks side by side: the same headings again, from some column on."""
    columns = sorted(headings)
    for count in range(2, len(columns) // 2 + 1):
        first = columns[:count]
        said = [headings[index] for index in first]
        roles = {known_heading(text).role for text in said}
        if len(columns) % count or not roles & {Role.NAME, Role.HOUSEHOLD}:
            continue
        starts = columns[::count]
        if all(
            headings.get(start + index - first[0]) == headings[index] for start in starts for index in first
        ):
            return tuple(starts), {index: headings[index] for index in first}
    return (columns[0] if columns else 1,), dict(headings)
