"""docs/manual-workbook.md does what it says: the old sheet, the proposal, the answers, the screen."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from linkage.takeover import mapping_reader
from linkage.takeover.mapping_reader import read_mapping
from takeover.old_books import book, rows, run, saved

PAGE = (Path(__file__).parents[2] / "docs" / "manual-workbook.md").read_text("utf-8")
ANSWERS = {
    "户号: ？": "户号: {编号: A001}",
    "成员号: ？": "成员号: {固定: 1}",
    "与户主关系: ？": "与户主关系: {固定: 户主}",
    "地块代码: ？": "地块代码: {编号: 户号-户内}",
}


def block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def old() -> bytes:
    table: list[list[object]] = [
        [cell or None for cell in row] for row in csv.reader(block("csv").splitlines())
    ]
    for row in table[2:]:
        row[6:8] = [
            float(cell) if isinstance(cell, str) and cell.replace(".", "").isdecimal() else cell
            for cell in row[6:8]
        ]
    return saved(book({"花名册": table}, {"花名册": ["A1:I1", "B3:B4"]}))


def answered() -> str:
    text = block("yaml")
    for question, answer in ANSWERS.items():
        text = re.sub(rf"^(\s+){question}", rf"\1{answer}", text, flags=re.MULTILINE)
    return text


def test_the_proposal_is_the_one_of_the_page(tmp_path: Path) -> None:
    result = run(tmp_path, old(), "--save-columns", str(tmp_path / "对照.yaml"))
    assert result.exit_code == 2
    assert result.stdout == block("yaml")
    assert (tmp_path / "对照.yaml").read_text("utf-8") == block("yaml")
    assert not (tmp_path / "2026").exists()


def test_what_is_not_answered_is_asked_by_line() -> None:
    mapping, problems = read_mapping("对照.yaml", block("yaml").encode())
    lines = block("yaml").splitlines()
    assert mapping is None
    assert {problem.code for problem in problems} == {"E732"}
    assert [lines[p.where.line - 1].strip() for p in problems] == list(ANSWERS)


def test_the_answered_mapping_gives_the_screen_of_the_page(tmp_path: Path) -> None:
    result = run(tmp_path, old(), columns=answered())
    assert result.exit_code == 0
    assert result.stdout.startswith(block("text"))
    assert [row["户号"] for row in rows(tmp_path, "名册")] == ["A001", "A002", "A003"]
    assert [row["组"] for row in rows(tmp_path, "名册")] == ["一组", "一组", "二组"]
    assert [row["备注"] for row in rows(tmp_path, "名册") if "备注" in row] == ["常年在外"]
    assert [(row["地块代码"], row["面积（亩）"]) for row in rows(tmp_path, "地块")] == [
        ("A001-1", "3.5"),
        ("A001-2", "2"),
        ("A002-1", "1.2"),
        ("A003-1", "4"),
    ]
    report = (tmp_path / "2026" / "读入报告.txt").read_text("utf-8-sig")
    assert block("text").strip() in report


def test_every_key_of_a_mapping_is_on_the_page() -> None:
    keys = {*mapping_reader._TOP, *mapping_reader._PART, *mapping_reader._COLUMN} - {"列"}
    assert {key for key in keys if f"`{key}" not in PAGE} == set()
