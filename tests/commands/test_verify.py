"""``linkage verify`` without a season: what a person sees, and the exit codes."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import json_page
from linkage.commands import main
from linkage.verify.column_plan import read_plan, written_plan
from payout_layouts import book, plan_of, table

HEAD: list[object] = ["户号", "户主", "身份证号", "卡号", "面积（亩）", "单价（元/亩）", "租金"]
ONE: list[object] = ["A1", "张三", "11010519491231002X", "6228480402564890018", 3.5, 400, 1400]
TWO: list[object] = ["A2", "李四", "110105194912310038", "", 2, 400, 850]

SIX: list[object] = ["A3", "王五", "", "", 6, 400, 2400]


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["verify", *(str(argument) for argument in arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "表.xlsx").write_bytes(book([HEAD, ONE, TWO, SIX]))
    (tmp_path / "好.csv").write_bytes(table([HEAD, ONE, [*TWO[:2], "", *TWO[3:6], 800], SIX]))
    (tmp_path / "列.yaml").write_text(written_plan(plan_of(book([HEAD, ONE, TWO, SIX]))), "utf-8")
    return tmp_path


def test_without_columns_the_proposal_is_printed_ready_to_be_saved(folder: Path) -> None:
    done = invoke(folder / "表.xlsx")
    assert done.exit_code == 2
    (folder / "新.yaml").write_bytes(done.stdout_bytes)
    assert "还没有人确认" in done.stderr
    assert invoke(folder / "表.xlsx", "--columns", folder / "新.yaml").exit_code == 1


def test_what_does_not_hold_is_shown_with_its_arithmetic(folder: Path) -> None:
    done = invoke(folder / "表.xlsx", "--columns", folder / "列.yaml")
    assert done.exit_code == 1
    assert "面积 2 亩 × 单价 400 元/亩 = 800.00 元；表上租金是 850.00 元，多 50.00 元。" in done.stdout
    assert "表.xlsx：3 行发放，0 行合计，租金共 4,650.00 元。" in done.stdout
    for number in (ONE[2], ONE[3], TWO[2]):
        assert str(number) not in done.stdout + done.stderr


def test_a_list_that_holds(folder: Path) -> None:
    done = invoke(folder / "好.csv", "--columns", folder / "列.yaml")
    assert (done.exit_code, "表上的数都对得上" in done.stdout) == (0, True)


def test_the_same_as_data(folder: Path) -> None:
    done = invoke(folder / "表.xlsx", "--columns", folder / "列.yaml", "--json")
    found = json.loads(done.stdout)
    assert (found["schema"], found["rows"], found["total"]) == ("linkage.verify/1", 3, "4650.00")
    assert found.keys() == json_page.keys("linkage.verify/1")
    assert found["remarks"][-1]["cell"] == "G3"
    assert found["relations"] == [{"fails": 1, "holds": 2, "rounding": "", "said": "租金 = 面积 × 单价"}]
    assert str(ONE[2]) not in done.stdout


def test_a_list_that_cannot_be_read(folder: Path) -> None:
    (folder / "坏.xlsx").write_bytes(book([HEAD, [*ONE[:6], "=E2*F2"], [*TWO[:6], "八百五"]]))
    done = invoke(folder / "坏.xlsx", "--columns", folder / "列.yaml")
    assert done.exit_code == 3
    assert "是公式但没有计算结果" in done.stdout
    assert "“八百五”不是数" in done.stdout


def test_a_damaged_file_and_no_list(folder: Path) -> None:
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04nothing")
    (folder / "空.csv").write_bytes(b"")
    (folder / "别的.csv").write_bytes("甲,乙\n1,2\n".encode())
    for name in ("坏.xlsx", "空.csv", "别的.csv"):
        done = invoke(folder / name)
        assert (done.exit_code, "读不了" in done.stdout) == (3, True)


def test_files_that_are_not_there(folder: Path) -> None:
    assert invoke(folder / "没有.xlsx").exit_code == 2
    assert invoke(folder / "表.xlsx", "--columns", folder / "没有.yaml").exit_code == 2
    assert invoke(folder).exit_code == 2


def test_columns_of_another_list(folder: Path) -> None:
    (folder / "别的.csv").write_bytes(table([["户号", "户主", "实发", "电话"], ["A1", "张三", 5, ""]]))
    done = invoke(folder / "别的.csv", "--columns", folder / "列.yaml")
    assert done.exit_code == 2
    assert "列文件与这张表对不上" in done.stderr
    assert '标题: "实发"' in done.stdout


def test_a_file_of_columns_that_is_broken(folder: Path) -> None:
    (folder / "坏.yaml").write_text(
        "列:\n- {列: A, 标题: 户主, 是: 人名}\n- {列: 1, 标题: 实发, 是: 实发}\n"
        "- {列: C, 标题: 租金, 是: 金额, 单位: 元每亩}\n关系: [C = D 乘 E]\n标题行: [零]\n",
        "utf-8",
    )
    done = invoke(folder / "表.xlsx", "--columns", folder / "坏.yaml")
    assert done.exit_code == 3
    for code in ("E690", "E691", "E692", "E693", "E695"):
        assert code in done.stderr


def test_columns_are_kept_and_nothing_is_overwritten(folder: Path) -> None:
    done = invoke(folder / "表.xlsx", "--columns", folder / "列.yaml", "--save-columns", folder / "新.yaml")
    assert done.exit_code == 1
    plans = [read_plan(name, (folder / name).read_bytes()) for name in ("新.yaml", "列.yaml")]
    assert plans[0] == plans[1]
    (folder / "旧.yaml").write_text("我的", "utf-8")
    done = invoke(folder / "表.xlsx", "--columns", folder / "列.yaml", "--save-columns", folder / "旧.yaml")
    assert (done.exit_code, (folder / "旧.yaml").read_text("utf-8")) == (2, "我的")


def test_a_person_is_asked_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkage.console.terminal.answers", lambda: True)
    arguments = ["verify", str(folder / "表.xlsx"), "--save-columns", str(folder / "新.yaml")]
    # There is no column Z; F is no 价钱; it is not to be looked at; no, it is a 单价 after all.
    said = "Z\nf\n价钱\n不看\n\nF\n单价\n租金\n\n"
    done = CliRunner().invoke(main, arguments, input=said)
    assert done.exit_code == 1
    for words in (
        "没有 Z 列",
        "不认识“价钱”",
        "每一行都应当成立：\n  租金 = 面积（亩） × 单价（元/亩）",
        "…002X",
    ):
        assert words in done.stderr
    assert str(ONE[2]) not in done.output
    assert "G = E × F" in (folder / "新.yaml").read_text("utf-8")
    assert "G3" in done.stdout


@pytest.mark.parametrize("said", ["", "y", "Y", "是", "对"])
def test_saying_yes_confirms_as_the_key_does(
    said: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkage.console.terminal.answers", lambda: True)
    done = CliRunner().invoke(main, ["verify", str(folder / "表.xlsx"), "--json"], input=f"{said}\n")
    assert done.exit_code == 1
    assert "没有" not in done.stderr


@pytest.mark.deep
def test_a_person_at_a_real_terminal_is_asked(folder: Path) -> None:
    keeper, terminal = pty.openpty()
    os.write(keeper, b"\n")
    done = subprocess.run(
        [sys.executable, "-m", "linkage", "verify", "表.xlsx", "--json"],
        cwd=folder,
        stdin=terminal,
        stderr=terminal,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "dumb"},
        timeout=60,
        check=False,
    )
    os.close(terminal)
    os.close(keeper)
    assert done.returncode == 1
    assert json.loads(done.stdout)["remarks"][-1]["cell"] == "G3"


def test_columns_are_saved_over_nothing_and_into_no_season(folder: Path) -> None:
    said = [folder / "表.xlsx", "--columns", folder / "列.yaml", "--save-columns"]
    (folder / "季").mkdir()
    inside = invoke(folder / "表.xlsx", folder / "季", *said[1:], folder / "季" / "列.yaml")
    assert (inside.exit_code, [*(folder / "季").iterdir()]) == (2, [])
    assert "不能写在本季资料的文件夹里" in inside.stderr
    (folder / "链.yaml").symlink_to(folder / "别处.yaml")
    linked = invoke(*said, folder / "链.yaml")
    assert (linked.exit_code, (folder / "链.yaml").is_symlink(), (folder / "别处.yaml").exists()) == (
        2,
        True,
        False,
    )
    nowhere = invoke(*said, folder / "没有" / "列.yaml")
    assert nowhere.exit_code == 2


def test_names_too_long_and_files_too_large_are_told(folder: Path) -> None:
    long = invoke(folder / f"{'名' * 100}.xlsx")
    assert (long.exit_code, "读不了发放表" in long.stderr) == (4, True)
    with (folder / "大.xlsx").open("wb") as file:
        file.truncate(3_000_000_000)
    large = invoke(folder / "大.xlsx")
    assert (large.exit_code, "E339" in large.stderr) == (3, True)
