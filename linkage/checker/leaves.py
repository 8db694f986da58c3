"""Leaves: a cell, a clause, a value of law, the few constants, and references in the document."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from fractions import Fraction

from .faults import WrongError
from .node import Address, Amount, Call, Operation, Value, told
from .reading import brief, half_width, written_date, written_number
from .units import PLAIN, YUAN, parse

_MOST_TEXT = 2000
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]*", re.ASCII)
# In a formula these are operators and separators, no part of the number beside them.
_FORMULA, _OPERATORS = ("=", "＝"), str.maketrans("+-,/", "    ")
_CONSTANTS = {
    "一个整期": Amount(Fraction(1), parse("年")),
    "每户一份": Amount(Fraction(1), parse("户")),
    "每人一份": Amount(Fraction(1), parse("人")),
    "一": Amount(Fraction(1), PLAIN),
    "一年十二个月": Amount(Fraction(12), parse("月/年")),
    "百分之百": Amount(Fraction(1), PLAIN),
}


def _address(call: Call) -> tuple[Address, str]:
    origin = call.origin
    file, text = origin.get("file"), origin.get("text")
    by_cell = origin.keys() - {"part"} == {"file", "text", "sheet", "cell"}
    by_line = origin.keys() - {"part"} == {"file", "text", "line", "column"}
    if not (isinstance(file, str) and isinstance(text, str) and (by_cell or by_line)):
        raise WrongError("出处不完整：要有文件、原文和单元格（或行列）。")
    if by_cell:
        sheet, cell = origin["sheet"], origin["cell"]
        if not (isinstance(sheet, str) and isinstance(cell, str)):
            raise WrongError("出处的工作表和单元格应是文字。")
        if not sheet.strip() or not _CELL.fullmatch(cell) or not _holds(file, sheet):
            raise WrongError("没有这样的单元格。", brief(f"{file}〔{sheet}〕{cell}"))
        return (file, sheet, cell), text
    line, column = origin["line"], origin["column"]
    if type(line) is int and type(column) is int:
        if line < 1 or column < 1:
            raise WrongError("出处的行和列从 1 起。", f"{line}:{column}")
        return (file, "", f"{line}:{column}"), text
    raise WrongError("出处的行和列应是整数。")


def _holds(file: str, sheet: str) -> bool:
    """Say whether a file may hold this sheet: a CSV file is one sheet, by its own name."""
    return not file.endswith(".csv") or file.rpartition("/")[2] == f"{sheet}.csv"


def _compare_text(call: Call, address: Address, text: str) -> None:
    context, where = call.context, "，".join(part for part in address if part)
    # Copies that agree with the original agree with each other.
    if context.cells is None and context.texts.setdefault(address, text) != text:
        raise WrongError(f"同一处（{where}）前后抄成两样。", brief(text), brief(context.texts[address]))
    if context.files is not None and address[0] not in context.files and not address[0].startswith("laws/"):
        raise WrongError("出处的文件不在输入清单里。", brief(address[0]))
    if context.cells is not None and context.cells.get(address) != text:
        raise WrongError(
            f"与原件不符：{where}。", brief(text), brief(context.cells.get(address, "（没有这一格）"))
        )


def _alone(text: str, part: str, *, ten_thousands: bool) -> bool:
    """Say whether the part stands in the text as a whole number, not cut out of a longer one."""
    return any(_whole_at(text, part, start, ten_thousands) for start in _places(text, part))


def _places(text: str, part: str) -> Iterator[int]:
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def _whole_at(text: str, part: str, start: int, ten_thousands: bool) -> bool:  # noqa: FBT001
    before, after = f"  {text[:start]}", text[start + len(part) :]
    if text.lstrip().startswith(_FORMULA):
        before, after = (side.translate(_OPERATORS) for side in (before, after))
    cut_left = before[-1].isdigit() or (before[-1] in ".,/" and before[-2].isdigit())
    sign_lost = before[-1] in "+-" and not before[-2].isdigit() and part[:1] not in "+-"
    cut_right = after[:1].isdigit() or (after[:1] in tuple(".,/") and after[1:2].isdigit())
    suffix = after.lstrip()[:1]
    percent_lost = suffix in ("%", "‰", "亿") or (
        suffix == "万" and not (ten_thousands and after.lstrip()[1:2] == "元")
    )
    return not (cut_left or sign_lost or cut_right or percent_lost)


def _leaf(call: Call) -> Value:
    address, text = _address(call)
    part = call.origin.get("part", text)
    if not isinstance(part, str) or not part.strip() or part not in text or len(text) > _MOST_TEXT:
        raise WrongError("所取的部分不在原文里。", brief(part), brief(text))
    if call.op == "law" and not address[0].startswith(("laws/", "法规")) and address[0] != "章程.yaml":
        raise WrongError("法规或章程的数应出自 laws/、法规.yaml 或 章程.yaml。", brief(address[0]))
    _compare_text(call, address, text)
    if isinstance(call.stated, str):
        return part.strip()
    in_ten_thousands = isinstance(call.stated, Amount) and any(name == "万元" for name, _ in call.stated.unit)
    plain = half_width(part).strip()
    if not _alone(half_width(text), plain, ten_thousands=in_ten_thousands) or (
        plain[-1] == "万" and in_ten_thousands
    ):
        raise WrongError("所取的部分不是原文里一个完整的数。", brief(part), brief(text))
    if isinstance(call.stated, datetime.date):
        return written_date(part)
    return Amount(written_number(part), call.stated.unit)


def _constant(call: Call) -> Value:
    if call.name == "零" and isinstance(call.stated, Amount):
        return Amount(Fraction(0), call.stated.unit)
    if call.name not in _CONSTANTS:
        raise WrongError("不是约定的常数。", told(call.stated))
    return _CONSTANTS[call.name]


def _reference(call: Call) -> Value:
    return Amount(call.context.lookup(call.params, call.context.owner), YUAN)


_REFERRED = frozenset(
    {"pool", "step", "of_which", "asked", "weights", "clause", "payee", "account", "item", "kind"}
)

OPERATIONS = {
    "cell": Operation("台账", _leaf, leaf=True),
    "clause": Operation("约定", _leaf, leaf=True),
    "law": Operation("法规", _leaf, leaf=True),
    "constant": Operation("常数", _constant),
    "ref": Operation("引用", _reference, optional=_REFERRED),
}
