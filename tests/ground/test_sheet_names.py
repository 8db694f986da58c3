"""Names of sheets are accepted by the library that writes workbooks, and borne once."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from linkage.ground.sheet_names import sheet_name

SAID = (
    "名册", "名册", "a/b", "A/B", "1:2", "[甲]", "'引号'", "''", "", "很" * 40, "很" * 40,
    "x" * 30 + "'尾", "?" * 31, "Sheet", "sheet",
)  # fmt: skip


@pytest.mark.parametrize("instead", ["、", "_"])
def test_every_name_is_accepted_and_borne_once(instead: str) -> None:
    names: list[str] = []
    for said in SAID:
        names.append(sheet_name(said, names, instead=instead))
    with xlsxwriter.Workbook(io.BytesIO()) as book:
        for name in names:
            book.add_worksheet(name)  # raises for a name it does not accept
    assert len({name.casefold() for name in names}) == len(names)


def test_a_name_that_is_free_stays() -> None:
    assert sheet_name("签领表", ["名册"], instead="、") == "签领表"
    assert sheet_name("A/b", ["a、B"], instead="、") == "A、b-2"
