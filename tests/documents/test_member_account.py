"""A member's account: the form of the accounting rules, one page, and every figure of the settlement."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from documents.drawn import document, draw
from documents.sample import season as village
from linkage.closing import close
from linkage.document import View, render_html
from linkage.documents.member_account import _BROAD, _LETTERS
from linkage.ground.money import Money
from linkage.model.accounts import ITEMS, OPENING
from linkage.model.entitlement import Settlement
from linkage.telling.account_sheet import short_day
from linkage.telling.column_widths import fitted, room
from linkage.telling.member_account import account_changes
from linkage.telling.twin import money_texts
from pages import ROOT, write_season


@cache
def season() -> Settlement:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "季"
        write_season(ROOT / "docs" / "cases" / "111-leaving-a-co-op.md", path)
        return close(path).settlement


def view(member: str) -> View:
    return document("member_account").view(season(), member)


def rows(member: str, key: str) -> list[View]:
    found = view(member)[key]
    assert isinstance(found, list)
    return [row for row in found if isinstance(row, dict)]


def test_only_who_keeps_accounts_has_the_paper() -> None:
    assert dict(document("member_account").paths(village())) == {}
    assert sorted(document("member_account").paths(season()).values()) == ["A1", "A2", "A3", "A4", "A5"]


def test_it_is_one_page_with_the_balances_and_the_cash() -> None:
    drawn = draw("member_account", "A1", season())
    assert len(drawn.texts) == 1
    assert {"4,060.00", "800.00", "250.00", "4,320.00", "2,640.00", "660.00", "6,300.00"} <= set(
        money_texts(drawn.text)
    )
    assert "4,000斤 ÷ 10,000斤" in drawn.text


@pytest.mark.parametrize("member", ["A1", "A2", "A3", "A4", "A5"])
def test_the_rows_make_the_balance(member: str) -> None:
    """Opening and every row of the sheet, added up in each column, are what stands at its foot."""
    found = season().accounts
    assert found is not None
    account = found.by_payee[member]
    opening = view(member)["opening"]
    assert isinstance(opening, dict)
    columns = ["到户资产", "出资", *ITEMS[2:]]
    for at, item in enumerate(columns):
        cells = [row["items"] for row in (opening, *rows(member, "rows"))]
        fen = [str(cell[at]) for cell in cells if isinstance(cell, list) and cell[at]]
        total = sum(int(text.replace(",", "").replace(".", "")) for text in fen)
        assert Money(total) == account.amount(item)
        moved, closing = (row["items"] for row in rows(member, "totals"))
        assert isinstance(closing, list)
        assert isinstance(moved, list)
        assert closing[at] == str(account.amount(item))
        assert moved[at] == str(account.amount(item) - account.amount(item, OPENING))


def test_a_leaving_member_reads_what_comes_back_and_what_does_not() -> None:
    said = view("A5")["sentences"]
    assert isinstance(said, list)
    text = "".join(str(one) for one in said)
    assert "共 1,280.00 元" in text
    assert "不退，平均给留下的成员" in text
    assert "现金 2,240.00 元" in text


def test_amounts_stand_right() -> None:
    paper = document("member_account")
    page = render_html(paper.template, paper.view(season(), "A1"))
    assert '<td class="num">4,320.00</td>' in page


def test_a_day_stands_short() -> None:
    assert short_day(datetime.date(2025, 3, 1)) == "3月1日"


def test_the_statement_says_what_the_season_changed_in_the_account() -> None:
    accounts = season().accounts
    assert accounts is not None
    for account in accounts.members:
        shown = document("statement").view(season(), account.payee)["account"]
        assert isinstance(shown, list)
        changes = account_changes(season(), account.payee)
        assert [row["closing"] for row in shown if isinstance(row, dict)] == [str(end) for *_, end in changes]
        assert all(begin + change == end for _, begin, change, end in changes)
        held = sum(account.amount(item).fen for item in ITEMS)
        assert sum(end.fen for *_, end in changes) == held
    assert document("statement").view(village(), "A-001")["account"] == []


def test_amounts_of_ten_digits_are_read_at_nine_points() -> None:
    """Five of the nine columns hold an amount of ten digits, where the others hold little."""
    long, short = room(["1,234,567,890.00"], _LETTERS, 1), room(["100,000.00"], _LETTERS, 1)
    assert fitted(_BROAD, [long] * 5 + [short] * 4) is not None
    assert fitted(_BROAD, [long] * 9) is None
