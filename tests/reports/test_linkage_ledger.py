"""The linkage ledger is the lines of the result, all of them, and a household counts once."""

from __future__ import annotations

from documents.sample import season
from linkage.report import Table
from linkage.reports.linkage_ledger import REPORT
from linkage.telling.summary import add


def tables() -> tuple[Table, Table]:
    detail, sums = REPORT.tell(season())
    return detail, sums


def test_every_line_of_a_household_is_a_row_with_its_own_amount() -> None:
    lines = [line for line in season().lines if line.payee.partition(".")[0] in season().books.households]
    detail, _ = tables()
    told = sorted((row[2].split()[0], row[5], row[6]) for row in detail.rows)
    assert told == sorted((line.payee, line.clause, str(line.amount)) for line in lines)
    assert detail.total[6] == str(add(line.amount for line in lines))


def test_a_household_with_several_payers_counts_once() -> None:
    _, sums = tables()
    once = len({line.payee.partition(".")[0] for line in season().lines if "-" in line.payee})
    assert sums.total[2] == str(once)
    assert sum(int(row[2]) for row in sums.rows) > once
    assert sums.notes[0].endswith(f"实际带动 {once} 户。")


def test_a_row_names_its_clause_and_its_cell() -> None:
    detail, _ = tables()
    (rent,) = (row for row in detail.rows if row[2].startswith("A-001 ") and "租金" in row[4])
    assert rent[4].startswith("公司·土地租金")
    assert "第" in rent[7]
    assert "〔地块〕" in rent[7]


def test_rows_follow_the_roster_and_not_the_money() -> None:
    detail, _ = tables()
    payees = [row[2].split()[0].partition(".")[0] for row in detail.rows]
    assert list(dict.fromkeys(payees)) == sorted(set(payees))
