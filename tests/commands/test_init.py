"""A fresh season folder: complete, commented, filled in one sheet, and never over anything."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from linkage.commands import main
from linkage.commands.init import command
from linkage.files.new_season import new_season, patterns
from linkage.files.season_folder import read_contents, read_season

DEFAULT = "公司+村集体+农户"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, standalone_mode=False)


def test_it_is_one_of_the_commands() -> None:
    assert main is not None
    assert command.name == "command"
    assert DEFAULT in patterns()


def test_a_fresh_folder_holds_all_files_and_names_what_is_left_open(tmp_path: Path) -> None:
    target = tmp_path / "县" / "2025-秋"
    result = run(str(target), "--year", "2025")
    assert result.return_value == 0
    assert sorted(file.name for file in target.iterdir()) == ["台账.xlsx", "合作.yaml", "章程.yaml"]
    assert [path.name for path in target.parent.iterdir()] == ["2025-秋"]
    season = read_season(target)
    assert {problem.code for problem in season.problems} == {"E213", "E320", "E424"}
    assert {note.code for note in season.notes} == {"W310"}


def test_the_same_year_gives_the_same_bytes() -> None:
    assert new_season(DEFAULT, 2025) == new_season(DEFAULT, 2025)
    assert new_season(DEFAULT, 2026) != new_season(DEFAULT, 2025)


def filled() -> dict[str, bytes]:
    """A fresh season as an accountant fills it."""
    files = new_season(DEFAULT, 2025)
    for name in ("合作.yaml", "章程.yaml"):
        text = files[name].decode()
        while "〔" in text:
            text = text[: text.index("〔")] + "青山" + text[text.index("〕") + 1 :]
        files[name] = text.encode()
    book = openpyxl.load_workbook(io.BytesIO(files["台账.xlsx"]))
    for row, value in enumerate(("100000", "5000", "0", "2026-01-20"), start=2):
        book["事实"].cell(row, 2, value)
    for sheet in book.worksheets[1:]:
        if sheet.title not in {"事实", "约定"}:
            sheet.delete_rows(2)
    book["名册"].append(["A1", "1", "张三", "户主"])
    book["地块"].append(["A1", "D1", 3.5])
    book["股份"].append(["A1", "1", "资金股", 2, 10000])
    book["用工"].append(["2025-05-01", "A1", "1", "采摘", 3, "工日"])
    data = io.BytesIO()
    book.save(data)
    return {**files, "台账.xlsx": data.getvalue()}


def test_filling_the_workbook_makes_a_season_without_problems() -> None:
    season = read_contents(filled())
    assert season.problems == ()
    (arrangement,) = season.arrangements
    assert [term.name for term in arrangement.terms] == ["土地租金", "入股保底", "用工报酬"]


def test_a_folder_with_anything_in_it_is_never_touched(tmp_path: Path) -> None:
    target = tmp_path / "季"
    target.mkdir()
    assert run(str(target), "--year", "2025").return_value == 0
    before = {file.name: file.read_bytes() for file in target.iterdir()}
    again = run(str(target), "--year", "2025")
    assert "已经存在，而且不是空文件夹" in str(again.exception)
    assert {file.name: file.read_bytes() for file in target.iterdir()} == before


def test_a_file_of_that_name_is_never_touched(tmp_path: Path) -> None:
    target = tmp_path / "季"
    target.write_text("甲", encoding="utf-8")
    assert run(str(target)).exception is not None
    assert target.read_text("utf-8") == "甲"


def test_an_unknown_pattern_names_the_known_ones(tmp_path: Path) -> None:
    result = run(str(tmp_path / "季"), "--pattern", "没有")
    assert str(result.exception) == f"没有“没有”这个模式。可以写：{DEFAULT}。"
    assert list(tmp_path.iterdir()) == []


def test_what_was_left_of_a_broken_run_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".季.part"
    left.mkdir()
    (left / "合作.yaml").write_text("甲", encoding="utf-8")
    assert run(str(tmp_path / "季"), "--year", "2025").return_value == 0
    assert [path.name for path in tmp_path.iterdir()] == ["季"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("linkage.ground.disk.Disk.write", refuse)
    result = run(str(tmp_path / "季"))
    assert "写不进“季”" in str(result.exception)
    assert not (tmp_path / "季").exists()


@pytest.mark.parametrize(("folder", "year"), [("2025-秋", "2025"), ("云坪村2024", "2024"), ("秋12025", "")])
def test_the_year_is_read_from_the_folder(tmp_path: Path, folder: str, year: str) -> None:
    result = CliRunner().invoke(main, ["init", str(tmp_path / folder)])
    assert result.exit_code == 0
    text = (tmp_path / folder / "合作.yaml").read_text("utf-8")
    assert year in text if year else "2025" not in text
