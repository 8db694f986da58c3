"""Spreadsheets: what stands in a cell is what the words are: number, day or text; never a formula somebody typed."""

from __future__ import annotations

import csv
import datetime
import io
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from linkage.ground.money import Money
from linkage.press.spreadsheet import Column, Leaf, typed, workbook_bytes

COLUMNS = (
    *(Column("序号", "center", 6), Column("户号"), Column("姓名", width=30), Column("日期", "center")),
    *(Column("卡号", width=24), Column("金额", "num", 14), Column("份额", "num")),
)
ROWS = (
    ("1", "0012", "王小田", "2025-09-01", "6222020200001234567", "1,234.50", "3.5亩"),
    ("2", "13", '=HYPERLINK("http://x")', "2025-02-30", "0001", "-0.01", "666.666666…"),
    ("3", "A-3", "@SUM(1)\x07", "", "+1", "", "100"),
)
TOTAL = ("合计", "", "", "", "", "1,234.49", "")
LEAF = Leaf("签领表", ("标题（草案）", "单位：元"), COLUMNS, ROWS, TOTAL, ("=制表",), 27)


def opened(data: bytes, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def test_cells_hold_what_their_words_are() -> None:
    page = opened(workbook_bytes("签领表", [LEAF])).worksheets[0]
    shown = [[cell.value for cell in row] for row in page["A4:G6"]]
    first = datetime.datetime(2025, 9, 1)  # noqa: DTZ001 - a workbook's dates have no zone
    assert shown == [
        [1, "0012", "王小田", first, "6222020200001234567", 1234.5, "3.5亩"],
        [2, "13", '=HYPERLINK("http://x")', "2025-02-30", "0001", -0.01, "666.666666…"],
        [3, "A-3", "@SUM(1)", None, "+1", None, 100],
    ]
    assert [cell.data_type for cell in page["B"][3:6]] == ["s", "s", "s"]
    assert (page["C5"].data_type, page["A8"].data_type) == ("s", "s")
    assert page["D4"].number_format == "yyyy-mm-dd"
    assert page["F4"].number_format == "#,##0.00"
    assert page.row_dimensions[4].height == 27


def test_the_sheet_is_ready_to_be_read_sorted_and_printed() -> None:
    page = opened(workbook_bytes("签领表", [LEAF])).worksheets[0]
    assert (page["A1"].value, page["A2"].value, page["A3"].value) == ("标题（草案）", "单位：元", "序号")
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:G6"
    assert page.print_title_rows == "$3:$3"
    assert page.page_setup.fitToHeight == 0
    assert page.oddFooter is not None
    assert page.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert list(page.merged_cells.ranges) == []


def test_a_total_is_a_sum_with_its_value_beside_it() -> None:
    data = workbook_bytes("签领表", [LEAF])
    assert opened(data).worksheets[0]["F7"].value == "=SUM(F4:F6)"
    assert opened(data, values=True).worksheets[0]["F7"].value == 1234.49


@pytest.mark.parametrize("total", ["1,234.48", "约 1,234 元"])
def test_a_total_that_is_not_the_sum_of_its_column_is_written_as_it_is(total: str) -> None:
    page = opened(workbook_bytes("表", [evolve(LEAF, total=(*TOTAL[:5], total, ""))])).worksheets[0]
    assert page["F7"].data_type in {"n", "s"}
    assert str(page["F7"].value).replace(",", "") == total.replace(",", "")


def test_there_is_no_link_no_formula_but_sums_and_no_trace_of_a_machine() -> None:
    data = workbook_bytes("签领表", [LEAF])
    book = opened(data)
    formulas = [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == ["=SUM(F4:F6)"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [name for name in archive.namelist() if "rels" in name and "sheet" in name] == []
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core
    assert workbook_bytes("签领表", [LEAF]) == data


def test_names_of_sheets_are_such_as_programs_accept() -> None:
    leaves = [
        evolve(LEAF, name=name)
        for name in ("分给[农户]/成员:*?\\", "一" * 40, "一" * 50, "", "'", "二" * 30 + "'末")
    ]
    names = opened(workbook_bytes("表", leaves)).sheetnames
    assert names == ["分给、农户、、成员、、、、", "一" * 31, f"{'一' * 27}-2", "表", "表-2", "二" * 30]


def test_a_row_of_another_length_is_our_own_fault() -> None:
    with pytest.raises(ValueError, match="zip"):
        workbook_bytes("表", [evolve(LEAF, rows=(("1",),))])


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_an_amount_comes_back_to_the_fen(fen: int) -> None:
    column = Column("金额", "num")
    value = typed(str(Money(fen)), column)
    assert isinstance(value, Decimal)
    assert value * 100 == fen


def test_amounts_come_back_to_the_fen_from_the_file() -> None:
    amounts = [Money(fen) for fen in (0, 1, 10, 99, 100, 12345678901, 999_999_999_999_99, -7, 10**14)]
    rows = tuple((str(amount),) for amount in amounts)
    page = opened(workbook_bytes("表", [Leaf("表", (), (Column("金额", "num"),), rows)])).worksheets[0]
    read = [Decimal(str(cell.value)) * 100 for (cell,) in page.iter_rows(min_row=2)]
    assert read == [amount.fen for amount in amounts]


def test_a_number_too_long_for_a_sheet_stays_a_text() -> None:
    assert typed("1,234,567,890,123,456.00", Column("金额", "num")) == "1,234,567,890,123,456.00"
    assert typed("0.50", Column("金额")) == "0.50"
    assert typed("007", Column("户数", "center")) == "007"


@pytest.mark.deep
def test_libreoffice_reads_the_same_values_and_types(tmp_path: Path) -> None:
    """Needs LibreOffice (soffice), which the set-up for the long tests installs."""
    soffice = shutil.which("soffice")
    assert soffice is not None, "没有 LibreOffice：请用 make deep，它会装上"
    ours, home = tmp_path / "a.xlsx", (tmp_path / "home").as_uri()
    ours.write_bytes(workbook_bytes("签领表", [LEAF]))
    for target in ("xlsx:Calc MS Excel 2007 XML", "csv:Text - txt - csv (StarCalc):44,34,76,1"):
        options = [f"-env:UserInstallation={home}", "--headless", "--convert-to", target]
        command = [soffice, *options, "--outdir", str(tmp_path / "out"), str(ours)]
        subprocess.run(command, check=True, capture_output=True, timeout=100)
    assert cells(ours) == cells(tmp_path / "out" / "a.xlsx")
    rows = list(csv.reader((tmp_path / "out" / "a.csv").read_text("utf-8").splitlines()))
    assert rows[0][0] == "标题（草案）"
    assert rows[3] == ["1", "0012", "王小田", "2025-09-01", "6222020200001234567", "1,234.50", "3.5亩"]
    assert rows[4] == ["2", "13", '=HYPERLINK("http://x")', "2025-02-30", "0001", "-0.01", "666.666666…"]
    assert rows[6] == ["合计", "", "", "", "", "1,234.49", ""]


def test_a_line_wider_than_the_table_is_broken_inside_it() -> None:
    long = evolve(LEAF, below=("=制表", "名单：" + "YP0101、" * 200))
    page = opened(workbook_bytes("签领表", [long])).worksheets[0]
    assert [str(one) for one in page.merged_cells.ranges] == ["A9:G9"]
    cell = page["A9"]
    assert cell.alignment.wrap_text
    assert str(cell.value).startswith("名单：")
    assert page.row_dimensions[9].height > 15 * 10
    assert page["A8"].value == "=制表"


def test_a_column_is_as_wide_as_its_longest_number() -> None:
    """A number that does not fit is shown as ####; words wrap and need no more than they asked for."""
    columns = (Column("姓名", width=10), Column("金额", "num", 12), Column("亩", "num", 12))
    row = ("买买提·吐尔逊·阿卜杜热合曼·艾力江", "1,234,567,890.12", "666.666666666666…")
    page = opened(
        workbook_bytes("表", [Leaf("表", (), columns, (row, row), ("合计", "2,469,135,780.24", ""))])
    )
    widths = [page.worksheets[0].column_dimensions[name].width for name in "ABC"]
    assert [int(width) for width in widths] == [10, 18, 12]


def cells(path: Path) -> dict[str, tuple[object, str]]:
    """Every filled cell with its value and type; of a formula the value it shows."""
    page = opened(path.read_bytes(), values=True).worksheets[0]
    filled = (cell for row in page.iter_rows() for cell in row if cell.value is not None)
    return {cell.coordinate: (cell.value, cell.data_type) for cell in filled}
