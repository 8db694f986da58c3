"""What stands between one payer and one payee: sums, what is due now, and what payments leave open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from linkage.engine.ledger import Ledger, less, movement, total
from linkage.ground.figure import Figure
from linkage.model.entitlement import Withheld
from linkage.model.payment import Instalment, Schedule
from rows import HERE, day, number, row

LATER = Schedule(
    (Instalment(day("2025-06-30"), number("40%")), Instalment(day("2026-01-31"))), waits=True, where=HERE
)


def yuan(text: str) -> Figure:
    return number(text, "元")


def ledger(owed: Mapping[str, str], schedules: Mapping[str, Schedule] | None = None) -> Ledger:
    made = Ledger("gs", "A1", schedules or {}, day("2025-12-31").date)
    for clause, amount in owed.items():
        made.owe(clause, yuan(amount))
    return made


def plain(found: Mapping[str, Figure]) -> dict[str, str]:
    return {clause: figure.money.plain for clause, figure in found.items()}


def test_sums_of_nothing_are_nought() -> None:
    made = ledger({})
    sums = (made.gross, made.opening, made.all_deducted, made.all_paid, total([]))
    assert [one.money.plain for one in sums] == ["0.00"] * 5
    assert (made.open(), made.waiting()) == ({}, {})


def test_what_is_owed_is_added_up_in_all_and_by_clause() -> None:
    made = ledger({"租": "100.25", "销": "50"})
    made.owe("租", yuan("0.50"))
    assert made.gross.money.plain == "150.75"
    assert plain(made.open()) == {"租": "100.75", "销": "50.00"}


@pytest.mark.parametrize(
    ("opened", "reclaimed", "opening"),
    [([], [], "0.00"), (["30", "5"], [], "35.00"), (["30"], ["40"], "-10.00"), ([], ["2"], "-2.00")],
)
def test_the_opening_is_what_was_owed_less_what_was_owed_back(
    opened: Sequence[str], reclaimed: Sequence[str], opening: str
) -> None:
    made = ledger({})
    made.opened += [yuan(one) for one in opened]
    made.reclaimed += [yuan(one) for one in reclaimed]
    assert made.opening.money.plain == opening


@pytest.mark.parametrize(
    ("paid", "left"),
    [
        ({}, {"利润/1": "60.00", "利润/2": "40.00", "租": "100.00"}),
        ({"租": "30"}, {"利润/1": "60.00", "利润/2": "40.00", "租": "70.00"}),
        ({"租": "130"}, {"利润/1": "60.00", "利润/2": "40.00", "租": "0.00"}),
        ({"利润": "50"}, {"利润/1": "10.00", "利润/2": "40.00", "租": "100.00"}),
        ({"利润": "60"}, {"利润/1": "0.00", "利润/2": "40.00", "租": "100.00"}),
        ({"利润": "75"}, {"利润/1": "0.00", "利润/2": "25.00", "租": "100.00"}),
        ({"利润": "500"}, {"利润/1": "0.00", "利润/2": "0.00", "租": "100.00"}),
        ({"利润/2": "15"}, {"利润/1": "60.00", "利润/2": "25.00", "租": "100.00"}),
        ({"别的": "15"}, {"利润/1": "60.00", "利润/2": "40.00", "租": "100.00"}),
    ],
)
def test_a_payment_on_a_pool_pays_its_steps_in_order(
    paid: Mapping[str, str], left: Mapping[str, str]
) -> None:
    made = ledger({"租": "100", "利润/1": "60", "利润/2": "40"})
    for item, amount in paid.items():
        made.paid[item] = [yuan(amount)]
    assert plain(made.open()) == left


def test_what_is_withheld_is_taken_off_the_first_of_its_clauses_that_is_owed() -> None:
    made = ledger({"租": "100", "销": "50"})
    made.withheld.append(Withheld("个税", "A1", "swj", ("没有", "销", "租"), yuan("8"), HERE))
    assert plain(made.open()) == {"租": "100.00", "销": "42.00"}


@pytest.mark.parametrize(("amount", "now", "later"), [("100", "40.00", 6000), ("0.10", "0.04", 6)])
def test_what_falls_due_after_the_season_waits(amount: str, now: str, later: int) -> None:
    made = ledger({"租": amount, "销": "5"}, {"租": LATER})
    assert plain(made.open()) == {"租": now, "销": "5.00"}
    assert {clause: money.fen for clause, money in made.waiting().items()} == {"租": later}


@pytest.mark.parametrize(
    ("part", "left"), [("0", "10.00"), ("4", "6.00"), ("10", "0.00"), ("10.01", "0.00"), ("-3", "13.00")]
)
def test_what_is_taken_away_never_leaves_less_than_nought(part: str, left: str) -> None:
    assert less(yuan("10"), yuan(part)).money.plain == left


@pytest.mark.parametrize(("date", "shown"), [("2025-03-01", "2025-03-01"), ("", "")])
def test_a_row_of_money_is_listed_as_it_stands(date: str, shown: str) -> None:
    said = row("已付", 户号="A1", 成员号="2", 项目="租", 金额=("12.50", "元"), 日期=date, 凭证="记-3")
    found = movement("已付", "A1.2", said, yuan("12.50"))
    assert (found.kind, found.item, found.payee, found.amount.plain) == ("已付", "租", "A1.2", "12.50")
    assert (found.date, found.voucher, found.where) == (shown, "记-3", said.where("金额"))
