"""``verify`` shows no number of a person, whatever column of a strange list one was typed into.

Screen, data, report and book of differences are read, layer by layer. The annotated copy is her own list with
notes beside it (docs/decisions/0098): its cells stay hers, and no note repeats a number of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from commands.test_verify_season import COLUMNS, contents, folder, invoke, table
from disclosed import disclosures
from verify.lists import right_rows
from villages import village_settlement

__all__ = ["folder"]

NUMBERS: Mapping[str, str] = {
    "369901198801230116": "证件号",
    "13800138000": "手机号",
    "6222020200112233445": "卡号",
}
_HOSTILE = "{{{{s}}}}<b>=1+1{}\u3000\"'"


def spoilt(folder: Path, name: str, form: str, last: int) -> Path:
    """A list with each number in another row of every column up to the last."""
    rows = right_rows(village_settlement())
    for column in range(last):
        for at, number in enumerate(NUMBERS):
            rows[3 * column % 9 + at][column] = form.format(number)
    path = folder / f"{name}.csv"
    path.write_bytes(table(rows))
    return path


def shown(files: Mapping[str, bytes]) -> set[tuple[str, str, str]]:
    return {one for name, data in files.items() for one in disclosures(Path(name).name, data, NUMBERS)}


@pytest.mark.parametrize(("name", "form"), [("bare", "{}"), ("hostile", _HOSTILE)])
def test_nothing_that_is_said_or_filed_holds_a_number(folder: Path, name: str, form: str) -> None:
    wrong, out = spoilt(folder, name, form, 4), folder / f"归档-{name}"
    options = ("--columns", folder / "列.yaml")
    against = invoke(wrong, folder / "季", *options, "--out", out)
    assert against.exit_code == 1
    said = [against, invoke(wrong, folder / "季", *options, "--json"), invoke(wrong, *options)]
    files = {f"screen-{at}": one.output.encode() for at, one in enumerate(said)}
    copy = out / "批注副本.xlsx"
    filed = {path: data for path, data in contents(out).items() if path != str(copy)}
    assert len(filed) == 4
    assert shown(files | filed) == set()
    notes = [
        cell.comment.text
        for sheet in openpyxl.load_workbook(copy)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    ]
    assert notes
    assert shown({"notes": "\n".join(notes).encode()}) == set()


@pytest.mark.parametrize("number", NUMBERS)
def test_no_heading_and_no_plan_repeats_a_number(folder: Path, number: str) -> None:
    """A list whose first row is taken for headings shows its proposal, which may be kept and used."""
    headed = folder / f"{number[:3]}.csv"
    headed.write_bytes(
        table(right_rows(village_settlement())).replace("组".encode(), f"组{number}".encode(), 1)
    )
    proposed = invoke(headed)
    assert proposed.exit_code == 2
    plan = folder / f"{number[:3]}.yaml"
    plan.write_text(proposed.stdout, "utf-8")
    done = invoke(headed, folder / "季", "--columns", plan)
    wrong = folder / f"{number[:3]}-另.yaml"
    wrong.write_text(COLUMNS.replace("姓名", number), "utf-8")
    other = invoke(headed, "--columns", wrong)
    assert "***" in proposed.stdout
    assert shown({str(at): one.output.encode() for at, one in enumerate((proposed, done, other))}) == set()
    assert done.exit_code in {0, 1}, done.output


@pytest.mark.parametrize("form", ["{}", "{} 元"])
def test_a_telephone_in_a_column_of_amounts_is_no_amount(folder: Path, form: str) -> None:
    rows = right_rows(village_settlement())
    rows[1][4] = form.format("13800138000")
    (folder / "串列.csv").write_bytes(table(rows))
    done = invoke(folder / "串列.csv", folder / "季", "--columns", folder / "列.yaml")
    assert done.exit_code == 3
    assert "E943" in done.output
    assert shown({"screen": done.output.encode()}) == set()
