"""Tests of majorities: the least whole number that reaches a share, and the one that passes it."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from linkage.files.law_reader import shipped_laws
from linkage.governance.majority import Majority, read_majority
from linkage.model.law import NoLawError
from rows import HERE

DAY = datetime.date(2026, 1, 20)


@pytest.mark.parametrize(
    ("whole", "share", "above", "needed"),
    [
        (60, Fraction(2, 3), False, 40),
        (61, Fraction(2, 3), False, 41),
        (62, Fraction(3, 4), False, 47),
        (5, Fraction(1, 2), True, 3),
        (6, Fraction(1, 2), True, 4),
        (0, Fraction(1, 2), True, 1),
    ],
)
def test_how_many_are_needed(whole: int, share: Fraction, *, above: bool, needed: int) -> None:
    assert Majority(share, above=above).needed(Fraction(whole)) == needed


@given(st.integers(1, 5000), st.fractions(Fraction(1, 2), Fraction(1), max_denominator=12), st.booleans())
def test_one_vote_less_is_not_enough(whole: int, share: Fraction, above: bool) -> None:  # noqa: FBT001
    needed = Majority(share, above=above).needed(Fraction(whole))

    def enough(votes: int) -> bool:
        return votes > share * whole if above else votes >= share * whole

    assert enough(needed)
    assert not enough(needed - 1)


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("集体成员大会通过比例下限", False),
        ("合作社一般决议通过须超过", True),
        ("村民会议通过须超过", True),
    ],
)
def test_the_name_of_a_law_says_whether_its_share_is_passed(name: str, *, above: bool) -> None:
    law = shipped_laws().required(name, DAY, HERE)
    assert read_majority(law).above is above


def test_a_majority_in_words_leaves_the_check_unmade() -> None:
    law = shipped_laws().required("集体成员大会通过比例下限", DAY, HERE)
    with pytest.raises(NoLawError) as told:
        read_majority(evolve(law, figure=None, said="多数"))
    assert "多数" in told.value.known
