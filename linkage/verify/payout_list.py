"""Payout list (发放表): somebody's list of who gets how much, on her own columns.

A list is read as it stands: rows of texts under headings, each column with the role it plays. What a
role cannot be read as (a sum that is no number) is a problem of reading and told with the others.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import Factory, field, frozen

from linkage.files.addresses import address
from linkage.ground.errors import Problem, Where
from linkage.ground.units import PLAIN, Unit


class Role(enum.Enum):
    """What a column of a payout list is; the value is its word in a file of columns."""

    HOUSEHOLD = "户号"
    MEMBER = "成员号"
    NAME = "姓名"
    GROUP = "组"
    IDENTITY = "证件号"
    LAST_FOUR = "证件后四位"
    ACCOUNT = "卡号"
    HOLDER = "户名"
    PHONE = "电话"
    CLAUSE = "条款"
    PAYER = "付款方"
    QUANTITY = "数量"
    PRICE = "单价"
    TIME = "时间"
    RATE = "比例"
    BASE = "基数"
    AMOUNT = "金额"
    GROSS = "应发"
    DEDUCTION = "扣款"
    PAID_BEFORE = "已付"
    NET = "实发"
    CLASS = "类别"
    SEQUENCE = "序号"
    CAPITALS = "大写金额"
    IGNORED = "不看"


@frozen
class ListColumn:
    """A column: its place, its heading as it stands, its role, and what it is about.

    ``about`` is the clause or the word that ties columns together: 面积, 单价 and 租金 of one clause
    carry one word: the name of a clause or pool, an income (租金), or, for an amount of one payer, the payer.
    Empty for what concerns the whole row (实发, 户号).
    """

    index: int
    heading: str
    role: Role
    about: str = ""
    unit: Unit = PLAIN


@frozen(weakref_slot=False)
class ListRow:
    """A row: its number in the file, its texts and its exact numbers, by column number.

    ``numbers`` holds columns whose role is a number, in the unit of their heading (万元 are turned into yuan,
    6% into 6/100). ``sheet`` is where it stands when a list has several sheets; ``shift`` is how many columns
    further right its cells stand, when a list has blocks side by side: ``texts`` and ``numbers`` go by the
    columns of the first block.
    """

    number: int
    texts: Mapping[int, str] = field(repr=False)
    numbers: Mapping[int, Fraction] = Factory(dict)
    sheet: str = ""
    shift: int = 0

    @property
    def key(self) -> tuple[str, int, int]:
        """What no two rows of a list have in common."""
        return (self.sheet, self.number, self.shift)


@frozen
class Part:
    """A product of columns that is added, or with ``sign`` -1 taken off; ``divisor`` divides it (365, 12)."""

    factors: tuple[int, ...]
    sign: int = 1
    divisor: Fraction = Fraction(1)


@frozen
class Relation:
    """A relation of columns (列间关系): the column ``result`` is the sum of the parts, row by row."""

    result: int
    parts: tuple[Part, ...]


@frozen
class PayoutList:
    """A list as it was read: its columns, the rows of people, and the rows that only add up.

    ``subtotals`` are rows named 合计 or 小计: no payout, but an assertion. ``relations`` are those that were
    confirmed. ``problems`` keep the list from being read, ``notes`` say what was normalised. ``day`` is one
    by which everybody on the list was born, when it is known.
    """

    file: str
    sheet: str
    columns: tuple[ListColumn, ...]
    rows: tuple[ListRow, ...] = field(repr=False)
    subtotals: tuple[ListRow, ...] = field(default=(), repr=False)
    relations: tuple[Relation, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    day: datetime.date | None = None

    def of(self, role: Role, about: str | None = None) -> Iterator[ListColumn]:
        """The columns of a role, in their order; only those about one thing when it is given."""
        for column in self.columns:
            if column.role is role and about in {None, column.about}:
                yield column

    def place(self, row: ListRow, column: ListColumn | None = None) -> Where:
        """The place of a cell, of the row's first cell when no column is given."""
        index = column.index if column is not None else 1
        heading = column.heading if column is not None else ""
        sheet = row.sheet or self.sheet
        return Where(self.file, sheet=sheet, cell=address(row.number, index + row.shift), heading=heading)
