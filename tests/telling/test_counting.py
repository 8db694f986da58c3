"""A household counts once, and a line tells where it was read."""

from __future__ import annotations

from fractions import Fraction

from linkage.telling.counting import category, each, evidence, household_of, households, people_lines, percent
from reports.played import played


def test_a_member_counts_as_its_household_and_a_party_as_none() -> None:
    lines = people_lines(played("01"))
    assert len(households(lines)) < len(lines)
    assert any("." in line.payee and "." not in household_of(line) for line in lines)
    assert {household_of(line) for line in lines} <= set(played("01").books.households)


def test_evidence_names_the_first_cell_of_each_sheet() -> None:
    (rent,) = (line for line in people_lines(played("150")) if line.clause == "土地租金")
    assert evidence(rent) == "〔地块〕C2"
    (plots,) = (line for line in played("150").lines if line.clause == "资产收益")
    assert evidence(plots).startswith("〔资产〕")
    assert "等" in evidence(plots)


def test_a_category_is_that_of_the_last_day() -> None:
    assert category(played("150"), "C1") == "监测户"
    assert category(played("37"), "A1") == "未登记"


def test_shares_are_cut_and_nothing_of_nothing_is_a_dash() -> None:
    assert percent(Fraction(1), Fraction(3)) == "≈33.33%"
    assert percent(Fraction(1), Fraction(0)) == "—"
    assert each(Fraction(10), 3) == "≈3.33"
    assert each(Fraction(10), 0) == "—"
