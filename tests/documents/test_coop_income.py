"""会农社02表: the official lines in their order, filled from the result and the accounts, and tied to each other."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping

import pytest

from documents.drawn import document, draw
from documents.sample import season as village
from journal.seasons import settled
from linkage.document import View
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.model.statement_lines import ACCOUNT_LINES
from linkage.telling.agreement import disagreements, money
from linkage.telling.form_sheet import form_sums
from linkage.telling.income_statement import COLLECTIVE, COOPERATIVE, Form
from linkage.telling.paper_leaf import parts, words

SURPLUS = """\
分配:
  - 分配: 盈余分配
    付款方: 合作社
    来源: [事实.本年盈余, 事实.年初未分配盈余]
    亏损年: 不分配
    基准日: 2025-12-31
    余额: 结转下年
    依据: 第九条
    步骤:
      - {提取: 盈余公积, 金额: 40000 元}
      - {去向: 农户, 金额: 252000 元, 按: 交售.数量, 收入: 返还, 尾差: 结转下年}
      - {去向: 成员, 金额: 108000 元, 按: 股份.份额, 收入: 股金, 尾差: 结转下年}
"""
ACCOUNTS = {
    "经营收入": "900000",
    "投资收益": "10000",
    "经营支出": "450000",
    "税金及附加": "5000",
    "管理费用": "60000",
    "财务费用": "3000",
    "其他收入": "20000",
    "其他支出": "12000",
    "所得税费用": "0",
}


PARTY = "      - {去向: 公司, 金额: 700 元}\n"


def season(*, surplus: str = "400000", accounts: dict[str, str] | None = None, more: str = "") -> Settlement:
    facts = {"本年盈余": surplus, "年初未分配盈余": "1500.50", **(accounts or {})}
    rows = "".join(f"{name},{value},元,2025-01-01,2025-12-31,决算\n" for name, value in facts.items())
    return settled(
        SURPLUS + more,
        事实="名称,数值,单位,起,止,来源\n" + rows,
        交售="日期,户号,品名,数量（斤）\n2025-08-01,A1,蛋,100\n2025-08-02,A2,蛋,300\n",
        股份="户号,股别,份额\nA1,人口股,1\nA2,人口股,3\n",
    )


def view(settlement: Settlement) -> View:
    return document("coop_income").view(settlement, "hzs")


def lines(settlement: Settlement) -> list[tuple[str, str, str]]:
    found = view(settlement)["lines"]
    assert isinstance(found, list)
    return [
        (str(line["words"]), str(line["number"]), str(line["amount"]))
        for line in found
        if isinstance(line, dict)
    ]


def test_the_official_lines_stand_in_their_order_with_their_sums() -> None:
    assert lines(season(accounts=ACCOUNTS)) == [
        ("一、经营收入", "1", "900,000.00"),
        ("加：投资收益", "2", "10,000.00"),
        ("减：经营支出", "3", "450,000.00"),
        ("税金及附加", "4", "5,000.00"),
        ("管理费用", "5", "60,000.00"),
        ("财务费用", "6", "3,000.00"),
        ("二、经营收益", "7", "392,000.00"),
        ("加：其他收入", "8", "20,000.00"),
        ("减：其他支出", "9", "12,000.00"),
        ("三、盈余总额", "10", "400,000.00"),
        ("减：所得税费用", "11", "0.00"),
        ("四、本年盈余", "12", "400,000.00"),
        ("加：年初未分配盈余", "13", "1,500.50"),
        ("其他转入", "14", "0.00"),
        ("减：提取盈余公积", "15", "40,000.00"),
        ("五、可分配盈余", "16", "361,500.50"),
        ("减：盈余返还", "17", "252,000.00"),
        ("剩余盈余分配", "18", "108,000.00"),
        ("转为成员出资", "19", "0.00"),
        ("六、年末未分配盈余", "20", "1,500.50"),
    ]
    assert "空着的各行" not in str(view(season(accounts=ACCOUNTS))["notes"])
    assert view(season(accounts=ACCOUNTS))["sources"] == []


def test_without_the_accounts_their_lines_stay_blank_and_that_is_said() -> None:
    found = lines(season())
    assert [amount for _, _, amount in found[:11]] == [""] * 11
    assert found[11][2] == "400,000.00"
    assert "空着的各行" in str(view(season())["notes"])


def test_what_the_blank_lines_have_to_add_up_to_is_listed() -> None:
    shown = view(season())
    assert [(words(row, "sign"), words(row, "amount")) for row in parts(shown, "sources")] == [
        ("加", "400,000.00")
    ]
    assert shown["total"] == "400,000.00"
    book = document("coop_income").book
    assert book is not None
    form, sources = book(shown)
    assert [row[2] for row in form.rows][:11] == [""] * 11
    assert sources.total[2] == "400,000.00"


@pytest.mark.parametrize(("surplus", "said"), [("400000", False), ("400000.01", True)])
def test_accounts_that_come_to_another_surplus_are_told(surplus: str, *, said: bool) -> None:
    notes = str(view(season(surplus=surplus, accounts=ACCOUNTS))["notes"])
    assert ("两数不符" in notes) is said


SEASONS: Mapping[str, Callable[[], Settlement]] = {
    "blank": season,
    "filled": lambda: season(accounts=ACCOUNTS),
    "accounts say another surplus": lambda: season(surplus="400000.01", accounts=ACCOUNTS),
    "some accounts": lambda: season(accounts={"经营收入": "900000"}),
    "a party has its share": lambda: season(more=PARTY),
    "a loss": lambda: season(surplus="-5000"),
}


#: Where the lines above this year's add up to nothing that is known.
LOOSE = ("some accounts", "accounts say another surplus")


@pytest.mark.parametrize("kind", SEASONS)
def test_the_form_agrees_with_itself_and_a_fen_more_in_a_line_does_not(kind: str) -> None:
    settlement = SEASONS[kind]()
    shown = view(settlement)
    assert disagreements(settlement, [("coop_income", form_sums(shown))]) == []
    for at, line in enumerate(parts(shown, "lines")):
        if words(line, "amount") and (kind not in LOOSE or line["total"] is True):
            spoilt = copy.deepcopy(shown)
            more = str(money(words(line, "amount")) + Money(1))
            parts(spoilt, "lines")[at]["amount"] = more
            assert disagreements(settlement, [("coop_income", form_sums(spoilt))]), line["words"]


def test_what_one_of_two_distributions_says_of_its_income_is_not_the_whole_years() -> None:
    second = SURPLUS.removeprefix("分配:\n").replace("盈余分配", "二次分配").replace("第九条", "第十条")
    second = second.replace("[事实.本年盈余, 事实.年初未分配盈余]", "[事实.经营收入]")
    settlement = season(more=second, accounts={"经营收入": "900000"})
    shown = view(settlement)
    assert disagreements(settlement, [("coop_income", form_sums(shown))]) == []


def test_it_is_one_page() -> None:
    drawn = draw("coop_income", "hzs", season(accounts=ACCOUNTS))
    assert len(drawn.texts) == 1
    assert "会农社02表" in drawn.text


def test_only_a_co_operative_has_it() -> None:
    assert dict(document("coop_income").paths(village())) == {}
    assert dict(document("coop_income").paths(season())) == {"内部/coop_income-hzs.pdf": "hzs"}


@pytest.mark.parametrize("form", [COOPERATIVE, COLLECTIVE], ids=["co-operative", "collective"])
def test_the_lines_taken_from_the_accounts_are_those_of_the_form(form: Form) -> None:
    above = form.lines[: [line.name for line in form.lines].index(form.current)]
    assert tuple(line.name for line in above if not line.total) == ACCOUNT_LINES[form.statute]
