"""Whom a row of money is about, who paid it, and which rows pay one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from linkage.closing import close_contents
from linkage.engine.overdue import overdue
from linkage.engine.payments import parties_of, payments_of
from linkage.ground.errors import InputRefusedError
from linkage.model.arrangement import Party, Term
from linkage.model.entitlement import Line, Settlement
from linkage.prices.fixed import FixedPrice
from linkage.tables.wage_ledger import TABLE
from rows import CITE, HERE, arrangement, books, number, row

PARTIES = parties_of([arrangement()])
_RENT = Term(
    "租", "租金", "", "公司", "农户", ("地块", "面积"), FixedPrice(number("600", "元/亩")), HERE, CITE
)
_LINE = Line(
    payee="A1",
    name="某户",
    payer="gs",
    income="租金",
    kind="",
    clause="租",
    figure=number("1000", "元"),
    cite=CITE,
    arrangement="LI-1",
    person=False,
)


@pytest.mark.parametrize(
    ("cells", "payee"),
    [
        ({"户号": "A1"}, "A1"),
        ({"户号": "A1", "成员号": "2"}, "A1.2"),
        ({"收款方": "村集体"}, "cjt"),
        ({"收款方": "cjt"}, "cjt"),
        ({"收款方": "乙合作社"}, "cjt"),
        ({"收款方": "别人"}, ""),
        ({}, ""),
    ],
)
def test_a_row_names_its_payee(cells: dict[str, str], payee: str) -> None:
    assert PARTIES.payee(row("已付", 付款方="公司", **cells)) == payee


# Two agreements with one role: each pays its own rent and its own work, and the first is read first.

_AGREEMENT = """\
合作: {name}
编号: {code}
模式: 公司+农户
期间: 2025-01-01 至 2025-12-31
当事人:
  公司: {{代码: {party}, 类型: 有限责任公司, 名称: {company}}}
  农户: {{名册: 名册}}
条款:
  - 条款: {rent}
    收入: 租金
    付款方: 公司
    收款方: 农户
    数量: 地块.面积
    单价: 600 元/亩
    取整: {{环节: 每户合计, 单位: 分, 方式: 四舍五入}}
    支付: {{每: 年, 起: 2025-12-01}}
    逾期: {{费率: 0.1%/天}}
    依据: 第三条
  - 条款: {work}
    收入: 佣金
    类别: 用工
    付款方: 公司
    收款方: 成员
    数量: 用工.数量
    单价: 100 元/工日
    取整: {{环节: 每户合计, 单位: 分, 方式: 四舍五入}}
    支付: 次月付给本人
    依据: 第四条
抵扣:
  - {{项目: 种苗款, 债权人: 公司, 从: [佣金], 同意书: 不需要, 依据: 第五条}}
"""
_FIRST = {
    "name": "一期",
    "code": "LW-1",
    "party": "gs",
    "company": "青山公司",
    "rent": "土地租金",
    "work": "采摘",
}
_SECOND = {
    "name": "二期",
    "code": "LW-2",
    "party": "gs2",
    "company": "红岩公司",
    "rent": "二期租金",
    "work": "二期采摘",
}
_PAID = "户号,成员号,付款方,收款方,项目,金额（元）,日期,凭证\n"
_REGISTERS = {
    "名册": "户号,成员号,姓名,与户主关系,组\nA1,1,王小田,户主,1组\n",
    "地块": "户号,地块代码,面积（亩）,起,止\nA1,D1,2,2020-01-01,2034-12-31\n",
    "用工": "日期,户号,成员号,岗位,数量,单位\n2025-05-01,A1,1,采摘,8,工日\n",
    "事实": "名称,数值,单位\n出表日,2026-01-30,日期\n",
}


def _two(*rows: str, **registers: str) -> Settlement:
    files = {"合作.yaml": _AGREEMENT.format(**_FIRST), "合作-2.yaml": _AGREEMENT.format(**_SECOND)}
    tables = {**_REGISTERS, "已付": _PAID + "".join(f"{one}\n" for one in rows), **registers}
    files |= {f"台账/{sheet}.csv": text for sheet, text in tables.items()}
    return close_contents(Path("季"), {name: text.encode() for name, text in files.items()}).settlement


def _told(settlement: Settlement) -> dict[str, object]:
    """What debts, the list of what is overdue, the cost of lateness and the wage ledger make of payments."""
    ledgers = {payer: [*TABLE.rows(settlement, payer)] for payer in TABLE.paths(settlement).values()}
    paid = TABLE.headings.index("已付（元）")
    return {
        "paid": {(one.payer, one.payee): one.paid.plain for one in settlement.debts if one.paid},
        "overdue": {one.line.clause: one.amount.plain for one in overdue(settlement)},
        "late": {one.clause: one.amount.plain for one in settlement.lines if one.income == "违约金"},
        "wages": {row[6]: row[paid] for rows in ledgers.values() for row in rows},
    }


def test_a_role_that_two_agreements_give_away_means_the_party_of_the_item() -> None:
    both = {"二期租金": "1200.00", "土地租金": "1200.00"}
    cost = {"二期租金逾期违约金": "36.00", "土地租金逾期违约金": "36.00"}
    unpaid = {"采摘": "0.00", "二期采摘": "0.00"}
    assert _told(_two()) == {"paid": {}, "overdue": both, "late": cost, "wages": unpaid}
    for first, payer, work in (("土地租金", "gs", "采摘"), ("二期租金", "gs2", "二期采摘")):
        rows = f"A1,,公司,,{first},1200,2025-11-20,P1", f"A1,1,公司,,{work},300,2025-06-20,P2"
        assert _told(_two(*rows)) == {
            "paid": {(payer, "A1"): "1200.00", (payer, "A1.1"): "300.00"},
            "overdue": {clause: amount for clause, amount in both.items() if clause != first},
            "late": {clause: amount for clause, amount in cost.items() if not clause.startswith(first)},
            "wages": {**unpaid, work: "300.00"},
        }


def test_a_word_that_means_one_party_is_that_party_whatever_the_item() -> None:
    told = _told(_two("A1,,红岩公司,,土地租金,1200,2025-11-20,P1"))
    assert (told["paid"], told["overdue"]) == (
        {("gs2", "A1"): "1200.00"},
        {"二期租金": "1200.00", "土地租金": "1200.00"},
    )


_ADVANCE = "户号,付款方,项目,金额（元）,日期,凭证\nA1,{by},种苗款,10,2025-02-01,Z1\n"


def test_an_item_of_both_agreements_leaves_open_who_is_meant() -> None:
    with pytest.raises(InputRefusedError) as caught:
        _two(预付=_ADVANCE.format(by="公司"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.where.cell) == ("E948", "B2")
    assert "gs（青山公司）、gs2（红岩公司）" in str(problem)
    debts = {
        one.payer: one.deducted.plain for one in _two(预付=_ADVANCE.format(by="gs2")).debts if one.deducted
    }
    assert debts == {"gs2": "10.00"}


@pytest.mark.parametrize(
    ("row", "code"),
    [("A1,,gs,,LW-1/土地租金,9,2025-11-20,P1", "E412"), ("A1,,gs、gs2,,土地租金,9,2025-11-20,P1", "E411")],
)
def test_a_row_of_money_names_one_item_and_one_payer(row: str, code: str) -> None:
    with pytest.raises(InputRefusedError) as caught:
        _two(row)
    assert [problem.code for problem in caught.value.problems] == [code]


TWO = parties_of(
    [
        arrangement(_RENT),
        evolve(
            arrangement(evolve(_RENT, name="二期租金")),
            code="LI-2",
            parties={"公司": Party("公司", "gs2", "有限责任公司", "丙公司", HERE)},
        ),
    ]
)


@pytest.mark.parametrize(
    ("word", "item", "codes"),
    [
        ("公司", "租", ("gs",)),
        ("公司", "二期租金", ("gs2",)),
        ("公司", "别的", ("gs", "gs2")),
        ("丙公司", "租", ("gs2",)),
        ("村集体", "二期租金", ("cjt",)),
        ("别人", "租", ()),
    ],
)
def test_what_a_word_can_mean_beside_an_item(word: str, item: str, codes: tuple[str, ...]) -> None:
    assert tuple(party.code for party in TWO.candidates(word, item)) == codes


@pytest.mark.parametrize(
    ("payee", "amounts"),
    [("A1", ["1", "16"]), ("A1.2", ["2"]), ("A2", []), ("cjt", ["4"]), ("gs", []), ("A3", [])],
)
def test_only_rows_of_this_payer_payee_and_clause(payee: str, amounts: list[str]) -> None:
    told = {"日期": "2025-06-01", "付款方": "公司", "项目": "租"}
    rows = (
        row("已付", **told, 户号="A1", 金额=("1", "元")),
        row("已付", **told, 户号="A1", 成员号="2", 金额=("2", "元")),
        row("已付", **told, 收款方="村集体", 金额=("4", "元")),
        row("已付", **{**told, "付款方": "村集体"}, 户号="A1", 金额=("8", "元")),
        row("已付", **{**told, "付款方": "gs"}, 户号="A1", 金额=("16", "元")),
        row("已付", **{**told, "项目": "别的"}, 户号="A1", 金额=("32", "元")),
        row("已付", **told, 收款方="别人", 金额=("64", "元")),
    )
    line = evolve(_LINE, payee=payee)
    assert [
        one.amount.money.plain.partition(".")[0] for one in payments_of(line, books(*rows), PARTIES)
    ] == amounts
