"""A contract printed again says so, and what came since; a new one has no such words."""

from __future__ import annotations

import datetime

import pytest

from documents.contracts import page, printing, settled, subjects, view, words
from linkage.contracts.reprint import days_said
from linkage.model.entitlement import Settlement
from villages import Village

LEASE = "land_lease"
TOLD = "按2025年12月31日台账重印，以原签文本为准"


def split_off() -> Village:
    """H02 signed in 2022 and parted in April 2025: its son took a plot into a household of his own."""
    made = printing().without("地块", "H02").without("名册", "H02")
    made = made.with_rows(
        "地块",
        ("H02", "D901", "3", "", ""),
        ("H02", "D902", "1.5", "", "2025-03-31"),
        ("H02-1", "D902", "1.5", "2025-04-01", ""),
    )
    roster = made.registers["名册"]
    headings = roster[0]
    people = (
        {"户号": "H02", "成员号": "1", "姓名": "钱春生", "与户主关系": "户主", "组": "一组"},
        {"户号": "H02", "成员号": "2", "姓名": "钱小满", "与户主关系": "子", "组": "一组", "成员至": "2025-03-31"},
        {"户号": "H02-1", "成员号": "1", "姓名": "钱小满", "与户主关系": "户主", "组": "一组", "成员自": "2025-04-01"},
    )  # fmt: skip
    for one in people:
        made = made.with_rows("名册", tuple(one.get(heading, "") for heading in headings))
    return made.with_sheet(
        "事件",
        ("日期", "户号", "成员号", "事件", "对方户号", "对方成员号", "依据"),
        ("2025-04-01", "H02", "2", "分户", "H02-1", "1", "分户登记3号"),
    )


@pytest.fixture(scope="module")
def parted() -> Settlement:
    return settled(split_off())


def told(settlement: Settlement, subject: str, kind: str = LEASE) -> str:
    return words(page(kind, settlement, subject))


def test_what_was_signed_before_says_that_it_is_printed_again(parted: Settlement) -> None:
    shown = told(parted, "H02/gs")
    assert page(LEASE, parted, "H02/gs").count(TOLD) == 2  # in the running line and under the title
    assert "2022年12月20日签订" in shown
    assert "各方的签字、盖章见原签文本" in shown


def test_a_household_that_split_off_says_from_whom_and_who_signed(parted: Settlement) -> None:
    shown = told(parted, "H02-1/gs")
    assert TOLD in shown
    assert "承继自户H02（钱春生），2025年4月1日分户。" in shown
    assert "2022年12月20日（由原户签订）" in shown


def test_who_took_over_goes_on_with_the_year_of_the_contract_that_was_signed(parted: Settlement) -> None:
    assert str(view(LEASE, parted, "H02-1/gs")["number"]).startswith("ZL-2023-")


def test_what_came_after_signing_stands_with_its_day(parted: Settlement) -> None:
    [again] = [view(LEASE, parted, "H02/gs")["again"]]
    assert isinstance(again, dict)
    rows = again["rows"]
    assert isinstance(rows, list)
    found = [(row["day"], row["what"], row["ground"]) for row in rows if isinstance(row, dict)]
    assert found == [
        ("2025年3月31日", "地块 D902，1.5 亩，到这天止", ""),
        ("2025年4月1日", "分户：钱小满，归入户 H02-1", "分户登记3号"),
    ]
    assert "D902" in told(parted, "H02-1/gs")
    assert "2025年4月1日起" in told(parted, "H02-1/gs")


def test_a_contract_that_begins_in_the_season_has_no_such_words_nor_another_days_signature() -> None:
    made = printing().without("地块", "H02").with_rows("地块", ("H02", "D901", "3", "2025-03-01", ""))
    season = settled(made)
    shown = told(season, "H02/gs")
    assert view(LEASE, season, "H02/gs")["again"] == {}
    assert [word for word in ("重印", "承继", "原签", "签订以后的变动") if word in shown] == []
    assert "2022年12月20日" not in shown
    assert TOLD in told(season, "H01/gs")


def test_land_that_joined_later_is_let_and_handed_over_from_its_own_day(parted: Settlement) -> None:
    """A contract never says that a plot was handed over, or let, before it joined."""
    made = printing(交付时间="2023年1月1日").without("地块", "H02")
    season = settled(made.with_rows("地块", ("H02", "D901", "3", "2025-03-01", "")))
    shown = told(season, "H02/gs")
    assert "自2025年3月1日起" in shown
    assert "租期为2025年3月1日至" in shown
    assert "甲方在2025年3月1日把土地交给" in shown
    assert "2025年3月1日" not in told(season, "H01/gs")
    # Whoever took a plot over stands in the contract of the household that signed.
    assert "自2025年4月1日起" not in told(parted, "H02-1/gs")


@pytest.mark.parametrize("signed", ["2025年3月2日签订", "2022年12月20日签订，2025年3月2日补充"])
def test_what_is_signed_or_supplemented_in_the_season_is_new(signed: str) -> None:
    season = settled(printing().with_text("签订日期: 2022年12月20日签订", f"签订日期: {signed}"))
    for subject in subjects(LEASE, season):
        assert "重印" not in told(season, subject)
        assert signed in told(season, subject)


def test_a_plot_that_came_later_is_dated_where_it_is_listed() -> None:
    season = settled(printing().with_rows("地块", ("H02", "D903", "2", "2025-06-01", "")))
    shown = told(season, "H02/gs")
    assert TOLD in shown
    assert shown.count("2025年6月1日起") == 1
    assert "地块D903，2亩，从这天起" in shown


def test_the_agreement_of_all_lists_what_came_since(parted: Settlement) -> None:
    shown = told(parted, parted.main.code, "tri_party")
    assert page("tri_party", parted, parted.main.code).count(TOLD) == 2
    assert "分户：钱小满，归入户H02-1" in shown
    fresh = settled(split_off().with_text("签订日期: 2022年12月20日签订", "签订日期: 2025-01-01签订"))
    assert "重印" not in told(fresh, fresh.main.code, "tri_party")


def test_days_are_read_out_of_words() -> None:
    both = [datetime.date(2020, 6, 18), datetime.date(2023, 1, 1)]
    assert days_said("2020年6月18日签订，2023年1月1日补充") == both
    assert days_said("2020-06-18签订，2023-1-1补充") == both
    assert days_said("十年前，2023年2月30日") == []
