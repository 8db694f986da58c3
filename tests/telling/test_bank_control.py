"""The control sheet has the totals that must agree, what is paid otherwise, and how far a format is trusted."""

from __future__ import annotations

import pytest
from attrs import evolve

from bank.orders import order, season
from linkage.bank.doubts import NO_BANK
from linkage.engine.result import result_document
from linkage.ground.errors import IntegrityAlarmError
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.telling.bank_control import HEADINGS, control_rows


def rows(settlement: Settlement) -> list[dict[str, str]]:
    return [dict(zip(HEADINGS, row, strict=True)) for row in control_rows(settlement, order(settlement))]


def closed(settlement: Settlement) -> Settlement:
    return evolve(settlement, extras={**settlement.extras, "result": result_document(settlement, ())})


def test_four_totals_and_their_counts() -> None:
    settlement = closed(season("竖线示例", cells={"K2": ""}))
    made = order(settlement)
    found = {row["项目"]: row for row in rows(settlement)}
    names = ("结算：现付合计", "发放签领表合计", "各户告知书“现付”合计", "代发加不经银行")
    sums = {(found[name]["笔数"], found[name]["金额（元）"]) for name in names}
    assert sums == {(str(len(made.payments) + len(made.apart)), (made.sent + made.aside).plain)}
    assert found["其中：代发"]["金额（元）"] == made.sent.plain
    assert found["其中：不经银行"]["金额（元）"] == made.aside.plain
    assert found["不经银行"]["说明"].endswith("名册没有卡号")
    assert made.fingerprint in found["其中：代发"]["说明"]
    assert found["第 1 批"]["说明"] == "银行文件第 1 份"


def test_a_total_that_differs_stops_everything() -> None:
    settlement = closed(season())
    made = order(settlement)
    short = evolve(made, payments=made.payments[1:])
    with pytest.raises(IntegrityAlarmError, match="几个合计不一样"):
        list(control_rows(settlement, short))
    result = settlement.extras["result"]
    assert isinstance(result, dict)
    less = evolve(settlement, extras={**settlement.extras, "result": {**result, "debts": []}})
    with pytest.raises(IntegrityAlarmError, match=str(Money(0))):
        list(control_rows(less, made))


def test_an_unconfirmed_format_says_so() -> None:
    told = {row["项目"]: row["说明"] for row in rows(season("竖线示例"))}
    assert told["银行格式"].startswith("竖线示例（未确认")
    assert "先用一两笔试" in told["银行格式未确认"]
    plain = {row["项目"]: row["说明"] for row in rows(season())}
    assert "没有指定银行格式" in plain["银行格式"]
    assert "银行格式未确认" not in plain


def test_the_kind_of_account_is_asked_where_wages_depend_on_it() -> None:
    assert "账户性质" in {row["项目"] for row in rows(season("单笔限额示例"))}
    said = season("单笔限额示例", details=" 账户性质: 基本存款账户,")
    assert "账户性质" not in {row["项目"] for row in rows(said)}


def test_what_is_not_decided_is_not_sent() -> None:
    draft = season()
    trial = evolve(draft, extras={**draft.extras, "state": "测算"})
    assert {row["说明"] for row in rows(trial) if row["项目"] == "状态"} == {
        "测算：手续没有办完，这份代发不能送银行"
    }
    assert "状态" not in {row["项目"] for row in rows(draft)}


def test_what_waits_for_heirs_is_beside_the_totals() -> None:
    events = "日期,户号,成员号,事件,对方户号,对方成员号,份额,依据\n2025-06-01,H12,1,死亡,,,,死亡证明\n"
    settlement = season(files={"台账/事件.csv": events})
    held = order(settlement).held
    told = [row for row in rows(settlement) if row["项目"] == "暂存，不在现付里"]
    assert [row["笔数"] for row in told] == [one.payee for one in held]


def test_accounts_without_a_bank_are_flagged_on_their_lines_and_counted_once() -> None:
    """The neutral table has a column for the bank; a format that does not ask for it is not bothered."""
    settlement = closed(season(cells={"L2": ""}))
    made = order(settlement)
    without = [payment for payment in made.payments if not payment.person.text("开户行")]
    flagged = [payment for payment in made.payments if NO_BANK in payment.remarks]
    assert flagged == without != []
    told = [row for row in rows(settlement) if row["说明"] == NO_BANK]
    assert [(row["项目"], row["笔数"]) for row in told] == [("请核对：没有开户行", str(len(without)))]
    asked = closed(season("竖线示例", cells={"L2": ""}))
    assert not any(NO_BANK in payment.remarks for payment in order(asked).payments)
    assert not any(row["说明"] == NO_BANK for row in rows(asked))
