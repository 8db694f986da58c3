"""What a company's owners decide is no matter of the village, and a village's is none of theirs."""

from __future__ import annotations

import pytest

from checks.test_company_decision import season
from linkage.governance.company_decisions import is_company_record, profit_shares, undecided
from linkage.governance.matters import matters
from linkage.governance.words import company_body_in


def test_a_decision_of_the_owners_is_no_matter_of_an_assembly() -> None:
    decided = season("股东会：2025年度利润分配方案")
    assert matters(decided) == []
    (share,) = profit_shares(decided)
    assert share.decided is not None
    assert is_company_record(share.decided)
    assert undecided(decided, "fk") == []


def test_without_one_the_share_is_undecided() -> None:
    village = season("成员代表大会：2025年度利润分配方案")
    assert [matter.number for matter in matters(village)] == ["G1"]
    assert [share.name for share in undecided(village, "fk")] == ["年终分配"]
    assert undecided(village, "gs") == []


@pytest.mark.parametrize(
    ("text", "body"),
    [("临时股东会：分配", "股东会"), ("执行董事:分配", "董事会"), ("理事会：分配", ""), ("分配：股东会", "")],
)
def test_the_body_stands_before_the_matter(text: str, body: str) -> None:
    assert company_body_in(text) == body
