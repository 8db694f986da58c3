"""Formulas nobody computed, error values, merged cells."""

from __future__ import annotations

from openpyxl.workbook.workbook import Workbook

from faults.bad_files import WORKBOOK, Files, bad, book, part_of, put, saved, texts, with_cells, with_part

CHAPTER = "坏文件：公式、错误值和合并的格"
ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")


@bad("F23", "面积是公式，没有在 Excel 里打开保存过", CHAPTER)
def formula_without_value() -> Files:
    return book(put("地块", {"C2": "=1.5+2", "C3": "=C2"}))


@bad("F23", "净利润是公式，没有结果", CHAPTER)
def fact_without_value() -> Files:
    return book(put("事实", {"B2": "=SUM(B3:B3)"}))


@bad("F24", "各种错误值", CHAPTER)
def errors() -> Files:
    cells = ("C2", "C3", "C4", "B2", "B3", "D2", "D3")
    return book(put("地块", dict(zip(cells, ERRORS, strict=True))))


@bad("F24", "第八种错误值（#GETTING_DATA）和新版的 #SPILL!", CHAPTER)
def newer_errors() -> Files:
    data = saved(put("地块", {"C2": "#N/A", "C3": "#REF!"}))

    def renamed(xml: bytes) -> bytes:
        return xml.replace(b"#N/A", b"#GETTING_DATA").replace(b"#REF!", b"#SPILL!")

    return texts() | {WORKBOOK: with_part(data, part_of("地块"), renamed)}


@bad("F24", "错误值另存成 CSV 后成了文字", CHAPTER)
def errors_as_text() -> Files:
    return with_cells("地块", {"B2": "#REF!", "C3": "#N/A"})


@bad("F25", "一户几个人的户号合并成一格", CHAPTER)
def households_merged() -> Files:
    def merge(made: Workbook) -> None:
        made["名册"].merge_cells("A2:A3")

    return book(merge)


@bad("F25", "标题上面合并了一行大标题（可以）", CHAPTER)
def title_merged() -> Files:
    def merge(made: Workbook) -> None:
        made["地块"].insert_rows(1)
        made["地块"]["A1"] = "小河村地块登记表"
        made["地块"].merge_cells("A1:E1")

    return book(merge)


@bad("F25", "两层标题，把“起”“止”并在“期限”下面", CHAPTER)
def headings_in_two_rows() -> Files:
    def merge(made: Workbook) -> None:
        page = made["地块"]
        page.insert_rows(1)
        for column, heading in zip("ABC", ("户号", "地块代码", "面积（亩）"), strict=True):
            page[f"{column}1"], page[f"{column}2"] = heading, None
            page.merge_cells(f"{column}1:{column}2")
        page["D1"] = "期限"
        page.merge_cells("D1:E1")

    return book(merge)
