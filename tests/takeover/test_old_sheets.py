"""Old sheets as villages make them: what is proposed, what is carried, what is refused and where."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from click.testing import CliRunner

from linkage.commands import main
from linkage.takeover.mapping_text import mapping_text
from linkage.takeover.old_workbook import OldWorkbook, read_old
from linkage.takeover.proposal import Proposal, propose
from takeover.old_books import (
    HOUSEHOLDS,
    LI,
    QIAN,
    ROSTER,
    SHEET,
    SUN,
    ZHAO,
    book,
    noted,
    plots,
    rows,
    run,
    saved,
)


def old(data: bytes) -> OldWorkbook:
    read, problems = read_old("旧表.xlsx", data)
    assert problems == []
    assert read is not None
    return read


def proposed(sheets: dict[str, SHEET], merged: dict[str, list[str]] | None = None) -> Proposal:
    return propose(old(saved(book(sheets, merged))))


def test_persons_with_a_relation_are_numbered_inside_their_household(tmp_path: Path) -> None:
    table: SHEET = [
        ["云溪村2025年成员名册", None, None, None, None],
        ["户号", "组别", "成员姓名", "与户主关系", "身份证号码"],
        ["A1", "一组", "赵田", "户主", ZHAO],
        ["A1", None, "钱禾", "妻", QIAN],
        ["B1", "二组", "孙苗", "户主", SUN],
    ]
    data = saved(book({"成员": table}, {"成员": ["A1:E1", "B3:B4"]}))
    found = proposed({"成员": table}, {"成员": ["A1:E1", "B3:B4"]})
    (part,) = found.mapping.parts
    assert part.heading_rows == (2, 2)
    (question,) = found.questions
    assert [label for label, _ in question.answers] == ["每人一行，户内从 1 编"]
    text = mapping_text(found.mapping).replace("成员号: ？", "成员号: {编号: 户内}")
    assert run(tmp_path, data, columns=text).exit_code == 0
    people = rows(tmp_path, "名册")
    assert [(p["户号"], p["成员号"], p["组"]) for p in people] == [
        ("A1", "1", "一组"),
        ("A1", "2", "一组"),
        ("B1", "1", "二组"),
    ]


def test_households_are_numbered_by_their_heads(tmp_path: Path) -> None:
    table: SHEET = [
        ["姓名", "与户主关系", "身份证号"],
        ["赵田", "户主", ZHAO],
        ["钱禾", "妻", QIAN],
        ["孙苗", "户主", SUN],
    ]
    found = proposed({"人": table})
    household = next(question for question in found.questions if question.heading == "户号")
    assert household.answers[0][1].every == "与户主关系=户主"
    text = """表:
  - 旧表: 人
    到: 名册
    列:
      户号: {编号: "007", 每逢: 与户主关系=户主}
      成员号: {编号: 户内}
      姓名: 姓名
      与户主关系: {旧列: 与户主关系, 换词: {妻: 配偶}}
      证件号: 身份证号
"""
    assert run(tmp_path, saved(book({"人": table})), columns=text).exit_code == 0
    people = rows(tmp_path, "名册")
    assert [(p["户号"], p["成员号"], p["与户主关系"]) for p in people] == [
        ("007", "1", "户主"),
        ("007", "2", "配偶"),
        ("008", "1", "户主"),
    ]


def test_a_sheet_for_each_group_goes_into_one_roster(tmp_path: Path) -> None:
    head = ["户号", "户主姓名", "身份证号"]
    sheets: dict[str, SHEET] = {
        "一组": [head, ["A1", "赵田", ZHAO]],
        "二组": [head, ["B1", "孙苗", SUN], ["B2", "李穗", LI]],
    }
    found = proposed(sheets)
    assert [(part.sheet, part.register) for part in found.mapping.parts] == [
        ("一组", "名册"),
        ("二组", "名册"),
    ]
    text = mapping_text(found.mapping).replace("成员号: ？", "成员号: {固定: 1}")
    text = text.replace("与户主关系: ？", "与户主关系: {固定: 户主}")
    assert run(tmp_path, saved(book(sheets)), columns=text).exit_code == 0
    assert [row["姓名"] for row in rows(tmp_path, "名册")] == ["赵田", "孙苗", "李穗"]


def test_headings_of_two_rows_are_joined(tmp_path: Path) -> None:
    table: SHEET = [
        ["户号", "承包地", None, "流转地", None],
        [None, "面积（亩）", "块数", "面积（亩）", "块数"],
        ["A1", 3, 1, 2.5, 1],
    ]
    merged = {"田": ["A1:A2", "B1:C1", "D1:E1"]}
    found = proposed({"花名册": HOUSEHOLDS, "田": table}, merged)
    part = next(part for part in found.mapping.parts if part.register == "地块")
    assert part.heading_rows == (1, 2)
    question = next(question for question in found.questions if question.heading == "面积")
    assert [label for label, _ in question.answers] == [
        "承包地/面积（亩）",
        "流转地/面积（亩）",
        "几列都是，一格一行",
    ]
    text = f"""{ROSTER}  - 旧表: 田
    到: 地块
    标题行: [1, 2]
    列: {{户号: 户号, 地块代码: {{编号: 户号-户内}}, 面积: 流转地/面积}}
"""
    data = saved(book({"花名册": HOUSEHOLDS, "田": table}, merged))
    assert run(tmp_path, data, columns=text).exit_code == 0
    (plot,) = rows(tmp_path, "地块")
    assert plot["面积（亩）"] == "2.5"
    assert plot["承包地/面积（亩）"] == "3" if "承包地/面积（亩）" in plot else "3" in plot.values()


def test_a_second_table_beside_gives_nothing_to_the_first(tmp_path: Path) -> None:
    table: SHEET = [
        ["户编号", "水田（亩）", "旱地（亩）", None, "地名", "面积（公顷）"],
        ["A1", 3, 1, None, "河滩", 1.2],
        ["A2", 2, None, None, None, None],
        ["B1", None, 4, None, None, None],
    ]
    found = proposed({"花名册": HOUSEHOLDS, "田": table})
    part = next(part for part in found.mapping.parts if part.register == "地块")
    assert part.dropped == ("地名", "面积（公顷）")
    question = next(question for question in found.questions if question.heading == "面积")
    assert question.answers[-1][1].sources == ("水田（亩）", "旱地（亩）")
    text = f"""{ROSTER}  - 旧表: 田
    到: 地块
    不要: [地名, 面积（公顷）]
    列: {{户号: 户编号, 地块代码: {{编号: 户号-户内}}, 面积: {{旧列: [水田（亩）, 旱地（亩）]}}}}
"""
    data = saved(book({"花名册": HOUSEHOLDS, "田": table}))
    assert run(tmp_path, data, columns=text).exit_code == 0
    plots = rows(tmp_path, "地块")
    assert [(plot["户号"], plot["面积（亩）"]) for plot in plots] == [
        ("A1", "3"),
        ("A1", "1"),
        ("A2", "2"),
        ("B1", "4"),
    ]


def test_a_column_left_empty_parts_no_table() -> None:
    table: SHEET = [["户编号", "面积（亩）", None, "地名"], ["A1", 3, None, "河滩"], ["A2", 2, None, "后山"]]
    found = proposed({"花名册": HOUSEHOLDS, "田": table})
    part = next(part for part in found.mapping.parts if part.register == "地块")
    assert (part.dropped, part.column("地块代码") is not None) == ((), True)


def test_hectares_and_yuan_in_ten_thousands_are_said_and_exact(tmp_path: Path) -> None:
    sheets: dict[str, SHEET] = {
        "花名册": HOUSEHOLDS,
        "一组田": [["户编号", "面积（亩）"], ["A1", 3.5]],
        "二组田": [["户编号", "面积（公顷）"], ["B1", 0.21]],
        "预支": [["户编号", "金额（万元）", "日期"], ["A1", 1.23456, "2025.9.1"]],
    }
    field = "{户号: 户编号, 地块代码: {编号: 户号-户内}, 面积: 面积}"
    paid = "{户号: 户编号, 付款方: {固定: 公司}, 项目: {固定: 预付款}, 金额: 金额, 日期: 日期}"
    text = f"""{ROSTER}  - {{旧表: 一组田, 到: 地块, 列: {field}}}
  - {{旧表: 二组田, 到: 地块, 列: {field}}}
  - {{旧表: 预支, 到: 预付, 列: {paid}}}
"""
    result = run(tmp_path, saved(book(sheets)), columns=text)
    assert result.exit_code == 0
    assert [row["面积（亩）"] for row in rows(tmp_path, "地块")] == ["3.5", "3.15"]
    (advance,) = rows(tmp_path, "预付")
    assert (advance["金额（元）"], advance["日期"]) == ("12345.6", "2025-09-01")
    assert "“面积”由公顷换算成亩，共 1 格" in result.stdout
    assert "“金额”由万元换算成元，共 1 格" in result.stdout


def test_dates_are_read_in_the_form_that_was_said(tmp_path: Path) -> None:
    table: list[list[object]] = [
        ["户编号", "面积", "起日", "止日", "发包到"],
        ["A1", 3, "9/3/2020", "2030年5月", 46387],
        ["A2", 2, "25/12/2020", "2031.12", 46387],
    ]
    found = proposed({"花名册": HOUSEHOLDS, "田亩": [["户号", "面积（亩）", "起"], ["A1", 3, "9/3/2020"]]})
    (asked,) = [question for question in found.questions if question.heading == "起"]
    assert [label for label, _ in asked.answers] == ["月日年", "日月年"]
    more = ", 起: {旧列: 起日, 日期: 日月年}, 止: {旧列: 止日, 日期: 年月}, 承包期止: {旧列: 发包到, 日期: 表格天数}"
    data, text = plots(*table, more=more)
    assert run(tmp_path, data, columns=text).exit_code == 0
    assert [(row["起"], row["止"], row["承包期止"]) for row in rows(tmp_path, "地块")] == [
        ("2020-03-09", "2030-05-01", "2026-12-31"),
        ("2020-12-25", "2031-12-01", "2026-12-31"),
    ]


def test_a_date_with_two_readings_is_refused_where_it_stands(tmp_path: Path) -> None:
    data, text = plots(["户编号", "面积", "起日"], ["A1", 3, "9/3/2020"], more=", 起: 起日")
    result = run(tmp_path, data, columns=text)
    assert result.exit_code == 3
    assert "E306 旧表.xlsx〔田亩〕C2 起：“9/3/2020”有两种读法" in result.output
    assert not (tmp_path / "2026").exists()


def test_numbers_that_were_identity_numbers_are_refused_in_her_own_cell(tmp_path: Path) -> None:
    table: SHEET = [["户编号", "姓名", "身份证号", "组"], ["A1", "赵田", 110105196503070028, "一组"]]
    result = run(tmp_path, saved(book({"花名册": table})), columns=ROSTER)
    assert result.exit_code == 3
    assert "E301 旧表.xlsx〔花名册〕C2 证件号：证件号是数值，不是文本" in result.output
    assert "旧表有 1 处问题，没有新建文件夹。" in result.output
    assert not (tmp_path / "2026").exists()


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    sheets: dict[str, SHEET] = {
        "花名册": [*HOUSEHOLDS, ["C1", "周\n禾", "#N/A", "三组"]],
        "田亩": [["户编号", "面积"], ["A1", "三亩"], ["A2", "=1+1"], ["A1", -2]],
    }
    text = plots()[1]
    made = book(sheets)
    made["花名册"]["C5"].data_type = "e"
    result = run(tmp_path, saved(made), columns=text)
    assert result.exit_code == 3
    for said in ("E317 旧表.xlsx〔花名册〕B5", "E304 旧表.xlsx〔花名册〕C5", "E308 旧表.xlsx〔田亩〕B2"):
        assert said in result.output
    for said in ("E303 旧表.xlsx〔田亩〕B3", "E322 旧表.xlsx〔田亩〕B4"):
        assert said in result.output


def test_two_people_of_one_name_are_never_guessed(tmp_path: Path) -> None:
    people: SHEET = [*HOUSEHOLDS, ["B2", "赵田", LI, "二组"]]
    shares: SHEET = [["姓名", "组", "股数"], ["赵 田", "二组", 5], ["孙苗", "二组", 3], ["吴谷", "一组", 1]]
    data = saved(book({"花名册": people, "股份": shares}))
    part = "  - {{旧表: 股份, 到: 股份, 列: {{户号: {{按姓名: 姓名{group}}}, 份额: 股数}}}}\n"
    result = run(tmp_path, data, columns=ROSTER + part.format(group=""))
    assert result.exit_code == 3
    assert "E745 旧表.xlsx〔股份〕A2 姓名：名册里有 2 个“赵 田”，不知道是哪一个" in result.output
    assert "E744 旧表.xlsx〔股份〕A4 姓名：名册里找不到“吴谷”" in result.output
    fewer = saved(book({"花名册": people, "股份": shares[:3]}))
    assert run(tmp_path, fewer, columns=ROSTER + part.format(group=", 组: 组")).exit_code == 0
    assert [(row["户号"], row["份额"]) for row in rows(tmp_path, "股份")] == [("B2", "5"), ("B1", "3")]


def test_merged_numbers_are_refused_unless_the_rows_below_are_none(tmp_path: Path) -> None:
    table: SHEET = [["户编号", "人", "面积"], ["A1", "赵田", 3], ["A1", "钱禾", None], ["B1", "孙苗", 2]]
    data = saved(book({"花名册": HOUSEHOLDS, "田亩": table}, {"田亩": ["C2:C3"]}))
    text = plots()[1]
    result = run(tmp_path, data, columns=text)
    assert result.exit_code == 3
    assert "E743 旧表.xlsx〔田亩〕C2：“面积”有合并单元格 C2:C3" in result.output
    text = text.replace("到: 地块", "到: 地块\n    没有就略过: 面积")
    result = run(tmp_path, data, columns=text)
    assert result.exit_code == 0
    assert [row["面积（亩）"] for row in rows(tmp_path, "地块")] == ["3", "2"]
    assert "1 行没有“面积”，没有成为〔地块〕的行" in result.stdout


def test_sums_are_checked_and_never_carried(tmp_path: Path) -> None:
    table: list[list[object]] = [
        ["组", "户编号", "面积"],
        ["一组", "A1", 3],
        ["一组", "A2", 2],
        ["一组小计", None, 5],
        ["二组", "B1", 4],
        ["合 计", None, 9],
        ["审核：村监委会"],
    ]
    data, text = plots(*table)
    text = text.replace("到: 地块", "到: 地块\n    末行: 6")
    result = run(tmp_path, data, columns=text)
    assert result.exit_code == 0
    assert "　合计、小计只用来核对：第 4、6 行\n　末行以下没有带：第 7 行" in result.stdout
    assert [row["面积（亩）"] for row in rows(tmp_path, "地块")] == ["3", "2", "4"]
    table[5][2] = 10
    again = tmp_path / "又一次"
    again.mkdir()
    result = run(again, plots(*table)[0], columns=text)
    assert result.exit_code == 3
    assert "E408 旧表.xlsx〔田亩〕C6" in result.output


def test_codes_are_put_together_and_filled_up_as_said(tmp_path: Path) -> None:
    table: SHEET = [
        ["组别", "序号", "姓名", "手机"],
        ["第一村民小组", 1, "赵田", "13800000001"],
        ["十二组", 1, "孙苗", 13800000002],
    ]
    text = """表:
  - 旧表: 花名册
    到: 名册
    列:
      户号: {连成: "{组别}-{序号}"}
      成员号: {旧列: 序号, 补零到: 3}
      姓名: 姓名
      与户主关系: {固定: 户主}
      电话: 手机
"""
    assert run(tmp_path, saved(book({"花名册": table})), columns=text).exit_code == 0
    assert [(row["户号"], row["成员号"], row["电话"]) for row in rows(tmp_path, "名册")] == [
        ("1-1", "001", "13800000001"),
        ("12-1", "001", "13800000002"),
    ]


def test_words_stay_words_and_notes_stay_at_their_cells(tmp_path: Path) -> None:
    table: SHEET = [
        [*HOUSEHOLDS[0], "备注"],
        ["A1", "赵田", ZHAO, "一组", "'=1+1"],
        ["A2", "钱禾", QIAN, "一组", "@SUM(A1)"],
    ]
    made = noted(book({"花名册": table}), "花名册", "B3", "=cmd|去年改过名")
    made["花名册"]["E2"].value = "=1+1"
    made["花名册"]["E2"].data_type = "s"
    made = noted(made, "花名册", "A1", "标题上的话")
    result = run(tmp_path, saved(made), columns=ROSTER)
    assert result.exit_code == 0
    page = openpyxl.load_workbook(tmp_path / "2026" / "台账.xlsx")["名册"]
    remarks = [page.cell(number, page.max_column) for number in (2, 3)]
    assert [(cell.value, cell.data_type) for cell in remarks] == [("=1+1", "s"), ("@SUM(A1)", "s")]
    assert page["C3"].comment is not None
    assert page["C3"].comment.text == "=cmd|去年改过名"
    assert "没有带过来：批注“标题上的话”" in result.stdout


def test_empty_cells_are_carried_empty_and_told(tmp_path: Path) -> None:
    table: SHEET = [*HOUSEHOLDS, ["C1", None, None, None]]
    result = run(tmp_path, saved(book({"花名册": table})), columns=ROSTER)
    assert result.exit_code == 0
    assert "W730 旧表.xlsx〔花名册〕B5" in result.stdout
    assert "“姓名”有 1 格空着" in result.stdout
    assert "姓名" not in rows(tmp_path, "名册")[3]


def test_the_new_season_can_be_checked_under_the_pattern_that_was_named(tmp_path: Path) -> None:
    data, text = plots(["户编号", "面积"], ["A1", 3], ["B1", 2])
    assert run(tmp_path, data, "--pattern", "土地流转（现金）", columns=text).exit_code == 0
    files = sorted(file.name for file in (tmp_path / "2026").iterdir())
    assert files == ["台账.xlsx", "合作.yaml", "读入报告.txt"]
    checked = CliRunner().invoke(main, ["check", str(tmp_path / "2026")])
    assert checked.exit_code == 3
    assert [line for line in checked.output.splitlines() if line.strip().startswith("E")] != []
    assert {line.split()[0] for line in checked.output.splitlines() if line.strip().startswith("E")} == {
        "E343"
    }
