"""Sentences cut where a person takes breath: none longer than forty, and no word lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.telling.short_sentences import MOST, length, listed, sentences, short

LONG = (
    "2.71 亩、2.37 亩，共 5.08 亩地，每亩每年 500 斤，每斤 1.32 元（中晚籼稻收购价，2024年11月29日），"
    "算 181 天（全年 365 天）；2.71 亩、2.37 亩，共 5.08 亩地，每亩每年 525 斤，算 184 天；加起来合 3,437.31 元。"
)
STAKES = (
    "各户可分 115,905.71 元，您家 22.8 股·天（2.8 股 × 365 天 × 系数 2 + 10 股 × 181 天 × 系数 1 + "
    "5 股 × 365 天 × 系数 1），分得 1.00 元。"
)


@pytest.mark.parametrize("text", [LONG, STAKES])
def test_a_long_sum_becomes_several_sentences(text: str) -> None:
    cut = sentences(short(text))
    assert max(map(length, cut)) <= MOST
    assert len(cut) > 2
    assert all(sentence.endswith("。") for sentence in cut)


def test_a_sum_in_a_bracket_is_told_term_by_term() -> None:
    assert "就是 2.8 股 × 365 天 × 系数 2，加上 10 股 × 181 天 × 系数 1" in short(STAKES)


def test_what_is_short_stays_as_it_is() -> None:
    assert short("1.37 亩地，每亩每年 380 元；算满一年（365 天），合 520.60 元。") == (
        "1.37 亩地，每亩每年 380 元；算满一年（365 天），合 520.60 元。"
    )


def test_stops_in_quotes_end_no_sentence() -> None:
    assert sentences("他说：“好。行。”然后走了。再见") == ["他说：“好。行。”然后走了。", "再见"]


@given(
    st.lists(
        st.sampled_from(["三亩地", "每亩 380 元", "合计", "（大的。小的）", "。", "；", "，"]), max_size=30
    )
)
def test_no_word_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    signs = re.compile(r"[，；。、（）\s]")
    assert signs.sub("", short(text)) == signs.sub("", text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "云溪县青岚镇高寒山区奶牛养殖与鲜奶冷链专业合作社的 1,791.74 元暂不发放（继承待定），留到手续办好再付。",
            "云溪县青岚镇高寒山区奶牛养殖与鲜奶冷链专业合作社的 1,791.74 元暂不发放。继承待定，留到手续办好再付。",
        ),
        (
            "利息、股息红利和佣金的个人所得税由付款的公司用自有资金代缴（万里程，2026年1月10日决定）。",
            "利息、股息红利和佣金的个人所得税由付款的公司用自有资金代缴。万里程，2026年1月10日决定。",
        ),
        (
            "您家 7,263.5 股·天（4.95 股 × 365 天 × 系数 2 + 10 股 × 365 天 × 系数 1），分得 1,216.38 元。",
            "您家 7,263.5 股·天。就是 4.95 股 × 365 天 × 系数 2 + 10 股 × 365 天 × 系数 1。分得 1,216.38 元。",
        ),
    ],
)
def test_no_sentence_begins_with_a_bracket(text: str, told: str) -> None:
    assert short(text) == told


def test_names_are_put_together_as_far_as_there_is_room() -> None:
    assert listed(["土地租金", "用工", "分红"], 7) == ["土地租金、用工", "分红"]
    assert listed(["一个长得放不下的名字"], 3) == ["一个长得放不下的名字"]
    assert listed([], 9) == []


def test_a_bracket_of_a_calculation_stays_with_the_sign_before_it() -> None:
    told = short(
        "3,000.00元 + 4,000.00元 + 5,000.00元 + （737.36元 + 3,195.86元） - 612.37元，合 15,320.85 元。"
    )
    assert "+。" not in told
    assert " + （737.36元" in told
