"""Amounts: digits of other scripts, separators, units."""

from __future__ import annotations

from faults.bad_files import Files, bad, sound, with_cells, with_rows, with_table

CHAPTER = "坏文件：数和单位"


def _areas(*words: str, heading: str = "面积（亩）") -> Files:
    """A plot for each way of writing its area."""
    headings, *rows = sound().registers["地块"]
    new = [("H01", f"X{n:02d}", word, "", "") for n, word in enumerate(words)]
    return with_table("地块", [(*headings[:2], heading, *headings[3:]), *rows, *new])


@bad("F27", "全角的数字、小数点和逗号", CHAPTER)
def full_width() -> Files:
    return _areas("１２．５", "３", "１，２３４．５")


@bad("F27", "别的文字的数字、科学记数、上标、分数", CHAPTER)
def other_digits() -> Files:
    return _areas("١٢", "१२", "๑๒", "²", "①", "½", "Ⅻ", "㊂", "𝟙𝟚", "1_000", "1e3", "NaN", "Infinity", "0x10")


@bad("F27", "字母 O 和 l、汉字〇、各样的负号", CHAPTER)
def look_alikes() -> Files:
    return _areas("1O.5", "l2", "〇", "一二", "3.5.1", "−5", "–5", "(5)", "5-")


@bad("F27", "数里夹着说明", CHAPTER)
def with_words() -> Files:
    return _areas("约3.5", "3.5左右", "3.5+2", "3.5/半", "3亩5分", "1.2万", "无", "-", "待核")


@bad("F29", "千位分隔符、货币符号、元、各种空格", CHAPTER)
def separators_taken() -> Files:
    return with_table(
        "代销",
        [
            sound().registers["代销"][0],
            ("2025-07-10", "H01", "X1", "¥1,234.50", "2025-08-02"),
            ("2025-07-10", "H01", "X2", "￥ 12,345,678元", "2025-08-02"),
            ("2025-07-10", "H01", "X3", "\u00a0500\u3000", "2025-08-02"),
            ("2025-07-10", "H01", "X4", "人民币600元", "2025-08-02"),
            ("2025-07-10", "H01", "X5", "\ufeff700\u200b", "2025-08-02"),
        ],
    )


@bad("F29", "千位分隔符的位置不对", CHAPTER)
def separators_wrong() -> Files:
    return _areas("1,23,4", "12,34.5", "3,5", "1,2345", "1 234", "1\u00a0234", "1'234", "1、234")


@bad("F29 F42", "名字和数里有零宽字符", CHAPTER)
def zero_width() -> Files:
    return with_cells("名册", {"C2": "赵\u200b桂英", "C3": "\ufeff赵明"}) | {
        "台账/地块.csv": _areas("1\u200b2")["台账/地块.csv"]
    }


@bad("F28", "面积的标题没有写单位", CHAPTER)
def no_unit() -> Files:
    return _areas(heading="面积")


@bad("F28", "面积的标题写了不认识的单位", CHAPTER)
def strange_unit() -> Files:
    return _areas(heading="面积（块）")


@bad("F28", "按亩量的面积写成了公顷", CHAPTER)
def hectares_for_mu() -> Files:
    return _areas("52.30", heading="面积（公顷）")


@bad("F28", "销售额的标题写成万元", CHAPTER)
def ten_thousands() -> Files:
    headings, *rows = sound().registers["代销"]
    return with_table("代销", [tuple(h.replace("（元）", "（万元）") for h in headings), *rows])


@bad("F28", "金额写成了几角几厘", CHAPTER)
def not_whole_fen() -> Files:
    return with_rows("已付", ("H01", "公司", "土地租金", "100.005", "2025-02-01", "FK77"))


@bad("F28", "用工的单位不认识，或没有写", CHAPTER)
def unit_in_row() -> Files:
    return with_cells("用工", {"F2": "场", "F3": ""})


@bad("F27", "负的面积，大得不合情理的金额", CHAPTER)
def out_of_bounds() -> Files:
    return _areas("-3.5", "9999999999999")
