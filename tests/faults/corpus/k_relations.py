"""Rows that contradict each other, and amounts too small to share."""

from __future__ import annotations

from faults.bad_files import Files, bad, sound, with_cells, with_rows, with_table

CHAPTER = "坏文件：各行之间对不上"


@bad("F52", "一户没有户主", CHAPTER)
def no_head() -> Files:
    return with_cells("名册", {"D2": "长子"})


@bad("F52", "一户有两个户主", CHAPTER)
def two_heads() -> Files:
    household = sound().registers["名册"][1][0]
    return with_rows("名册", (household, "9", "赵九", "户主", "", "", "", "", "", "", "", "", ""))


@bad("F52", "一块地登记在两户名下", CHAPTER)
def plot_twice() -> Files:
    code = sound().registers["地块"][1][1]
    return with_rows("地块", ("H03", code, "2.00", "", ""))


@bad("F52 F28", "合同面积超过权证上的面积", CHAPTER)
def more_than_certified() -> Files:
    headings, *rows = sound().registers["地块"]
    return with_table("地块", [(*headings, "证载面积（亩）"), *((*row, "0.10") for row in rows)])


@bad("F52", "同一人同一种股，上一行止的那天下一行又起", CHAPTER)
def shares_overlap() -> Files:
    return with_rows(
        "股份",
        ("H02", "1", "资金股", "3", "3000", "2025-01-01", "2025-06-30"),
        ("H02", "1", "资金股", "4", "4000", "2025-06-30", ""),
    )


@bad("F52", "同一块地两段合同的日期重叠", CHAPTER)
def plot_overlaps() -> Files:
    return with_rows(
        "地块",
        ("H02", "D900", "2", "2025-01-01", "2025-06-30"),
        ("H02", "D900", "2", "2025-06-30", "2025-12-31"),
    )


@bad("F52", "户号不在名册里，成员号不在户里", CHAPTER)
def strangers() -> Files:
    return with_rows(
        "用工",
        ("2025-05-05", "H99", "1", "采摘", "1", "工日"),
        ("2025-05-05", "H01", "9", "采摘", "1", "工日"),
    )


@bad("F52", "同一笔单据登记了两次", CHAPTER)
def paper_twice() -> Files:
    row = sound().registers["代销"][1]
    return with_rows("代销", row, (row[0], row[1], row[2], "1.00", row[4]))


@bad("F53", "可分的只有一分钱", CHAPTER)
def one_fen() -> Files:
    return with_cells("事实", {"B2": "0.01", "B3": "0.01"})


@bad("F38 F52", "一万零一行，户号都不在名册里", CHAPTER, greedy=True)
def many_strangers() -> Files:
    rows = [("2025-05-05", f"X{n}", "1", "采摘", "1", "工日") for n in range(10_001)]
    return with_table("用工", [sound().registers["用工"][0], *rows])


@bad("F38", "二十万零一行", CHAPTER, greedy=True)
def too_many_rows() -> Files:
    rows = [("2025-05-05", "H01", "1", "采摘", "1", "工日")] * 200_001
    return with_table("用工", [sound().registers["用工"][0], *rows])


@bad("F52", "〔已付〕没有写付给谁，或者两方都写了", CHAPTER)
def paid_to_nobody() -> Files:
    headings, *rows = sound().registers["已付"]
    return with_table(
        "已付",
        [
            (*headings, "收款方"),
            *((*row, "") for row in rows),
            ("", "公司", "土地租金", "100", "2025-02-01", "FK08", ""),
            ("H02", "公司", "土地租金", "100", "2025-02-01", "FK09", "村集体"),
            ("", "公司", "土地租金", "100", "2025-02-01", "FK10", "村集休"),
        ],
    )
