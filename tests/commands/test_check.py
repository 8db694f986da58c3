"""``linkage check``: everything at once, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

import json_page
from linkage.commands import main
from villages import Village, village


def check(folder: Path, a_village: Village, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", str(a_village.write(folder / "season")), *options])


def test_a_season_in_order_has_nothing_to_look_at(tmp_path: Path) -> None:
    done = check(tmp_path, village())
    assert done.exit_code == 0
    assert "XH-HT-2025/2025-01-01：12 户" in done.stdout
    assert "两次计算一致" in done.stdout
    assert "问题" not in done.stdout
    assert done.stderr == ""


def test_a_finding_is_shown_with_its_ground(tmp_path: Path) -> None:
    done = check(tmp_path, village().without("会议", "决议"))
    assert done.exit_code == 1
    assert "警告（1 条）" in done.stdout
    assert " C610 分配“村集体收益”\n" in done.stdout
    assert "文书只能是草案" in done.stdout
    assert "第二十六条" in done.stdout


def test_a_refusal_computes_and_says_that_papers_are_withheld(tmp_path: Path) -> None:
    done = check(tmp_path, village().with_text("从: [佣金, 股金]", "从: [佣金, 租金]"))
    assert done.exit_code == 1
    assert "拒绝（1 条）" in done.stdout
    assert " C601 合作.yaml 第" in done.stdout
    assert "不能出正式文书" in done.stdout
    assert "两次计算一致" in done.stdout


def test_an_answered_finding_stands_apart_with_its_decision(tmp_path: Path) -> None:
    headings = ("编号", "日期", "种类", "对象", "决定人", "理由")
    answer = ("D1", "2026-01-20", "答复", "C610", "何建国", "会议记录在镇里")
    asked = village().without("会议", "决议")
    done = check(tmp_path, evolve(asked, registers={**asked.registers, "决定": (headings, answer)}))
    assert "警告（" not in done.stdout
    assert "已有决定的（1 条），决定印在文书上" in done.stdout
    assert "警告，已答复：决定 D1，何建国，2026-01-20，理由：会议记录在镇里。" in done.stdout


def broken() -> Village:
    """A village with three mistakes in three files."""
    rows = ("H99", "D099", "3,5", "2025-9-31", "")
    return village().with_text("费率: 6%/年", "费率: 百分之六").with_rows("地块", rows)


def test_every_problem_comes_back_in_one_list(tmp_path: Path) -> None:
    done = check(tmp_path, broken())
    assert done.exit_code == 3
    for words in ("3,5", "2025-9-31", "H99", "百分之六"):
        assert words in done.stdout
    assert "未写入任何数据" in done.stdout


def test_nothing_is_written(tmp_path: Path) -> None:
    for number, a_village in enumerate((village(), broken())):
        folder = tmp_path / str(number)
        check(folder, a_village)
        written = {
            path.relative_to(folder / "season").as_posix() for path in folder.rglob("*") if path.is_file()
        }
        registers = {f"台账/{sheet}.csv" for sheet in a_village.registers}
        assert written == {"合作.yaml", "章程.yaml"} | registers


def test_json_tells_the_same_to_programs(tmp_path: Path) -> None:
    done = check(tmp_path / "a", village().without("会议", "决议"), "--json")
    document = json.loads(done.stdout)
    assert done.exit_code == 1
    assert document["schema"] == "linkage.check/1"
    assert document.keys() == json_page.keys("linkage.check/1")
    assert document["season"] == "XH-HT-2025/2025-01-01"
    assert document["problems"] == []
    assert [finding["code"] for finding in document["findings"]] == ["C610"]
    assert document["withheld"] == []


def test_json_and_screen_tell_what_the_plan_alone_shows(tmp_path: Path) -> None:
    falling = village().with_text("费率: {方式: 超额累进, 档: [[0, 3%],", "费率: {方式: 全额, 档: [[0, 9%],")
    document = json.loads(check(tmp_path / "a", falling, "--json").stdout)
    (finding,) = document["findings"]
    assert (finding["code"], finding["severity"]) == ("C707", "警告")
    said = check(tmp_path / "b", falling).stdout
    assert "9,999.99 元得 900.00 元，10,000.00 元只得 500.00 元" in said
    assert "       → 请改用超额累进" in said


def test_json_tells_the_place_of_each_problem(tmp_path: Path) -> None:
    done = check(tmp_path, broken(), "--json")
    problems = json.loads(done.stdout)["problems"]
    assert done.exit_code == 3
    bad_number = next(problem for problem in problems if "3,5" in problem["what"])
    assert (bad_number["file"], bad_number["sheet"]) == ("台账/地块.csv", "地块")
    assert bad_number["cell"].startswith("C")
    assert bad_number["remedy"]
    rate = next(problem for problem in problems if problem["file"] == "合作.yaml")
    assert rate["line"] > 1


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_that_is_no_season_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    done = CliRunner().invoke(main, ["check", str(tmp_path / name)])
    assert done.exit_code == 3
    assert "E00" in done.stdout


def test_no_number_of_a_person_is_shown_whole(tmp_path: Path) -> None:
    a_village = village()
    (_, first, *_) = a_village.registers["名册"]
    twice = a_village.with_rows("名册", ("H98", "1", "重号", "户主", first[4], *first[5:]))
    done = check(tmp_path, twice, "--json")
    assert done.exit_code == 3
    assert "证件号" in done.stdout
    assert first[4] not in done.output
