"""Tests of the words of meetings: dashes for what nobody wrote, shares cut and never rounded up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from governance.meetings import COOPERATIVE, record, resolution, season, whole
from linkage.governance.matters import matters
from linkage.telling.meeting_words import (
    UNWRITTEN,
    attendance,
    day_said,
    figures,
    listed,
    matters_decided,
    subject,
)
from rows import row


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(42, 62, "≈67.74%"), (2, 3, "≈66.67%"), (3, 3, "100%"), (3, 0, UNWRITTEN), (None, 62, UNWRITTEN)],
)
def test_a_share_is_cut_so_that_it_never_looks_enough(part: int | None, whole: int, said: str) -> None:
    assert attendance(None if part is None else Fraction(part), Fraction(whole)) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("成员大会：分配方案", "分配方案"),
        ("分配方案：第二稿", "分配方案：第二稿"),
        ("成员大会", "成员大会"),
    ],
)
def test_a_subject_names_no_body(written: str, said: str) -> None:
    assert subject(record("决议", "2026-01-20", written)) == said


def test_what_nobody_wrote_is_a_dash() -> None:
    (matter,) = matters(season(resolution("62", "50", "42")))
    said = figures(matter.resolution)
    assert (said["due"], said["yes"], said["no"], said["share"]) == ("62", "42", UNWRITTEN, "≈80.65%")
    assert set(figures(None).values()) == {UNWRITTEN}
    assert day_said(None, "日期") == day_said(matter.resolution, "公示止") == UNWRITTEN
    assert day_said(matter.resolution, "日期") == "2026年1月20日"


def test_the_six_steps_are_a_paper_of_collectives_only() -> None:
    collective, cooperative = season(*whole()), season(*whole(), payer=COOPERATIVE)
    assert list(matters_decided(collective, four_and_two=True)) == ["H1"]
    assert list(matters_decided(cooperative, four_and_two=True)) == []
    assert list(matters_decided(cooperative, four_and_two=False)) == ["H1"]


def test_who_came_is_listed_by_household_and_member() -> None:
    came = [
        row("到会", 会议号=meeting, 户号=household, 成员号=member, 状态=state)
        for meeting, household, member, state in (
            ("H1", "A2", "1", "到会"),
            ("H1", "A1", "10", "到会"),
            ("H1", "A1", "2", "到会"),
            ("H1", "A1", "3", "缺席"),
            ("H2", "A1", "1", "到会"),
        )
    ]
    settled = season(resolution("62", "50", "42"), *came)
    matter = next(one for one in matters(settled) if one.number == "H1")
    assert [one.payee for one in listed(settled, matter, ("到会",))] == ["A1.2", "A1.10", "A2.1"]
