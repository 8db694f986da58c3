"""The contract rearing: the stock is the company's, the fee is for the work, risks are declared."""

from __future__ import annotations

import re

from documents.drawn import document
from documents.trade import paths, settled, text, traded, trading
from linkage.document import render_html

H01 = "H01/gs"


def test_who_raises_has_one() -> None:
    assert list(paths("contract_raising").values()) == [H01]


def test_whose_the_stock_is_and_what_the_fee_is() -> None:
    told = text("contract_raising", H01)
    assert "畜禽、饲料、兽药归甲方" in told
    assert "代养费是饲养服务的报酬，不是货款" in told


def test_risks_are_choices() -> None:
    told = text("contract_raising", H01, ("  质量标准:", "  市场风险: 甲方\n  养殖风险: 乙方\n  质量标准:"))
    assert "市场风险：√甲方×乙方×双方" in told
    assert "养殖风险：×甲方√乙方×双方" in told
    assert "市场风险：□甲方□乙方□双方" in text("contract_raising", H01)


def test_the_example_is_what_the_settlement_of_the_same_facts_gives() -> None:
    # H01 raised ten head, which is what the invented household raises.
    [line] = [one for one in traded().lines_of("H01") if one.clause == "代养费"]
    assert f"代养费：{line.amount}元（算例）" in text("contract_raising", H01)
    dearer = text("contract_raising", H01, ("180 元/头", "200 元/头"))
    assert "每头200元" in dearer
    assert "代养费：2,000.00元（算例）" in dearer


def test_the_forms_of_a_batch_are_annexed() -> None:
    told = text("contract_raising", H01)
    assert "领料领药表日期品名数量单价金额签字" in told
    assert "料肉比" in told


def test_who_has_no_number_of_her_own_goes_by_her_household_s() -> None:
    assert "养户编号：H01；" in text("contract_raising", H01)


def test_the_day_of_settling_is_no_blank_beside_the_day_of_paying() -> None:
    assert "每批出栏后结算，最迟在付代养费以前，给乙方一份批次结算表" in text("contract_raising", H01)
    said = ("说明: {每批数量", "说明: {结算天数: 10 天, 每批数量")
    assert "每批出栏后10天内结算，给乙方一份" in text("contract_raising", H01, said)


def test_a_guarantor_signs_where_there_is_one() -> None:
    said = ("说明: {每批数量", "说明: {养殖担保人: 钱大壮, 每批数量")
    assert "担保人：钱大壮，签字：" in text("contract_raising", H01, said)
    assert "担保人" not in text("contract_raising", H01)


BATCHES = (
    ("户号", "批次", "进苗日", "进苗数", "进苗均重（公斤）", "出栏日", "上市数", "单位", "总重（公斤）", "用料（公斤）", "条款"),
    ("H01", "一批", "2025-02-01", "200", "7", "2025-06-20", "190", "头", "20900", "57475", "代养费"),
    ("H01", "二批", "2025-08-01", "100", "", "", "", "头", "", "", "代养费"),
    ("H02", "别人的", "2025-08-01", "77", "", "", "", "头", "", "", "代养费"),
)  # fmt: skip


def raised(*changes: tuple[str, str]) -> str:
    made = trading().with_sheet("批次", *BATCHES)
    for old, new in changes:
        made = made.with_text(old, new)
    paper = document("contract_raising")
    page = render_html(paper.template, paper.view(settled(made), H01))
    return "".join(re.sub(r"<style>.*?</style>|<[^>]*>", "", page, flags=re.DOTALL).split())


def test_batches_of_the_register_stand_on_its_forms() -> None:
    told = raised()
    assert "一批2025年2月1日200头7公斤2025年6月20日二批2025年8月1日100头领料领药表" in told
    assert "批次结算：一批上市数190头总重20,900公斤均重110公斤用料57,475公斤料肉比2.75存活率95%" in told
    assert "批次结算：二批" not in told
    assert "别人的" not in told


def test_the_fee_of_a_batch_is_that_of_the_clause_where_it_counts_batches() -> None:
    assert "代养费34,200.00元" in raised(("数量: 代养.头数", "数量: 批次.上市数"))
    assert "代养费奖扣抵扣" in raised()


def batches(*units: str) -> str:
    """The contract of who raised a batch of each of these."""
    rows = [
        ("H01", f"第{at}批", "2025-02-01", "200", "", "2025-06-20", "190", unit, "20900", "57475", "代养费")
        for at, unit in enumerate(units)
    ]
    paper = document("contract_raising")
    made = trading().with_sheet("批次", BATCHES[0], *rows)
    return render_html(paper.template, paper.view(settled(made), H01))


def test_many_batches_are_a_line_each() -> None:
    page = batches(*["头"] * 6)
    assert page.count('<td class="num">110</td>') == 6
    assert "均重<br>（公斤）" in page
    assert "批次结算：" not in page
    assert "看各批的结算单" in page


def test_units_that_differ_from_batch_to_batch_stay_beside_their_numbers() -> None:
    page = batches("头", "头", "头", "头", "头", "只")
    assert page.count('<td class="num">190 头</td>') == 5
    assert page.count('<td class="num">190 只</td>') == 1
