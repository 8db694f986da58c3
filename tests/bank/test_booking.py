"""Rows of 已付 for what was paid: once they are pasted nothing of it is owed any more, and nothing else moves."""

from __future__ import annotations

import csv
import io

import pytest

from bank.orders import order, season
from linkage.bank.booking import FAILED_HEADINGS, HEADINGS, booked_rows, failed_rows
from linkage.bank.matching import Reply, match
from linkage.bank.returns import ReturnLine
from linkage.ground.errors import Where
from linkage.model.entitlement import Settlement


def reply(settlement: Settlement, day: str, failed: int) -> Reply:
    made = order(settlement)
    lines = [
        ReturnLine(
            Where("回单.csv", sheet="回单", cell=f"A{at}"),
            payment.number,
            paid=at >= failed,
            word="",
            amount=payment.amount,
            reason="账号户名不符",
            day=day,
        )
        for at, payment in enumerate(made.payments)
    ]
    (found,) = match([made], lines, frozenset()).replies
    return found


def pasted(settlement: Settlement, answered: Reply) -> str:
    before = settlement.books.rows("已付")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(
        [
            row.household,
            row.member,
            row.text("付款方"),
            row.text("项目"),
            "100",
            "2025-01-20",
            row.text("凭证"),
        ]
        for row in before
    )
    writer.writerows(booked_rows(settlement, answered))
    return out.getvalue()


@pytest.mark.parametrize("profile", ["", "定宽示例"])
def test_what_is_booked_is_owed_no_more(profile: str) -> None:
    settlement = season(profile)
    answered = reply(settlement, "20251220", failed=3)
    after = season(profile, files={"台账/已付.csv": pasted(settlement, answered)})
    still = {payment.payees for payment in order(after).payments}
    assert still == {payment.payees for payment in order(settlement).payments[:3]}
    debts = {(debt.payer, debt.payee): debt for debt in settlement.debts}
    for debt in after.debts:
        before = debts[debt.payer, debt.payee]
        assert debt.paid + debt.payable == before.paid + before.payable
        assert debt.carried == before.carried
    numbers = {payment.number for payment in order(settlement).payments[:3]}
    assert {payment.number for payment in order(after).payments} == numbers


@pytest.mark.parametrize(
    ("said", "day"), [("20251220", "2025-12-20"), ("2025/12/20 10:33", "2025-12-20"), ("昨天", ""), ("", "")]
)
def test_a_day_nobody_can_read_is_left_to_the_person(said: str, day: str) -> None:
    settlement = season()
    rows = list(booked_rows(settlement, reply(settlement, said, failed=0)))
    assert {row[HEADINGS.index("日期")] for row in rows} == {day}


def test_a_failure_is_listed_with_room_for_the_right_account() -> None:
    settlement = season()
    made = reply(settlement, "", failed=1)
    ((*told, account, holder),) = failed_rows(made)
    assert len(told) + 2 == len(FAILED_HEADINGS)
    assert "账号户名不符" in told
    assert (account, holder) == ("", "")
    assert made.order.payments[0].account.reveal() not in told
