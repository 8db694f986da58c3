"""Subtotals: rows that add up must say what the rows above them make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import partial

from attrs import frozen

from linkage.files.cell_texts import BLANKS
from linkage.ground.errors import Where
from linkage.verify.heading_words import MONEY
from linkage.verify.payout_list import ListColumn, ListRow, PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.row_words import off, term, yuan
from linkage.words.wording import decimal

_SUMMED = MONEY | {Role.QUANTITY, Role.BASE}
_RUNNING = ("累计", "过次页", "转次页", "转下页", "承前页", "承上页")
_PARTS = ("小计", "本页")
_TOTALS = ("合计", "总计", "共计", *_PARTS, *_RUNNING)
_Block = tuple[str, int]
_Sums = Mapping[int, Fraction]


@frozen
class _Running:
    """Sums of one block from its top: up to each row number, column by column."""

    numbers: tuple[int, ...]
    sums: tuple[_Sums, ...]

    def until(self, number: int) -> _Sums:
        """The sums of all rows up to a number."""
        return self.sums[bisect_right(self.numbers, number)]


def _running(paid: PayoutList, columns: list[ListColumn]) -> dict[_Block, _Running]:
    rows: dict[_Block, list[ListRow]] = {}
    for row in paid.rows:
        rows.setdefault((row.sheet, row.shift), []).append(row)
    found = {}
    for block, mine in rows.items():
        sums: list[_Sums] = [{column.index: Fraction(0) for column in columns}]
        for row in mine:
            before = sums[-1]
            sums.append({i: value + row.numbers.get(i, 0) for i, value in before.items()})
        found[block] = _Running(tuple(row.number for row in mine), tuple(sums))
    return found


def _added(sums: Iterable[_Sums], columns: list[ListColumn]) -> _Sums:
    parts = list(sums)
    return {one.index: sum((part[one.index] for part in parts), Fraction(0)) for one in columns}


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    columns = [column for column in paid.columns if column.role in _SUMMED]
    running = _running(paid, columns) if paid.subtotals else {}
    last: dict[_Block, int] = {}
    for row in paid.subtotals:
        said = {one.index: row.numbers[one.index] for one in columns if one.index in row.numbers}
        if not said:
            continue
        word = _word(row)
        block = (row.sheet, row.shift)
        choices = _choices(running, columns, row, word, last.get(block, 0))
        scope, sums = max(choices, key=partial(_agreeing, said))
        last[block] = row.number
        for column in columns:
            if column.index not in said or said[column.index] == sums[column.index]:
                continue
            money = column.role in MONEY
            made, told = sums[column.index], said[column.index]
            left, right = ((yuan if money else decimal)(one) for one in (made, told))
            gap = f"，{off(told, made)}" if money else ""
            message = f"{word}：{scope}的{term(column)}加起来是 {left}，表上{word}是 {right}{gap}"
            yield paid.place(row, column), message, f"请核对各行的{term(column)}和{word}"


def _agreeing(said: _Sums, choice: tuple[str, _Sums]) -> int:
    return sum(choice[1][index] == value for index, value in said.items())


def _word(row: ListRow) -> str:
    words = ["".join(text.split()).strip(BLANKS + ":：") for text in row.texts.values()]
    return next((word for word in words if any(one in word for one in _TOTALS)), "合计")


def _choices(
    running: Mapping[_Block, _Running], columns: list[ListColumn], row: ListRow, word: str, last: int
) -> list[tuple[str, _Sums]]:
    """What a total may add up, by its word; the one is meant with which most of its columns agree."""
    sheet = [one for block, one in running.items() if block[0] == row.sheet]
    own = running.get((row.sheet, row.shift))
    above = own.until(row.number) if own is not None else _added((), columns)
    until = _added((one.until(row.number) for one in sheet), columns)
    before = own.until(last) if own is not None else above
    since = ("上一个小计以下各行" if last else "上面各行", {i: above[i] - before[i] for i in above})
    choices = [("上面各行", above), ("上面各行", until)]
    if any(one in word for one in _PARTS):
        choices = [since, *choices[1:]]
    elif not any(one in word for one in _RUNNING):
        choices.append(since)
    choices.append(("整张表", _added((one.sums[-1] for one in sheet), columns)))
    choices.append(("全部各表", _added((one.sums[-1] for one in running.values()), columns)))
    return choices


PROOF = Proof("subtotals", "W503", WARNING, "小计、合计是不是各行之和", _find)
