"""The season after: what goes on, what starts empty, and that writing, reading and writing again changes nothing."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from linkage.commands import main
from linkage.files.register_sheets import SHEET_BY_NAME, SHEETS
from linkage.files.workbook_comments import read_comments
from linkage.files.workbook_reader import open_workbook
from linkage.files.workbook_writer import Cell, Filling, RowIn, written_workbook
from linkage.model.registers import Column, Kind, Sheet
from linkage.takeover.next_season import LASTING, carry_ours, next_papers
from linkage.takeover.old_workbook import read_old
from linkage.takeover.season_files import carried_workbook, outline
from takeover.old_books import QIAN, ZHAO, rows, run

BORN = datetime.date(2027, 12, 31)
OWN = (Column("备注"), Column("自记", Kind.NUMBER, units=("斤",)))
NAMES = ("名册", "地块", "约定", "用工")
WIDE = {
    name: Sheet(name, "", (*SHEET_BY_NAME[name].columns, *(OWN if name != "约定" else OWN[:1])))
    for name in NAMES
}

SAFE_NAMES = ["赵田", "𬱖禾", "阿依古丽·买买提"]
WORDS = st.sampled_from(["=1+1", "+86", "@SUM(A1)", "一组", "007", "2025", "他说“好”", "a,b", *SAFE_NAMES])
NUMBERS = st.decimals(0, 10**6, places=3).map(lambda number: number.normalize() + 0)
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31))


def cells(column: Column) -> st.SearchStrategy[Cell]:
    """What somebody may put into a column."""
    match column.kind:
        case Kind.DAY:
            found: st.SearchStrategy[Cell] = DAYS
        case Kind.SECRET:
            known = {"证件号": [ZHAO, QIAN], "电话": ["13800000001"]}
            found = st.sampled_from(known.get(column.heading, ["6222020200112233448"]))
        case Kind.NUMBER:
            found = NUMBERS
        case Kind.TEXT:
            known = {"户号": ["A1", "007"], "成员号": ["1", "02"], "单位": ["工日"], "版式": ["大字"]}
            known |= {"姓名": SAFE_NAMES, "户名": SAFE_NAMES}
            found = st.sampled_from(known[column.heading]) if column.heading in known else WORDS
    return found if not column.empty_allowed or column.heading == "单位" else st.none() | found


def table(sheet: Sheet) -> st.SearchStrategy[list[dict[str, Cell]]]:
    row = st.fixed_dictionaries({column.heading: cells(column) for column in sheet.columns})
    return st.lists(row, min_size=1, max_size=4)


def as_read(data: bytes) -> tuple[dict[str, list[object]], dict[tuple[str, int, int], str]]:
    sheets, _, problems, _ = open_workbook("台账.xlsx", data)
    assert problems == []
    content: dict[str, list[object]] = {
        raw.name: [(row.number, dict(row.cells)) for row in raw.rows] for raw in sheets if raw.name != "说明"
    }
    return content, dict(read_comments(data))


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_written_read_and_written_again_is_the_same(data: st.DataObject) -> None:
    tables: dict[str, list[dict[str, Cell]]] = {name: data.draw(table(WIDE[name])) for name in NAMES}
    noted = {(name, 0, "备注"): data.draw(WORDS) for name in NAMES}
    filling = Filling("台账", tables, {("地块", "面积"): "公顷"}, comments=noted)
    first = written_workbook([WIDE[name] for name in ("约定", "名册", "地块", "用工")], filling)
    book, _ = read_old("台账.xlsx", first)
    assert book is not None
    takeover = carry_ours(book, BORN, lasting=NAMES)
    assert takeover.problems == ()
    again = carried_workbook(takeover, *outline(takeover, 2026))
    assert as_read(again) == as_read(first)


def own(path: Path) -> bytes:
    """A workbook of last season: people with a column of their own, plots, work, payments, facts."""
    roster = Sheet("名册", "", (*SHEET_BY_NAME["名册"].columns, Column("家里电器")))
    people: list[RowIn] = [
        {"户号": "B2", "成员号": "1", "姓名": "孙苗", "与户主关系": "户主", "家里电器": "冰箱"},
        {"户号": "A1", "成员号": "1", "姓名": "赵田", "与户主关系": "户主", "证件号": ZHAO},
    ]
    work: list[RowIn] = [
        {
            "日期": datetime.date(2025, 5, 1),
            "户号": "A1",
            "成员号": "1",
            "岗位": "采摘",
            "数量": 2,
            "单位": "工日",
        }
    ]
    facts: list[RowIn] = [{"名称": "净利润", "数值": Decimal(100), "单位": "元", "来源": "报表"}]
    agreed: list[RowIn] = [{"参数": "土地租金单价", "数值": Decimal(500), "单位": "元/亩/年"}]
    paid: list[RowIn] = [
        {"户号": "A1", "付款方": "公司", "项目": "租金", "金额": 5, "日期": datetime.date(2025, 6, 1)}
    ]
    sheets = [SHEET_BY_NAME[name] for name in ("约定", "事实", "用工", "已付")]
    filling = Filling(
        "2025年台账",
        {"名册": people, "用工": work, "事实": facts, "约定": agreed, "已付": paid},
        comments={("名册", 1, "姓名"): "改过名"},
    )
    data = written_workbook([*sheets[:2], roster, *sheets[2:]], filling)
    (path / "旧表.xlsx").write_bytes(data)
    return data


def test_what_lasts_goes_on_and_what_was_of_the_season_starts_empty(tmp_path: Path) -> None:
    result = run(tmp_path, own(tmp_path), "--pattern", "土地流转（现金）")
    assert result.exit_code == 0
    assert [row["户号"] for row in rows(tmp_path, "名册")] == ["B2", "A1"]
    assert rows(tmp_path, "名册")[0]["家里电器"] == "冰箱"
    book = openpyxl.load_workbook(tmp_path / "2026" / "台账.xlsx")
    noted = book["名册"]["C3"].comment
    assert noted is not None
    assert noted.text == "改过名"
    rent = next(row for row in book["约定"].iter_rows(values_only=True) if row[0] == "土地租金单价")
    assert (rent[1], rent[2]) == (500, "元/亩/年")
    assert rent[3] is not None
    assert "用工" not in book.sheetnames
    assert {book[sheet]["A2"].value for sheet in ("地块", "已付")} == {"SHILI"}
    profit = next(row for row in book["事实"].iter_rows(values_only=True) if row[0] == "净利润")
    assert profit[:6] == ("净利润", None, "元", None, None, None)
    assert "〔用工〕从空表开始（上一季有 1 行）" in result.stdout
    assert "〔事实〕带过来 1 项的名称和单位，数值要重新填" in result.stdout


def test_a_new_season_from_a_folder_goes_on_with_its_papers(tmp_path: Path) -> None:
    last = tmp_path / "2025"
    assert CliRunner().invoke(main, ["init", str(last), "--pattern", "代销"]).exit_code == 0
    made = CliRunner().invoke(main, ["init", str(tmp_path / "2026"), "--from", str(last / "台账.xlsx")])
    assert made.exit_code == 0
    papers = (tmp_path / "2026" / "合作.yaml").read_text("utf-8")
    assert "期间: 2026-01-01 至 2026-12-31" in papers
    assert "期间由“2025-01-01 至 2025-12-31”改成“2026-01-01 至 2026-12-31”" in made.stdout
    assert "行还写着 2025，没有改，请逐处核对" in made.stdout
    checked = CliRunner().invoke(main, ["check", str(tmp_path / "2026")])
    assert "资料还没有填完" in checked.output


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2025-01-01 至 2025-12-31", "2026-01-01 至 2026-12-31"),
        ("2024-10-01 至 2025-09-30", "〔新一季的起止日，上一季是 2024-10-01 至 2025-09-30〕"),
        ("去年", "〔2026年的起止日〕"),
    ],
)
def test_only_a_period_of_a_whole_year_is_moved(period: str, written: str) -> None:
    files, told = next_papers({"合作.yaml": f"编号: A-2025\n期间: {period}  # 起止\n".encode()}, 2026)
    assert files["合作.yaml"].decode() == f"编号: A-2025\n期间: {written}  # 起止\n"
    assert told[0] == f"合作.yaml 照抄，期间由“{period}”改成“{written}”"


def test_what_is_wrong_in_last_seasons_workbook_stops_it(tmp_path: Path) -> None:
    own(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "旧表.xlsx")
    book["名册"]["E3"] = 110105196503070028
    book["名册"].merge_cells("G2:G3")
    book.save(tmp_path / "旧表.xlsx")
    result = run(tmp_path, (tmp_path / "旧表.xlsx").read_bytes())
    assert result.exit_code == 3
    assert "E301 旧表.xlsx〔名册〕E3" in result.output
    assert "E305 旧表.xlsx〔名册〕G2" in result.output
    assert not (tmp_path / "2026").exists()


def test_every_register_either_lasts_or_is_of_a_season() -> None:
    page = (Path(__file__).parents[2] / "docs" / "manual-workbook.md").read_text("utf-8")
    line = next(line for line in page.splitlines() if "从空表开始：抄过来会付两次" in line)
    seasonal = set(line.split("|")[1].strip().split("、"))
    assert seasonal | LASTING == {sheet.name for sheet in SHEETS}
    assert seasonal & LASTING == set()
