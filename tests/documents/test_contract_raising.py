"""The contract rearing: the stock is the company's, the fee is for the work, risks are declared."""

from __future__ import annotations

from documents.trade import paths, text, traded

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
