"""Invented numbers: the same on every machine, valid in form, and nobody's."""

from __future__ import annotations

import datetime

import pytest

from linkage.invented.numbers import Draws, bank_card, credit_code, mobile, resident_id
from linkage.model.identity import BankNumber, CreditCode, IdentityNumber, Phone

BIRTH, TODAY = datetime.date(1968, 2, 29), datetime.date(2025, 12, 31)


def test_a_key_gives_the_same_draws_on_every_machine() -> None:
    draws = Draws("1|0|AA-0001")
    drawn = [draws.below(1000) for _ in range(60)]
    assert drawn[:4] == [393, 986, 795, 65]
    assert drawn == [other.below(1000) for other in [Draws("1|0|AA-0001")] for _ in range(60)]
    assert len(set(drawn)) > 50


def test_draws_stay_within_their_bounds_and_reach_them() -> None:
    draws = Draws("bounds")
    assert {draws.between(3, 6) for _ in range(200)} == {3, 4, 5, 6}
    assert {draws.few(50, 2) for _ in range(200)} == {0, 1, 2}
    assert not any(draws.often(0) for _ in range(50))
    assert all(draws.often(100) for _ in range(50))
    assert {str(draws.hundredths(101, 102)) for _ in range(50)} == {"1.01", "1.02"}
    first, last = datetime.date(2025, 1, 1), datetime.date(2025, 1, 2)
    assert {draws.day(first, last) for _ in range(50)} == {first, last}


@pytest.mark.parametrize("serial", range(3))
def test_numbers_are_valid_and_of_places_that_do_not_exist(serial: int) -> None:
    identity = IdentityNumber.read(resident_id(BIRTH, male=True, serial=serial), TODAY)
    assert identity.birth == BIRTH
    assert identity.reveal().startswith("369901")
    assert identity.reveal()[16] in "13579"
    card = BankNumber.read(bank_card(serial))
    assert not card.hint
    assert card.reveal().startswith("629999")
    assert Phone.read(mobile(serial)).reveal().startswith("154")
    assert CreditCode.read(credit_code("91", serial)).kind == "企业"
