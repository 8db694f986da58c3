"""Mistakes in a mapping and in what was asked for: each is told at its line, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from linkage.commands import main
from takeover.old_books import HOUSEHOLDS, ROSTER, book, plots, rows, run, saved


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("旧表: 花名册", "旧表: 花名"), "E733 对照.yaml 第2行：旧表里没有“花名”这张表。旧表里有：花名册"),
        (("到: 名册", "到: 名单"), "E734 对照.yaml 第3行：台账里没有“名单”这张表"),
        (("姓名: 姓名", "名字: 姓名"), "E735 对照.yaml 第4行：〔名册〕没有“名字”这一列"),
        (
            ("户号: 户编号", "户号: 户编"),
            "E736 对照.yaml 第4行：旧表〔花名册〕里没有“户编”这一列。可能是“户编号”",
        ),
        (("户号: 户编号, ", ""), "E738 对照.yaml 第4行：〔名册〕要有“户号”，对照里没有说从哪里来"),
        (
            ("{固定: 1}", "{固定: 1, 编号: 户内}"),
            "E739 对照.yaml 第4行：“成员号”的写法不对：固定、编号只能写一个",
        ),
        (("组: 组", "组: {旧列: 组, 往下填: 下面}"), "E739 对照.yaml 第4行：“组”的写法不对"),
        (("{固定: 1}", "{固定：1}"), "E739 对照.yaml 第4行"),
        (("证件号: 身份证号", "证件号: {旧列: 身份证号, 往下填: 空格}"), "数和号码不能往下填"),
        (("到: 名册", "到: 名册\n    标题行: [9]"), "E742 对照.yaml 第2行：旧表〔花名册〕第 9 行是空的"),
        (("到: 名册", "到: 名册\n    末行: 1"), "E747 对照.yaml 第2行：旧表〔花名册〕标题行下面没有数据"),
        (("组: 组", "组: ？"), "E732 对照.yaml 第4行：“组”还没有回答"),
        (("组: 组", "组: 组, 组: 组"), "E105 对照.yaml 第4行"),
        (("表:", "表格:"), "可能是“表”"),
    ],
)
def test_a_wrong_mapping_is_told_at_its_line(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    result = run(tmp_path, saved(book({"花名册": HOUSEHOLDS})), columns=ROSTER.replace(*change, 1))
    assert result.exit_code == 3
    assert said in result.output
    assert not (tmp_path / "2026").exists()


def test_headings_that_stand_twice_are_named_by_letter(tmp_path: Path) -> None:
    data, text = plots(["户编号", "面积", "面积"], ["A1", 3, 4])
    result = run(tmp_path, data, columns=text)
    assert "E737" in result.output
    assert "在 B、C" in result.output
    fixed = text.replace("旧列: 面积", "旧列: C列")
    assert run(tmp_path, data, columns=fixed).exit_code == 0
    assert rows(tmp_path, "地块")[0]["面积（亩）"] == "4"


def test_an_area_without_a_unit_is_asked_for(tmp_path: Path) -> None:
    data, text = plots(["户编号", "面积"], ["A1", 3])
    result = run(tmp_path, data, columns=text.replace(", 单位: 亩", ""))
    assert result.exit_code == 3
    assert (
        "E741 对照.yaml 第7行：旧表的“面积”没有写单位。“面积”可以按亩、公顷、平方米、分地计" in result.output
    )
    assert "E740" in run(tmp_path, data, columns=text.replace("单位: 亩", "单位: 斤")).output


def test_what_is_no_workbook_or_holds_nothing_is_told(tmp_path: Path) -> None:
    result = run(tmp_path, b"\xd0\xcf\x11\xe0" + b"\x00" * 600)
    assert (result.exit_code, "只读 .xlsx" in result.output) == (3, True)
    result = run(tmp_path, saved(book({"会议记录": [["今天", "下雨"]]})))
    assert result.exit_code == 3
    assert "E746 旧表.xlsx" in result.output


def test_options_that_do_not_go_together_are_refused(tmp_path: Path) -> None:
    for words in (["--columns", "对照.yaml"], ["--save-columns", "对照.yaml"]):
        result = CliRunner().invoke(main, ["init", str(tmp_path / "2026"), *words])
        assert (result.exit_code, "要和 --from 一起用" in result.output) == (2, True)
    missing = CliRunner().invoke(
        main, ["init", str(tmp_path / "2026"), "--from", str(tmp_path / "没有.xlsx")]
    )
    assert (missing.exit_code, "读不出“没有.xlsx”" in missing.output) == (2, True)
    (tmp_path / "对照.yaml").write_text("甲", encoding="utf-8")
    kept = run(tmp_path, saved(book({"花名册": HOUSEHOLDS})), "--save-columns", str(tmp_path / "对照.yaml"))
    assert (kept.exit_code, "已经存在，没有写" in kept.output) == (2, True)
    assert (tmp_path / "对照.yaml").read_text("utf-8") == "甲"
