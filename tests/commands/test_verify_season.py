"""``linkage verify PAYOUTS SEASON``: what a person sees and gets, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

import json_page
from linkage.commands import main
from linkage.press.pdf_reader import statement_parts
from linkage.verify import filing
from linkage.verify.payout_list import Role
from verify.lists import SUMS, right_rows
from villages import build_village, village_settlement

COLUMNS = "列:\n" + "".join(
    f"  - {{列: {letter}, 标题: {heading}, 是: {role.value}{', 单位: 元' if role is Role.NET else ''}}}\n"
    for letter, (heading, role, _) in zip("ABCDE", SUMS, strict=True)
)


def invoke(*arguments: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["verify", *(str(argument) for argument in arguments)])


def table(rows: Sequence[Sequence[str]]) -> bytes:
    """A list as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[heading for heading, _, _ in SUMS], *rows])
    return text.getvalue().encode("utf-8-sig")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A season, its right list, and a wrong one."""
    home = tmp_path_factory.mktemp("核对")
    build_village(home / "季")
    (home / "列.yaml").write_text(COLUMNS, "utf-8")
    rows = right_rows(village_settlement())
    (home / "对.csv").write_bytes(table(rows))
    rows[0][4] = rows[1][4]
    rows[2][3] = rows[3][3]
    (home / "错.csv").write_bytes(table(rows))
    return home


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_right_list(folder: Path) -> None:
    before = contents(folder)
    done = invoke(folder / "对.csv", folder / "季", "--columns", folder / "列.yaml")
    assert done.exit_code == 0, done.output
    assert "核对 12 户：相符 12。" in done.stdout
    assert "每一户都相符。" in done.stdout
    assert contents(folder) == before


def test_a_wrong_list_is_told_shown_and_filed(folder: Path) -> None:
    season = contents(folder / "季")
    arguments = (folder / "错.csv", folder / "季", "--columns", folder / "列.yaml", "--out", folder / "归档")
    done = invoke(*arguments)
    assert done.exit_code == 1
    assert "相符 10，金额不符 1，收款账户不符 1。" in done.stdout
    assert {path.name for path in (folder / "归档").iterdir()} == {
        "清单.json",
        "核对报告.pdf",
        "核对结果.json",
        "批注副本.xlsx",
        "核对差异.xlsx",
    }
    printed = "".join(statement_parts((folder / "归档" / "核对报告.pdf").read_bytes()).text.split())
    assert "核对人（签字）" in printed
    assert "第1页共" in printed
    copy = openpyxl.load_workbook(folder / "归档" / "批注副本.xlsx")
    assert sum(cell.comment is not None for sheet in copy for row in sheet.iter_rows() for cell in row) >= 2
    as_json = invoke(*arguments, "--json")
    assert as_json.exit_code == 1
    assert as_json.stdout_bytes == (folder / "归档" / "核对结果.json").read_bytes()
    assert "里已经有" in as_json.stderr
    document = json.loads(as_json.stdout)
    assert document["schema"] == "linkage.verify/1"
    assert document.keys() == json_page.keys("linkage.verify/1", tables=2)
    assert document["counts"]["wrong_account"] == 1
    assert document["sums"]["overpaid"] != "0.00"
    assert not re.search(r"\d{15}", re.sub(r'"sha256":"\w+"', "", done.output + as_json.stdout))
    assert contents(folder / "季") == season


def test_a_copy_that_could_not_be_made_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "annotated_copy", lambda *_, **__: None)
    arguments = (
        folder / "错.csv",
        folder / "季",
        "--columns",
        folder / "列.yaml",
        "--out",
        folder / "无副本",
    )
    for _ in range(2):  # as it is made, and as it is found again
        done = invoke(*arguments)
        assert done.exit_code == 1
        assert "没有批注副本.xlsx：" in done.stderr
    assert "批注副本.xlsx" not in {path.name for path in (folder / "无副本").iterdir()}


def test_a_folder_with_something_else_is_refused(folder: Path) -> None:
    taken = folder / "别的"
    taken.mkdir()
    (taken / "信.txt").write_text("x", "utf-8")
    done = invoke(folder / "对.csv", folder / "季", "--columns", folder / "列.yaml", "--out", taken)
    assert done.exit_code == 3
    assert [path.name for path in taken.iterdir()] == ["信.txt"]


def test_without_a_mapping_nothing_is_compared(folder: Path) -> None:
    done = invoke(folder / "对.csv", folder / "季")
    assert done.exit_code == 2
    assert "列:" in done.stdout


def test_what_cannot_be_read(folder: Path, tmp_path: Path) -> None:
    columns = ("--columns", folder / "列.yaml")
    (tmp_path / "空").mkdir()
    (tmp_path / "坏.xlsx").write_bytes(b"PK")
    assert invoke(folder / "对.csv", tmp_path / "空", *columns).exit_code == 3
    assert invoke(tmp_path / "坏.xlsx", folder / "季", *columns).exit_code == 3


def test_options_that_need_a_season(folder: Path) -> None:
    done = invoke(folder / "对.csv", "--columns", folder / "列.yaml", "--out", folder / "无")
    assert done.exit_code == 2
    assert "SEASON" in done.stderr
    assert not (folder / "无").exists()


def test_last_season_is_named(folder: Path) -> None:
    build_village(folder / "上季", seed=5)
    rows = right_rows(village_settlement())
    for row, before in zip(rows, right_rows(village_settlement(seed=5)), strict=False):
        row[4] = before[4]
    (folder / "上季的.csv").write_bytes(table(rows))
    columns = ("--columns", folder / "列.yaml", "--last", folder / "上季")
    done = invoke(folder / "上季的.csv", folder / "季", *columns)
    assert done.exit_code == 1
    assert "多半是上期的表" in done.stdout
