"""Return files (回单、退票文件): what the bank says became of each payment, read as it stands.

Columns are found by the headings of the payer's profile, of a file the person gives, or of a closed list of
usual ones. A payment number is also found inside another cell (a remark), because banks carry it there; it
has check digits, so nothing else is taken for it.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from attrs import field, frozen

from linkage.bank.numbering import is_number
from linkage.files.cell_texts import heading_text
from linkage.files.number_text import fen_in
from linkage.files.raw_sheet import RawCell, RawRow, RawSheet, Sort
from linkage.files.tables import LARGEST_FILE, MOST_ROWS
from linkage.files.workbook_reader import open_workbook, uncomputed
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault, listed, quoted
from linkage.ground.money import Money
from linkage.model.bank import ReturnForm
from linkage.model.identity import Secret

NO_HEADINGS = Fault(
    "E780", "找不到回单的标题行", "要有“{known}”里的两列，其中一列说结果", "请用 --columns 指明哪一列是什么"
)
NO_RESULT = Fault(
    "E781",
    "没有一列说成功还是失败",
    "只凭金额不知道付了没有",
    "请用 --columns 指明 结果: 哪一列，或补上这一列",
)
BAD_AMOUNT = Fault("E782", "金额写着{said}，不是整分的钱", "", "请核对回单，或向银行要原文件")
BAD_ENCODING = Fault(
    "E783", "这个文件的编码认不出来", "不是 UTF-8，也不是 GB18030", "请用原文件，或另存为 UTF-8"
)
NO_LINES = Fault("E784", "回单里没有一笔", "", "请核对是不是这个文件")
TOO_LARGE = Fault("E785", "文件太大：{size} 字节", "最多读 {limit} 字节、{rows} 行", "请核对是不是这个文件")

#: The usual headings of every role. Those that can only speak of the payee stand before those that may speak
#: of the payer.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "支付编号": ("支付编号", "唯一编号", "业务编号", "客户流水号", "企业流水号", "商户订单号"),
    "金额": ("金额", "交易金额", "发生额", "付款金额", "代发金额", "入账金额"),
    "结果": ("结果", "状态", "交易状态", "处理结果", "处理状态", "交易结果", "代发结果"),
    "原因": ("原因", "失败原因", "退票原因", "退回原因", "说明", "处理信息", "返回信息"),
    "账号": ("收款账号", "收款人账号", "对方账号", "账号", "卡号"),
    "户名": ("收款户名", "收款人户名", "收款人名称", "收款人", "对方户名", "户名", "姓名"),
    "日期": ("日期", "交易日期", "入账日期", "处理日期"),
    "流水号": ("流水号", "交易流水号", "银行流水号", "核心流水号"),
}
PAID_WORDS = ("成功", "交易成功", "处理成功", "代发成功", "付款成功", "已入账", "入账成功", "已付")
FAILED_WORDS = (
    "失败",
    "交易失败",
    "处理失败",
    "代发失败",
    "付款失败",
    "退票",
    "退回",
    "已退",
    "拒绝",
    "未入账",
)

_SHEET = "回单"
_HEAD = 4000
_FIRST_ROWS = 10
_LEAST = 2
#: A spreadsheet keeps fifteen digits of a number.
_KEPT = 15
_DIGITS = re.compile(r"[\s-]")
_SCIENCE = re.compile(r"[0-9][0-9.]*[Ee]\+?[0-9]+")
_LONG = re.compile(r"[0-9]{9,}[Xx]?")
_PIECES = re.compile(r"[A-Z0-9]+")


@frozen
class ReturnLine:
    """One line of a return file.

    ``paid`` is nothing where the bank's word is not known; ``amount`` nothing where the file does not say it.
    ``account`` is never shown whole.
    """

    where: Where
    number: str
    paid: bool | None
    word: str
    amount: Money | None = None
    reason: str = ""
    name: str = ""
    day: str = ""
    serial: str = ""
    account: str = field(default="", repr=False)


def read_return(file: str, data: bytes, form: ReturnForm, problems: list[Problem]) -> tuple[ReturnLine, ...]:
    """Read one return file; everything wrong with it is added to the problems, and then nothing counts."""
    if len(data) > LARGEST_FILE:
        problems.append(TOO_LARGE.at(Where(file), size=len(data), limit=LARGEST_FILE, rows=MOST_ROWS))
        return ()
    if file.lower().endswith(".xlsx"):
        return tuple(_of_workbook(file, data, form, problems))
    candidates = list(_tables(file, data, problems))
    for sheet in candidates:
        found = _headings(sheet, form)
        if found is not None:
            return tuple(_lines(sheet, *found, form, problems))
    if candidates:
        problems.append(NO_HEADINGS.at(Where(file), known=listed(HEADINGS)))
    return ()


def _of_workbook(file: str, data: bytes, form: ReturnForm, problems: list[Problem]) -> Iterator[ReturnLine]:
    """The lines of all sheets: what one sheet says paid, another may say came back."""
    sheets, about, faults, _ = open_workbook(file, data)
    problems += faults
    headed = False
    for sheet in sheets:
        found = _headings(sheet, form)
        if found is not None:
            headed = True
            if sheet.name in about:
                problems += uncomputed(sheet, about[sheet.name])
            yield from _lines(sheet, *found, form, problems)
        elif any(_numbers(cell.text for cell in row.cells.values()) for row in sheet.rows):
            headed = True
            problems.append(NO_HEADINGS.at(Where(file, sheet=sheet.name), known=listed(HEADINGS)))
    if not headed and not faults:
        problems.append(NO_HEADINGS.at(Where(file), known=listed(HEADINGS)))


def _tables(file: str, data: bytes, problems: list[Problem]) -> Iterator[RawSheet]:
    """The file in every encoding in which it can be read; the one whose headings are known counts."""
    readable = False
    for encoding in ("utf-8-sig", "gb18030") if data[:2] not in {b"\xff\xfe", b"\xfe\xff"} else ("utf-16",):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        readable = True
        rows = _rows(text)
        if rows is not None and len(rows) > MOST_ROWS:
            problems.append(TOO_LARGE.at(Where(file), size=len(data), limit=LARGEST_FILE, rows=MOST_ROWS))
            return
        if rows is not None:
            yield RawSheet(file, _SHEET, tuple(rows))
    if not readable:
        problems.append(BAD_ENCODING.at(Where(file)))


def _rows(text: str) -> Sequence[RawRow] | None:
    """The rows of a text, at most one more than are read; nothing where it is no table."""
    head = text[:_HEAD]
    delimiter = max((",", "\t", "|", ";"), key=head.count)
    rows: list[RawRow] = []
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for number, record in enumerate(islice(records, MOST_ROWS + 1), start=1):
            cells = {at: RawCell(word.strip()) for at, word in enumerate(record, start=1) if word.strip()}
            rows += [RawRow(number, cells)] if cells else []
    except csv.Error:
        return None
    return rows


def _headings(sheet: RawSheet, form: ReturnForm) -> tuple[RawRow, Mapping[str, int]] | None:
    for row in sheet.rows:
        if row.number > _FIRST_ROWS:
            return None
        roles = _roles(row, form)
        if len(roles) >= _LEAST:
            return row, roles
    return None


def _roles(row: RawRow, form: ReturnForm) -> Mapping[str, int]:
    """The column of every role."""
    return {role: columns[0] for role in HEADINGS if (columns := _columns(row, role, form))}


def _columns(row: RawRow, role: str, form: ReturnForm) -> Sequence[int]:
    """All columns that a role may have, the likeliest first; brackets of a heading are set aside."""
    words = {at: heading_text(cell.text) for at, cell in sorted(row.cells.items())}
    found: list[int] = []
    said = form.headings.get(role)
    for heading in (said,) if said else HEADINGS[role]:
        found += [at for at, word in words.items() if word == heading_text(heading)]
        found += [at for at, word in words.items() if at not in found and word.partition("（")[0] == heading]
    return found


def _lines(
    sheet: RawSheet, head: RawRow, roles: Mapping[str, int], form: ReturnForm, problems: list[Problem]
) -> Iterator[ReturnLine]:
    if "结果" not in roles:
        problems.append(NO_RESULT.at(sheet.place(head.number, 1)))
        return
    rows = [row for row in sheet.rows if row.number > head.number]
    if not rows:
        problems.append(NO_LINES.at(sheet.place(head.number, 1)))
    results = _columns(head, "结果", form)
    for row in rows:
        line = _line(sheet, row, (roles, results), form, problems)
        if line is not None:
            yield line


def _line(
    sheet: RawSheet,
    row: RawRow,
    columns: tuple[Mapping[str, int], Sequence[int]],
    form: ReturnForm,
    problems: list[Problem],
) -> ReturnLine | None:
    roles, results = columns
    texts = {role: row.cells[at].text.strip() for role, at in roles.items() if at in row.cells}
    number = _number(texts.get("支付编号", ""), [cell.text for cell in row.cells.values()])
    words = [row.cells[at].text.strip() for at in results if at in row.cells]
    word = "、".join(dict.fromkeys(word for word in words if word))
    if not word and _is_sum(row):
        return None
    amount = None
    if texts.get("金额"):
        amount = _amount(texts["金额"])
        if amount is None:
            place = sheet.place(row.number, roles["金额"], "金额")
            problems.append(BAD_AMOUNT.at(place, said=quoted(texts["金额"])))
    return ReturnLine(
        where=sheet.place(row.number, roles.get("支付编号", roles["结果"])),
        number=number,
        paid=_outcome(words, form),
        word=_masked(word),
        amount=amount,
        reason=_masked(texts.get("原因", "")),
        name=_masked(texts.get("户名", "")),
        day=texts.get("日期", ""),
        serial=texts.get("流水号", ""),
        account=_account(row.cells.get(roles.get("账号", 0))),
    )


def _is_sum(row: RawRow) -> bool:
    return any(cell.text.strip() in {"合计", "总计", "小计"} for cell in row.cells.values())


def _number(said: str, texts: Sequence[str]) -> str:
    """The payment number of a row: as its column says it, else the only one in any cell."""
    if said:
        inside = _numbers([said])
        return inside.pop() if len(inside) == 1 else _masked(said)
    found = _numbers(texts)
    return found.pop() if len(found) == 1 else ""


def _numbers(texts: Iterable[str]) -> set[str]:
    return {piece for text in texts for piece in _PIECES.findall(text.upper()) if is_number(piece)}


def _account(cell: RawCell | None) -> str:
    """The account of a row; nothing where a spreadsheet kept it as a number and so lost its last digits."""
    if cell is None:
        return ""
    digits = _DIGITS.sub("", unicodedata.normalize("NFKC", cell.text))
    lost = cell.sort is Sort.NUMBER and len(digits) > _KEPT
    return "" if lost or _SCIENCE.fullmatch(digits) else digits


def _masked(text: str) -> str:
    """What the bank wrote, without the accounts and telephones it may have put in."""
    return _LONG.sub(lambda found: Secret(found[0]).masked, text)


def _amount(text: str) -> Money | None:
    fen = fen_in(text)
    return Money(fen) if fen is not None else None


def _outcome(words: Sequence[str], form: ReturnForm) -> bool | None:
    """Paid or not, where all columns that say it agree and each word is known as just one of the two."""
    paid, failed = form.paid or PAID_WORDS, form.failed or FAILED_WORDS
    said = {(word in paid, word in failed) for word in words if word}
    if said == {(True, False)}:
        return True
    return False if said == {(False, True)} else None
