"""Slips between parties: the identity of the debt, on a page to be sealed."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from checks.test_tax_not_withheld import KEPT, OFFICE, taxed
from documents.contracts import printing
from documents.contracts import settled as settled_village
from documents.drawn import document, drawn
from documents.sample import season
from documents.slips import fen, settlements
from linkage.documents import slip_party
from villages import Rows


def test_a_party_is_settled_on_a_slip_of_its_own() -> None:
    for name, settlement in settlements():
        codes = {party.code for a in settlement.arrangements for party in a.parties.values()}
        debts = {f"{debt.payer}-{debt.payee}": debt for debt in settlement.debts if debt.payee in codes}
        paper = document("slip_party")
        assert sorted(paper.paths(settlement).values()) == sorted(debts), name
        for subject, debt in debts.items():
            view: Any = paper.view(settlement, subject)
            assert sum(fen(row["amount"]) for row in view["rows"]) == debt.gross.fen
            left = fen(view["opening"]) + fen(view["gross"]) - fen(view["deducted"]) - fen(view["paid"])
            assert left == fen(view["payable"]) + fen(view["carried"])


def test_a_share_is_reckoned_as_plan_and_notice_do() -> None:
    reserved = ("{去向: 公司, 比例: 60%}", "{提取: 法定公积金, 比例: 10%}\n      - {去向: 公司, 比例: 50%}")
    settled = settled_village(printing().with_text(*reserved))
    (base,) = [one.taken_in for one in settled.pools if one.pool.name == "公司利润分配"]
    view: Any = document("slip_party").view(settled, "gs-cjt")
    (row,) = [row for row in view["rows"] if row["name"] == "公司利润分配"]
    assert row["how"] == f"分给村集体收益，{base} 元（可分配额）× 20%"
    assert fen(row["amount"]) == (base.fen * 20 + 50) // 100


@pytest.mark.parametrize("paid", ["1000.00", "28722.35", "30000.00"])
def test_what_was_paid_to_a_party_stands_on_its_slip_and_is_not_receipted_again(paid: str) -> None:
    registers = printing().registers
    rows: Rows = (("户号", "付款方", "项目", "金额（元）", "日期", "凭证", "收款方"),)
    rows += (("", "公司", "公司利润分配", paid, "2025-06-30", "FK9", "村集体"),)
    settled = settled_village(evolve(printing(), registers={**registers, "已付": rows}))
    before: Any = document("slip_party").view(settled_village(printing()), "gs-cjt")
    view: Any = document("slip_party").view(settled, "gs-cjt")
    assert (fen(before["paid"]), fen(view["paid"])) == (0, fen(paid))
    assert fen(view["payable"]) == max(fen(before["payable"]) - fen(view["paid"]), 0)
    assert fen(view["payable"]) + fen(view["carried"]) == fen(before["payable"]) - fen(view["paid"])
    receipts = document("receipt").paths(settled).values()
    assert ("gs-cjt" in receipts) == bool(fen(view["payable"]))


def test_what_is_kept_for_the_tax_office_says_of_whom_and_of_which_income() -> None:
    settled = taxed("", OFFICE, KEPT)
    view: Any = document("slip_party").view(settled, "gs-swj")
    hows = [row["how"] for row in view["rows"]]
    assert (
        len(set(hows)) == len(hows) == sum(len(debt.withheld) for debt in settled.debts if debt.payer == "gs")
    )
    name = settled.books.payee_name("H01")
    of_one = [(row["how"], row["amount"]) for row in view["rows"] if row["how"].startswith("H01 ")]
    assert of_one == [
        (f"H01 {name}，入股保底：240.00元 × 20%", "48.00"),
        (f"H01 {name}，公司利润分配：3,626.74元 × 20%", "725.35"),
    ]


def test_rows_that_are_too_many_are_told_together(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = season()
    of = document("slip_party").view
    exact: Any = of(settled, "gs-cjt")
    monkeypatch.setattr(slip_party, "_LONGEST", 10)
    told: Any = of(settled, "gs-cjt")
    changed = [(one["how"], two["how"]) for one, two in zip(exact["rows"], told["rows"], strict=True)]
    assert any(" × " in one and " × " not in two and "合 " in two for one, two in changed)
    assert [row["amount"] for row in told["rows"]] == [row["amount"] for row in exact["rows"]]


def test_both_sides_and_the_sum_in_capitals_are_on_one_page() -> None:
    paper = drawn("slip_party", "gs-cjt")
    view: Any = document("slip_party").view(season(), "gs-cjt")
    [text] = paper.texts
    for wanted in (view["payer"], view["payee"], view["payable"], view["capitals"], view["number"]):
        assert wanted in text
