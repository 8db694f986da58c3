"""Overdue in words: the day, each amount with its due day, and what lateness costs only where agreed."""

from __future__ import annotations

from journal.seasons import rent, settled
from linkage.telling.overdue_words import overdue_of, overdue_told
from linkage.telling.read_aloud import household_script
from linkage.telling.short_sentences import MOST, length, sentences

PLOT = "户号,地块代码,面积（亩）,起,止\nA1,D1,2,2020-01-01,2034-12-31\n"
DAY = "名称,数值,单位\n出表日,2026-01-30,日期\n"
RENT = rent("{每: 年, 起: 2025-12-01}")
LATE = rent("{每: 年, 起: 2025-12-01}", "逾期: {费率: 0.1%/天}")
SAID = [
    "到2026年1月30日，过了付款日还没付的有 1 笔。",
    "土地租金 1,200.00 元，2025年12月1日到期，逾期 60 天。",
]


def test_what_is_overdue_is_said_with_its_days() -> None:
    season = settled(RENT, 地块=PLOT, 事实=DAY)
    told = list(overdue_told(season, overdue_of(season, "A1")))
    assert told == SAID
    assert all(length(sentence) <= MOST for one in told for sentence in sentences(one))
    assert list(overdue_told(season, overdue_of(season, "A2"))) == []
    assert "逾期六十天" in household_script(season, "A1")


def test_what_lateness_costs_is_said_where_it_was_agreed() -> None:
    season = settled(LATE, 地块=PLOT, 事实=DAY)
    told = list(overdue_told(season, overdue_of(season, "A1")))
    assert told == [*SAID, "约定的违约金算到期末，已列在应得里。"]


def test_without_a_day_of_the_papers_nothing_is_said() -> None:
    season = settled(LATE, 地块=PLOT)
    assert list(overdue_told(season, overdue_of(season, "A1"))) == []


def test_of_many_days_the_sum_and_the_first_are_said() -> None:
    work = "日期,户号,成员号,岗位,数量,单位\n"
    days = "".join(f"2025-{month:02}-15,A1,1,采摘,1,工日\n" for month in range(1, 6))
    wages = (
        "条款:\n  - {条款: 务工, 收入: 佣金, 类别: 用工, 付款方: 公司, 收款方: 成员, 数量: 用工.数量, "
        "单价: 100 元/工日, 支付: 次月 10 日前}\n"
    )
    season = settled(wages, 用工=work + days, 事实=DAY)
    assert list(overdue_told(season, overdue_of(season, "A1"))) == [
        "到2026年1月30日，过了付款日还没付的有 5 笔。",
        "王小田的务工有 5 笔过期，共 500.00 元。",
        "最早的一笔2025年2月10日到期，逾期 354 天。",
    ]


def test_of_many_persons_the_sum_and_the_first_are_said() -> None:
    people = "".join(f"A1,{at},王小{at},子女,1组\n" for at in range(2, 6))
    roster = "户号,成员号,姓名,与户主关系,组\nA1,1,王小田,户主,1组\nA2,1,李大山,户主,1组\n"
    work = "日期,户号,成员号,岗位,数量,单位\n"
    wages = (
        "条款:\n  - {条款: 务工, 收入: 佣金, 类别: 用工, 付款方: 公司, 收款方: 成员, 数量: 用工.数量, "
        "单价: 100 元/工日, 支付: 次月 10 日前}\n"
    )
    for several in (3, 5):
        days = "".join(f"2025-0{at}-15,A1,{at},采摘,1,工日\n" for at in range(1, several + 1))
        season = settled(wages, 名册=roster + people, 用工=work + days, 事实=DAY)
        told = list(overdue_told(season, overdue_of(season, "A1")))
        if several == 3:
            assert told[2] == "王小2的务工 100.00 元，2025年3月10日到期，逾期 326 天。"
        else:
            assert told[1:] == [
                "务工有 5 笔过期，共 500.00 元。",
                "最早的一笔2025年2月10日到期，逾期 354 天。",
            ]
