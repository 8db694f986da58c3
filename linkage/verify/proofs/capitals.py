"""Capitals: an amount in capitals must be the amount in figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from linkage.ground.capitals import from_capitals
from linkage.ground.errors import Where
from linkage.ground.fault import quoted
from linkage.verify.payout_list import ListColumn, ListRow, PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.row_words import off, term, yuan

_SIGNS = re.compile(r"(?:人民币)?[零壹贰貳叁肆伍陆陸柒捌玖拾佰仟万萬亿億元圆圓角分整正\s]{2,}")


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    for row, column, text, said in (*_cells(paid), *_totals(paid)):
        place = paid.place(row, column)
        try:
            capital = from_capitals("".join(text.split())).yuan
        except ValueError:
            yield place, f"{quoted(text)}不是规范的大写金额", f"请按 {yuan(said)} 重新书写"
            continue
        if capital != said:
            message = f"大写是 {yuan(capital)}，小写是 {yuan(said)}，大写{off(capital, said)}"
            yield place, message, "大写小写不一致的单据不能付款，请核对后重新书写"


def _cells(paid: PayoutList) -> Iterator[tuple[ListRow, ListColumn | None, str, Fraction]]:
    for column in paid.of(Role.CAPITALS):
        amounts = [*paid.of(Role.NET), *paid.of(Role.GROSS), *paid.of(Role.AMOUNT)]
        named = [one for one in amounts if term(one) and column.heading.startswith(term(one))]
        amount = next(iter(named or amounts), None)
        if amount is None:
            continue
        for row in (*paid.rows, *paid.subtotals):
            text, said = row.texts.get(column.index, ""), row.numbers.get(amount.index)
            if text and said is not None:
                yield row, column, text, said


def _totals(paid: PayoutList) -> Iterator[tuple[ListRow, ListColumn | None, str, Fraction]]:
    """The line under a list that says its total in capitals."""
    amount = next((one for role in (Role.NET, Role.GROSS, Role.AMOUNT) for one in paid.of(role)), None)
    own = {column.index for column in paid.of(Role.CAPITALS)}
    for row in paid.subtotals if amount is not None else ():
        for index, text in row.texts.items():
            if index in own or "大写" not in "".join(row.texts.values()):
                continue
            found = _SIGNS.search(text.replace("大写", ""))
            if amount is not None and found is not None and "元" in found[0].translate(_YUAN):
                rows = [one for one in paid.rows if not row.sheet or one.sheet == row.sheet]
                total = sum((one.numbers.get(amount.index, Fraction(0)) for one in rows), Fraction(0))
                yield row, None, found[0].strip(), row.numbers.get(amount.index, total)


_YUAN = str.maketrans("圆圓", "元元")

PROOF = Proof("capitals", "W512", WARNING, "大写金额和小写是不是一致", _find)
