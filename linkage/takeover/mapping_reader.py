"""Mapping reader (读对照): the YAML of ``--columns`` to a mapping, with every problem at its line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import listed, quoted, suggestion
from linkage.ground.source import MappingNode, Node, Scalar, read_yaml
from linkage.ground.units import Unit, UnitError
from linkage.model.registers import Column, Kind, Sheet
from linkage.takeover import takeover_faults as faults
from linkage.takeover.mapping import (
    ANY_DAY,
    DAY_FORMS,
    FILLS,
    IN_HOUSEHOLD,
    UNDER_HOUSEHOLD,
    ColumnMap,
    PartMap,
    TakeoverMap,
)

_TOP = ("表", "不读")
_PART = ("旧表", "到", "标题行", "末行", "没有就略过", "不要", "列")
_COLUMN = (
    *("旧列", "别名", "单位", "日期", "往下填", "换词", "当空", "补零到"),
    *("固定", "编号", "每逢", "按姓名", "组", "连成", "同行"),
)
_MADE = ("旧列", "固定", "编号", "按姓名", "连成", "同行")
_OPEN = {"？", "?"}
_ROWS = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
_NUMBERING = re.compile(r"[A-Z0-9-]{0,16}[0-9]{1,9}", re.ASCII)
_WIDEST = 20


def read_mapping(file: str, data: bytes) -> tuple[TakeoverMap | None, list[Problem]]:
    """Read a mapping; nothing, and every problem, when it cannot be used."""
    node, problems = read_yaml(file, data)
    if node is None:
        return None, problems
    top = Fields(node, _TOP, "对照", problems)
    if top.node("表") is None:
        top.missing("表", "[{旧表: 花名册, 到: 名册, 列: {户号: 户编号}}]")
    parts = [_part(item, problems) for item in top.items("表")]
    unread = tuple(scalar.text.strip() for scalar in top.words("不读"))
    found = TakeoverMap(tuple(part for part in parts if part is not None), unread, file)
    return (None if problems else found), problems


def _part(node: Node, problems: list[Problem]) -> PartMap | None:
    said = Fields(node, _PART, "一张表", problems)
    sheet, register = said.text("旧表", needed="花名册"), said.text("到", needed="名册")
    declared = SHEET_BY_NAME.get(register)
    if register and declared is None:
        remedy = suggestion(register, SHEET_BY_NAME)
        problems.append(faults.NO_REGISTER.at(said.place("到"), said=register, remedy=remedy))
    if declared is None or not sheet:
        return None
    columns = said.sub("列", needed="{户号: 户编号}")
    entries = columns.entries if columns is not None else ()
    maps = [_column(key, value, declared, problems) for key, value in entries]
    found = tuple(column for column in maps if column is not None)
    _check_missing(declared, entries, said.place("列"), problems)
    needs = said.text("没有就略过")
    if needs and needs not in {column.heading for column in found}:
        place = said.place("没有就略过")
        problems.append(
            faults.NO_REGISTER_COLUMN.at(
                place, register=register, said=needs, remedy="这里写“列”里有的一列，例如 面积"
            )
        )
    return PartMap(
        sheet=sheet,
        register=register,
        columns=found,
        heading_rows=_rows(said, "标题行", problems) or (1, 1),
        last_row=(_rows(said, "末行", problems) or (0, 0))[0],
        needs=needs,
        dropped=tuple(scalar.text.strip() for scalar in said.words("不要")),
        where=said.where,
    )


def _check_missing(
    declared: Sheet, entries: Sequence[tuple[Scalar, Node]], where: Where, problems: list[Problem]
) -> None:
    named = {key.text for key, _ in entries}
    for column in declared.columns:
        if column.required and column.heading not in named:
            words = {"register": declared.name, "heading": column.heading, "more": _ways(column.heading)}
            problems.append(faults.MISSING_COLUMN.at(where, **words))


def _ways(heading: str) -> str:
    """Other ways a column may come about, for the remedy."""
    ways = {
        "户号": "；没有户号的，可以编：户号: {编号: A001}，或按姓名找：户号: {按姓名: 姓名}",
        "成员号": "；每户一行的，成员号: {固定: 1}；每人一行的，成员号: {编号: 户内}",
        "与户主关系": "；每户一行的，与户主关系: {固定: 户主}",
        "地块代码": "；没有代码的，可以编：地块代码: {编号: 户号-户内}",
    }
    return ways.get(heading, f"；都一样的，{heading}: {{固定: …}}")


def _rows(said: Fields, key: str, problems: list[Problem]) -> tuple[int, int] | None:
    found: list[int] = []
    for scalar in said.words(key):
        match = _ROWS.fullmatch(scalar.text.strip())
        if match is None:
            remedy = "请写所在的行，例如 [3]，两行的标题写 [3, 4]"
            words = {"heading": key, "said": f"{quoted(scalar.text)}不是行号", "remedy": remedy}
            problems.append(faults.NOT_TOGETHER.at(scalar.where, **words))
        else:
            found.append(int(match[0]))
    return (min(found), max(found)) if found else None


def _column(key: Scalar, node: Node, declared: Sheet, problems: list[Problem]) -> ColumnMap | None:
    heading = key.text.strip()
    column = declared.column(heading)
    if column is None:
        remedy = suggestion(heading, [c.heading for c in declared.columns])
        problems.append(
            faults.NO_REGISTER_COLUMN.at(key.where, register=declared.name, said=heading, remedy=remedy)
        )
        return None
    if isinstance(node, Scalar):
        return _short(heading, node, problems)
    if not isinstance(node, MappingNode):
        sources = Fields(MappingNode(((key, node),), key.where), None, heading, problems).words(heading)
        return ColumnMap(heading, key.where, tuple(one.text.strip() for one in sources))
    return _Long(Fields(node, _COLUMN, f"“{heading}”一列", problems), heading, column, problems).read()


def _short(heading: str, node: Scalar, problems: list[Problem]) -> ColumnMap | None:
    text = node.text.strip()
    if text in _OPEN or not text:
        remedy = f"请写旧表的标题{_ways(heading)}"
        problems.append(faults.UNANSWERED.at(node.where, key=heading, remedy=remedy))
        return None
    return ColumnMap(heading, node.where, (text,))


class _Long:
    """A column written with its keys."""

    def __init__(self, said: Fields, heading: str, column: Column, problems: list[Problem]) -> None:
        self.said = said
        self.heading = heading
        self.column = column
        self.problems = problems

    def read(self) -> ColumnMap | None:
        """The column; problems are added to the list."""
        said, before = self.said, len(self.problems)
        self._unanswered()
        made = [key for key in _MADE if said.node(key) is not None]
        if len(made) != 1:
            what = f"{listed(made)}只能写一个" if made else "没有写从哪里来"
            self._wrong(
                said.where,
                what,
                f"请写 旧列、固定、编号、按姓名、连成、同行 之一，例如 {{旧列: {self.heading}}}",
            )
        found = ColumnMap(
            heading=self.heading,
            where=said.where,
            sources=tuple(one.text.strip() for one in said.words("旧列")),
            aliases=tuple(one.text.strip() for one in said.words("别名")),
            unit=self._unit(),
            day_form=self._day_form(),
            fill=self._fill(),
            words=self._words(),
            blanks=tuple(one.text.strip() for one in said.words("当空")),
            width=self._width(),
            constant=said.text("固定"),
            numbering=self._numbering(),
            every=said.text("每逢"),
            looked_up=said.text("按姓名"),
            group=said.text("组"),
            joined=said.text("连成"),
            same_row=said.choice("同行", ("名册",)),
        )
        return found if len(self.problems) == before else None

    def _wrong(self, where: Where, what: str, remedy: str) -> None:
        self.problems.append(faults.NOT_TOGETHER.at(where, heading=self.heading, said=what, remedy=remedy))

    def _unanswered(self) -> None:
        for key, value in self.said.entries:
            if isinstance(value, Scalar) and value.text.strip() in _OPEN:
                words = {"单位": self._units(), "日期": DAY_FORMS, "往下填": FILLS}.get(key.text, ())
                remedy = f"请写 {listed(words)} 之一" if words else f"请写上{_ways(self.heading)}"
                self.problems.append(
                    faults.UNANSWERED.at(value.where, key=f"{self.heading} 的 {key.text}", remedy=remedy)
                )

    def _units(self) -> tuple[str, ...]:
        return self.column.units or ((self.column.unit,) if self.column.unit else ())

    def _unit(self) -> str:
        scalar = self.said.scalar("单位")
        text = scalar.text.strip() if scalar is not None else ""
        if scalar is None or text in _OPEN:
            return ""
        units = self._units()
        try:
            fits = any(Unit.parse(text).fits(Unit.parse(unit)) for unit in units)
        except UnitError:
            fits = False
        if not fits or self.column.kind is not Kind.NUMBER:
            words = {
                "heading": self.heading,
                "said": quoted(text),
                "units": listed(units) or "（这一列不用单位）",
            }
            self.problems.append(faults.UNIT_UNKNOWN.at(scalar.where, **words))
            return ""
        return text

    def _day_form(self) -> str:
        form = self.said.text("日期") or ANY_DAY
        if form not in {*DAY_FORMS, *_OPEN}:
            self._wrong(
                self.said.place("日期"), f"日期的写法{quoted(form)}不认识", f"请写 {listed(DAY_FORMS)} 之一"
            )
        return form

    def _fill(self) -> str:
        fill = self.said.text("往下填")
        if fill and fill not in {*FILLS, *_OPEN}:
            self._wrong(
                self.said.place("往下填"), f"往下填{quoted(fill)}不认识", f"请写 {listed(FILLS)} 之一"
            )
        if fill and self.column.kind in {Kind.NUMBER, Kind.SECRET}:
            self._wrong(
                self.said.place("往下填"), "数和号码不能往下填，会算成几份", "请取消合并，每一行填自己的"
            )
        return fill

    def _words(self) -> Mapping[str, str]:
        node = self.said.sub("换词")
        entries = node.entries if node is not None else ()
        return {key.text.strip(): value.text.strip() for key, value in entries if isinstance(value, Scalar)}

    def _width(self) -> int:
        text = self.said.text("补零到")
        if not text:
            return 0
        if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= _WIDEST):
            self._wrong(self.said.place("补零到"), f"补零到{quoted(text)}不是位数", "请写位数，例如 3")
            return 0
        return int(text)

    def _numbering(self) -> str:
        text = self.said.text("编号")
        if text and text not in {IN_HOUSEHOLD, UNDER_HOUSEHOLD, *_OPEN} and not _NUMBERING.fullmatch(text):
            self._wrong(
                self.said.place("编号"),
                f"编号{quoted(text)}看不出怎么往下编",
                f"请写第一个号，例如 A001；或写 {IN_HOUSEHOLD}、{UNDER_HOUSEHOLD}",
            )
        return text
