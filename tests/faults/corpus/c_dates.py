"""Dates as people type them and as office programs keep them."""

from __future__ import annotations

import datetime

from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook

from faults.bad_files import Files, bad, book, put, sound, table, with_cells, with_table

CHAPTER = "坏文件：日期"


def _begun(*spellings: str) -> Files:
    """A plot for each spelling of its first day."""
    rows = [("H01", f"X{n:02d}", "1", spelling, "") for n, spelling in enumerate(spellings)]
    return with_table("地块", [*sound().registers["地块"], *rows])


@bad("F26", "能认的写法", CHAPTER)
def spellings_taken() -> Files:
    return _begun(
        "2025-09-01",
        "2025-9-1",
        "2025/9/1",
        "2025/09/01",
        "2025.9.1",
        "2025.09.01",
        "2025年9月1日",
        "2025年09月01日",
        "20250901",
        "２０２５－０９－０１",
        "　2025-9-1 ",
    )


@bad("F26", "有两种读法的", CHAPTER)
def two_readings() -> Files:
    return _begun("03/12/2025", "3-12-2025", "12.03.2025", "1/2/2025")


@bad("F26", "日历上没有的日子", CHAPTER)
def no_such_day() -> Files:
    return _begun(
        "2026.9.31", "2025-2-29", "2025年13月1日", "2025-00-10", "2025-4-0", "20250230", "0205-09-01"
    )


@bad("F26", "没有写全的", CHAPTER)
def not_whole() -> Files:
    return _begun("2025-09", "2025年9月", "2025", "2025.9", "25.9.1", "25年9月1日", "9月1日")


@bad("F26", "别的写法", CHAPTER)
def other_spellings() -> Files:
    return _begun(
        "二〇二五年九月一日",
        "2025年9月1号",
        "2025-9-1 00:00:00",
        "2025-09-01T08:00",
        "Sep 1, 2025",
        "1-Sep-25",
        "2025年底",
        "签订之日",
        "长期",
        "农历八月初十",
        "2025 9 1",
        "2025-9/1",
        "２０２５年9月１日?",
    )


@bad("F26", "日期没有设成日期格式，成了序号 45000", CHAPTER)
def serial_numbers() -> Files:
    return book(put("地块", {"D2": 45000, "D3": 45000.75, "D4": "45000"}))


@bad("F26", "日期带着时刻", CHAPTER)
def with_a_time() -> Files:
    moment = datetime.datetime(2025, 4, 1, 14, 30)  # noqa: DTZ001 - a cell has no zone
    return book(put("地块", {"D2": moment}))


@bad("F26", "只有时刻，没有日期", CHAPTER)
def a_time_alone() -> Files:
    return book(put("地块", {"D2": datetime.time(12, 30)}))


@bad("F26", "苹果电脑的 1904 日期系统", CHAPTER)
def of_1904() -> Files:
    def change(made: Workbook) -> None:
        made.epoch = CALENDAR_MAC_1904

    return book(change)


@bad("F26 F52", "止早于起", CHAPTER)
def ends_first() -> Files:
    return with_table("地块", [*sound().registers["地块"], ("H01", "X1", "1", "2025-09-01", "2025-08-31")])


@bad("F26 F52", "还没有出生就是成员、就出了工；先出栏后进苗", CHAPTER)
def before_birth() -> Files:
    people = with_cells(
        "名册", {"F2": "2025-08-16", "E2": "", "F3": "2198-01-23", "E3": "", "H5": "1925-04-01"}
    )
    batches = [("户号", "批次", "进苗日", "出栏日", "单位"), ("H02", "1批", "2025-06-01", "2025-01-20", "头")]
    return people | {"台账/批次.csv": table(batches)}


@bad("F26", "出表以后才开的会、才出生的人，年纪太大的人，出生以前就有的股（可以，要核对）", CHAPTER)
def odd_days() -> Files:
    people = with_cells("名册", {"F2": "2026-02-16", "E2": "", "F3": "1908-01-23", "E3": ""})
    stakes = [*sound().registers["股份"], ("H04", "1", "资金股", "1", "500", "1950-01-01", "")]
    votes = [
        *sound().registers["会议"],
        ("2026-01", "决议", "2026-03-01", "成员大会：增资", *"44400", "", ""),
    ]
    work = sound().registers["用工"]
    kept = [work[0], *(row for row in work[1:] if row[1] != "H01")]
    return people | {
        "台账/股份.csv": table(stakes),
        "台账/会议.csv": table(votes),
        "台账/用工.csv": table(kept),
    }
