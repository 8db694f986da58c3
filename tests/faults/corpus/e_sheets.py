"""Sheets as people arrange them: hidden parts, sums, notes, a second table, headings."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from openpyxl.workbook.workbook import Workbook

from faults.bad_files import (
    WORKBOOK,
    Files,
    bad,
    book,
    part_of,
    put,
    saved,
    sound,
    texts,
    with_cells,
    with_part,
    with_rows,
    with_table,
)

CHAPTER = "坏文件：表里多了、少了、藏了东西"


@bad("F30", "隐藏了行、列和整张表", CHAPTER)
def hidden() -> Files:
    def hide(made: Workbook) -> None:
        made["地块"].row_dimensions[3].hidden = True
        made["地块"].column_dimensions["B"].hidden = True
        made["股份"].sheet_state = "veryHidden"

    return book(hide)


@bad("F30", "筛选以后藏起来的行", CHAPTER)
def filtered() -> Files:
    def hide(made: Workbook) -> None:
        made["用工"].auto_filter.ref = "A1:F5"
        made["用工"].auto_filter.add_filter_column(3, ["采摘"])
        for row in (3, 5):
            made["用工"].row_dimensions[row].hidden = True

    return book(hide)


@bad("F30", "行高、列宽拉成了零", CHAPTER)
def squeezed() -> Files:
    def squeeze(xml: bytes) -> bytes:
        narrow = b'<cols><col min="3" max="3" width="0" customWidth="1"/></cols><sheetData>'
        flat = xml.replace(b'<row r="2"', b'<row r="2" ht="0" customHeight="1"')
        return flat.replace(b"<sheetData>", narrow)

    return texts() | {WORKBOOK: with_part(saved(), part_of("地块"), squeeze)}


@bad("F30", "合计行和小计行都对（可以，不作数据）", CHAPTER)
def sums_right() -> Files:
    headings, *rows = sound().registers["地块"]
    part, whole = _sum(row[2] for row in rows[:2]), _sum(row[2] for row in rows)
    return with_table(
        "地块", [headings, *rows[:2], ("小 计", "", part, "", ""), *rows[2:], ("合计", "", whole, "", "")]
    )


@bad("F30", "合计行和各行之和不符", CHAPTER)
def sums_wrong() -> Files:
    return with_rows("地块", ("总计", "", "99.99", "", ""))


@bad("F30", "小计行和上面几行之和不符", CHAPTER)
def part_sums_wrong() -> Files:
    headings, *rows = sound().registers["地块"]
    area = _sum(row[2] for row in rows[:2])
    return with_table("地块", [headings, *rows[:2], ("小计", "", f"{area}1", "", ""), *rows[2:]])


@bad("F30", "合计写在户号以外的一列", CHAPTER)
def sum_in_another_column() -> Files:
    return with_rows("地块", ("", "合计：", "99.99", "", ""))


@bad("F30", "表下面写了说明和签名", CHAPTER)
def notes_below() -> Files:
    return with_rows(
        "地块", ("注：面积以承包合同为准。",), ("备注: D001 有争议",), ("制表人：钟小琴", "", "审核：邹志和")
    )


@bad("F30", "旁边另有一张小表", CHAPTER)
def second_table_beside() -> Files:
    beside = [("", "户号", "面积（亩）"), ("", "H01", "2"), ("", "H02", "3")]
    rows = [
        (*row, *more)
        for row, more in zip(sound().registers["地块"], [*beside, *[("", "", "")] * 9], strict=False)
    ]
    return with_table("地块", rows)


@bad("F30", "旁边随手算了几个数，没有标题", CHAPTER)
def scribbles_beside() -> Files:
    return book(put("地块", {"H2": 12.5, "H3": "核对过"}))


@bad("F30", "下面又接着一张表", CHAPTER)
def second_table_below() -> Files:
    return with_rows("地块", (), ("户号", "地块代码", "收成（斤）"), ("H01", "D000", "800"))


@bad("F30", "每页重复打印的标题行留在数据里", CHAPTER)
def headings_again() -> Files:
    headings, *rows = sound().registers["地块"]
    return with_table("地块", [headings, *rows[:2], headings, *rows[2:]])


@bad("F31", "少了两列，一次都列出来", CHAPTER)
def headings_missing() -> Files:
    return with_table("用工", [(row[0], row[1], row[2], row[4]) for row in sound().registers["用工"]])


@bad("F31", "标题改了名", CHAPTER)
def headings_renamed() -> Files:
    headings, *rows = sound().registers["地块"]
    return with_table("地块", [("农户代号", headings[1], "亩数", *headings[3:]), *rows])


@bad("F31", "同一个标题出现两次", CHAPTER)
def heading_twice() -> Files:
    headings, *rows = sound().registers["地块"]
    return with_table("地块", [(*headings, "面积(亩)"), *((*row, row[2]) for row in rows)])


@bad("F31", "别的叫法（可以）和多出来的一列", CHAPTER)
def headings_known() -> Files:
    headings = ("农户编号", "地块编码", "面积【亩】", "开始日期", "终止日期", "四至")
    return with_table("地块", [headings, *((*row, "东至路") for row in sound().registers["地块"][1:])])


@bad("F31", "标题在第十五行", CHAPTER)
def headings_far_down() -> Files:
    lines = [(f"说明第 {n} 条",) for n in range(1, 15)]
    return with_table("地块", [*lines, *sound().registers["地块"]])


@bad("F31 F51", "名册没有户号，是按姓名拼音排的", CHAPTER)
def names_as_keys() -> Files:
    rows = sound().registers["名册"]
    people = sorted(rows[1:], key=lambda row: row[2])
    return with_table("名册", [rows[0][1:], *(row[1:] for row in people)])


@bad("F31", "表名改成了 Sheet1", CHAPTER)
def sheet_renamed() -> Files:
    def rename(made: Workbook) -> None:
        made["地块"].title = "Sheet1"

    return book(rename)


@bad("F31", "同一张表有两份", CHAPTER)
def sheet_twice() -> Files:
    def copy(made: Workbook) -> None:
        made.copy_worksheet(made["地块"]).title = "地块 "

    return book(copy)


@bad("F38", "所有的表都只有标题", CHAPTER)
def headings_only() -> Files:
    def empty(made: Workbook) -> None:
        for page in made.worksheets:
            page.delete_rows(2, page.max_row)

    return book(empty)


@bad("F38", "名册只有一户一人，别的表照旧", CHAPTER)
def one_member() -> Files:
    return with_table("名册", sound().registers["名册"][:2])


@bad("F38", "一格里贴进了一整篇文章", CHAPTER)
def an_article_in_a_cell() -> Files:
    article = "，".join(f"第{n}条" for n in range(600))
    return with_cells("名册", {"C2": article, "G2": article})


def _sum(texts: Iterable[str]) -> str:
    """The sum of amounts, as text."""
    return str(sum((Decimal(text) for text in texts), Decimal(0)))
