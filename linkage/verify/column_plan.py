"""Column plan (列的说法): what each column of a list is, as a person confirmed it, kept in a YAML file.

Columns go by their headings; the letters are those of the list from which the plan was made, and serve
the relations. So the plan fits next season's list, too, where a column stands elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from linkage.files.addresses import address, column_number
from linkage.files.cell_texts import heading_text
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault, listed, quoted, suggestion
from linkage.ground.hidden_numbers import hidden
from linkage.ground.source import Node, read_yaml
from linkage.ground.units import PLAIN, Unit, UnitError
from linkage.verify.payout_list import Part, Relation, Role

BAD_COLUMN = Fault("E690", "“{said}”不是列的字母", "", "请写 A、B、AC 这样的字母")
BAD_ROLE = Fault("E691", "不认识的说法{said}", "", "{remedy}")
BAD_UNIT = Fault("E692", "单位{said}不认识", "", "请写 亩、元、天、元/亩 等单位，没有单位就不写")
BAD_RELATION = Fault(
    "E693",
    "关系{said}看不懂",
    "",
    "请写成 F = D × E、L = F + I − K 这样，用“列”里的字母，运算符两边空一格；除数写在后面，如 D × E ÷ 12",
)
BAD_ROW = Fault("E695", "标题行{said}不是行号", "", "请写标题所在的行，例如 [3] 或 [3, 4]")
SAME_COLUMN = Fault("E694", "列 {letter} 写了两次", "", "请删去一处")

_ROLES = {role.value: role for role in Role}
_LETTERS = re.compile(r"[A-Z]{1,3}")
_TIMES, _OVER = frozenset("×*xX"), frozenset("÷/")
_PLUS, _MINUS = frozenset("+＋"), frozenset("-−－—–")


@frozen
class PlannedColumn:
    """What a column is: its letter in the list the plan was made from, its heading, its role.

    ``doubt`` is a sentence for the person who confirms the plan; it is not kept.
    """

    index: int
    heading: str
    role: Role
    about: str = ""
    unit: Unit = PLAIN
    doubt: str = ""

    @property
    def letter(self) -> str:
        """The letter of the column."""
        return address(1, self.index)[:-1]


@frozen
class ColumnPlan:
    """A whole plan: the columns, their relations, the sheets it is for, and the rows of the headings.

    Without ``sheets`` every sheet with these headings is read; without ``rows`` the headings are looked for.
    """

    columns: tuple[PlannedColumn, ...]
    relations: tuple[Relation, ...] = ()
    sheets: tuple[str, ...] = field(default=())
    rows: tuple[int, ...] = field(default=())

    def words(self) -> frozenset[str]:
        """The headings of the plan."""
        return frozenset(column.heading for column in self.columns)

    def said(self, relation: Relation) -> str:
        """A relation in the words of the headings: 租金 = 面积 × 单价."""
        names = {column.index: column.heading for column in self.columns}
        return _written(relation, names)


def _written(relation: Relation, names: dict[int, str]) -> str:
    text = ""
    for part in relation.parts:
        product = " × ".join(names[index] for index in part.factors)
        product += f" ÷ {part.divisor}" if part.divisor != 1 else ""
        sign = "−" if part.sign < 0 else "+"
        text += f" {sign} {product}" if text else f"{'− ' if part.sign < 0 else ''}{product}"
    return f"{names[relation.result]} = {text}"


def written_plan(plan: ColumnPlan) -> str:
    """The plan as the text of a file that a person can read and change."""
    lines = [
        "# 发放表每一列是什么。请核对，错的改过来再用：linkage verify 表 --columns 本文件",
        f"# “是”可以写：{listed(role.value for role in Role)}。",
        "# “关于”相同的列说的是同一笔钱；单位照标题写；关系是每一行都应当成立的算式。",
    ]
    if plan.sheets:
        lines.append(f"表: [{', '.join(map(_quoted, plan.sheets))}]")
    if plan.rows:
        lines.append(f"标题行: [{', '.join(map(str, plan.rows))}]")
    lines.append("列:")
    for column in plan.columns:
        said = f"列: {column.letter}, 标题: {_quoted(column.heading)}, 是: {column.role.value}"
        said += f", 关于: {_quoted(column.about)}" if column.about else ""
        said += f", 单位: {_quoted(str(column.unit))}" if column.unit else ""
        lines.append(f"- {{{said}}}" + (f"  # {column.doubt}" if column.doubt else ""))
    if plan.relations:
        letters = {column.index: column.letter for column in plan.columns}
        lines.append("关系:")
        lines += [f"- {_written(one, letters)}  # {plan.said(one)}" for one in plan.relations]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as YAML reads it back, whatever it holds."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def read_plan(file: str, data: bytes) -> tuple[ColumnPlan | None, list[Problem]]:
    """Read a plan; nothing when it has problems, which are told all at once."""
    node, problems = read_yaml(file, data)
    if node is None:
        return None, problems
    fields = Fields(node, ("表", "标题行", "列", "关系"), "列的说法", problems)
    columns = [_column(item, problems) for item in fields.items("列")]
    if not fields.items("列"):
        fields.missing("列", "[{列: A, 标题: 户号, 是: 户号}]")
    found = [column for column in columns if column is not None]
    seen: set[int] = set()
    for column, item in zip(columns, fields.items("列"), strict=True):
        if column is not None and column.index in seen:
            problems.append(SAME_COLUMN.at(item.where, letter=column.letter))
        seen |= {column.index} if column is not None else set()
    relations = [_relation(word.text, word.where, seen, problems) for word in fields.words("关系")]
    rows = [_row(word.text, word.where, problems) for word in fields.words("标题行")]
    sheets = tuple(word.text.strip() for word in fields.words("表"))
    if problems:
        return None, problems
    known = tuple(one for one in relations if one is not None)
    return ColumnPlan(tuple(found), known, sheets, tuple(row for row in rows if row)), []


def _column(item: Node, problems: list[Problem]) -> PlannedColumn | None:
    fields = Fields(item, ("列", "标题", "是", "关于", "单位"), "一列", problems)
    letter = fields.text("列", needed="A")
    heading = hidden(heading_text(fields.text("标题", needed="户号")))
    role = fields.text("是", needed="户号")
    said = fields.text("单位")
    if letter and not _LETTERS.fullmatch(letter):
        problems.append(BAD_COLUMN.at(fields.place("列"), said=letter))
        return None
    if role and role not in _ROLES:
        remedy = suggestion(role, _ROLES)
        problems.append(BAD_ROLE.at(fields.place("是"), said=quoted(role), remedy=remedy))
        return None
    if not (letter and heading and role):
        return None
    try:
        unit = Unit.parse(said)
    except UnitError:
        problems.append(BAD_UNIT.at(fields.place("单位"), said=quoted(said)))
        return None
    return PlannedColumn(column_number(letter), heading, _ROLES[role], fields.text("关于"), unit)


def _row(text: str, where: Where, problems: list[Problem]) -> int:
    if re.fullmatch(r"[1-9][0-9]{0,4}", text.strip(), re.ASCII):
        return int(text)
    problems.append(BAD_ROW.at(where, said=quoted(text)))
    return 0


def _relation(text: str, where: Where, known: Iterable[int], problems: list[Problem]) -> Relation | None:
    """Read F = D × E + G − H ÷ 12."""
    found = _parsed(text)
    used = {found.result, *(i for part in found.parts for i in part.factors)} if found is not None else set()
    if found is None or not used <= set(known):
        problems.append(BAD_RELATION.at(where, said=quoted(text)))
        return None
    return found


def _parsed(text: str) -> Relation | None:
    left, equals, right = text.partition("=")
    if not equals or not _LETTERS.fullmatch(left.strip()):
        return None
    parts: list[Part] = []
    sign, factors, divisor, due = 1, list[int](), Fraction(1), True
    operator = ""
    for token in right.split():
        if due and not factors and not operator and token in _MINUS:
            sign, operator = -sign, ""
        elif due and operator in _OVER and re.fullmatch(r"[1-9][0-9]{0,5}", token, re.ASCII):
            divisor, due, operator = divisor * int(token), False, ""
        elif due and operator not in _OVER and _LETTERS.fullmatch(token):
            factors.append(column_number(token))
            due, operator = False, ""
        elif not due and token in _TIMES | _OVER:
            due, operator = True, token
        elif not due and token in _PLUS | _MINUS:
            parts.append(Part(tuple(factors), sign, divisor))
            sign, factors, divisor, due = -1 if token in _MINUS else 1, [], Fraction(1), True
        else:
            return None
    if due or not factors:
        return None
    return Relation(column_number(left.strip()), (*parts, Part(tuple(factors), sign, divisor)))
