"""The account of a household: rows and balances come to what the debts say."""

from __future__ import annotations

import pytest
from attrs import evolve

from checks.test_tax_not_withheld import KEPT, OFFICE, taxed
from documents.sample import arrangement, season
from journal.seasons import settled
from linkage.ground.money import Money
from linkage.telling.account import contract_sign, household_account


@pytest.mark.parametrize("number", ["A-001", "A-002", "B-001", "B-002"])
def test_the_balance_runs_from_opening_to_closing(number: str) -> None:
    account = household_account(season(), number)
    balance = account.opening
    for group in (*account.incomes, account.deductions, account.payments):
        assert sum(entry.plus.fen + entry.minus.fen for entry in group.entries) == group.subtotal.fen
        for entry in group.entries:
            balance = balance + entry.plus - entry.minus
            assert entry.balance == balance
    assert balance == account.closing == account.payable + account.later - account.owed
    assert account.carried == account.later - account.owed - account.left


def test_what_is_kept_says_of_which_income_and_how_much_of_it() -> None:
    """The same tax may be kept twice of one household; by its name alone nobody could tell them apart."""
    account = household_account(taxed("", OFFICE, KEPT), "H01")
    told = [(entry.by[-1], entry.told) for entry in account.deductions.entries if "个人所得税" in entry.title]
    assert sorted(text for _, (text,) in told) == [
        "入股保底：240.00元 × 20% = 48.00元。",
        "公司利润分配：3,626.74元 × 20% = 725.35元。",
        *(text for _, (text,) in told if text.startswith("村集体")),
    ]
    assert {by for by, _ in told} == {"扣"}


def test_golds_come_first_and_others_after() -> None:
    account = household_account(season(), "B-002")
    assert [group.heading for group in account.incomes] == ["股金分红", "租金", "卖货的钱"]
    assert account.gold("佣金") == Money(0)
    assert account.others == Money(76800)


ROLES = {"gs": "公司", "hzs": "合作社", "cjt": "村集体"}
POOL = """\
  - 分配: {role}的分配
    付款方: {role}
    来源: 事实.收益
    亏损年: 不分配
    基准日: 2025-12-31
    余额: 结转下年
    依据: 第九条
    步骤:
"""
STEP = "      - {{去向: 成员, 比例: {}, 按: {}, 收入: 股金, 尾差: 结转下年}}\n"
POOL += STEP.format("50%", "每人").replace("{", "{{").replace("}", "}}")


def test_steps_that_pay_the_same_have_titles_of_their_own() -> None:
    body = f"分配:\n{POOL.format(role='村集体')}{STEP.format('30%', '股份.份额')}"
    facts = "名称,数值,单位,起,止,来源\n收益,1000,元,2025-01-01,2025-12-31,决算\n"
    shares = "户号,成员号,股别,份额\nA1,,人口股,2\nA2,,人口股,2\n"
    account = household_account(settled(body, 事实=facts, 股份=shares), "A1")
    titles = [entry.title for group in account.incomes for entry in group.entries]
    assert titles == ["村集体的分配（收益分配，按每人）", "村集体的分配（收益分配，按份额）"]


def test_what_was_open_before_names_who_owes_whom() -> None:
    taken = "抵扣:\n  - {项目: 种苗预付款, 债权人: 公司, 从: [股金], 顺序: 1, 同意书: 不需要, 不足: 结转}\n"
    body = f"分配:\n{POOL.format(role='公司')}{taken}"
    facts = "名称,数值,单位,起,止,来源\n收益,1000,元,2025-01-01,2025-12-31,决算\n"
    rows = "A1,公司,公司的分配,30,应付\nA1,公司,种苗预付款,50,应收\n"
    before = f"户号,付款方,项目,金额（元）,应付|应收\n{rows}"
    told = household_account(settled(body, 事实=facts, 期初=before), "A1").opened
    assert told[0] == "公司上期欠您家的公司的分配 30.00 元。"
    assert told[1].startswith("上期您家欠公司的种苗预付款 50.00 元。")


def test_rows_that_do_not_come_to_the_debts_are_a_fault() -> None:
    settled = season()
    [debt] = [debt for debt in settled.debts if (debt.payer, debt.payee) == ("gs", "A-001")]
    wrong = evolve(debt, payable=debt.payable + Money(1))
    debts = tuple(wrong if one is debt else one for one in settled.debts)
    with pytest.raises(ValueError, match="A-001: the rows come to"):
        household_account(evolve(settled, debts=debts), "A-001")


def test_contracts_have_signs_only_where_there_are_several() -> None:
    both = evolve(season(), arrangements=(arrangement(), evolve(arrangement(), code="QG-HT-2026")))
    assert contract_sign(season(), "QG-HT-2025") == ""
    assert [contract_sign(both, code) for code in ("QG-HT-2025", "QG-HT-2026", "别处")] == ["①", "②", ""]
