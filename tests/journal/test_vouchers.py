"""Vouchers: each event under the right chart, balanced, and leaving owed what the result says."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from journal.seasons import CASES, settled
from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.ground.money import Money
from linkage.journal.vouchers import journal, unequal
from linkage.model.entitlement import Settlement
from linkage.model.voucher import Voucher
from villages import village, village_settlement

EXAMPLES = Path(__file__).parents[2] / "examples"
SEASONS = sorted({path.parent for folder in (CASES, EXAMPLES) for path in folder.rglob("合作*.yaml")})

COLLECTIVE = """\
分配:
  - 分配: 村集体收益
    付款方: 村集体
    来源: 事实.本年收益
    亏损年: 不分配
    基准日: {day}
    余额: 结转下年
    依据: 第九条
    步骤:
      - {{提取: 公积公益金, 比例: 30%}}
      - 去向: 成员
        比例: 50%
        按: 每人
        收入: 股金
        取整: {{单位: 分, 方式: 最大余额}}
        尾差: 结转下年
"""


def told(vouchers: list[Voucher]) -> list[tuple[str, list[tuple[str, str, str, str, str]]]]:
    return [
        (
            voucher.summary,
            [
                (e.account.number, e.account.title, e.detail, e.debit.plain, e.credit.plain)
                for e in voucher.entries
            ],
        )
        for voucher in vouchers
    ]


def of(settlement: Settlement, owner: str) -> list[Voucher]:
    return list(journal(settlement).of(owner))


@pytest.mark.parametrize("folder", SEASONS, ids=lambda folder: folder.name)
def test_the_vouchers_of_every_season_balance_and_tie_to_its_result(folder: Path) -> None:
    season = read_season(folder)
    settlement = settle(season.arrangements, season.books)
    assert list(unequal(settlement)) == []
    made = journal(settlement)
    assert all(voucher.balanced and voucher.debit for voucher in made.vouchers)
    assert made.vouchers or made.gaps


def test_a_village_with_everything_balances_and_ties() -> None:
    settlement = village_settlement()
    assert list(unequal(settlement)) == []
    names = {voucher.event for voucher in journal(settlement).vouchers}
    assert {"计提", "结转", "提取", "分配", "确认收入", "年终结转", "预付", "付款", "抵扣"} <= names


@pytest.mark.parametrize(
    ("year", "mark"), [("2023", "集体2004"), ("2024", "集体2023")], ids=["before", "from 2024"]
)
def test_income_of_a_collective_walks_through_the_chart_of_its_year(year: str, mark: str) -> None:
    day = f"{year}-12-31"
    facts = f"名称,数值,单位,起,止,来源\n本年收益,1000,元,{year}-01-01,{day},决算\n"
    settlement = settled(COLLECTIVE.format(day=day), f"{year}-01-01 至 {day}", 事实=facts)
    both = ("收益分配—未分配收益", "收益分配—各项分配")
    rest, given = ((f"{mark}-322", title) for title in both)
    assert told(of(settlement, "cjt")) == [
        (
            "结转村集体收益的本年收益",
            [
                (f"{mark}-321", "本年收益", "村集体收益", "1000.00", "0.00"),
                (*rest, "村集体收益", "0.00", "1000.00"),
            ],
        ),
        (
            "从村集体收益提取公积公益金",
            [
                (*given, "村集体收益", "300.00", "0.00"),
                (f"{mark}-311", "公积公益金", "村集体收益", "0.00", "300.00"),
            ],
        ),
        (
            "村集体收益：分配给成员、农户",
            [
                (*given, "村集体收益", "500.00", "0.00"),
                (f"{mark}-113", "内部往来", "A1 王小田", "0.00", "250.00"),
                (f"{mark}-113", "内部往来", "A2 李大山", "0.00", "250.00"),
            ],
        ),
        (
            "结转村集体收益的各项分配",
            [(*rest, "村集体收益", "800.00", "0.00"), (*given, "村集体收益", "0.00", "800.00")],
        ),
    ]


def test_a_loss_is_carried_the_other_way() -> None:
    facts = "名称,数值,单位,起,止,来源\n本年收益,-1000,元,2025-01-01,2025-12-31,决算\n"
    (only,) = of(settled(COLLECTIVE.format(day="2025-12-31"), 事实=facts), "cjt")
    assert [entry.account.title for entry in only.entries] == ["收益分配—未分配收益", "本年收益"]
    assert only.debit == Money(100_000)


def test_an_earlier_years_rest_is_no_income_of_this_year() -> None:
    body = COLLECTIVE.format(day="2025-12-31").replace(
        "来源: 事实.本年收益", "来源: [事实.本年收益, 事实.年初未分配收益]"
    )
    facts = (
        "名称,数值,单位,起,止,来源\n本年收益,1000,元,2025-01-01,2025-12-31,决算\n"
        "年初未分配收益,200,元,2025-01-01,2025-12-31,上年决算\n"
    )
    vouchers = of(settled(body, 事实=facts), "cjt")
    assert vouchers[0].debit == Money(100_000)
    assert vouchers[1].debit == Money(36_000)


SURPLUS = """\
条款:
  - 条款: 收购款
    收入: 订单货款
    付款方: 合作社
    收款方: 农户
    数量: 交售.数量
    单价: 2 元/斤
    依据: 第三条
分配:
  - 分配: 盈余
    付款方: 合作社
    来源: 事实.本年盈余
    亏损年: 不分配
    基准日: 2025-12-31
    余额: 结转下年
    依据: 第九条
    步骤:
      - {提取: 盈余公积, 比例: 10%}
      - {去向: 农户, 比例: 剩余的 60%, 按: 交售.数量, 收入: 返还, 尾差: 结转下年}
      - {去向: 成员, 比例: 剩余的 100%, 按: 股份.份额, 收入: 股金, 尾差: 结转下年}
"""


def test_a_refund_and_a_dividend_of_a_cooperative_stand_in_their_own_accounts() -> None:
    settlement = settled(
        SURPLUS,
        交售="日期,户号,品名,数量（斤）\n2025-08-01,A1,桃,100\n2025-08-02,A2,桃,300\n",
        股份="户号,股别,份额\nA1,人口股,1\n",
        事实="名称,数值,单位,起,止,来源\n本年盈余,1000,元,2025-01-01,2025-12-31,决算\n",
        已付="户号,付款方,项目,金额（元）,日期,凭证\nA1,合作社,收购款,150,2025-08-05,FK1\n",
    )
    found = {
        (voucher.event, voucher.topic): [(e.account.number, e.detail) for e in voucher.entries]
        for voucher in of(settlement, "hzs")
    }
    assert found["分配", "盈余/2"] == [
        ("合作社2021-332", "盈余"),
        ("合作社2021-221", "A1 王小田"),
        ("合作社2021-221", "A2 李大山"),
    ]
    assert found["分配", "盈余/3"] == [("合作社2021-332", "盈余"), ("合作社2021-222", "A1 王小田")]
    # Only who has shares is a member: A2 stands among outsiders.
    assert found["计提", "收购款"] == [
        ("合作社2021-121", "收购款"),
        ("合作社2021-114", "A1 王小田"),
        ("合作社2021-211", "A2 李大山"),
    ]
    assert found["付款", "收购款"] == [("合作社2021-114", "A1 王小田"), ("合作社2021-102", "收购款")]


LABOUR = """\
条款:
  - 条款: 劳务报酬
    收入: 佣金
    类别: 用工
    付款方: 合作社
    收款方: 成员
    数量: 劳务.报酬
    费率: 100%
    依据: 第八条
代扣:
  - {项目: 个人所得税, 从: [劳务报酬], 缴: 税务机关, 减除: [800 元, 20%], 费率: 20%, 依据: 第八条}
"""


def test_tax_kept_from_labour_pay_is_owed_to_the_tax_office() -> None:
    settlement = settled(LABOUR, 劳务="户号,成员号,报酬（元）\nA1,1,4000\n")
    accrued, kept = of(settlement, "hzs")
    assert [e.account.title for e in accrued.entries] == ["生产成本", "应付劳务费"]
    assert [(e.account.title, e.detail, e.debit.plain, e.credit.plain) for e in kept.entries] == [
        ("应付劳务费", "A1.1 王小田", "640.00", "0.00"),
        ("应交税费—应交个人所得税", "县税务局", "0.00", "640.00"),
    ]


def test_tax_handed_to_the_tax_office_is_registered_as_paid_to_it() -> None:
    paid = "户号,付款方,项目,金额（元）,日期,凭证,收款方\n,合作社,个人所得税,600,2025-12-20,税票1,税务机关\n"
    settlement = settled(LABOUR, 劳务="户号,成员号,报酬（元）\nA1,1,4000\n", 已付=paid)
    (owed,) = [debt for debt in settlement.debts if debt.payee == "swj"]
    assert (owed.gross.plain, owed.paid.plain, owed.payable.plain) == ("640.00", "600.00", "40.00")
    (voucher,) = [one for one in of(settlement, "hzs") if one.event == "付款"]
    assert [(e.account.title, e.detail, e.debit.plain, e.credit.plain) for e in voucher.entries] == [
        ("应交税费—应交个人所得税", "县税务局", "600.00", "0.00"),
        ("银行存款", "个人所得税", "0.00", "600.00"),
    ]


def test_a_party_without_a_chart_on_the_day_gets_none_and_that_is_said() -> None:
    settlement = settled(LABOUR, "2022-01-01 至 2022-12-31", 劳务="户号,成员号,报酬（元）\nA1,1,4000\n")
    made = journal(settlement)
    assert made.of("hzs") == []
    assert [(gap.owner, gap.day.isoformat()) for gap in made.gaps] == [("hzs", "2022-12-31")]
    assert {finding.code for finding in settlement.findings} >= {"C682"}


def test_dated_movements_are_booked_on_their_day_and_numbered_by_month() -> None:
    vouchers = of(village_settlement(), "gs")
    assert [voucher.day for voucher in vouchers] == sorted(voucher.day for voucher in vouchers)
    assert (vouchers[0].number, vouchers[0].day.isoformat(), vouchers[0].event) == (
        "记-0001",
        "2025-01-20",
        "付款",
    )
    december = [voucher.number for voucher in vouchers if voucher.day.month == 12]
    assert december == [f"记-{at:04d}" for at in range(1, len(december) + 1)]


@pytest.mark.parametrize(
    ("nature", "accounts"),
    [
        ("设施使用费", {("企业2006-5001", "企业2006-2241")}),
        ("利息", {("企业2006-6603", "企业2006-2231")}),
        ("入股分红", {("企业2006-4104", "企业2006-2232"), ("企业2006-4104", "企业2006-4104")}),
        ("", {("企业2006-6603", "企业2006-2241")}),
    ],
)
def test_a_fixed_return_is_booked_as_what_it_is(nature: str, accounts: set[tuple[str, str]]) -> None:
    """A fee and interest are costs, a dividend is distributed and closed, and all tie to the result."""
    rate = "    费率: 6%/年\n"
    made = village().with_text("  收益性质: 设施使用费\n", "")
    if nature:
        made = made.with_text(rate, f"{rate}    收益性质: {nature}\n")
    with TemporaryDirectory() as folder:
        season = read_season(made.write(Path(folder) / "季"))
    settlement = settle(season.arrangements, season.books)
    assert list(unequal(settlement)) == []
    owing = {"计提", "分配", "年终结转"}
    own = [one for one in of(settlement, "gs") if one.topic == "入股保底" and one.event in owing]
    booked = {(one.entries[0].account.number, one.entries[-1].account.number) for one in own}
    assert booked == accounts
