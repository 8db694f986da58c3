"""Workbooks of papers: they say what their papers say, add up to the fen, and a public one names nothing more."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from documents.drawn import secrets
from documents.sample import season
from linkage.document import filled
from linkage.press.spreadsheet import Leaf, workbook_bytes
from linkage.publishing import documents, tables
from linkage.table import as_leaf
from linkage.telling.paper import people_debts

BOOKS = {"paylist": "gs", **{name: "" for name, one in documents().items() if one.book and name != "paylist"}}


def leaves(kind: str, subject: str = "", more: int = 0) -> Sequence[Leaf]:
    made = documents()[kind]
    assert made.book is not None
    return made.book(made.view(season(more=more), subject))


def pages(made: Sequence[Leaf]) -> Mapping[str, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes("表", made)), data_only=True)
    return {sheet.title: sheet for sheet in book.worksheets}


def column(page: Worksheet, heading: str) -> list[object]:
    """The cells under a heading, to the last row of the sheet that has borders and no total."""
    (top,) = [cell for row in page.iter_rows() for cell in row if cell.value == heading]
    first, at = top.row, top.column
    assert first is not None
    assert at is not None
    rows = [row for row in range(first + 1, page.max_row + 1) if page.cell(row, 1).data_type == "n"]
    return [page.cell(row, at).value for row in rows if page.cell(row, at).has_style]


def fen(values: Sequence[object]) -> int:
    return int(sum(Decimal(str(value)) * 100 for value in values if value is not None))


@pytest.mark.parametrize("more", [0, 30])
def test_the_roll_is_one_sheet_that_adds_up_to_the_debts(more: int) -> None:
    made = leaves("paylist", "gs", more)
    page = pages(made)["签领表"]
    debts = [debt for debt in people_debts(season(more=more), "gs") if debt.payable]
    assert column(page, "序号") == list(range(1, len(debts) + 1))
    assert sorted(str(number) for number in column(page, "户号")) == sorted(debt.payee for debt in debts)
    for heading, name in (
        ("应得", "gross"),
        ("上期结转", "opening"),
        ("应抵扣", "deducted"),
        ("已付", "paid"),
    ):
        assert fen(column(page, heading)) == sum(getattr(debt, name).fen for debt in debts)
    total = sum(debt.payable.fen for debt in debts)
    assert fen(column(page, "实发")) == total
    (last,) = [row for row in page.iter_rows(values_only=True) if row[0] == "合计"]
    assert Decimal(str(last[10])) * 100 == total
    assert (
        made[0]
        .below[0]
        .startswith(f"实发合计 {documents()['paylist'].view(season(more=more), 'gs')['total']}")
    )


def test_the_public_notice_holds_the_names_and_amounts_of_its_page_and_no_more() -> None:
    made = leaves("notice")
    page = filled("notice.html", documents()["notice"].view(season(), ""))
    assert [leaf.name for leaf in made] == ["分配", "分给成员", "其他各项（只公布合计）"]
    for leaf in made:
        for row in (*leaf.rows, leaf.total):
            assert [text for text in row if text.replace("＝", "=") not in page] == []
    written = "".join(text for leaf in made for text in leaf.texts)
    assert [kind for number, kind in secrets().items() if number in written] == []


@pytest.mark.parametrize("kind", BOOKS)
def test_every_book_says_what_its_paper_says_in_its_state(kind: str) -> None:
    made = documents()[kind]
    subjects = list(made.paths(season()).values())
    if not subjects:
        return
    view = made.view(season(), subjects[0])
    shown = leaves(kind, subjects[0])
    assert shown
    for leaf in shown:
        assert leaf.above[0].startswith(str(view["title"]))
        assert {len(row) for row in leaf.rows} <= {len(leaf.columns)}
    running = view["running"]
    assert isinstance(running, dict)
    if running["state"]:
        assert all(leaf.above[0].endswith(f"（{running['state']}）") for leaf in shown)
    assert next(iter(pages(shown)))[:10] == shown[0].name[:10]


def test_papers_that_are_read_and_signed_have_none() -> None:
    without = {name for name, made in documents().items() if made.book is None}
    assert without >= {
        *("statement", "statement_group", "joinder", "tri_party", "member_account"),
        *("resolution", "four_two", "share_certificate"),
    }


@pytest.mark.parametrize("kind", tables())
def test_a_table_says_the_same_as_workbook_and_as_csv(kind: str) -> None:
    table = tables()[kind]
    for subject in table.paths(season()).values():
        if table.made is not None and table.made(season(), subject) is not None:
            continue
        rows = [tuple(row) for row in table.rows(season(), subject)]
        (page,) = pages([as_leaf((table.title,), table.headings, rows)]).values()
        assert page["A1"].value == table.title
        for at, row in enumerate(rows, start=3):
            read = [page.cell(at, column).value for column in range(1, len(row) + 1)]
            assert [told(value, text) for value, text in zip(read, row, strict=True)] == list(row)


def told(value: object, text: str) -> str:
    """What a cell says, in the words of the table: nothing, a day, an amount in yuan and fen, a text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    day = getattr(value, "date", None)
    return day().isoformat() if day is not None else f"{Decimal(str(value)):.{len(text.partition('.')[2])}f}"
