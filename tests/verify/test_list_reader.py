"""What is read of a payout list, and what is refused."""

from __future__ import annotations

import io

import openpyxl
import pytest

from linkage.verify.list_reader import read_list
from linkage.verify.payout_list import PayoutList, Role
from payout_layouts import as_proposed, book, plan_of, table

HEAD = ["序号", "户号", "户主", "身份证号", "面积（亩）", "单价", "租金", "扣款", "实发", "签字"]
ONE = [1, "A001", "张三", "11010519491231002X", 3.5, 400, 1400, 0, 1400, None]
TWO = [2, "A002", "李四", "110105194912310038", 2.33, 400, 932, 32, 900, None]
SUM = ["合计", None, None, None, 5.83, None, 2332, 32, 2300, None]
TITLE = ["清水村2025年土地流转租金发放表"]


def amounts(paid: PayoutList, role: Role = Role.NET) -> list[str]:
    (column,) = paid.of(role)
    return [str(row.numbers.get(column.index, "")) for row in paid.rows]


def codes(paid: PayoutList) -> list[str]:
    return [problem.code for problem in paid.problems]


def test_a_total_is_no_payout() -> None:
    paid = as_proposed(book([TITLE, HEAD, ONE, TWO, SUM], ["A1:J1", "A5:C5"]))
    assert (amounts(paid), codes(paid)) == (["1400", "900"], [])
    assert [row.number for row in paid.subtotals] == [5]
    assert str(paid.place(paid.rows[1], next(paid.of(Role.NET)))) == "发放表.xlsx〔发放表〕I4 实发"


@pytest.mark.parametrize(
    "word", ["合 计", "小计：", "本页合计", "第一组小计", "总计", "累计", "过次页", "承前页"]
)
def test_every_word_for_a_total_is_known(word: str) -> None:
    paid = as_proposed(book([HEAD, ONE, TWO, [None, None, word, *SUM[3:]]]))
    assert (len(paid.rows), len(paid.subtotals)) == (2, 1)


def test_a_number_that_was_an_identity_number_is_not_used() -> None:
    lost = [*ONE[:3], 110105194912310021, *ONE[4:]]
    paid = as_proposed(book([HEAD, lost, TWO]))
    (column,) = paid.of(Role.IDENTITY)
    assert [row.texts[column.index] for row in paid.rows] == ["", TWO[3]]
    (note,) = [note for note in paid.notes if note.code == "W520"]
    assert "有 1 格是数值（第 2 行）" in str(note)
    assert "末三位已经丢失" in str(note)
    assert note.where.cell == "D2"


def test_a_number_lost_in_a_csv_is_not_used() -> None:
    paid = as_proposed(table([HEAD, [*ONE[:3], "1.10105E+17", *ONE[4:]], TWO]), "a.csv")
    (column,) = paid.of(Role.IDENTITY)
    assert [row.texts[column.index] for row in paid.rows] == ["", TWO[3]]


def test_a_column_that_lost_all_its_numbers_is_not_used() -> None:
    lost = [[*row[:3], 110105194912310021, *row[4:]] for row in (ONE, TWO)]
    paid = as_proposed(book([HEAD, *lost]))
    assert not list(paid.of(Role.IDENTITY))
    assert "（第 2、3 行）" in next(str(note) for note in paid.notes if note.code == "W520")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_the_encoding_is_found_by_the_headings(encoding: str) -> None:
    paid = as_proposed(table([TITLE, HEAD, ONE, TWO, SUM], encoding), "a.csv")
    assert [row.texts[3] for row in paid.rows] == ["张三", "李四"]


def test_a_formula_without_a_value_is_refused() -> None:
    paid = as_proposed(book([HEAD, [*ONE[:8], "=G2-H2", None], TWO]))
    assert codes(paid) == ["E303"]


def test_a_formula_below_a_column_nobody_looks_at_is_let_be() -> None:
    assert codes(as_proposed(book([HEAD, [*ONE[:9], "=1+1"], TWO]))) == []


def test_an_error_cell_and_a_word_for_a_number_are_told_at_once() -> None:
    data = book([HEAD, [*ONE[:6], "#REF!", *ONE[7:]], [*TWO[:8], "九百", None]])
    assert sorted(codes(as_proposed(data))) == ["E304", "E699"]


def test_merged_cells_among_people_are_refused() -> None:
    paid = as_proposed(book([HEAD, ONE, TWO], ["I2:I3"]))
    assert "E305" in codes(paid)


def test_a_merged_group_goes_for_all_its_rows() -> None:
    head = ["组", "户主", "实发"]
    paid = as_proposed(book([head, ["一组", "张三", 100], [None, "李四", 200]], ["A2:A3"]))
    assert [row.texts[1] for row in paid.rows] == ["一组", "一组"]
    assert [note.code for note in paid.notes] == ["W521"]


def test_a_hidden_row_is_read_and_told() -> None:
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    for row in (HEAD, ONE, TWO):
        page.append(row)
    page.row_dimensions[3].hidden = True
    target = io.BytesIO()
    made.save(target)
    paid = as_proposed(target.getvalue())
    assert len(paid.rows) == 2
    assert [note.code for note in paid.notes] == ["W311"]


def test_the_foot_of_a_list_is_no_payout() -> None:
    foot = ["制表人：王会计", None, None, None, "审核：", None, "2025年12月1日"]
    paid = as_proposed(book([HEAD, ONE, TWO, SUM, foot]))
    assert (len(paid.rows), codes(paid)) == (2, [])


def test_blocks_side_by_side_are_one_list() -> None:
    head = ["序号", "户主", "金额（万元）"]
    rows: list[list[object]] = [
        [*head, *head],
        [1, "张三", 0.14, 3, "王五", 0.2],
        [2, "李四", 0.12, None, None, None],
    ]
    paid = as_proposed(book(rows))
    assert [(row.number, row.shift, row.texts[2]) for row in paid.rows] == [
        (2, 0, "张三"),
        (2, 3, "王五"),
        (3, 0, "李四"),
    ]
    assert amounts(paid) == ["1400", "2000", "1200"]
    assert paid.place(paid.rows[1], paid.columns[2]).cell == "F2"


def test_a_total_of_both_blocks_stands_at_the_end_of_its_row() -> None:
    head = ["户主", "金额"]
    rows: list[list[object]] = [
        [*head, *head],
        ["张三", 100, "王五", 200],
        ["李四", 300, None, None],
        ["合计", None, None, 600],
    ]
    paid = as_proposed(book(rows))
    assert [row.texts[1] for row in paid.rows] == ["张三", "王五", "李四"]
    assert len(paid.subtotals) == 2


def test_sheets_with_the_same_headings_are_one_list() -> None:
    data = book([HEAD, ONE], 二组=[HEAD, TWO], 说明=[["请签字"]])
    paid = as_proposed(data)
    assert [(row.sheet, row.number) for row in paid.rows] == [("发放表", 2), ("二组", 2)]
    assert str(paid.place(paid.rows[1])) == "发放表.xlsx〔二组〕A2"
    assert [note.code for note in paid.notes] == ["W524"]


def test_a_plan_goes_for_next_seasons_list_too() -> None:
    plan = plan_of(book([TITLE, HEAD, ONE, TWO]))
    moved: list[list[object]] = [[None, *row] for row in ([], TITLE, HEAD, ONE, TWO)]
    paid = read_list("b.xlsx", book(moved), plan)
    assert amounts(paid) == ["1400", "900"]
    assert paid.relations[0].result == 8


def test_a_plan_that_does_not_fit_says_where() -> None:
    plan = plan_of(book([HEAD, ONE, TWO]))
    paid = read_list("b.xlsx", book([[*HEAD[:8], "应领", "电话"], ONE, TWO]), plan)
    assert codes(paid) == ["E698"]
    assert "没有“实发”一列" in str(paid.problems[0])
    assert "列文件里没有 I 列“应领”" in str(paid.problems[0])
