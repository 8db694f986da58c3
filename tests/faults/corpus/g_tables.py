"""CSV files: encodings, rare characters, separators."""

from __future__ import annotations

from faults.bad_files import Files, bad, sound, table, tables, texts, with_cells, with_table

CHAPTER = "坏文件：CSV 和编码"
# Every byte pair of these GBK characters is also a character of UTF-8.
TWICE = "卢陆亩佣元"


@bad("F34", "中文 Windows 的 Excel 另存的 CSV（GBK）", CHAPTER)
def of_gbk() -> Files:
    return texts() | {f"台账/{s}.csv": table(rows, "gbk") for s, rows in sound().registers.items()}


@bad("F34", "GBK 里字节碰巧也像 UTF-8 的字（陆 亩 佣 元）", CHAPTER)
def read_two_ways() -> Files:
    rows = [("户号", "地块代码", "面积（亩）"), *(("H01", sign, "1") for sign in TWICE)]
    return with_table("地块", rows, "gbk")


@bad("F34", "GB18030，名字里有 𬱖 和 䶮", CHAPTER)
def of_gb18030() -> Files:
    files = with_cells("名册", {"C2": "赵𬱖", "J2": "赵𬱖", "C3": "赵䶮", "J3": "赵䶮"})
    return files | {"台账/名册.csv": files["台账/名册.csv"].decode().encode("gb18030")}


@bad("F34", "UTF-8 带标记（Excel 的“CSV UTF-8”）", CHAPTER)
def with_a_mark() -> Files:
    return texts() | {f"台账/{s}.csv": table(rows, "utf-8-sig") for s, rows in sound().registers.items()}


@bad("F34", "UTF-16，用制表符分开（Excel 的“Unicode 文本”）", CHAPTER)
def of_utf16() -> Files:
    return texts() | {f"台账/{s}.csv": table(rows, "utf-16", "\t") for s, rows in sound().registers.items()}


@bad("F34", "UTF-8 被当成 GBK 存了一遍，成了乱码", CHAPTER)
def read_wrongly_and_saved() -> Files:
    plain = table(sound().registers["地块"])
    return tables() | {"台账/地块.csv": plain.decode("gb18030", "ignore").encode()}


@bad("F34", "一半行是 UTF-8，一半行是 GBK", CHAPTER)
def two_encodings() -> Files:
    headings, *rows = sound().registers["代销"]
    half = table([headings, *rows]) + table([("2025-07-11", "H02", "销售单", "10", "2025-08-02")], "gbk")
    return tables() | {"台账/代销.csv": half}


@bad("F34", "UTF-16 少了一个字节", CHAPTER)
def odd_utf16() -> Files:
    return tables() | {"台账/地块.csv": table(sound().registers["地块"], "utf-16")[:-1]}


@bad("F36 F42", "另存为 GBK 的 CSV 时，生僻字成了问号", CHAPTER)
def question_marks() -> Files:
    files = with_cells("名册", {"C2": "赵𬱖", "J2": "赵𬱖"})
    return files | {"台账/名册.csv": files["台账/名册.csv"].decode().encode("gbk", "replace")}


@bad("F36 F42", "别的程序留下的 �", CHAPTER)
def replaced_signs() -> Files:
    return with_cells("名册", {"C2": "赵\ufffd", "G2": "1\ufffd"})


@bad("F35", "旧编码的自造区字，有标准字的换成标准字", CHAPTER)
def private_but_known() -> Files:
    files = with_cells("名册", {"C2": "赵龴", "J2": "赵龴", "C3": "赵𠂇", "J3": "赵𠂇"})
    data = files["台账/名册.csv"].decode().encode("gb18030")
    data = data.replace("龴".encode("gb18030"), b"\xfe\x59").replace("𠂇".encode("gb18030"), b"\xfe\x51")
    return files | {"台账/名册.csv": data}


@bad("F35 F42", "自造字", CHAPTER)
def private() -> Files:
    return with_cells("名册", {"C2": "赵\ue000", "G2": "\uf8ff组"})


@bad("F34 F39", "引号没有配对", CHAPTER)
def quotes() -> Files:
    data = table(sound().registers["代销"]).replace(b"DX00", b'"DX00')
    return tables() | {"台账/代销.csv": data}


@bad("F31 F34", "用分号分开的 CSV", CHAPTER)
def semicolons() -> Files:
    return tables() | {"台账/地块.csv": table(sound().registers["地块"], delimiter=";")}


@bad("F38", "地块.csv 一个字节也没有", CHAPTER)
def empty_table() -> Files:
    return tables() | {"台账/地块.csv": b""}


@bad("F34", "地块.csv 里全是零字节", CHAPTER)
def nulls() -> Files:
    return tables() | {"台账/地块.csv": bytes(4096)}
