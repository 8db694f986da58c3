"""Every change of shares stands in the book with its day and ground, and what is left after it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checks.distributing import distributed
from linkage.model.entitlement import Settlement
from linkage.telling.share_history import changes, share_rows, totals

COLLECTIVE = "农村集体经济组织"
BY_SHARES = "{去向: 成员, 比例: 100%, 按: 股份.份额, 收入: 股金}"
ROSTER = (
    "户号,成员号,姓名,与户主关系,成员自,成员至\nA1,1,王小田,户主,2019-03-01,\nA1,2,王大田,父,,2025-08-22\n"
    "A2,1,李大山,户主,,\n"
)
PERSONAL = "股别: {个人股别: [劳龄股]}\n"
SHARES = (
    "户号,成员号,股别,份额,起,止,依据\n"
    "A1,,人口股,4,,2025-03-31,量化名册\nA1,,人口股,1.5,2025-04-01,,量化名册\n"
    "A1,2,劳龄股,2,,,劳龄表\nA2,,人口股,3,,,量化名册\nA2,,人口股,2.5,2025-04-01,,分户登记\n"
    "A2,,人口股,9,2026-01-01,,明年再发\n"
)
EVENTS = "日期,户号,成员号,事件,对方户号,份额,依据\n2025-04-01,A1,,分户,A2,,分户登记2号\n2025-08-22,A1,2,死亡,,,死亡证明\n"


def season(**files: str) -> Settlement:
    tables = {"名册": ROSTER, "股份": SHARES, "事件": EVENTS, **files}
    held = {f"台账/{name}.csv": text for name, text in tables.items()}
    return distributed(
        COLLECTIVE, {"本年收益": "1000"}, BY_SHARES, sources="事实.本年收益", files=held, after=PERSONAL
    )


def told(settlement: Settlement, household: str) -> list[tuple[str, str, Fraction, Fraction, str]]:
    return [
        (line.sort, str(line.day or ""), line.count, line.balance, line.ground)
        for line in changes(settlement, "fk")[household]
    ]


def test_a_change_of_hands_is_two_lines_with_balances_on_both_sides() -> None:
    half = Fraction(5, 2)
    assert told(season(), "A1")[:3] == [
        ("人口股", "", Fraction(4), Fraction(4), "量化名册"),
        ("人口股", "2025-04-01", Fraction(-4), Fraction(0), "分户，给 A2，分户登记2号"),
        ("人口股", "2025-04-01", Fraction(3, 2), Fraction(3, 2), "分户，给 A2，分户登记2号；量化名册"),
    ]
    assert told(season(), "A2") == [
        ("人口股", "", Fraction(3), Fraction(3), "量化名册"),
        ("人口股", "2025-04-01", half, Fraction(11, 2), "分户，自 A1，分户登记2号；分户登记"),
    ]


def test_a_ground_that_event_and_row_have_in_common_stands_once() -> None:
    rows = SHARES.replace("2025-04-01,,分户登记\n", "2025-04-01,,分户登记2号\n")
    assert told(season(股份=rows), "A2")[1][-1] == "分户，自 A1，分户登记2号"


def test_a_personal_share_ends_with_the_person_the_day_of_death_counts() -> None:
    assert told(season(), "A1")[3:] == [
        ("劳龄股", "", Fraction(2), Fraction(2), "劳龄表"),
        ("劳龄股", "2025-08-23", Fraction(-2), Fraction(0), "死亡，死亡证明"),
    ]


def test_what_begins_after_the_season_is_not_in_it() -> None:
    assert all(line.count != 9 for lines in changes(season(), "fk").values() for line in lines)
    assert len(share_rows(season(), "fk")) == 6


def test_totals_are_of_the_last_day_and_count_a_household_once() -> None:
    every = [line for lines in changes(season(), "fk").values() for line in lines]
    assert totals(every) == {"人口股": (Fraction(7), Fraction(0), 2), "劳龄股": (Fraction(0), Fraction(0), 0)}


@pytest.mark.parametrize("code", ["gs", "nobody"])
def test_who_shares_by_no_shares_has_no_book(code: str) -> None:
    assert changes(season(), code) == {}
