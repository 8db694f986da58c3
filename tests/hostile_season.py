"""A season in which whatever somebody types is hostile: every word of its registers, agreement, charter and theme.

It has every sheet that :mod:`linkage.files.register_sheets` declares, and each column of words is filled in all
rows, whether it was there or not: a new column is hostile by itself. A word that names something (a clause, a
pool, a piece of work, a series) is the same hostile name wherever it stands. Codes, parties and units stand as
they were; hostile they are refused, as :func:`misnamed` tries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml
from attrs import evolve, frozen

from documents.trade import trading
from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.model.registers import Column, Kind, Sheet
from villages import Rows, Village

#: What begins a formula, a program, markup, the end of a style sheet and of an attribute, a path, an entity.
CELL = "=1+1|{{s}}{%else%}<img src=x>\"'&lt;;}</style>../"
#: The same where signs that part names are refused, and where a name may not look like a formula.
NAME = "{{s}}{%if%}<b x=\"'&lt;;}"


def harmless(text: str) -> str:
    """A text of as many signs, each as wide, that means nothing: papers are laid out and sorted alike."""
    return text[:1] + re.sub(r"\S", "a", text[1:])


#: Sheets that the trading village has no need of, each with a row or two.
_MORE: Mapping[str, Rows] = {
    "类别": (("户号", "成员号", "类别", "起", "止"), ("H01", "", "脱贫户", "2025-01-01", ""), ("H02", "1", "残疾人", "", "")),
    "事件": (
        ("日期", "户号", "成员号", "事件", "对方户号", "对方成员号", "份额（股）", "股别"),
        ("2025-06-30", "H04", "2", "迁出", "", "", "", ""),
        ("2025-07-01", "H02", "", "转让", "H01", "", "1", "人口股"),
    ),
    "成员账户": (("户号", "成员号", "项目", "金额（元）", "日期"), ("H01", "1", "出资", "100", "2025-01-01")),
    "批次": (
        ("户号", "批次", "进苗日", "进苗数", "出栏日", "上市数", "单位", "总重（公斤）", "用料（公斤）"),
        ("H01", "2025-01批", "2025-01-10", "20", "2025-06-20", "10", "头", "1100", "3000"),
    ),
    "积分": (("日期", "户号", "成员号", "事项", "分值", "认定人"), ("2025-05-05", "H01", "1", "整治", "5", "李四")),
    "约定": (("参数", "数值", "单位"), ("没人用的参数", "5", "元")),
    "零头": (("户号", "成员号", "项目", "零头（分）"), ("H02", "", "黄桃货款", "1/3")),
    "更正": (
        ("户号", "成员号", "付款方", "项目", "原期间", "应为（元）", "已算（元）"),
        ("H02", "", "公司", "土地租金", "2024年", "120", "100"),
    ),
    "保险": (("户号", "险种", "应赔（元）", "实赔（元）", "日期"), ("H01", "果树险", "100", "90", "2025-09-01")),
    "到会": (
        ("会议号", "户号", "成员号", "状态", "票数", "受托人"),
        ("2025-09", "H01", "1", "到会", "1", ""),
        ("2025-09", "H02", "1", "委托", "1", "H01.1"),
    ),
    "决定": (
        ("编号", "日期", "种类", "对象", "内容", "决定人", "理由", "会议号"),
        ("J1", "2025-12-30", "答复", "C706", "问", "谁", "为什么", ""),
        ("J2", "2025-12-30", "暂缓", "C791", "补到 2026-03-31：公示照片", "谁", "为什么", ""),
    ),
}  # fmt: skip
_CARRIED = (
    "二级: 4.50 元/公斤}\n    取整: {环节: 每户合计, 单位: 分, 方式: 四舍五入}",
    "二级: 4.50 元/公斤}\n    取整: {环节: 每户合计, 单位: 分, 方式: 零头结转}",
)

#: Columns of codes, parties and units, which name what the agreement or the roster says.
CODES = {"户号", "成员号", "对方户号", "对方成员号", "付款方", "收款方", "债权人", "单位", "每"}
#: Columns that name a clause or an item of the agreement.
ITEMS = {"项目", "条款"}
#: Words that name something in several places of the season, besides its clauses and pools.
_NAMED = (
    *("种苗预付款", "净利润", "门面出租收入", "稻谷收购价", "采摘", "套袋", "一级", "二级", "资金股", "人口股", "折股"),
    *("劳务介绍", "订单介绍", "土地流转", "劳务派遣", "新种", "养殖", "公积公益金比例"),
)  # fmt: skip

#: Keys of the agreement whose words mean something, with all that stands under them; hostile, they are refused.
_MEANING = {
    *("编号", "期间", "类型", "名册", "合同", "约定数量", "收益性质", "收入", "类别", "付款方", "收款方", "数量", "价格"),
    *("单价", "费率", "期限", "递增", "计期", "取整", "封顶", "归属", "租金收缴", "来源", "公示", "步骤", "利润口径"),
    *("亏损年", "基准日", "性质", "债权人", "从", "顺序", "同意书", "不足", "通过日", "值"),
}  # fmt: skip
#: Names that stand in the running lines of papers have no room for more.
_SHORT = {"合作", "名称"}
_PARTING = re.compile("([./、])")


@frozen
class Words:
    """How words are replaced: a name by the same name everywhere, any other text by one of its own."""

    name: str
    cell: str
    names: Mapping[str, str]

    @classmethod
    def of(cls, village: Village, name: str, cell: str) -> Words:
        """The words for a village, whose clauses and pools are named hostilely too."""
        called = [*re.findall("- (?:条款|分配): ([^\n,}]+)", village.arrangement), *_NAMED]
        return cls(name, cell, {word: f"{chr(0x4E00 + at)}{name}" for at, word in enumerate(called)})

    def named(self, text: str) -> str:
        """A text in which every name is replaced; parts of a name are held together by points and slashes."""
        return "".join(self.names.get(part, part) for part in _PARTING.split(text))

    def text(self, old: str, at: int) -> str:
        """A free text replaced, or told on after what it said, so that words that mean something still do."""
        number = chr(0x5000 + at)
        return f"{self.cell}{number}" if at % 2 else f"{old}{self.cell}{number}"


def everything() -> Village:
    """The trading village with every sheet there is, and every column of words."""
    plain = trading().with_text(*_CARRIED)
    registers = {name: _with_all_words(name, rows) for name, rows in {**plain.registers, **_MORE}.items()}
    return evolve(plain, registers=registers)


def words_of(sheet: Sheet) -> Sequence[Column]:
    """The columns of a sheet that hold words of somebody's own."""
    return [column for column in sheet.columns if column.kind is Kind.TEXT and not column.choices]


def _bare(heading: str) -> str:
    return heading.partition("（")[0]


def _with_all_words(name: str, rows: Rows) -> Rows:
    sheet = SHEET_BY_NAME.get(name)
    head, *body = rows
    there = {_bare(one) for one in head}
    added = [one.heading for one in (words_of(sheet) if sheet else ()) if one.heading not in there]
    return ((*head, *added), *((*row, *("" for _ in added)) for row in body))


def hostile(name: str = NAME, cell: str = CELL) -> Village:
    """That village with these texts in all its words."""
    plain = everything()
    words = Words.of(plain, name, cell)
    registers = {sheet: _register(sheet, rows, words) for sheet, rows in plain.registers.items()}
    return Village(_agreement(plain.arrangement, words), _agreement(plain.charter, words), registers)


def _register(name: str, rows: Rows, words: Words) -> Rows:
    sheet = SHEET_BY_NAME.get(name)
    wordy = {one.heading for one in words_of(sheet)} if sheet else set()
    head, *body = rows
    places = [_bare(heading) for heading in head]
    return (
        head,
        *(
            tuple(
                _cell(place, cell, words, row * len(places) + at) if place in wordy else words.named(cell)
                for at, (place, cell) in enumerate(zip(places, cells, strict=True))
            )
            for row, cells in enumerate(body)
        ),
    )


def _cell(heading: str, old: str, words: Words, at: int) -> str:
    if heading in CODES or old == "户主":
        return old
    if heading in ITEMS or old in words.names:
        return words.named(old)
    if heading in {"姓名", "户名", "组"}:
        return f"{old}{words.name}"
    return words.text(old, at)


def misnamed(text: str = CELL) -> Village:
    """The village with this text in every cell that should name what stands elsewhere."""
    plain = everything()
    registers = {}
    for sheet, (head, *body) in plain.registers.items():
        wrong = [_bare(one) in CODES | ITEMS for one in head]
        registers[sheet] = (
            head,
            *(tuple(text if bad else cell for bad, cell in zip(wrong, row, strict=True)) for row in body),
        )
    return evolve(plain, registers=registers)


def _agreement(text: str, words: Words) -> str:
    """A text of YAML with every word in it replaced that does not mean something."""
    for path, node in reversed([*_scalars(yaml.compose(text), ())]):
        start, end = node.start_mark.index, node.end_mark.index
        new = words.named(node.value)
        if path[-1] is not _KEY and not _MEANING & {*path} and new == node.value:
            new = words.text(node.value, start) if path[-1] not in _SHORT else f"{node.value}{words.name}"
        if new != node.value:
            text = f"{text[:start]}{_quoted(new)}{text[end:]}"
    return text


_KEY = object()


def _scalars(
    node: yaml.Node | None, path: tuple[object, ...]
) -> Iterator[tuple[tuple[object, ...], yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, _KEY), key
            yield from _scalars(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _scalars(one, path)
    elif node is not None:
        yield path, node


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
