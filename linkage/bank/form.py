"""Form (成文): a batch of payments as the bytes a bank's profile asks for, and such bytes read back.

What the profile cannot hold is refused with its characters and never replaced: a sign outside the charset, a
separator inside a text, a text that a spreadsheet takes for a formula, a text wider than its column, a cell
that must not be empty. Bytes are given only when reading them back gives the same cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from linkage.bank.order import Order, Payment, total
from linkage.ground.errors import IntegrityAlarmError
from linkage.ground.fault import listed
from linkage.ground.money import Money
from linkage.model.bank import NUMBERS, BankColumn, Profile, Shape
from linkage.model.entitlement import Settlement
from linkage.model.identity import Secret
from linkage.rule import rules

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹦﹢﹣﹫−]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@frozen
class Refusal:
    """A text that the bank's file cannot hold: whose, in which column, as it may be shown, and why."""

    payees: str
    column: str
    shown: str
    why: str


@frozen
class Sheet:
    """A bank's file as cells: the line before the payments, headings, payments, and the line after."""

    header: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    trailer: tuple[str, ...]


@frozen
class BankFile:
    """One file for the bank, in its place among the batches; no bytes where something was refused."""

    number: int
    payments: tuple[Payment, ...]
    data: bytes | None
    refusals: tuple[Refusal, ...]


def bank_files(settlement: Settlement, order: Order) -> Sequence[BankFile]:
    """All files of an order; none where the payer names no profile.

    One refusal keeps every file of the order back: a bank is not sent half of a list.
    """
    if order.profile is None:
        return ()
    profile = order.profile
    files = [_bank_file(settlement, order, profile, number) for number in range(1, len(order.batches) + 1)]
    if any(file.refusals for file in files):
        return [BankFile(file.number, file.payments, None, file.refusals) for file in files]
    return files


def refusals(settlement: Settlement, order: Order) -> Sequence[Refusal]:
    """Everything that keeps the files of an order back."""
    return [refusal for file in bank_files(settlement, order) for refusal in file.refusals]


def _bank_file(settlement: Settlement, order: Order, profile: Profile, number: int) -> BankFile:
    filler = _Filler(settlement, order, profile, number)
    payments = order.batches[number - 1]
    sheet = filler.sheet()
    found = tuple(filler.refused)
    if found:
        return BankFile(number, payments, None, found)
    data = encode(sheet, profile)
    if decode(data, profile) != sheet:
        raise IntegrityAlarmError(
            f"{order.payer.name}第 {number} 份银行文件读回来与写的不一样。已停止，未写入任何文件。"
        )
    return BankFile(number, payments, data, ())


class _Filler:
    """Fills the cells of one batch, and notes what the profile cannot hold."""

    def __init__(self, settlement: Settlement, order: Order, profile: Profile, number: int) -> None:
        self.order = order
        self.profile = profile
        self.number = number
        self.batch = order.batches[number - 1]
        self.refused: list[Refusal] = []
        day = settlement.books.paper_day
        details = order.payer.details
        self.whole = {
            "笔数": str(len(self.batch)),
            "总金额": self._amount(total(self.batch)),
            "批号": str(number),
            "批数": str(len(order.batches)),
            "付款账号": _digits(details.get("付款账号", "")),
            "付款户名": details.get("付款户名", "") or order.payer.name,
            "出表日": day.strftime("%Y%m%d") if day is not None else "",
        }

    def sheet(self) -> Sheet:
        profile = self.profile
        return Sheet(
            header=tuple(self._cell(column, None, 0) for column in profile.header),
            headings=tuple(self._title(column) for column in profile.columns) if profile.headed else (),
            rows=tuple(
                tuple(self._cell(column, payment, at) for column in profile.columns)
                for at, payment in enumerate(self.batch, start=1)
            ),
            trailer=tuple(self._cell(column, None, 0) for column in profile.trailer),
        )

    def _amount(self, amount: Money) -> str:
        return str(amount.fen) if self.profile.fen else amount.plain

    def _title(self, column: BankColumn) -> str:
        why = "；".join(_objections(column.title, evolve(column, source="", needed=False), self.profile))
        if why:
            self.refused.append(Refusal("整批", column.title, "标题行", why))
        return column.title

    def _cell(self, column: BankColumn, payment: Payment | None, at: int) -> str:
        text = self._text(column, payment, at)
        why = "；".join(_objections(text, column, self.profile))
        if why:
            payees = payment.payees if payment is not None else "整批"
            secret = column.source in {"账号", "证件号", "付款账号"}
            shown = Secret(text).masked if secret and text else text
            self.refused.append(Refusal(payees, column.title, shown, why))
        return text

    def _text(self, column: BankColumn, payment: Payment | None, at: int) -> str:
        if not column.source:
            return column.text
        if column.source in self.whole:
            return self.whole[column.source]
        return self._of(column.source, payment, at) if payment is not None else ""

    def _of(self, source: str, payment: Payment, at: int) -> str:
        row = payment.person
        match source:
            case "序号":
                return str(at)
            case "支付编号":
                return payment.number
            case "户号":
                return payment.payees
            case "收款人":
                return payment.name
            case "户名":
                return payment.holder
            case "账号":
                return payment.account.reveal()
            case "金额":
                return self._amount(payment.amount)
            case "用途":
                return purpose(payment, self.profile)
            case "证件号":
                secret = row.secret("证件号")
                return secret.reveal() if secret is not None else ""
            case _:
                return row.text(source)


def purpose(payment: Payment, profile: Profile | None) -> str:
    """The bank's word for what is paid: of one income its own, of several the one for all."""
    if profile is None:
        return listed(rules()[income].plain if income in rules() else income for income in payment.incomes)
    if len(payment.incomes) == 1:
        return profile.purposes.get(payment.incomes[0], profile.purpose)
    return profile.purpose


def _digits(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


def _objections(text: str, column: BankColumn, profile: Profile) -> Iterator[str]:
    """Why a cell cannot stand in the file."""
    if not text and column.needed:
        yield "没有填，银行要这一栏"
    outside = unwritable(text, profile.codec)
    if outside:
        signs = listed(f"“{sign}”（U+{ord(sign):04X}）" for sign in outside)
        yield f"{signs}不在 {profile.encoding} 里，写不进去"
    if _CONTROL.search(text):
        yield "有看不见的控制符"
    if profile.shape is Shape.DELIMITED:
        if profile.separator in text or '"' in text:
            yield "里面有分隔符或引号，银行会读成两栏"
        if column.source not in NUMBERS and column.source and _FORMULA.match(text):
            yield "开头的符号会被表格软件当成算式"
    elif column.source not in NUMBERS and text != text.strip(" "):
        yield "前后有空格"
    size = len(text.encode(profile.codec, "ignore"))
    if column.width and size > column.width:
        yield f"有 {size} 个字节，这一栏最多 {column.width} 个"


def unwritable(text: str, codec: str) -> Sequence[str]:
    """The characters of a text that an encoding does not have, each once.

    >>> unwritable("堃㛃䶮", "gbk"), unwritable("堃㛃䶮", "gb18030")
    (['㛃', '䶮'], [])
    """
    found = []
    for sign in dict.fromkeys(text):
        try:
            sign.encode(codec)
        except UnicodeEncodeError:
            found.append(sign)
    return found


def encode(sheet: Sheet, profile: Profile) -> bytes:
    """Write cells as the profile says; every cell is known to fit."""
    lines: list[bytes] = []
    if sheet.header:
        lines.append(_line(sheet.header, profile.header, profile))
    if sheet.headings:
        lines.append(_line(sheet.headings, profile.columns, profile, words=True))
    lines += [_line(row, profile.columns, profile) for row in sheet.rows]
    if sheet.trailer:
        lines.append(_line(sheet.trailer, profile.trailer, profile))
    return b"".join(line + profile.line_end.encode() for line in lines)


def _line(
    cells: Sequence[str], columns: Sequence[BankColumn], profile: Profile, *, words: bool = False
) -> bytes:
    if profile.shape is Shape.DELIMITED:
        return profile.separator.join(cells).encode(profile.codec)
    return b"".join(
        _padded(cell.encode(profile.codec), column, number=not words and column.source in NUMBERS)
        for cell, column in zip(cells, columns, strict=True)
    )


def _padded(data: bytes, column: BankColumn, *, number: bool) -> bytes:
    return data.rjust(column.width, b"0") if number else data.ljust(column.width, b" ")


def decode(data: bytes, profile: Profile) -> Sheet:
    """Read a file of this profile back to its cells, noughts and blanks that filled it taken away."""
    ends = profile.line_end.encode()
    lines = data.split(ends)[:-1]
    header = lines.pop(0) if profile.header else b""
    headings = lines.pop(0) if profile.headed else b""
    trailer = lines.pop() if profile.trailer else b""
    return Sheet(
        header=_cells(header, profile.header, profile) if profile.header else (),
        headings=_cells(headings, profile.columns, profile, words=True) if profile.headed else (),
        rows=tuple(_cells(line, profile.columns, profile) for line in lines),
        trailer=_cells(trailer, profile.trailer, profile) if profile.trailer else (),
    )


def _cells(
    line: bytes, columns: Sequence[BankColumn], profile: Profile, *, words: bool = False
) -> tuple[str, ...]:
    if profile.shape is Shape.DELIMITED:
        return tuple(line.decode(profile.codec).split(profile.separator))
    cells, at = [], 0
    for column in columns:
        text = line[at : at + column.width].decode(profile.codec)
        at += column.width
        cells.append(_number(text) if not words and column.source in NUMBERS else text.rstrip(" "))
    return tuple(cells)


def _number(text: str) -> str:
    bare = text.lstrip("0")
    return f"0{bare}" if not bare or bare.startswith(".") else bare
