"""Workbooks made for the tests of their reader: sound ones, and ones that only look so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def workbook(
    sheets: Mapping[str, list[list[object]]], spoil: Callable[[Worksheet], None] | None = None
) -> bytes:
    """A workbook of these rows; ``spoil`` gets the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    if spoil is not None:
        spoil(book.worksheets[0])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    """Put parts together again."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return target.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Change one part of a workbook."""
    content = parts(data)
    return packed({**content, name: change(content.get(name, b""))})
