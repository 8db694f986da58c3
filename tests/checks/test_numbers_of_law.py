"""A number that comes from law stands in linkage/laws with its days, and in no check or lint."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages import ROOT

SHELVES = ("checks", "lints", "governance")
FILES = [path for shelf in SHELVES for path in sorted((ROOT / "linkage" / shelf).glob("*.py"))]
_NUMBER = re.compile(r"(?<![\d-])\d+(\.\d+)?\s?([%‰]|[天月年人]|个月)(?!度)|百分之|[二三四五六七八九十]分之")
_DATED = re.compile(r"\d{4}\s?年(\d+\s?月(\d+\s?日)?)?")


def said(path: Path) -> Iterator[str]:
    """The texts of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = ast.Module | ast.FunctionDef | ast.ClassDef
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield _DATED.sub("", node.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_number_of_law_is_written_in_it(path: Path) -> None:
    assert [text for text in said(path) if _NUMBER.search(text)] == []


@pytest.mark.parametrize("text", ["不低于 60%", "公示 15 天", "超过20年", "百分之三十", "三分之二", "3 个月"])
def test_the_search_finds_them(text: str) -> None:
    assert _NUMBER.search(_DATED.sub("", text))


@pytest.mark.parametrize("text", ["2025年度收益分配", "2024年10月21日公布", "每 2 行", "第三十六条"])
def test_the_search_leaves_others_alone(text: str) -> None:
    assert not _NUMBER.search(_DATED.sub("", text))
