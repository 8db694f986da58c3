"""The table of vouchers: chart and code together, debits equal credits, and what nobody confirmed says so."""

from __future__ import annotations

from fractions import Fraction

from linkage.tables.vouchers import TABLE
from villages import village_settlement


def test_one_file_for_the_books_of_each_party() -> None:
    assert TABLE.paths(village_settlement()) == {
        "内部/vouchers-cjt.csv": "cjt",
        "内部/vouchers-gs.csv": "gs",
    }


def test_debits_equal_credits_in_every_voucher() -> None:
    settlement = village_settlement()
    assert TABLE.amount is not None
    for owner in ("cjt", "gs"):
        sums: dict[tuple[str, str], list[Fraction]] = {}
        for number, day, *_, debit, credit, _ground, _read in TABLE.rows(settlement, owner):
            total = sums.setdefault((day[:7], number), [Fraction(0), Fraction(0)])
            total[0] += Fraction(debit or 0)
            total[1] += Fraction(credit or 0)
        assert all(debit == credit for debit, credit in sums.values())
        assert sum(debit for debit, _ in sums.values()) == Fraction(TABLE.amount(settlement, owner))


def test_an_account_is_never_told_by_its_code_alone() -> None:
    rows = [row for owner in ("cjt", "gs") for row in TABLE.rows(village_settlement(), owner)]
    assert {row[3].partition("-")[0] for row in rows} == {"集体2023", "企业2006"}
    assert all(row[4] for row in rows)
    assert {row[-1] for row in rows} == {"未确认"}
