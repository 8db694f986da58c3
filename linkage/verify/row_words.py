"""Row words (行的话): cells and amounts of a list in words, numbers of people masked."""

from __future__ import annotations

from fractions import Fraction

from linkage.files.headings import split_heading
from linkage.ground.fault import quoted
from linkage.verify.payout_list import ListColumn, ListRow, Part, PayoutList, Relation, Role
from linkage.words.wording import decimal

_LEAST = 2


def yuan(value: Fraction) -> str:
    """An amount in yuan: ``1,400.00 元``.

    >>> yuan(Fraction(-5, 2))
    '-2.50 元'
    """
    return f"{decimal(value, _LEAST)} 元"


def off(said: Fraction, made: Fraction) -> str:
    """How far an amount is off: ``多 50.00 元``."""
    return f"{'多' if said > made else '少'} {yuan(abs(said - made))}"


def person(paid: PayoutList, row: ListRow) -> str:
    """Who a row is about, by household and name; empty when it says neither."""
    words = [row.texts.get(one.index, "") for role in (Role.HOUSEHOLD, Role.NAME) for one in paid.of(role)]
    return " ".join(quoted(word).strip("“”") for word in dict.fromkeys(words) if word)


def term(column: ListColumn) -> str:
    """A column's heading without its unit."""
    return split_heading(column.heading)[0]


def number(row: ListRow, column: ListColumn) -> str:
    """A column's heading and its number in a row, with the unit: ``面积 3.5 亩``."""
    value = row.numbers[column.index]
    if column.role is Role.RATE and "%" in column.heading + row.texts.get(column.index, ""):
        return f"{term(column)} {decimal(value * 100)}%"
    money = column.role not in {Role.QUANTITY, Role.PRICE, Role.TIME, Role.RATE}
    unit = "" if money or not column.unit else f" {column.unit}"
    return f"{term(column)} {decimal(value, _LEAST) if money else decimal(value)}{unit}"


def sum_words(paid: PayoutList, row: ListRow, relation: Relation) -> str:
    """The parts of a relation with the numbers of a row: ``面积 3.5 亩 × 单价 400``."""
    columns = {column.index: column for column in paid.columns}
    text = ""
    for part in relation.parts:
        if any(index not in row.numbers for index in part.factors):
            continue
        product = _product(row, part, columns)
        sign = "−" if part.sign < 0 else "+"
        text += f" {sign} {product}" if text else f"{'−' if part.sign < 0 else ''}{product}"
    return text


def _product(row: ListRow, part: Part, columns: dict[int, ListColumn]) -> str:
    words = " × ".join(number(row, columns[index]) for index in part.factors)
    return words if part.divisor == 1 else f"{words} ÷ {part.divisor}"
