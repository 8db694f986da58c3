"""Every debt stands on a line or apart, the sums agree, and a payment keeps its number."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from bank.orders import order, season
from linkage.bank.numbering import is_number
from linkage.bank.order import Order, Part, Payment, payers, split, total
from linkage.files.bank_profiles import shipped_profiles
from linkage.ground.errors import IntegrityAlarmError
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Settlement
from linkage.model.identity import BankNumber
from linkage.model.registers import Row

ROSTER = "名册"


def owed(settlement: Settlement, code: str = "gs") -> Money:
    debts = (debt for debt in settlement.debts if debt.payer == code)
    people = (debt for debt in debts if debt.payee.partition(".")[0] in settlement.books.households)
    return sum((debt.payable for debt in people), start=ZERO)


def test_lines_and_apart_are_what_is_owed() -> None:
    settlement = season()
    for party in payers(settlement):
        made = order(settlement, party.code)
        assert made.sent + made.aside == owed(settlement, party.code)
        assert all(payment.amount.fen > 0 for payment in made.payments)
    assert order(settlement).apart == ()  # heads have accounts, and the wages are their own


def test_a_later_arrangement_may_name_the_bank() -> None:
    settlement = season()
    party = settlement.main.parties["公司"]
    later = evolve(settlement.main, parties={"公司": evolve(party, details={"代发": "定宽示例"})})
    found = {one.code: one for one in payers(evolve(settlement, arrangements=(settlement.main, later)))}
    assert found["gs"].details == {**party.details, "代发": "定宽示例"}


def test_a_number_is_the_payments_own_and_stays() -> None:
    first, second = order(season()), order(season("竖线示例", cells={"K2": "", "I3": ""}))
    numbers = {payment.payees: payment.number for payment in first.payments}
    assert all(map(is_number, numbers.values()))
    assert len(set(numbers.values())) == len(numbers)
    for payment in second.payments:
        assert numbers[payment.payees] == payment.number
    again = order(season(details=" 代发次: 2,"))
    assert {payment.number for payment in again.payments}.isdisjoint(numbers.values())


def test_a_number_that_was_paid_is_never_used_again() -> None:
    first = next(one for one in order(season()).payments if one.payees == "H02")
    paid = "户号,成员号,付款方,项目,金额（元）,日期,凭证\n"
    paid += f"H02,,公司,土地租金,100,2025-01-20,FK01\nH02,,公司,土地租金,1,2025-02-20,{first.number}\n"
    later = next(one for one in order(season(files={"台账/已付.csv": paid})).payments if one.payees == "H02")
    assert later.number != first.number
    assert later.number == next(
        one.number for one in order(season(details=" 代发次: 2,")).payments if one.payees == "H02"
    )


def test_who_has_no_account_stands_apart() -> None:
    made = order(season(cells={"K2": ""}))
    (apart,) = [one for one in made.apart if one.payee == "H01"]
    assert apart.why == "名册没有卡号"
    assert made.sent + made.aside == owed(season())
    assert "H01" not in {payment.payees for payment in made.payments}


def card(kept: str, noughts: int) -> str:
    return kept + "0" * noughts


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (card("622202020011223", 4), True),  # nineteen digits, fifteen kept, the check sum broken
        (card("622202020011223", 3) + "1", False),
        (card("622202020011224", 1), False),  # one nought may well be its own
    ],
)
def test_digits_lost_to_a_spreadsheet_never_reach_the_bank(number: str, told: bool) -> None:  # noqa: FBT001
    made = order(season(cells={"K2": number}))
    apart = [one.why for one in made.apart if one.payee == "H01"]
    lost = any("多半是表格软件丢了尾数" in why for why in apart)
    assert lost is told
    if not told:
        (line,) = [payment for payment in made.payments if payment.payees == "H01"]
        assert any("没有通过银行卡校验" in remark for remark in line.remarks)


def heads() -> dict[str, int]:
    """The row of each head in the register, as a spreadsheet counts."""
    rows = season().books.rows(ROSTER)
    return {row.household: row.number for row in rows if row.member == "1"}


def test_one_account_under_two_names_is_in_doubt() -> None:
    at = heads()["H02"]
    card_of_first = next(
        payment.account.reveal() for payment in order(season()).payments if payment.payees == "H01"
    )
    shared = {f"K{at}": card_of_first}
    alike = order(season(cells={**shared, "J2": "赵某", f"J{at}": "赵某"}))
    assert alike.apart == ()
    assert any("同一个账号" in remark for one in alike.payments for remark in one.remarks)
    differing = order(season(cells={**shared, "J2": "赵某", f"J{at}": "钱某"}))
    assert {one.payee.partition(".")[0] for one in differing.apart} == {"H01", "H02"}
    assert differing.sent + differing.aside == alike.sent


def test_one_line_an_account_where_the_bank_wants_it() -> None:
    at = heads()["H02"]
    plain = order(season())
    cells = {f"K{at}": plain.payments[0].account.reveal(), "J2": "赵某", f"J{at}": "赵某"}
    apart, merged = order(season(cells=cells)), order(season("定宽示例", cells=cells))
    assert merged.sent == apart.sent == plain.sent
    accounts = [one.account.reveal() for one in merged.payments]
    assert sorted(accounts) == sorted({one.account.reveal() for one in apart.payments})
    line = next(one for one in merged.payments if "H02" in one.payees)
    assert line.payees == "H01、H01.1、H02"
    assert line.amount == total(one for one in apart.payments if one.payees in {"H01", "H01.1", "H02"})


def test_a_holder_who_is_not_the_payee_is_told() -> None:
    made = order(season(cells={"J2": "王麻子"}))
    (line,) = [payment for payment in made.payments if payment.payees == "H01"]
    assert line.holder == "王麻子"
    assert any("户名“王麻子”不是收款人" in remark for remark in line.remarks)


def test_blanks_and_dots_make_no_other_holder() -> None:
    name = next(iter(season().books.rows(ROSTER))).text("姓名")
    made = order(season(cells={"J2": " ".join(name)}))
    (line,) = [payment for payment in made.payments if payment.payees == "H01"]
    assert not any("不是收款人" in remark for remark in line.remarks)


def test_more_than_the_bank_takes_at_once_stands_apart() -> None:
    settlement = season("单笔限额示例")
    largest = max(one.amount for one in order(settlement).payments)
    profile = shipped_profiles()["单笔限额示例"]
    assert profile.cap is not None
    assert largest <= profile.cap
    own = CAPPED.format(cap=(largest - Money(1)).plain)
    made = own_order(own, "小额")
    assert [one.amount for one in made.apart] == [largest]
    assert "超过这家银行的单笔上限" in made.apart[0].why
    assert made.sent + made.aside == owed(settlement)
    exact = own_order(CAPPED.format(cap=largest.plain), "小额")
    assert exact.apart == ()


CAPPED = (
    "银行格式: 小额\n来源: 虚构\n核对: 未确认\n文件: 分隔\n编码: UTF-8\n单笔上限: {cap} 元\n"
    "列: [{{取: 账号}}, {{取: 户名}}, {{取: 金额}}]\n"
)


def own_order(text: str, name: str) -> Order:
    """The order of the company with a profile of the village's own."""
    return order(season(name, files={"银行.yaml": text}))


WAGED = {
    "当事人没写": "",
    "基本户": " 账户性质: 基本存款账户,",
    "一般户": " 账户性质: 一般存款账户,",
}


@pytest.mark.parametrize("said", WAGED)
def test_no_wages_from_a_general_account(said: str) -> None:
    settlement = season("单笔限额示例", details=WAGED[said])
    lines = tuple(
        evolve(line, income="薪金") if line.clause == "用工报酬" else line for line in settlement.lines
    )
    made = order(evolve(settlement, lines=lines))
    workers = {line.payee for line in lines if line.income == "薪金"}
    assert {one.payee for one in made.apart} == (workers if said == "一般户" else set())
    assert made.sent + made.aside == owed(settlement)


def test_who_died_is_held_and_told() -> None:
    events = "日期,户号,成员号,事件,对方户号,对方成员号,份额,依据\n2025-06-01,H02,1,死亡,,,,死亡证明\n"
    settlement = season(files={"台账/事件.csv": events})
    made = order(settlement)
    assert "H02" not in {payment.payees for payment in made.payments}
    told = {one.payee: one.why for one in (*made.apart, *made.held)}
    assert "H02" in told
    assert made.sent + made.aside == owed(settlement)


def test_an_order_that_does_not_add_up_stops_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    settlement = season()
    monkeypatch.setattr("linkage.bank.order.split", lambda payments, _: iter([tuple(payments[1:])]))
    with pytest.raises(IntegrityAlarmError, match="不符"):
        order(settlement)


# --- batches ------------------------------------------------------------------------------------------------

_ROW = Row("名册", "台账/名册.csv", 2, {}, {})


def payment(at: int, fen: int) -> Payment:
    return Payment(f"N{at}", (Part(f"H{at}", "某", Money(fen)),), "某", BankNumber("622202020011"), (), _ROW)


@given(
    fens=st.lists(st.integers(1, 900), max_size=40),
    most=st.integers(0, 7),
    cap=st.one_of(st.none(), st.integers(900, 3000)),
)
def test_batches_keep_order_sums_and_limits(fens: list[int], most: int, cap: int | None) -> None:
    payments = [payment(at, fen) for at, fen in enumerate(fens)]
    limit = Money(cap) if cap is not None else None
    profile = evolve(shipped_profiles()["竖线示例"], most=most, batch_cap=limit)
    batches = list(split(payments, profile))
    assert [one for batch in batches for one in batch] == payments
    assert sum((total(batch) for batch in batches), start=ZERO) == total(payments)
    assert all(len(batch) <= most for batch in batches if most)
    assert all(total(batch).fen <= cap for batch in batches if cap)
    if most and cap is None:
        assert len(batches) == -(-len(payments) // most)


def test_fifty_rows_a_batch() -> None:
    profile = shipped_profiles()["五十笔示例"]
    sizes = [[len(batch) for batch in split([payment(at, 1) for at in range(n)], profile)] for n in (50, 51)]
    assert sizes == [[50], [50, 1]]
