"""The payer's legal type: what a word of 类型 means, and what a share is called by whom."""

from __future__ import annotations

import pytest

from linkage.model.payer import (
    ACTING,
    COLLECTIVE,
    COMPANY,
    COOPERATIVE,
    KINDS,
    OPERATOR,
    UNION,
    PayerKind,
    Statute,
    known_types,
    payer_kind,
)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("有限责任公司", COMPANY),
        ("某某农业发展有限公司", COMPANY),
        ("农民专业合作社", COOPERATIVE),
        ("农民专业合作社联合社", UNION),
        ("农村集体经济组织", COLLECTIVE),
        ("股份经济合作社", COLLECTIVE),
        ("村民委员会", ACTING),
        ("村民小组", ACTING),
        ("家庭农场", OPERATOR),
        ("个体工商户", OPERATOR),
        ("合作社", None),
        ("土地股份合作社", None),
        ("黄桃联营体", None),
        ("", None),
    ],
)
def test_a_word_means_one_kind_or_nobody_knows_it(said: str, kind: PayerKind | None) -> None:
    assert payer_kind(said) is kind


def test_no_word_means_two_kinds() -> None:
    words = [word for kind in KINDS for word in kind.said]
    assert len(words) == len(set(words))
    assert {word: payer_kind(word) for word in words} == {word: kind for kind in KINDS for word in kind.said}
    assert [payer_kind(word) for word in known_types()] == list(KINDS)


@pytest.mark.parametrize(
    ("kind", "income", "traded", "word"),
    [
        (COOPERATIVE, "返还", True, "盈余返还"),
        (COOPERATIVE, "股金", True, "盈余返还"),
        (COOPERATIVE, "股金", False, "剩余盈余分配"),
        (COLLECTIVE, "股金", False, "收益分配"),
        (COLLECTIVE, "返还", True, "收益分配"),
        (COMPANY, "返还", True, "利润分配"),
        (OPERATOR, "股金", False, "约定分成"),
    ],
)
def test_a_share_is_called_as_its_payer_must(
    kind: PayerKind, income: str, *, traded: bool, word: str
) -> None:
    assert kind.word(income, by_trade=traded) == word


def test_who_is_governed_by_which_statute() -> None:
    assert {kind.name: kind.statute for kind in KINDS if kind.statute is not None} == {
        COMPANY.name: Statute.COMPANY,
        COOPERATIVE.name: Statute.COOPERATIVE,
        UNION.name: Statute.COOPERATIVE,
        COLLECTIVE.name: Statute.COLLECTIVE,
        ACTING.name: Statute.COLLECTIVE,
    }
