"""Prices, rates and amounts as arrangements say them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.files.phrases import PhraseError, read_phrase


@pytest.mark.parametrize(
    ("text", "value", "unit", "produce", "part"),
    [
        ("600 元/亩/年", "600", "元/亩/年", "", "600"),
        ("每亩每年 600 元", "600", "元/亩/年", "", "600"),
        ("每年每亩600元", "600", "元/亩/年", "", "600"),
        ("600元每亩每年", "600", "元/亩/年", "", "600"),
        ("600 元/亩·年", "600", "元/亩/年", "", "600"),
        ("６００ 元／亩／年", "600", "元/亩/年", "", "６００"),
        ("每亩每年 500 斤稻谷", "500", "斤/亩/年", "稻谷", "500"),
        ("500 斤稻谷/亩/年", "500", "斤/亩/年", "稻谷", "500"),
        ("每亩每年 250公斤 玉米", "250", "公斤/亩/年", "玉米", "250"),
        ("6%/年", "3/50", "1/年", "", "6%"),
        ("年利率 6%", "3/50", "1/年", "", "6%"),
        ("年息5‰", "1/200", "1/年", "", "5‰"),
        ("3%", "3/100", "", "", ""),
        ("0.5 元/斤", "1/2", "元/斤", "", "0.5"),
        ("每斤0.5元", "1/2", "元/斤", "", "0.5"),
        ("120元/工日", "120", "元/工日", "", "120"),
        ("0.08 元/只", "2/25", "元/只", "", "0.08"),
        ("130 元/50公斤", "130", "元/50公斤", "", "130"),
        ("每50公斤130元", "130", "元/50公斤", "", "130"),
        ("130 元/100斤", "130", "元/百斤", "", "130"),
        ("每100斤130元", "130", "元/百斤", "", "130"),
        ("2 万元/户", "20000", "元/户", "", "2 万"),
        ("1.5万元", "15000", "元", "", "1.5万"),
        ("20,000 元", "20000", "元", "", "20,000"),
        ("5 年", "5", "年", "", "5"),
        ("365 天", "365", "天", "", "365"),
        ("10000", "10000", "", "", ""),
    ],
)
def test_what_is_read(text: str, value: str, unit: str, produce: str, part: str) -> None:
    phrase = read_phrase(text)
    said = (phrase.value, str(phrase.unit), phrase.produce, phrase.part)
    assert said == (Fraction(value), unit, produce, part)


@pytest.mark.parametrize(
    "text",
    [
        *("", "元", "六百元", "约600元", "600~700元", "600 元/晌", "600 块", "120元整", "亩600元"),
        *("每年100元/年", "1/3", "6%年", "600元每", "-", "1e3 元", "１_０", "每每600元", "600//亩"),
    ],
)
def test_what_is_left_over_is_refused(text: str) -> None:
    with pytest.raises(PhraseError) as refused:
        read_phrase(text)
    assert "请照这样写" in str(refused.value) or refused.value.remedy


@given(st.text(max_size=20))
def test_no_text_makes_it_fail(text: str) -> None:
    try:
        phrase = read_phrase(text)
    except PhraseError:
        return
    assert phrase.part in text
