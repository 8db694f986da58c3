"""Shown (核对的样子): what a list proves alone, on screen and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from linkage.console import terminal
from linkage.files.addresses import address
from linkage.ground.errors import Problem
from linkage.ground.figure import Json
from linkage.ground.money import Money
from linkage.telling.problem_document import place_document, problem_document
from linkage.verify.list_rows import LOST_DIGITS
from linkage.verify.payout_list import ListColumn, PayoutList, Relation, Role
from linkage.verify.proof import NOTE, WARNING, Remark
from linkage.verify.relations import Held, held
from linkage.verify.row_words import term, yuan

SCHEMA = "linkage.verify/1"
_MOST = 20
_TITLES = ((WARNING, "对不上的（{} 处）"), (NOTE, "请再看一眼的（{} 处）"))


@frozen
class Asked:
    """A relation that was asked of every row, in words."""

    said: str
    found: Held

    @property
    def holds(self) -> int:
        """In how many rows it holds."""
        return len(self.found.rows) - len(self.found.wrong)

    @property
    def rounding(self) -> str:
        """How the list is rounded there."""
        if self.found.near:
            return "单价印的是约数"
        return str(self.found.rounding) if self.found.rounding is not None else ""


def asked(paid: PayoutList) -> tuple[Asked, ...]:
    """Ask all relations of a list."""
    return tuple(Asked(relation_words(paid, relation), held(paid, relation)) for relation in paid.relations)


def relation_words(paid: PayoutList, relation: Relation) -> str:
    """A relation in the headings of a list: 租金 = 面积 × 单价."""
    names = {column.index: term(column) for column in paid.columns}
    text = ""
    for part in relation.parts:
        product = " × ".join(names[index] for index in part.factors)
        product += f" ÷ {part.divisor}" if part.divisor != 1 else ""
        sign = "−" if part.sign < 0 else "+"
        text += f" {sign} {product}" if text else f"{'−' if part.sign < 0 else ''}{product}"
    return f"{names[relation.result]} = {text}"


def paid_column(paid: PayoutList) -> ListColumn | None:
    """The column that says what is paid: 实发, else 应发, else the only amount."""
    found = [*paid.of(Role.NET)] or [*paid.of(Role.GROSS)]
    amounts = [*paid.of(Role.AMOUNT)]
    return next(iter(found), amounts[0] if len(amounts) == 1 else None)


def total(paid: PayoutList, column: ListColumn) -> Fraction:
    """The sum of a column over the rows of people."""
    return sum((row.numbers.get(column.index, Fraction(0)) for row in paid.rows), Fraction(0))


def show(paid: PayoutList, remarks: Sequence[Remark]) -> None:
    """Show on screen what a list proves and what not, the gravest first."""
    found = asked(paid)
    if found:
        rows = [(one.said, f"{one.holds} 行", f"{len(one.found.wrong)} 行", one.rounding) for one in found]
        terminal.show_table("验算", ("关系", "成立", "不成立", "取整"), rows)
        terminal.say()
    for severity, title in _TITLES:
        show_remarks(title, [remark for remark in remarks if remark.severity == severity])
    show_problems("读入时的提示（{} 处）", [n for n in paid.notes if n.code != LOST_DIGITS.code])
    terminal.say(verdict(paid, remarks, found))


def show_remarks(title: str, remarks: Sequence[Remark]) -> None:
    """Show remarks; of one kind no more than fit on a screen."""
    if not remarks:
        return
    seen: Counter[str] = Counter()
    entries = []
    for remark in remarks:
        seen[remark.code] += 1
        if seen[remark.code] <= _MOST:
            lines = terminal.told(remark.message, remedy=remark.remedy)
            entries.append(terminal.Entry(remark.code, str(remark.where), lines))
    for code, count in seen.items():
        if count > _MOST:
            entries.append(terminal.Entry(code, f"另有 {count - _MOST} 处", ("加 --json 列出全部。",)))
    terminal.show_entries(title.format(len(remarks)), entries)
    terminal.say()


def show_problems(title: str, problems: Sequence[Problem]) -> None:
    """Show problems or notes of the reader."""
    if not problems:
        return
    terminal.show_entries(title.format(len(problems)), [terminal.problem_entry(one) for one in problems])
    terminal.say()


def verdict(paid: PayoutList, remarks: Sequence[Remark], found: Sequence[Asked]) -> str:
    """The last line: what was read, and what came of it."""
    column = paid_column(paid)
    words = f"，{term(column)}共 {yuan(total(paid, column))}" if column is not None else ""
    read = f"{paid.file}：{len(paid.rows)} 行发放，{len(paid.subtotals)} 行合计{words}。"
    if not paid.rows:
        return f"{read}没有可以核对的行。"
    grave = sum(remark.severity == WARNING for remark in remarks)
    if grave:
        return f"{read}有 {grave} 处对不上，请逐处核对后再发。"
    if remarks:
        return f"{read}没有对不上的，有 {len(remarks)} 处请再看一眼。"
    if not found and not paid.subtotals:
        return f"{read}没有发现问题；表上没有能验算的算式和合计。"
    return f"{read}表上的数都对得上。这只说明表本身前后一致，不说明它符合协议。"


def document(paid: PayoutList, remarks: Sequence[Remark]) -> dict[str, Json]:
    """What was found, as data; numbers of people stand in it masked only."""
    column = paid_column(paid)
    return {
        "schema": SCHEMA,
        "file": paid.file,
        "sheet": paid.sheet,
        "columns": [
            {
                "column": address(1, one.index)[:-1],
                "heading": one.heading,
                "role": one.role.value,
                "about": one.about,
                "unit": str(one.unit),
            }
            for one in paid.columns
        ],
        "relations": [
            {"said": one.said, "holds": one.holds, "fails": len(one.found.wrong), "rounding": one.rounding}
            for one in asked(paid)
        ],
        "rows": len(paid.rows),
        "subtotals": len(paid.subtotals),
        "total": _plain_yuan(total(paid, column)) if column is not None else None,
        "problems": [problem_document(one) for one in paid.problems],
        "notes": [problem_document(one) for one in paid.notes if one.code != LOST_DIGITS.code],
        "remarks": [
            {
                "code": one.code,
                "severity": one.severity,
                **place_document(one.where),
                "message": one.message,
                "remedy": one.remedy,
            }
            for one in remarks
        ],
    }


def _plain_yuan(value: Fraction) -> str:
    fen = value * 100
    return Money(int(fen)).plain if fen.denominator == 1 else f"{value}"
