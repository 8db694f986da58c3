"""``linkage check --annotate``: one copy where it was asked for, nothing in the season, nothing of hers lost."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from linkage.commands import main
from villages import Village, village


def broken() -> Village:
    """A village with two wrong cells, a wrong line in its arrangement and a finding."""
    return (
        village()
        .with_text("费率: 6%/年", "费率: 百分之六")
        .with_rows("地块", ("H99", "D099", "3,5", "2025-01-01", ""))
    )


def check(season: Path, copy: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", str(season), "--annotate", str(copy), *options])


@pytest.mark.parametrize("workbook", [True, False], ids=["a workbook", "a folder of tables"])
def test_problems_come_back_in_the_cells_they_stand_in(tmp_path: Path, *, workbook: bool) -> None:
    season = broken().write(tmp_path / "season", workbook=workbook)
    before = {path: path.read_bytes() for path in season.rglob("*") if path.is_file()}
    done = check(season, tmp_path / "副本.xlsx")
    assert done.exit_code == 3
    assert "批注副本写在 " in done.stdout
    book = openpyxl.load_workbook(tmp_path / "副本.xlsx")
    row = book["地块"].max_row
    said = {cell.coordinate: cell.comment.text for cell in book["地块"][row] if cell.comment}
    assert said[f"A{row}"].startswith("【问题】E404 户号“H99”不在名册里。")
    assert said[f"C{row}"].startswith("【问题】E308 ")
    page = [[str(cell.value) for cell in row] for row in book["批注"].iter_rows()]
    assert page[0][0] == "这是批注副本，只供查看；请改原来的台账"
    assert [line[2] for line in page if "百分之六" in line[3]] == ["合作.yaml 第46行"]
    assert {path: path.read_bytes() for path in season.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["season", "副本.xlsx"]


def test_a_finding_stands_at_its_household_and_says_its_ground(tmp_path: Path) -> None:
    season = village().without("会议", "决议").write(tmp_path / "season", workbook=True)
    done = check(season, tmp_path / "c.xlsx", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["schema"] == "linkage.check/1"
    assert "批注副本写在 " in done.stderr
    page = openpyxl.load_workbook(tmp_path / "c.xlsx")["批注"]
    (line,) = [row for row in page.iter_rows(values_only=True) if row[1] == "警告"]
    assert str(line[3]).startswith("C610 分配“村集体收益”：")
    assert "第二十六条" in str(line[3])


def test_a_copy_given_back_as_the_registers_is_refused_with_that_as_the_cause(tmp_path: Path) -> None:
    season = village().write(tmp_path / "season", workbook=True)
    assert check(season, tmp_path / "c.xlsx").exit_code == 0
    (tmp_path / "c.xlsx").replace(season / "台账.xlsx")
    done = CliRunner().invoke(main, ["check", str(season)])
    assert done.exit_code == 3
    assert "E750 台账.xlsx\n" in done.stdout
    assert "这是批注副本，不是原来的表。" in done.stdout


def test_a_copy_of_ours_makes_way_and_nothing_else_does(tmp_path: Path) -> None:
    season = broken().write(tmp_path / "season", workbook=True)
    copy = tmp_path / "c.xlsx"
    assert ["批注副本写在 " in check(season, copy).stdout for _ in range(2)] == [True, True]
    for theirs in ((season / "台账.xlsx").read_bytes(), b"", b"PK\x03\x04"):
        copy.write_bytes(theirs)
        done = check(season, copy)
        assert (done.exit_code, copy.read_bytes()) == (3, theirs)
        assert "“c.xlsx”已经有了，不是本程序写的批注副本，没有覆盖。请换一个文件名。" in done.stderr


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("c.csv", "“c.csv”要以 .xlsx 结尾，请写成 c.xlsx。"),
        ("c", "“c”要以 .xlsx 结尾，请写成 c.xlsx。"),
        ("season/c.xlsx", "“c.xlsx”不能写在本季资料的文件夹里。"),
        ("season/台账.xlsx", "“台账.xlsx”不能写在本季资料的文件夹里。"),
        ("link/c.xlsx", "“c.xlsx”不能写在本季资料的文件夹里。"),
        ("none/c.xlsx", "这个文件夹，“c.xlsx”写不进去。请先建好，或写别处。"),
        ("folder.xlsx", "“folder.xlsx”是一个文件夹。请写一个文件名。"),
    ],
)
def test_a_place_that_cannot_be_is_told_before_anything_is_done(
    tmp_path: Path, name: str, words: str
) -> None:
    season = village().write(tmp_path / "season", workbook=True)
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "link").symlink_to(season)
    done = check(season, tmp_path / name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr
    assert sorted(path.name for path in season.iterdir()) == ["台账.xlsx", "合作.yaml", "章程.yaml"]


@pytest.mark.parametrize("mark", ["~$c.xlsx", ".~lock.c.xlsx#"])
def test_a_copy_that_is_open_on_the_screen_is_left_alone(tmp_path: Path, mark: str) -> None:
    season = broken().write(tmp_path / "season", workbook=True)
    (tmp_path / mark).touch()
    done = check(season, tmp_path / "c.xlsx")
    assert done.exit_code == 4
    assert "c.xlsx：正在 Excel、WPS 或 LibreOffice 里打开着，没有写。请先关掉它再运行；" in done.stderr
    assert mark in done.stderr
    assert not (tmp_path / "c.xlsx").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_registers_that_cannot_be_opened_have_nothing_to_annotate(tmp_path: Path, data: bytes) -> None:
    season = broken().write(tmp_path / "season", workbook=True)
    (season / "台账.xlsx").write_bytes(data)
    done = check(season, tmp_path / "c.xlsx")
    assert done.exit_code == 3
    assert "台账打不开，没有可以批注的表，没有写 c.xlsx。" in done.stdout
    assert not (tmp_path / "c.xlsx").exists()


def test_what_the_disk_cannot_do_is_told(tmp_path: Path) -> None:
    season = broken().write(tmp_path / "season", workbook=True)
    done = check(season, tmp_path / f"{'n' * 248}.xlsx")
    assert done.exit_code == 4
    assert "路径太长" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["season"]
