"""Annotation (批注): what is said of a place in somebody's sheet, and the page before an annotated copy.

An annotated copy is for eyes. It holds values in the place of formulas, so its first cell says what it is,
and whoever is given one to read refuses it with that as the cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from linkage.files.addresses import cell_at
from linkage.files.raw_sheet import RawSheet
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault

#: How the first cell of every annotated copy begins; what it goes on with names the sheet to mend.
MARK = "这是批注副本，只供查看"
PAGE = "批注"

PROBLEM = "问题"

#: The gravest first, each with its colour; a word that is not here comes last.
COLOURS: Mapping[str, str] = {
    PROBLEM: "F8CBAD",
    "拒绝": "F8CBAD",
    "警告": "FFE699",
    "提示": "DDEBF7",
}
PLAIN_COLOUR = "EDEDED"

#: More than these are counted, not listed: programs that show sheets grow slow with more comments.
MOST_COMMENTS = 5_000
MOST_LISTED = 5_000
_LONGEST_COMMENT = 2_000
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384

COPY_READ = Fault(
    "E750",
    "这是批注副本，不是原来的表",
    "副本里公式已经换成数值，批注和颜色也不是资料",
    "请改原来的表，再用原来的表；副本看完可以删去",
)

#: The headings of the page, and how wide its columns are, in characters.
HEADINGS = ("序号", "轻重", "在哪里", "说什么、怎么改")
WIDTHS = (7, 8, 34, 96)

#: What is said of the cells of a sheet, by row and column, both from one.
Marks: TypeAlias = "Mapping[int, Mapping[int, Sequence[Annotation]]]"


@frozen
class Annotation:
    """One thing to say: its place, how grave it is (问题、拒绝、警告、提示), the sentence with its code."""

    where: Where
    severity: str
    text: str

    @property
    def colour(self) -> str:
        """The colour of the cell, as six hexadecimal digits."""
        return COLOURS.get(self.severity, PLAIN_COLOUR)

    @property
    def place(self) -> tuple[int, int] | None:
        """Row and column of the cell, both from one; nothing when no single cell is meant."""
        at = cell_at(self.where.cell)
        return at if at is not None and at[0] <= _LAST_ROW and at[1] <= _LAST_COLUMN else None


def in_order(annotations: Iterable[Annotation]) -> list[Annotation]:
    """The gravest first, then as they stand in the files; what is said twice of one place is said once."""
    ranks = {word: rank for rank, word in enumerate(COLOURS)}
    unique = dict.fromkeys(annotations)
    return sorted(unique, key=lambda one: (ranks.get(one.severity, len(ranks)), one.where, one.text))


def by_sheet(
    annotations: Iterable[Annotation], sheet_of: Callable[[Where], str]
) -> dict[str, dict[int, dict[int, list[Annotation]]]]:
    """The annotations of each cell as they come; ``sheet_of`` names the sheet of a place, or nothing."""
    marks: dict[str, dict[int, dict[int, list[Annotation]]]] = {}
    for one in annotations:
        sheet, place = sheet_of(one.where), one.place
        if sheet and place is not None:
            marks.setdefault(sheet, {}).setdefault(place[0], {}).setdefault(place[1], []).append(one)
    return marks


def link(sheet: str, one: Annotation) -> str:
    """Where a line of the page leads: the sheet and the cell, as programs that show sheets write it."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{one.where.cell if one.place is not None else 'A1'}"


def comment(said: Sequence[Annotation]) -> str:
    """What the comment of a cell says: every annotation of it on a line, its weight before it."""
    text = "\n".join(f"【{one.severity}】{one.text}" for one in said)
    return text if len(text) <= _LONGEST_COMMENT else f"{text[: _LONGEST_COMMENT - 1]}…"


def comment_size(text: str) -> tuple[int, int]:
    """Width and height of a comment in points, so that it shows whole."""
    lines = sum(1 + len(line) // _SIGNS_A_LINE for line in text.split("\n"))
    return 300, min(24 + 17 * lines, 600)


_SIGNS_A_LINE = 22


def line_height(one: Annotation) -> int:
    """The height in points of a line of the page, so that its words show whole; a hanzi takes two places."""
    wide = ((str(one.where), WIDTHS[2]), (one.text, WIDTHS[3]))
    lines = (sum(1 + _places(part) // (width - 1) for part in text.split("\n")) for text, width in wide)
    return 15 * min(max(lines), _MOST_LINES)


def _places(text: str) -> int:
    return sum(1 if sign.isascii() else 2 for sign in text)


_MOST_LINES = 25


def opening(annotations: Sequence[Annotation], subject: str, told: Iterable[str] = ()) -> list[str]:
    """The lines before the list: what this is, how much there is to look at, and what else to know."""
    counts: dict[str, int] = {}
    for one in annotations:
        counts[one.severity] = counts.get(one.severity, 0) + 1
    counted = "、".join(f"{severity} {count} 处" for severity, count in counts.items())
    lines = [
        f"{MARK}；请改原来的{subject}",
        f"{counted}。点“在哪里”一栏跳到那一格；有颜色的格子带批注。" if counted else "没有要说的。",
        "公式已换成数值；图和宏不在这里。改了这一份，原来的不会变；把这一份交给程序，程序不收。",
        *told,
    ]
    if len(annotations) > MOST_LISTED:
        lines.append(f"下面列出前 {MOST_LISTED} 处，共 {len(annotations)} 处；先改这些，再查一次。")
    return lines


def free_name(taken: Iterable[str]) -> str:
    """A name for the first page that no sheet bears."""
    known = {name.casefold() for name in taken}
    names = (PAGE, *(f"{PAGE}{number}" for number in range(2, len(known) + 3)))
    return next(name for name in names if name.casefold() not in known)


def is_copy(sheets: Iterable[RawSheet]) -> bool:
    """Say whether these sheets are those of an annotated copy, wherever its page was moved to."""
    return any(
        cell is not None and cell.text.lstrip("'\ufeff ").startswith(MARK)
        for sheet in sheets
        for cell in (row.cells.get(1) for row in sheet.rows[:1] if row.number == 1)
    )


def refused(file: str) -> Problem:
    """The problem of an annotated copy that was given as a sheet to read."""
    return COPY_READ.at(Where(file))
