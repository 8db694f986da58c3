"""Whom a row of money is about, and which rows pay one payee."""

from __future__ import annotations

import pytest

from linkage.engine.payments import party_codes, payments_to, whom
from rows import arrangement, books, row

CODES = party_codes([arrangement()])
ROWS = [
    row("已付", 户号="A1", 凭证="1"),
    row("已付", 户号="A1", 成员号="2", 凭证="2"),
    row("已付", 户号="A2", 凭证="3"),
    row("已付", 收款方="村集体", 凭证="4"),
    row("已付", 收款方="乙合作社", 凭证="5"),
    row("已付", 收款方="gs", 凭证="6"),
    row("已付", 收款方="别人", 凭证="7"),
]


@pytest.mark.parametrize(
    ("cells", "payee"),
    [
        ({"户号": "A1"}, "A1"),
        ({"户号": "A1", "成员号": "2"}, "A1.2"),
        ({"收款方": "村集体"}, "cjt"),
        ({"收款方": "cjt"}, "cjt"),
        ({"收款方": "乙合作社"}, "cjt"),
        ({"收款方": "别人"}, ""),
        ({}, ""),
    ],
)
def test_a_row_names_its_payee(cells: dict[str, str], payee: str) -> None:
    assert whom(row("已付", 付款方="公司", **cells), CODES) == payee


@pytest.mark.parametrize(
    ("payee", "vouchers"),
    [("A1", "1"), ("A1.2", "2"), ("A2", "3"), ("cjt", "45"), ("gs", "6"), ("A3", ""), ("hzs", "")],
)
def test_only_rows_that_pay_this_payee(payee: str, vouchers: str) -> None:
    found = payments_to(books(*ROWS), payee, CODES)
    assert "".join(one.text("凭证") for one in found) == vouchers
