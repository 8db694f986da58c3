"""The slips of a line: named by number, the first few, and nothing where no register numbers them."""

from __future__ import annotations

import pytest
from attrs import evolve

from documents.sample import season
from linkage.ground.figure import Word
from linkage.model.entitlement import Settlement
from linkage.telling.account import household_account
from linkage.telling.source_numbers import source_numbers


def _told(settlement: Settlement, payee: str, clause: str) -> str:
    line = next(one for one in settlement.lines if (one.payee, one.clause) == (payee, clause))
    return source_numbers(settlement, line)


def _renumbered(sheet: str, *numbers: str) -> Settlement:
    """The sample with other numbers on the slips of a sheet."""
    base = season()
    rows = base.books.tables[sheet]
    new = tuple(
        evolve(row, values={**row.values, "单据号": Word(op="cell", text=number)})
        for row, number in zip(rows, numbers, strict=True)
    )
    return evolve(base, books=evolve(base.books, tables={**base.books.tables, sheet: new}))


@pytest.mark.parametrize(
    ("payee", "clause", "told"),
    [
        ("A-001", "代销佣金", "单据 X-11、X-27。"),
        ("B-001", "黄桃收购", "单据 G-03。"),
        ("A-001", "土地租金", ""),
    ],
)
def test_lines_name_the_slips_they_were_reckoned_from(payee: str, clause: str, told: str) -> None:
    assert _told(season(), payee, clause) == told


def test_long_numbers_are_counted_where_there_is_no_room() -> None:
    long = _renumbered("代销", "XSD-20250910-0000011", "XSD-20251008-0000027")
    assert _told(long, "A-001", "代销佣金") == "单据 XSD-20250910-0000011等，一共 2 张。"


def test_a_season_without_numbers_says_nothing() -> None:
    assert _told(_renumbered("代销", "", ""), "A-001", "代销佣金") == ""


def test_the_account_says_them_beside_the_sum() -> None:
    account = household_account(season(), "A-001")
    [told] = [entry.told[0] for group in account.incomes for entry in group.entries if "代销" in entry.title]
    assert told.endswith("。单据 X-11、X-27。")
