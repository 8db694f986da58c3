"""The effect report counts households once and agrees with the debts."""

from __future__ import annotations

from documents.sample import season
from linkage.reports.effect_report import REPORT
from linkage.telling.summary import add


def test_its_totals_are_those_of_the_debts() -> None:
    payers, _ = REPORT.tell(season())
    debts = [debt for debt in season().debts if debt.payee.partition(".")[0] in season().books.households]
    assert payers.total[4] == str(add(debt.gross for debt in debts))
    assert payers.total[6:9] == tuple(
        str(add(getattr(debt, name) for debt in debts)) for name in ("paid", "payable", "carried")
    )


def test_ways_and_sorts_add_up_to_all_lines() -> None:
    _, ways = REPORT.tell(season())
    cents = [int(row[3].replace(",", "").replace(".", "")) for row in ways.rows]
    assert sum(cents) == int(ways.total[3].replace(",", "").replace(".", ""))
    assert sum(int(row[2]) for row in ways.rows) >= int(ways.total[2])


def test_only_households_with_a_line_are_linked() -> None:
    payers, _ = REPORT.tell(season())
    with_lines = {line.payee.partition(".")[0] for line in season().lines} & set(season().books.households)
    assert payers.total[1] == str(len(with_lines)) != str(len(season().books.households))
