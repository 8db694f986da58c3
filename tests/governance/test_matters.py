"""Tests of matters: whose they are, which pools they decide, in whatever order their rows stand."""

from __future__ import annotations

from attrs import evolve

from governance.meetings import COOPERATIVE, PLAN, POOL, record, resolution, season, whole
from linkage.governance.matters import STEPS, deciding, duties, matters, owners, pools_named


def test_the_records_of_a_matter_stand_in_their_course() -> None:
    shuffled = season(*reversed(whole()))
    (matter,) = matters(shuffled)
    assert [row.text("步骤") for row in matter.rows] == list(STEPS)
    assert matter.text.startswith("党支部：")


def test_of_two_votes_the_later_counts() -> None:
    (matter,) = matters(season(resolution("62", "62", "10"), resolution("62", "62", "50", 日期="2026-01-28")))
    vote = matter.resolution
    assert vote is not None
    assert str(vote.day("日期").date) == "2026-01-28"  # type: ignore[union-attr]


def test_a_public_pool_of_a_company_is_posted_and_not_voted() -> None:
    (duty,) = duties(season(payer="有限责任公司"))
    assert (duty.assembled, duty.four_and_two) == (False, False)
    assert duties(season(payer="有限责任公司", pool=evolve(POOL, public=False))) == []


def test_a_co_operative_votes_without_the_six_steps() -> None:
    (duty,) = duties(season(payer=COOPERATIVE))
    assert (duty.assembled, duty.four_and_two) == (True, False)


def test_a_matter_that_names_another_subject_decides_no_distribution() -> None:
    about_charter = season(resolution("62", "62", "62", "成员大会：修改章程"))
    (duty,) = duties(about_charter)
    assert deciding(about_charter, duty) is None


def test_a_matter_decides_the_pool_it_names_and_belongs_to_its_payer() -> None:
    settled = season(resolution("62", "62", "62", f"成员大会：年终 {PLAN}"))
    (matter,), (duty,) = matters(settled), duties(settled)
    assert pools_named(settled, matter) == {"年终"}
    assert [party.code for party in owners(settled, matter)] == ["cjt"]
    assert deciding(settled, duty) == matter


def test_what_was_voted_goes_before_what_was_only_proposed() -> None:
    settled = season(
        record("提议", "2026-02-01", f"党支部：{PLAN}", meeting="H2"), resolution("62", "50", "42")
    )
    (duty,) = duties(settled)
    found = deciding(settled, duty)
    assert found is not None
    assert found.number == "H1"
