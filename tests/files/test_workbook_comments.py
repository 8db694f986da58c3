"""What people noted at cells is read from the parts of a workbook, and a broken part breaks nothing."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from openpyxl.comments import Comment

from files.workbooks import parts, with_part
from linkage.files.workbook_comments import LONGEST, read_comments


def noted() -> bytes:
    book = openpyxl.Workbook()
    first, second = book.worksheets[0], book.create_sheet("地块")
    first.title = "名册"
    first["B3"] = "赵田"
    first["B3"].comment = Comment("去年\n改过名", "李")
    second["AA12"].comment = Comment("量" * 5000, "李")
    second["A1"].comment = Comment("  ", "李")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_comments_are_found_by_sheet_and_cell() -> None:
    assert read_comments(noted()) == {("名册", 3, 2): "去年\n改过名", ("地块", 12, 27): "量" * LONGEST}


def test_a_workbook_without_comments_has_none() -> None:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    assert read_comments(target.getvalue()) == {}


@pytest.mark.parametrize("part", [r"xl/comments/comment1\.xml", r"xl/worksheets/_rels/sheet1\.xml\.rels"])
def test_a_broken_part_counts_as_none(part: str) -> None:
    data = noted()
    name = next(name for name in parts(data) if re.fullmatch(part, name))
    broken = with_part(data, name, lambda content: content[: len(content) // 2])
    assert set(read_comments(broken)) == {("地块", 12, 27)}


def test_an_encoding_nobody_knows_counts_as_none() -> None:
    data = noted()
    strange = with_part(
        data,
        "xl/comments/comment1.xml",
        lambda content: (
            b'<?xml version="1.0" encoding="ZZZ"?>' + content.partition(b"?>")[2 if b"?>" in content else 0]
        ),
    )
    assert set(read_comments(strange)) == {("地块", 12, 27)}
