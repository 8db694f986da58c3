"""A person at a terminal answers what cannot be known, confirms the whole, or does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from linkage.console import terminal
from linkage.takeover.mapping_reader import read_mapping
from takeover.old_books import HOUSEHOLDS, QIAN, SHEET, ZHAO, book, rows, run, saved

TABLE: SHEET = [["姓名", "身份证号", "田亩"], ["赵田", ZHAO, 3], ["钱禾", QIAN, 2]]


def answers(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Sit at the terminal and say these words; gives the questions."""
    said: Iterator[str] = iter(words)
    asked: list[str] = []

    def ask(question: str, default: str) -> str:
        asked.append(question)
        return next(said) or default

    monkeypatch.setattr(terminal, "answers", lambda: True)
    monkeypatch.setattr(terminal, "ask", ask)
    return asked


def test_what_was_answered_is_carried_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answers(monkeypatch, "1", "9", "2", "1", "1", "1", "是")
    kept = tmp_path / "存.yaml"
    result = run(tmp_path, saved(book({"花名册": TABLE})), "--save-columns", str(kept))
    assert result.exit_code == 0
    assert asked[-1].startswith("照这样带过来吗")
    assert [row["户号"] for row in rows(tmp_path, "名册")] == ["A001", "A002"]
    assert [row["面积（亩）"] for row in rows(tmp_path, "地块")] == ["3", "2"]
    mapping, problems = read_mapping("存.yaml", kept.read_bytes())
    assert problems == []
    assert mapping is not None


@pytest.mark.parametrize("words", [("1", "2", "1", "1", "1", "n"), ("",)])
def test_what_was_not_confirmed_writes_nothing(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, *words)
    result = run(tmp_path, saved(book({"花名册": TABLE})))
    assert (result.exit_code, "没有确认，没有新建文件夹" in result.output) == (2, True)
    assert not (tmp_path / "2026").exists()


def test_a_sheet_with_every_column_asks_only_for_the_confirmation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = [*HOUSEHOLDS[0], "成员编号", "户主关系", "备注"]
    table = [head, *([*row, "1", "户主", None] for row in HOUSEHOLDS[1:])]
    asked = answers(monkeypatch, "y")
    assert run(tmp_path, saved(book({"老名单": table}))).exit_code == 0
    assert len(asked) == 1
