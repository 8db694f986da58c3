"""Return files are read by headings somebody gave or by usual ones; what is not said is not assumed."""

from __future__ import annotations

import io

import openpyxl
import pytest

from linkage.bank.numbering import payment_number
from linkage.bank.returns import ReturnLine, read_return
from linkage.files.bank_profiles import read_columns
from linkage.ground.errors import Problem
from linkage.ground.money import Money
from linkage.model.bank import ReturnForm

NUMBER = payment_number("XH/2025-01-01", "gs", ["H01"], 1)
USUAL = f"支付编号,户名,金额（元）,交易状态,失败原因\n{NUMBER},赵玉英,1200.50,成功,\n"


def read(text: str | bytes, form: ReturnForm | None = None, name: str = "回单.csv") -> list[ReturnLine]:
    problems: list[Problem] = []
    data = text if isinstance(text, bytes) else text.encode()
    lines = read_return(name, data, form or ReturnForm(), problems)
    assert problems == []
    return list(lines)


def refused(text: str | bytes, form: ReturnForm | None = None, name: str = "回单.csv") -> list[str]:
    problems: list[Problem] = []
    data = text if isinstance(text, bytes) else text.encode()
    read_return(name, data, form or ReturnForm(), problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "|", "\t"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    (line,) = read(USUAL.replace(",", separator).encode(encoding))
    assert (line.number, line.amount, line.paid, line.name) == (NUMBER, Money(120050), True, "赵玉英")


def test_a_workbook() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["某某银行代发结果"])
    for row in USUAL.splitlines():
        page.append(row.split(","))
    out = io.BytesIO()
    book.save(out)
    (line,) = read(out.getvalue(), name="回单.xlsx")
    assert (line.number, line.paid, str(line.where)) == (NUMBER, True, "回单.xlsx〔Sheet〕A3")


@pytest.mark.parametrize(
    ("word", "paid"), [("成功", True), ("已入账", True), ("退票", False), ("失败", False), ("处理中", None), ("", None)]
)  # fmt: skip
def test_words_that_are_known_and_words_that_are_not(word: str, paid: bool | None) -> None:  # noqa: FBT001
    (line,) = read(USUAL.replace("成功", word))
    assert line.paid is paid


def test_a_banks_own_headings_and_words() -> None:
    text = f"附言,发生额,状态码,备注信息\n代发 {NUMBER} 土地流转费,1200.50,S,\n"
    assert refused(text) == ["E780"]
    columns = "支付编号: 附言\n金额: 发生额\n结果: 状态码\n成功: [S]\n失败: [F]\n".encode()
    problems: list[Problem] = []
    form = read_columns("列.yaml", columns, problems)
    assert problems == []
    assert form is not None
    (line,) = read(text, form)
    assert (line.number, line.paid, line.amount) == (NUMBER, True, Money(120050))


def test_a_number_inside_a_remark_is_found_once() -> None:
    other = payment_number("XH/2025-01-01", "gs", ["H02"], 1)
    head = "金额,结果,摘要\n"
    (line,) = read(f"{head}5,成功,代发{NUMBER}款\n")
    assert line.number == NUMBER
    (line,) = read(f"{head}5,成功,{NUMBER} {other}\n")
    assert line.number == ""
    (line,) = read(f"{head}5,成功,{NUMBER[:-1]}\n")
    assert line.number == ""


def test_a_total_is_no_payment() -> None:
    assert len(read(USUAL + "合计,,1200.50,,\n")) == 1


def test_what_the_bank_wrote_is_masked() -> None:
    (line,) = read(USUAL.replace("成功,", "失败,账号6222020200112233445不存在"))
    assert line.reason == "账号****3445不存在"
    text = f"收款账号,金额,结果\n6222 0202 0011 2233 445,5,成功\n{NUMBER},5,成功\n"
    (line, _) = read(text)
    assert line.account == "6222020200112233445"
    assert "6222020200112233445" not in repr(line)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甲,乙\n1,2\n", "E780"),
        (f"支付编号,金额\n{NUMBER},5\n", "E781"),
        (USUAL.replace("1200.50", "一千"), "E782"),
        (USUAL.replace("1200.50", "12.005"), "E782"),
        (b"\xff\xff\xff\x00\x01", "E783"),
        ("支付编号,金额,结果\n", "E784"),
        ("", "E780"),
    ],
)
def test_what_cannot_be_read_is_told(text: str | bytes, code: str) -> None:
    assert refused(text) == [code]


def test_a_file_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkage.bank.returns.LARGEST_FILE", 10)
    assert refused(USUAL) == ["E785"]


def test_no_workbook_is_no_traceback() -> None:
    assert refused(b"not a workbook", name="回单.xlsx") != []


def workbook(*sheets: tuple[str, list[str]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row.split(","))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_every_sheet_counts() -> None:
    paid, back = USUAL.splitlines(), USUAL.replace("成功,", "退票,账号已销户").splitlines()
    lines = read(workbook(("成功", paid), ("退票", back), ("说明", ["由系统导出"])), name="回单.xlsx")
    assert [(line.number, line.paid) for line in lines] == [(NUMBER, True), (NUMBER, False)]
    bare = workbook(("成功", paid), ("退票", ["编号,备注", f"{NUMBER},已销户"]))
    assert refused(bare, name="回单.xlsx") == ["E780"]


def test_columns_of_results_that_do_not_agree_are_no_result() -> None:
    head = "支付编号,金额（元）,处理状态,交易结果"
    (line,) = read(f"{head}\n{NUMBER},1.00,处理成功,失败\n")
    assert (line.paid, line.word) == (None, "处理成功、失败")
    (line,) = read(f"{head}\n{NUMBER},1.00,处理成功,交易成功\n")
    assert line.paid is True
    both = ReturnForm(paid=("S", "F"), failed=("F",))
    (line,) = read(f"{head}\n{NUMBER},1.00,F,\n", both)
    assert line.paid is None


def test_an_account_kept_as_a_number_says_nothing() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["支付编号", "收款账号", "付款账号", "交易状态"])
    page.append([NUMBER, 6222020200112233445, "1", "成功"])
    page.append([NUMBER, "6.22202E+18", "1", "成功"])
    page.append([NUMBER, "６２２２ 0202-0011", "1", "成功"])
    out = io.BytesIO()
    book.save(out)
    accounts = [line.account for line in read(out.getvalue(), name="回单.xlsx")]
    assert accounts == ["", "", "622202020011"]


def test_a_formula_nobody_computed_is_refused() -> None:
    data = workbook(("结果", ["支付编号,金额（元）,交易状态", f"{NUMBER},=1+1,成功"]))
    assert refused(data, name="回单.xlsx") == ["E303"]


def test_more_rows_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkage.bank.returns.MOST_ROWS", 2)
    assert read(USUAL)
    assert refused(USUAL + USUAL.splitlines()[1] + "\n") == ["E785"]
