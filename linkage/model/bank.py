"""Bank profile (银行格式): how a bank wants its file of payments, as data.

No national format exists. A profile comes with the program as an example or from the village's own bank;
``confirmed`` says whether somebody compared it with what the bank gave out.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping

from attrs import field, frozen

from linkage.ground.errors import Where
from linkage.ground.money import Money


class Shape(enum.Enum):
    """How the cells of a file stand beside each other."""

    DELIMITED = "分隔"
    FIXED = "定宽"


#: Encodings by the name a profile gives them, with Python's name.
ENCODINGS: Mapping[str, str] = {"GB18030": "gb18030", "GBK": "gbk", "UTF-8": "utf-8"}

#: What a payment can put into a cell, and what a whole batch can.
OF_PAYMENT = (
    *("序号", "支付编号", "户号", "组", "收款人", "户名", "账号", "开户行", "行号", "证件号", "金额", "用途"),
    "备注",
)
OF_BATCH = ("笔数", "总金额", "批号", "批数", "付款账号", "付款户名", "出表日")

#: Cells that are numbers: in a file of fixed widths they stand at the right, with noughts before them.
NUMBERS = frozenset({"序号", "金额", "笔数", "总金额", "批号", "批数"})


@frozen
class BankColumn:
    """A cell of a row: what it takes (取), or the text it always holds (写).

    ``width`` is its most bytes in the file's encoding, its whole width in a file of fixed widths; nought is
    no limit.
    """

    title: str
    source: str
    text: str = ""
    width: int = 0
    needed: bool = False


@frozen
class ReturnForm:
    """How a bank's return file speaks (回单): headings by role, and which words mean paid and failed."""

    headings: Mapping[str, str] = field(factory=dict)
    paid: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


@frozen
class Profile:
    """One bank's format.

    ``most`` is the most payments of a file, ``cap`` the most of one payment, ``batch_cap`` the most of one
    file. ``by_account`` merges payments to one account. ``wages`` is false where the bank takes no wages from
    a general account. ``purposes`` are the bank's words by income, ``purpose`` the one for all others.
    ``day`` is the day of the sample or of the bank's page.
    """

    name: str
    source: str
    confirmed: bool
    shape: Shape
    suffix: str
    encoding: str
    columns: tuple[BankColumn, ...]
    where: Where
    day: datetime.date | None = None
    separator: str = ","
    line_end: str = "\r\n"
    headed: bool = False
    fen: bool = False
    header: tuple[BankColumn, ...] = ()
    trailer: tuple[BankColumn, ...] = ()
    most: int = 0
    cap: Money | None = None
    batch_cap: Money | None = None
    by_account: bool = False
    wages: bool = True
    purposes: Mapping[str, str] = field(factory=dict)
    purpose: str = "联农带农收益"
    returned: ReturnForm = field(factory=ReturnForm)

    @property
    def codec(self) -> str:
        """Python's name of the encoding."""
        return ENCODINGS[self.encoding]

    @property
    def trust(self) -> str:
        """已核对 or 未确认."""
        return "已核对" if self.confirmed else "未确认"
