"""``linkage settle``: the amounts as tables and as the result document."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from linkage.commands import main
from linkage.ground.canonical import canonical_bytes, digest
from villages import Village, village


def settle(folder: Path, a_village: Village, *options: str) -> Result:
    return CliRunner().invoke(main, ["settle", str(a_village.write(folder / "season")), *options])


def test_the_tables_name_payers_incomes_and_pools(tmp_path: Path) -> None:
    done = settle(tmp_path, village())
    assert done.exit_code == 0
    for words in ("小河县青果黄桃有限公司", "小河村股份经济合作社", "租金", "股金", "佣金", "公司利润分配"):
        assert words in done.stdout


def test_the_identities_are_told_in_words(tmp_path: Path) -> None:
    done = settle(tmp_path, village())
    lines = [line for line in done.stdout.splitlines() if line.startswith("  相符")]
    assert len(lines) >= 6
    assert any("现付合计 = 各付款方发放名册合计 = 各户现付合计" in line for line in lines)
    assert "不符" not in done.stdout
    assert "两次计算一致" in done.stdout


def test_findings_are_shown_and_set_the_exit_code(tmp_path: Path) -> None:
    done = settle(tmp_path, village().without("会议", "决议"))
    assert done.exit_code == 1
    assert "警告 C610" in done.stdout


def test_a_finding_that_is_answered_is_told_with_its_decision_and_not_to_be_mended(tmp_path: Path) -> None:
    bare = village().without("会议", "决议")
    heads = ("编号", "日期", "种类", "对象", "内容", "决定人", "理由")
    row = ("JD1", "2026-01-05", "答复", "C610", "先发后补", "钟小琴", "会议记录在镇上")
    told = settle(tmp_path, bare.with_sheet("决定", heads, row)).stdout
    (line,) = [line for line in told.splitlines() if line.startswith("C610")]
    assert line.endswith("警告，已答复：决定 JD1，钟小琴，2026-01-05，理由：会议记录在镇上。")
    assert "请" not in line


def test_json_is_the_result_document_and_nothing_else(tmp_path: Path) -> None:
    done = settle(tmp_path, village(), "--json")
    document = json.loads(done.stdout_bytes)
    assert done.exit_code == 0
    assert done.stdout_bytes == canonical_bytes(document)
    assert document["digest"] == digest(document)
    assert document["schema"] == "linkage.result/1"


def test_refused_input_leaves_stdout_empty(tmp_path: Path) -> None:
    done = settle(tmp_path, village().with_rows("地块", ("H01", "D100", "3,5", "", "")), "--json")
    assert done.exit_code == 3
    assert done.stdout == ""
    assert "3,5" in done.stderr


def test_the_workbook_gives_the_same_amounts_as_the_tables(tmp_path: Path) -> None:
    results = []
    for workbook in (False, True):
        season = village().write(tmp_path / str(workbook), workbook=workbook)
        done = CliRunner().invoke(main, ["settle", str(season), "--json"])
        assert done.exit_code == 0
        results.append(json.loads(done.stdout_bytes))
    one, two = results
    for result in results:
        for debt in result["debts"]:
            assert debt.pop("traces")  # they name the cells, which stand in other files
    for key in ("debts", "payees", "totals"):
        assert one[key] == two[key]


def test_a_real_process_gives_the_same_bytes_in_an_odd_locale(tmp_path: Path) -> None:
    season = village().write(tmp_path / "season")
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "linkage", "settle", str(season), "--json"]
    done = subprocess.run(command, capture_output=True, env=env, check=True)
    assert done.stdout == CliRunner().invoke(main, ["settle", str(season), "--json"]).stdout_bytes
    assert done.stderr == b""
