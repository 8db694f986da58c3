"""A fresh season folder: complete, commented, filled in one sheet, and never over anything."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from linkage.commands import main
from linkage.commands.init import command
from linkage.files.new_season import new_season
from linkage.files.pattern_reader import patterns
from linkage.files.season_folder import read_season
from linkage.ground.errors import UsageError

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
    assert {problem.code for problem in season.problems} == {"E343"}
    assert {note.code for note in season.notes} == {"W310", "W313", "W314"}


def test_check_of_a_fresh_folder_is_calm(tmp_path: Path) -> None:
    target = tmp_path / "2025"
    run(str(target), "--pattern", "代销")
    result = CliRunner().invoke(main, ["check", str(target)])
    assert result.exit_code == 3
    said = result.output.splitlines()
    assert said[0] == "还要填的（2 处）"
    assert "还有 1 格没有填：出表日（B2）" in result.output
    assert said[-1] == "资料还没有填完，先不核算。"
    assert sum(" E" in line or " W" in line for line in said) == 5


def test_the_same_year_gives_the_same_bytes() -> None:
    assert new_season([DEFAULT], 2025) == new_season([DEFAULT], 2025)
    assert new_season([DEFAULT], 2026) != new_season([DEFAULT], 2025)


def test_patterns_are_listed_one_a_line() -> None:
    result = CliRunner().invoke(main, ["init", "--list"])
    lines = result.output.splitlines()
    assert [line.partition("　")[0] for line in lines] == list(patterns())
    assert all(line.partition("　")[2] for line in lines)


def test_without_a_folder_it_says_how(tmp_path: Path) -> None:
    assert "没有写要新建的文件夹" in str(run().exception)
    assert list(tmp_path.iterdir()) == []


def test_several_patterns_make_several_arrangements_and_one_workbook(tmp_path: Path) -> None:
    target = tmp_path / "2025"
    result = run(str(target), "--pattern", "土地流转(现金)", "--pattern", "劳务用工", "--pattern", "以奖代补")
    assert result.return_value == 0
    assert sorted(file.name for file in target.iterdir()) == [
        *("台账.xlsx", "合作-以奖代补.yaml", "合作-劳务用工.yaml", "合作-土地流转（现金）.yaml"),
    ]
    season = read_season(target)
    assert len(season.arrangements) == 3
    assert {problem.code for problem in season.problems} == {"E343"}


def test_patterns_that_name_the_same_clause_are_refused(tmp_path: Path) -> None:
    target = tmp_path / "2025"
    result = run(str(target), "--pattern", DEFAULT, "--pattern", "土地流转（现金）")
    assert "都有名叫“土地租金”的条款或分配" in str(result.exception)
    assert not target.exists()


def test_patterns_that_mean_two_things_by_one_name_are_refused(tmp_path: Path) -> None:
    target = tmp_path / "2025"
    result = run(str(target), "--pattern", DEFAULT, "--pattern", "村集体收益分配")
    assert "“上年未弥补亏损”在两个模式里说的不是一回事" in str(result.exception)
    assert not target.exists()


def test_patterns_that_count_one_register_are_told_to_name_the_clause(tmp_path: Path) -> None:
    result = run(str(tmp_path / "2025"), "--pattern", DEFAULT, "--pattern", "劳务用工")
    assert result.return_value == 0
    assert "〔用工〕由用工报酬、务工工资共用" in result.output
    book = openpyxl.load_workbook(tmp_path / "2025" / "台账.xlsx")
    assert '"用工报酬,务工工资"' in {rule.formula1 for rule in book["用工"].data_validations.dataValidation}


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
    result = run(str(tmp_path / "季"), "--pattern", "订单收够")
    assert str(result.exception) == (
        "没有“订单收够”这个模式。可能是“订单收购”。全部模式见 linkage init --list。"
    )
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


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    for name, target in (("2025", "别处"), ("2026", "没有的")):
        (tmp_path / name).symlink_to(target)
        result = run(str(tmp_path / name))
        assert isinstance(result.exception, UsageError)
        assert "是一个链接" in str(result.exception)
    assert list((tmp_path / "别处").iterdir()) == []
    assert not (tmp_path / "没有的").exists()


def test_what_somebody_planted_beside_it_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处" / "账.txt").write_text("账", encoding="utf-8")
    (tmp_path / ".2025.part").symlink_to("别处")
    assert run(str(tmp_path / "2025"), "--pattern", "代销").return_value == 0
    assert [file.name for file in (tmp_path / "别处").iterdir()] == ["账.txt"]
