"""Numbers of people and households that an office program turned into amounts."""

from __future__ import annotations

from faults.bad_files import Files, add, bad, book, put, sound, table, tables, with_cells
from villages import resident_id

CHAPTER = "坏文件：号码录成了数"
HEAD = resident_id("1960-05-06", 11)


@bad("F21", "身份证号按数值录入，末三位已经变成零", CHAPTER)
def identity_cut_off() -> Files:
    return book(put("名册", {"E2": float(HEAD[:17] + "0")}))


@bad("F21", "身份证号按数值录入，数字碰巧还全", CHAPTER)
def identity_as_number() -> Files:
    return book(put("名册", {"E2": 369901196005061077}))


@bad("F21", "身份证号变成了科学记数的文字", CHAPTER)
def identity_in_powers() -> Files:
    return book(put("名册", {"E2": "3.69901E+17"}))


@bad("F21 F34", "身份证号在 Excel 里丢了尾数，又另存成 CSV", CHAPTER)
def identity_cut_off_then_saved() -> Files:
    return with_cells("名册", {"E2": HEAD[:15] + "000"})


@bad("F21", "卡号按数值录入", CHAPTER)
def account_as_number() -> Files:
    return book(put("名册", {"K2": 6299990000000000000}))


@bad("F21", "卡号变成了科学记数的文字", CHAPTER)
def account_in_powers() -> Files:
    return with_cells("名册", {"K2": "6.29999E+18"})


@bad("F21", "手机号按数值录入（11位，不会丢数字）", CHAPTER)
def phone_as_number() -> Files:
    return book(put("名册", {"I2": 15400000000}))


@bad("F21 F29", "身份证号里有空格、全角数字和撇号", CHAPTER)
def identity_spaced() -> Files:
    wide = HEAD.translate({ord("0") + n: chr(ord("０") + n) for n in range(10)})
    return with_cells("名册", {"E2": f"'{wide[:6]} {wide[6:14]} {wide[14:]}\u3000"})


def _with_zeros(*, as_numbers: bool) -> Files:
    """Households 001 to 004, and the plots typed as 1, 2 and 3."""
    rows = {
        sheet: [tuple(cell.replace("H", "0") if len(cell) == 3 else cell for cell in row) for row in page]
        for sheet, page in sound().registers.items()
    }
    plots = [row if n == 0 else (row[0].lstrip("0"), *row[1:]) for n, row in enumerate(rows["地块"])]
    if not as_numbers:
        return tables() | {f"台账/{s}.csv": table(plots if s == "地块" else page) for s, page in rows.items()}

    def fill(made: object) -> None:
        for sheet, page in rows.items():
            for number, row in enumerate(page, start=1):
                for at, text in enumerate(row, start=1):
                    if len(text) == 3 and text.startswith("00"):
                        cell = made[sheet].cell(number, at)  # type: ignore[index]
                        cell.value = int(text) if sheet == "地块" else text

    return book(fill)


@bad("F22", "户号 001 在地块表里成了数值 1", CHAPTER)
def zeros_lost_in_a_workbook() -> Files:
    return _with_zeros(as_numbers=True)


@bad("F22", "户号 001 在 CSV 里成了 1", CHAPTER)
def zeros_lost_in_a_table() -> Files:
    return _with_zeros(as_numbers=False)


@bad("F22", "成员号写成了 01", CHAPTER)
def member_with_a_zero() -> Files:
    return with_cells("用工", {"C2": "01"})


@bad("F22", "地块代码按数值录入，超过15位", CHAPTER)
def plot_code_as_number() -> Files:
    return book(put("地块", {"B2": 3699010000000000123}))


@bad("F21", "合计行上面混进一个按数值录入的证件号", CHAPTER)
def a_new_row_with_a_number() -> Files:
    row = ["H04", "9", "新来的", "子女", 369901201005061000, None, "1组"]
    return book(add("名册", row))
