"""Which word was meant: by what is written, and between two that are as near by what is heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.closeness import closest

KEYS = [
    "收入",
    "类别",
    "付款方",
    "收款方",
    "数量",
    "单价",
    "费率",
    "期限",
    "计期",
    "取整",
    "逾期",
    "支付",
    "依据",
]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("记期", "计期"),
        ("季期", "计期"),
        ("于期", "逾期"),
        ("逾其", "逾期"),
        ("付款人", "付款方"),
        ("收款芳", "收款方"),
        ("款付方", "付款方"),
        ("费律", "费率"),
        ("只付", "支付"),
        ("实付", "支付"),
        ("单价（元）", "单价"),
        ("期线", "期限"),
        ("根据", "依据"),
        ("一句", "依据"),
        ("面积", ""),
        ("", ""),
        ("A012", ""),
    ],
)
def test_a_mistyped_key(word: str, meant: str) -> None:
    assert closest(word, KEYS) == meant


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("H2", ["H01", "H02", "H13"], "H02"),
        ("A021", ["A102", "A201", "A011"], "A201"),
        ("组金", ["租金", "现金", "薪金"], "租金"),
        ("取大", ["取高", "取低"], "取高"),
        ("𠮷期", ["计期", "𠮷其"], "𠮷其"),
        ("abc", [], ""),
    ],
)
def test_other_words(word: str, known: list[str], meant: str) -> None:
    assert closest(word, known) == meant


@given(st.sampled_from(KEYS))
def test_a_known_word_is_its_own_nearest(word: str) -> None:
    assert closest(word, KEYS) == word


@given(st.text(max_size=6), st.lists(st.text(max_size=6), max_size=6))
def test_only_known_words_are_named(word: str, known: list[str]) -> None:
    assert closest(word, known) in {*known, ""}
