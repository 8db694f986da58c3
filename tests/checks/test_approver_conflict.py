"""Nobody approves for her own household, nor for one she shares an account with."""

from __future__ import annotations

from checks.settled import found, settled
from lints.tripped import Change


def named(payee: str) -> str:
    return settled(Change()).books.payee_name(payee)


def verified(by: str, household: str = "H03") -> Change:
    return Change(
        files={"台账/验收.csv": f"日期,户号,事项,数量,单位,认定人\n2025-06-01,{household},养鸡,10,只,{by}\n"}
    )


def test_one_of_the_household_verifies() -> None:
    (finding,) = found("approver_conflict", verified(named("H03.2")))
    assert finding.severity == "警告"
    assert "他（她）就是户 H03 的人" in finding.message


def test_somebody_else_verifies() -> None:
    assert found("approver_conflict", verified(named("H02.1"))) == []


def test_who_shares_an_account_with_the_payee() -> None:
    card = settled(Change()).books.households["H03"].account
    assert card is not None
    same = Change(files=verified(named("H02.1")).files, cells={"名册": {"K3": card.reveal()}})
    books = settled(same).books
    assert books.households["H02"].account == card
    (finding,) = found("approver_conflict", same)
    assert "户 H02 和户 H03 用同一个收款账户（尾号" in finding.message
    assert card.reveal() not in finding.message


def decision(meeting: str, present: str) -> Change:
    return Change(
        files={
            "台账/决定.csv": "编号,日期,种类,对象,决定人,理由,会议号\n"
            f"J1,2025-06-01,资格,H01,理事会,救助,{meeting}\n",
            "台账/到会.csv": f"会议号,户号,成员号,状态,票数\nL1,{present},1,到会,1\nL1,H05,1,到会,1\n",
        }
    )


def test_a_member_of_the_household_sat_in_the_small_meeting() -> None:
    (finding,) = found("approver_conflict", decision("L1", "H01"))
    assert "〔决定〕里给户 H01 认定" in finding.message
    assert found("approver_conflict", decision("L1", "H03")) == []
    assert found("approver_conflict", decision("L2", "H01")) == []
