"""Season folders: which files count, which are let alone, and that nothing is ever written."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path
from typing import Any, Literal

import pytest

from faults.spoiled import contents_of, spoil
from linkage.files import season_folder
from linkage.files.season_folder import read_contents, read_season
from linkage.ground.disk import read_at_most
from villages import village


def test_a_season_of_csv_and_one_of_a_workbook_say_the_same(tmp_path: Path) -> None:
    tables = read_season(village().write(tmp_path / "甲"))
    workbook = read_season(village().write(tmp_path / "乙", workbook=True))
    assert tables.problems == workbook.problems == ()
    assert len(tables.books.households) == len(workbook.books.households) == 12
    for sheet, rows in tables.books.tables.items():
        other = workbook.books.rows(sheet)
        assert [row.number for row in rows] == [row.number for row in other]
        assert [sorted(row.values) for row in rows] == [sorted(row.values) for row in other]
    assert [name for name, _ in workbook.inputs] == ["台账.xlsx", "合作.yaml", "章程.yaml"]


def test_inputs_are_the_digests_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    season = read_season(folder)
    for name, digest in season.inputs:
        data = (folder / name).read_bytes()
        assert season.contents[name] == data
        assert hashlib.sha256(data).hexdigest() == digest


def test_stray_files_are_let_alone(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    expected = read_season(folder).inputs
    for name in (
        "~$台账.xlsx",
        ".~lock.台账.xlsx#",
        ".DS_Store",
        "备忘.txt",
        "合作.yaml.bak",
        "旧合作.yaml",
        "台账 副本.xlsx",
    ):
        (folder / name).write_bytes(b"\x00")
    (folder / "旧").mkdir()
    season = read_season(folder)
    assert season.problems == ()
    assert season.inputs == expected


def test_stray_files_among_the_tables_are_let_alone(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季")
    (folder / "台账" / ".~lock.地块.csv#").write_bytes(b"\x00")
    (folder / "台账" / "读我.txt").write_bytes(b"\x00")
    assert read_season(folder).problems == ()


def test_nothing_is_written(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    read_season(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_missing_folder_and_a_file_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    (missing, *_), (file, *_) = (read_season(tmp_path / name).problems for name in ("没有", "文件"))
    assert str(missing).startswith("E001 没有：没有这个文件夹。")
    assert str(file) == f"E001 文件：这是一个文件，不是结算期的文件夹。请写它所在的文件夹：{tmp_path}。"


@pytest.mark.parametrize("name", ["柳湾村台账.xlsx", "台账(1).xlsx", "2025年台账 - 副本.XLSX"])
def test_a_workbook_under_another_name_is_told_once(tmp_path: Path, name: str) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    (folder / "台账.xlsx").rename(folder / name)
    (folder / "~$台账.xlsx").write_bytes(b"")
    [said] = [str(one) for one in read_season(folder).problems]
    assert said == (
        f"E952 {name}：没有 台账.xlsx，却有“{name}”。台账只认 台账.xlsx 这个名称。是它的，请改名为 台账.xlsx。"
    )


def test_an_agreement_that_a_plain_editor_renamed_is_told_once(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    (folder / "合作.yaml").rename(folder / "合作.yaml.txt")
    [said] = [str(one) for one in read_season(folder).problems]
    assert "没有 合作.yaml，却有“合作.yaml.txt”" in said


def test_another_workbook_beside_the_registers_is_let_alone(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    (folder / "去年台账.xlsx").write_bytes(b"")
    assert read_season(folder).problems == ()


def test_registers_in_an_old_format_are_named(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    (folder / "台账.xlsx").rename(folder / "台账.xls")
    assert "E006 台账.xls：台账是 .xls 格式。只读 .xlsx 或 CSV 文件夹。请另存为 台账.xlsx。" in [
        str(problem) for problem in read_season(folder).problems
    ]


def test_a_file_that_fails_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = village().write(tmp_path / "季", workbook=True)

    def read(path: Path, limit: int) -> bytes:
        if path.name == "章程.yaml":
            raise OSError(5, "Input/output error")
        return read_at_most(path, limit)

    monkeypatch.setattr(season_folder, "read_at_most", read)
    problems = [str(problem) for problem in read_season(folder).problems]
    assert "E005 章程.yaml：读不出来：Input/output error。请核对文件权限。" in problems


def test_what_is_no_file_under_the_name_of_one_is_told_and_not_waited_for(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    os.mkfifo(folder / "法规-管道.yaml")
    (folder / "法规-空链.yaml").symlink_to("没有的.yaml")
    (folder / "合作-二.yaml").mkdir()
    problems = [problem for problem in read_season(folder).problems if problem.code == "E005"]
    told = {problem.where.file: problem.what for problem in problems}
    assert sorted(told) == sorted(["合作-二.yaml", "法规-管道.yaml", "法规-空链.yaml"])
    assert "不是普通文件" in told["法规-管道.yaml"]


def test_a_file_that_is_too_large_is_told_and_not_read(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    for name, size in (("法规-大.yaml", 5_000_001), ("台账.xlsx", 50_000_001)):
        with (folder / name).open("wb") as file:
            file.truncate(size)
    problems = read_season(folder).problems
    assert [(p.code, p.where.file) for p in problems] == [("E339", "台账.xlsx"), ("E101", "法规-大.yaml")]
    assert "5000001" in problems[1].what


def test_two_files_of_one_name_are_told(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    forms: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
    for form in forms:
        (folder / unicodedata.normalize(form, "法规-é.yaml")).write_text("法规: x\n")
    assert "E005" in {problem.code for problem in read_season(folder).problems}


def test_names_decomposed_by_another_system_are_known(tmp_path: Path) -> None:
    folder = village().write(tmp_path / "季", workbook=True)
    assert read_season(folder).charter is not None


def test_problems_come_sorted_by_file_and_row_and_once() -> None:
    files = contents_of(village())
    files["台账/地块.csv"] = files["台账/地块.csv"].replace(b"4.68", b"x").replace(b"6.20", b"y")
    problems = read_contents(files).problems
    assert [problem.where.cell for problem in problems] == ["C2", "C4"]
    assert len(set(problems)) == len(problems)


def test_no_bytes_of_any_file_make_reading_fail() -> None:
    sound = contents_of(village())
    for name, data in sound.items():
        for broken in (
            b"",
            b"\x00",
            data[: len(data) // 2],
            data[::-1],
            b"\xff" + data,
            data.replace(b",", b"\t"),
        ):
            season = read_contents({**sound, name: broken})
            assert isinstance(season.problems, tuple)


@pytest.mark.parametrize(("known", "said"), [("地块", "地块1"), ("用工", "用工记录"), ("已付", "已付款")])
def test_a_table_under_another_name_is_refused(tmp_path: Path, known: str, said: str) -> None:
    """Its rows would be left out, and what was paid be paid again."""
    season = village().write(tmp_path / "季")
    (season / "台账" / f"{known}.csv").rename(season / "台账" / f"{said}.csv")
    told = [str(problem) for problem in read_season(season).problems if problem.code == "E342"]
    assert len(told) == 1
    assert f"{said}.csv" in told[0]
    assert f"请把表名改回“{known}”" in told[0]


@pytest.mark.parametrize("text", ["甲,乙\n1,2\n", "", "\ufffe\x00", '"a'])
def test_a_table_of_something_else_is_only_noted(tmp_path: Path, text: str) -> None:
    season = village().write(tmp_path / "季")
    (season / "台账" / "杂记.csv").write_bytes(text.encode("utf-8", "surrogatepass"))
    read = read_season(season)
    assert read.problems == ()
    assert [note.code for note in read.notes if "杂记" in str(note)] == ["W303"]


def codes_of(*spoils: dict[str, Any]) -> list[str]:
    """The codes of a season that was spoiled in several places at once."""
    whole: dict[str, Any] = {"协议": [], "格": {}}
    for one in spoils:
        whole["协议"] += one.get("协议", [])
        for sheet, cells in one.get("格", {}).items():
            whole["格"].setdefault(sheet, {}).update(cells)
    return sorted(problem.code for problem in read_contents(spoil(whole)).problems)


UNIT_OF_A_ROW = {"格": {"用工": {"F2": "天"}}}
CLASS_WITHOUT_FACTOR = {
    "协议": [["        按: 每人\n", "        按: 每人\n        系数: {按: 户类别, 监测户: 2}\n"]]
}
NO_YUAN = {
    "协议": [["比例: 剩余的 100%\n        按: 每人", "标准: 50 元/亩\n        按: 每人"]],
}
A_BAD_CELL = {"格": {"代销": {"D2": "三百"}}}


@pytest.mark.parametrize("late", [UNIT_OF_A_ROW, CLASS_WITHOUT_FACTOR, NO_YUAN])
def test_what_only_reckoning_shows_is_told_with_everything_else(late: dict[str, Any]) -> None:
    alone, bad = codes_of(late), codes_of(A_BAD_CELL)
    assert alone
    assert bad
    assert codes_of(late, A_BAD_CELL) == sorted([*alone, *bad])


def test_a_register_with_problems_of_its_own_is_not_reckoned_with() -> None:
    spoiled = {"格": {"用工": {"E2": "八"}}}
    assert codes_of(UNIT_OF_A_ROW, spoiled) == codes_of(spoiled)


def test_the_year_in_an_official_number_is_no_blank(tmp_path: Path) -> None:
    numbered = village().with_text("编号: XH-HT-2025", "编号: 小合〔2025〕3号")
    assert [problem.code for problem in read_season(numbered.write(tmp_path / "numbered")).problems] == []
    blank = village().with_text("编号: XH-HT-2025", "编号: 〔编号〕")
    assert read_season(blank.write(tmp_path / "blank")).problems
