"""The contribution: what is put in, what it earns, and the question whether it is a share or a fee."""

from __future__ import annotations

import re

from documents.drawn import document
from documents.trade import paths, settled, text, traded, trading
from linkage.document import render_html
from linkage.telling.paper_leaf import parts, words

OWN = "cjt/gs"
UNSAID = ("  收益性质: 设施使用费\n", "")
CONDITION = "  带动条件: 优先雇用本村农户\n"


def test_households_with_money_in_it_and_the_collective_have_one() -> None:
    holders = {row.household for row in traded().books.rows("股份") if row.text("股别") == "资金股"}
    assert {subject.partition("/")[0] for subject in paths("capital_share").values()} == {*holders, "cjt"}
    assert "内部/capital_share-cjt-gs.pdf" in paths("capital_share")


def test_what_is_put_in_is_added_up_in_figures_and_capitals() -> None:
    told = text("capital_share", OWN)
    assert "甲方投入合计500,000.00元（大写：人民币伍拾万元整）" in told
    assert "√衔接资金" in told
    assert "ZC1烘干房" in told


def test_the_roll_is_of_those_among_whom_it_is_quantified() -> None:
    told = text("capital_share", OWN)
    assert "合计2户" in told
    assert "300,000.00300" in told
    assert "涉及农户2户，户均250,000.00元" in told
    assert "量化到户表" not in text("capital_share", "H01/gs")


def test_public_money_has_a_condition_or_a_place_for_it() -> None:
    assert "带动条件：优先雇用本村农户。" in text("capital_share", OWN)
    without = (CONDITION, "")
    assert "（用公共资金，必填）" in text("capital_share", OWN, without)
    assert "带动条件：／。" in text("capital_share", "H01/gs", without)
    reason = (CONDITION, "  不设带动条件的理由: 承租方无用工\n")
    assert "不设；理由：承租方无用工。" in text("capital_share", OWN, reason)


def test_a_fixed_return_asks_what_it_is() -> None:
    told = text("capital_share", OWN, UNSAID)
    assert "□入股分红□设施使用费□利息" in told
    assert "可能被认定为借款" in told


def test_the_answer_chooses_title_and_wording() -> None:
    told = text("capital_share", OWN)
    assert "资产（设施）使用协议" in told
    assert "资金（资产）入股协议" not in told
    assert "×入股分红√设施使用费×利息" in told
    assert "使用费标准：每年6%。" in told
    assert "入股不是借款" not in told


def test_interest_is_a_cost_and_its_tax_is_kept_from_people() -> None:
    interest = ("  收益性质: 设施使用费\n", "  收益性质: 利息\n")
    assert "资金使用协议" in text("capital_share", OWN, interest)
    assert "个人所得税" not in text("capital_share", OWN, interest)
    assert "个人所得税由乙方依法扣缴，扣没有扣写在每期的告知书上" in text("capital_share", "H01/gs", interest)


def test_money_given_back_is_told_beside_it() -> None:
    change = ("  期满处置: 土地交还农户\n", "  期满处置: 到期由公司回购\n")
    assert "协议写着“回购”。请双方先定清是入股还是借款" in text("capital_share", OWN, change)


def test_the_example_is_the_engine_s_and_follows_the_rate() -> None:
    assert "烘干房收益：600.00元（算例）" in text("capital_share", OWN)
    assert "烘干房收益：800.00元（算例）" in text(
        "capital_share", OWN, ("费率: 6%/年\n    计期: {方法: 按日", "费率: 8%/年\n    计期: {方法: 按日")
    )


def test_a_household_s_own_money_is_no_public_money() -> None:
    told = text("capital_share", "H01/gs")
    assert "财政资金特别约定" not in told
    assert "民主程序" not in told
    assert "入股保底" in told
    assert "分配顺序与比例" in told


def test_all_shares_are_those_of_the_payer_s_own_book() -> None:
    stranger = ("H02", "", "资金股", "50", "50000", "2025-01-01", "", "烘干房收益分配")
    settlement = settled(trading().with_rows("股份", stranger))
    book = document("share_book").view(settlement, "gs")
    (money,) = (words(row, "count") for row in parts(book, "totals") if words(row, "sort") == "资金股")
    page = render_html("capital_share.html", document("capital_share").view(settlement, "H01/gs"))
    told = re.sub(r"<[^>]*>|\s", "", page)
    assert f"全部份额{money}股" in told
