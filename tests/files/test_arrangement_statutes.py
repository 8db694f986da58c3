"""What a pool is under the law, where the arrangement does not say: by the payer, its name and its sources."""

from __future__ import annotations

import pytest

from linkage.files.arrangement_statutes import inferred
from linkage.ground.errors import Where
from linkage.model.arrangement import Source, SourceKind
from linkage.model.payer import Statute, payer_kind

_HERE = Where("合作.yaml")


def _statute(payer: str, name: str, *facts: str) -> Statute | None:
    kind = payer_kind(payer)
    if kind is None:
        raise LookupError(payer)
    return inferred(kind, name, [Source(SourceKind.FACT, fact, _HERE) for fact in facts])


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("收益分配", "收益"),
        ("年终分红", "物业出租收入"),
        ("村级分配", "发包收入"),
        ("集体收益分配", "征地补偿款"),
    ],
)
def test_what_a_collective_earned_is_its_income(name: str, fact: str) -> None:
    assert _statute("农村集体经济组织", name, fact) is Statute.COLLECTIVE


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("年终收益", "可分配"),
        ("光伏收益", "光伏收益"),
        ("积分分红", "积分资金"),
        ("应急救助金收入", "捐款"),
        ("水费", "水费"),
    ],
)
def test_what_goes_by_rules_of_its_own_is_not(name: str, fact: str) -> None:
    assert _statute("农村集体经济组织", name, fact) is None


def test_a_cooperative_shares_its_surplus_under_any_name() -> None:
    assert _statute("农民专业合作社", "可分配盈余", "盈余") is Statute.COOPERATIVE
    assert _statute("农民专业合作社", "年终分红", "收益") is Statute.COOPERATIVE
    assert _statute("农民专业合作社", "水费", "水费") is None


def test_a_company_pays_shareholders_only_where_it_says_so() -> None:
    assert _statute("有限责任公司", "股东分红", "净利润") is Statute.COMPANY
    assert _statute("有限责任公司", "公司当年净利润", "净利润") is None
