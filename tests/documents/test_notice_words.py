"""A notice speaks in the words of the payer's statute, and in no other's."""

from __future__ import annotations

import json

import pytest

from checks.distributing import REFUND, REST, distributed
from linkage.documents.notice import DOCUMENT

SURPLUS = ("盈余返还", "剩余盈余分配", "盈余分配")


@pytest.mark.parametrize(
    ("kind", "source", "title", "word"),
    [
        ("农民专业合作社", "本年盈余", "盈余分配公示", "盈余返还、剩余盈余分配"),
        ("农村集体经济组织", "本年收益", "收益分配公示", "收益分配"),
        ("村民委员会", "本年收益", "收益分配公示", "收益分配"),
        ("有限责任公司", "净利润", "利润分配公示", "利润分配"),
        ("家庭农场", "净利润", "收益分配公示", "约定分成"),
    ],
)
def test_the_words_follow_the_payer(kind: str, source: str, title: str, word: str) -> None:
    steps = (REFUND, REST) if kind == "农民专业合作社" else (REST,)
    season = distributed(kind, {source: "1000"}, *steps, sources=f"事实.{source}", said="公示: 是")
    view = DOCUMENT.view(season, "")
    assert str(view["title"]).endswith(title)
    told = json.dumps(view, ensure_ascii=False, default=str)
    assert f'"word": "{word}"' in told
    assert kind == "农民专业合作社" or not any(foreign in told for foreign in SURPLUS)
