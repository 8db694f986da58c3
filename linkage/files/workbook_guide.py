"""Workbook guide (说明页): what the first page of a workbook says, so that two minutes are enough.

Only words and how each is shown; the writer draws them. The page speaks of the sheets that are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.model.registers import Sheet


@frozen
class Line:
    """A line of the page: two cells, how each is shown, and the sheet the first leads to."""

    left: str = ""
    right: str = ""
    left_look: str = "body"
    right_look: str = "body"
    sheet: str = ""


_CARE = (
    ("号码", "户号、成员号、证件号、电话、卡号按文字录入；表里已设为文本格式，粘贴时请选“只粘贴文本”。"),
    ("日期", "写成 2025-09-01、2025/9/1 或 2025年9月1日都可以；没有止期的留空。"),
    ("单位", "标题括号里的是单位，例如 面积（亩）。按别的单位记的，换算后再填，或把括号里的单位一起改掉。"),
    ("空和零", "没有发生的写 0；空着表示不知道，不等于零。"),
    ("合并", "不要合并单元格，每一行都填全。公式可以用，填好后保存一次。"),
    ("合计", "合计、小计行可以留着，只用来核对，不作数据。"),
    ("加列", "自家要记的别的列，写在最右边，会原样留着；标题行和表名不要改。"),
    ("打印", "各表已设成 A4 横排，每页重复标题行，页脚有页码。"),
)


def guide(title: str, sheets: Sequence[Sheet], *, examples: bool) -> Iterator[Line]:
    """The lines of the page, from the title to the list of sheets."""
    names = [sheet.name for sheet in sheets]
    yield Line(title, left_look="title")
    yield Line()
    yield Line("怎么填", left_look="part")
    for number, step in enumerate(_steps(names, examples=examples), start=1):
        yield Line(f"第{number}步", step)
    yield Line()
    yield Line("认格子", left_look="part")
    yield Line("粗体标题", "这一列每一行都要填。鼠标停在标题上，会说明怎么填。", "needed")
    yield Line("细体标题", "这一列可以空着。", "head")
    if {"约定", "事实"} & set(names):
        yield Line("", "黄色、有框的空格：等着填的数。鼠标停在上面，会说明填什么。", "input")
    if examples:
        yield Line("示例", "斜体灰字的一行是示例，不是数据。", "example")
    yield Line()
    yield Line("留心", left_look="part")
    for word, says in _CARE:
        yield Line(word, says)
    yield Line()
    yield Line("各表", "放什么（点表名就到那张表）", "head", "head")
    for sheet in sheets:
        yield Line(sheet.name, sheet.purpose, "link", sheet=sheet.name)


def _steps(names: Sequence[str], *, examples: bool) -> Iterator[str]:
    open_sheets = [f"〔{name}〕" for name in ("约定", "事实") if name in names]
    if open_sheets:
        yield f"先填{'、'.join(open_sheets)}里的黄格：每一格旁边写着单位和意思。别的格已经写好，一般不用改。"
    if "名册" in names:
        yield "再填〔名册〕：每人一行。户号自己编，别的表都用它认人，编定了不要改。"
    yield "别的表有什么填什么；用不到的表空着，或整张删掉。"
    if examples:
        yield "每张表第 2 行的示例照着看，填好自己的以后整行删除；忘了删也不会当作数据，检查时会提醒。"
    yield "存盘，运行 linkage check 文件夹名，按它列出的表和格改完，再往下算。"
