"""Signing sheets: every sheet is one page, however long the names on it are."""

from __future__ import annotations

from typing import Any

from linkage.telling.signing_sheets import Signer, signing_sheets

_LONG = "古丽巴哈尔·阿卜杜克里木·买合木提 QL001"


def _shape(names: list[str]) -> list[tuple[str, str, int, int]]:
    sheets: Any = signing_sheets([Signer(name) for name in names])
    return [(one["at"], one["of"], int(one["people"]), len(one["rows"])) for one in sheets]


def test_a_sheet_holds_eleven_rows_of_short_names() -> None:
    assert _shape(["贺建军"] * 55) == [("1", "1", 55, 11)]
    assert _shape(["贺建军"] * 62) == [("1", "2", 55, 11), ("2", "2", 7, 2)]


def test_long_names_take_room_from_the_rows() -> None:
    assert _shape([_LONG] * 55) == [("1", "2", 35, 7), ("2", "2", 20, 4)]


def test_places_nobody_needs_are_struck() -> None:
    sheet: Any = signing_sheets([Signer("贺建军"), Signer("白小莉", "（代）")])[0]
    (row,) = sheet["rows"]
    assert [cell["name"] for cell in row["cells"]] == ["贺建军", "白小莉", "／", "／", "／"]
    assert row["cells"][1]["by"] == "（代）"
