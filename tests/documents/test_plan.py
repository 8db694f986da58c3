"""The plan says what was settled: its total is that of the lists, in the words of the payer's statute."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from checks.distributing import REFUND, REST, distributed
from documents.drawn import document, draw
from linkage.document import View, render_html
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.press.spreadsheet import Leaf
from linkage.telling.agreement import disagreements
from linkage.telling.known_sums import paid_by
from linkage.telling.paper import people_debts
from linkage.telling.paper_leaf import parts, words
from linkage.telling.summary import add
from reports.played import played
from test_example_cooperative import closed

COOPERATIVE, COMPANY = "农民专业合作社", "有限责任公司"
CARRIED = {"本年盈余": "100000", "年初未分配盈余": "20000", "其他转入": "5000"}
BOTH = "事实.本年盈余, 事实.年初未分配盈余, 事实.其他转入"
PLAN = document("plan")


def plan(settlement: Settlement, code: str) -> View:
    return PLAN.view(settlement, code)


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


@pytest.mark.parametrize(
    ("number", "code", "called"),
    [
        ("03", "cjt", "2025年度收益分配方案"),
        ("111", "hzs", "2025年度盈余分配方案"),
        ("60", "hzs", "2025年度盈余分配方案"),
    ],
)
def test_the_plan_the_lines_and_the_roll_have_one_total(number: str, code: str, called: str) -> None:
    settlement = played(number)
    told = plan(settlement, code)
    assert told["called"] == called
    assert told["total"] == told["given"]
    lists = [line for line in settlement.lines if line.payer == code and "/" in line.clause]
    assert told["total"] == str(add(line.amount for line in lists))
    (column,) = parts(told, "paid")
    rows = {words(row, "name"): fen(words(row, "amount")) for row in parts(column, "rows")}
    assert rows.pop("本次发放") == sum(-v if name.startswith("减") else v for name, v in rows.items())
    roll = document("paylist").amount
    assert roll is not None
    assert Money(fen(words(parts(column, "rows")[-1], "amount"))).plain == roll(settlement, code)
    assert add(d.payable for d in people_debts(settlement, code)).plain == roll(settlement, code)


def test_the_table_of_what_may_be_distributed_adds_up() -> None:
    table = plan(played("03"), "cjt")
    (one,) = parts(table, "surpluses")
    shown = one["distributable"]
    assert isinstance(shown, dict)
    assert [(words(row, "name"), row["amounts"]) for row in parts(shown, "rows")] == [
        ("本年净收益", ["50,000.00"]),
        ("减：弥补以前年度亏损", ["12,000.00"]),
        ("减：提取公积公益金", ["11,400.00"]),
        ("提取以后可分的收益", ["26,600.00"]),
        ("减：向成员分配", ["19,000.00"]),
        ("年末留下、没有分的", ["7,600.00"]),
    ]


def test_a_percentage_says_what_it_is_taken_of() -> None:
    (one,) = parts(plan(played("03"), "cjt"), "surpluses")
    (base,) = parts(one, "bases")
    assert (words(base, "amount"), base["made_good"]) == ("38,000.00", True)
    (share,) = parts(one, "shares")
    assert words(share, "how") == "可分配额的 50%"
    assert fen(words(share, "amount")) * 2 == fen(words(base, "amount"))


def test_the_refund_of_a_cooperative_is_held_to_both_bases() -> None:
    settlement = distributed(COOPERATIVE, CARRIED, REFUND, REST, sources=BOTH)
    (one,) = parts(plan(settlement, "fk"), "surpluses")
    shown, floors = one["distributable"], one["floors"]
    assert isinstance(shown, dict)
    assert isinstance(floors, dict)
    assert shown["columns"] == floors["columns"] == ["只算本年盈余", "含年初未分配盈余和其他转入"]
    assert [row["amounts"] for row in parts(shown, "rows") if row["name"] == "可分配盈余"] == [
        ["100,000.00", "125,000.00"]
    ]
    assert [row["cells"] for row in parts(floors, "rows")][2:] == [
        ["60%", "48%"],
        ["要 60,000.00\u00a0元，够", "要 75,000.00\u00a0元，还差 15,000.00\u00a0元"],
    ]


def test_a_year_of_loss_distributes_nothing_and_says_so() -> None:
    settlement = distributed(COOPERATIVE, {"本年盈余": "-300"}, REFUND, REST)
    text = draw("plan", "fk", settlement).text
    told = ("是亏损，没有可分的", "本年没有分给农户和成员的", "减：还没有弥补的亏损", "本方案没有要付的钱")
    for said in told:
        assert said in "".join(text.split())
    # Nobody is asked when or how nothing is paid, nor whether nothing was refunded in full.
    for said in ("兑现日", "返还够不够", "没有分到的"):
        assert said not in text


def test_shares_households_and_heads_all_stand_there() -> None:
    (one,) = parts(plan(played("03"), "cjt"), "surpluses")
    (share,) = parts(one, "shares")
    assert [words(row, "by") for row in parts(share, "rows")] == ["按总份额", "按户数", "按人数"]
    assert words(share, "day") == "2025年12月31日"
    assert words(parts(share, "rows")[0], "each").startswith("每")


def test_the_course_of_the_decision_stands_there() -> None:
    told = plan(played("164"), "cjt")
    meeting = told["meeting"]
    assert isinstance(meeting, dict)
    assert [words(row, "step") for row in parts(meeting, "rows")][:2] == ["提议", "商议"]
    assert told["draft"] is False
    assert "表决以后按决议整理" in words(meeting, "written")
    page = re.sub(r"<[^>]*>", "", render_html(PLAN.template, told))
    assert "按决议整理）" in page
    assert "按决议整理" not in render_html(PLAN.template, plan(played("03"), "cjt"))
    assert plan(played("03"), "cjt")["draft"] is True


def test_who_got_nothing_is_counted_step_by_step() -> None:
    sentences = _list(plan(closed().settlement, "hzs"), "special")
    assert [one.replace("\u00a0", " ") for one in sentences if "没有分到" in one] == [
        "“盈余分配·农户”没有分到的 2 户（人）：属于不参加的：类别是非成员",
        "“盈余分配·成员”没有分到的 2 户（人）：台账〔成员账户〕中没有本户的份额",
        "“盈余分配·农户”没有分到的 1 户（人）：台账〔交售〕中没有本户的份额",
    ]


def test_gifts_in_the_pot_are_named() -> None:
    kept_out = [sentence for sentence in _list(plan(played("03"), "cjt"), "principles") if "捐赠" in sentence]
    assert kept_out == [
        "征地补偿、卖资产的钱、捐赠和专项资金不进来分；一次收几年的租金，按年分摊。来源已逐项查过，没有查出这几样"
    ]


def test_a_company_plans_its_profit_and_nothing_it_only_owes_by_contract() -> None:
    profit = distributed(COMPANY, {"本年盈余": "1000"}, REST, said="性质: 公司利润")
    assert plan(profit, "fk")["called"] == "2025年度利润分配方案"
    assert plan(profit, "fk")["draft"] is False
    by_contract = distributed(COMPANY, {"本年盈余": "1000"}, REST, said="性质: 约定分成")
    assert PLAN.paths(by_contract) == {}


def test_what_a_company_leaves_to_itself_stays_with_it_and_is_no_gift() -> None:
    own = "{去向: 付款人, 比例: 40%}"
    settled = distributed(COMPANY, {"本年盈余": "1000"}, own, REST, said="性质: 公司利润")
    (one,) = parts(plan(settled, "fk"), "surpluses")
    shown = one["distributable"]
    assert isinstance(shown, dict)
    rows = [(words(row, "name"), row["amounts"]) for row in parts(shown, "rows")]
    assert rows[-2:] == [("减：分给农户", ["600.00"]), ("留在公司（未分配利润）", ["400.00"])]


def test_what_became_contribution_has_its_own_row() -> None:
    (column,) = parts(plan(played("111"), "hzs"), "paid")
    rows = {words(row, "name"): fen(words(row, "amount")) for row in parts(column, "rows")}
    assert rows["减：转为出资（记进成员账户）"] == 156000
    assert rows["减：应抵扣、代扣"] == 0
    assert rows.pop("本次发放") == sum(-v if name.startswith("减") else v for name, v in rows.items())


def test_the_tables_are_sheets_too() -> None:
    settlement = played("111")
    assert PLAN.book is not None
    leaves: list[Leaf] = list(PLAN.book(plan(settlement, "hzs")))
    assert [leaf.name.partition("·")[0] for leaf in leaves] == ["收支", "可分配数", "提取", "份额", "发放"]


def _list(view: View, key: str) -> list[str]:
    found = view[key]
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def test_the_plan_is_held_to_what_is_paid() -> None:
    settlement = played("111")
    assert PLAN.says is not None
    said = list(PLAN.says(plan(settlement, "hzs")))
    assert disagreements(settlement, [("plan", said)]) == []
    at = next(at for at, one in enumerate(said) if one.what == paid_by("柳湾禽蛋专业合作社"))
    wrong = [*said[:at], evolve(said[at], amount="1.00"), *said[at + 1 :]]
    (found,) = disagreements(settlement, [("plan", wrong)])
    assert found.known == add(debt.payable for debt in people_debts(settlement, "hzs"))
