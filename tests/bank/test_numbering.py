"""A payment number follows from season, payer, payees and run, and a slip of the pen is seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkage.bank.numbering import is_number, payment_number

PAYEES = st.lists(st.from_regex(r"H[0-9]{2}(\.[1-9])?", fullmatch=True), min_size=1, max_size=3, unique=True)


@given(payees=PAYEES, times=st.integers(1, 99), place=st.integers(2, 13), sign=st.sampled_from("AZ279"))
def test_one_wrong_sign_is_always_seen(payees: list[str], times: int, place: int, sign: str) -> None:
    number = payment_number("XH/2025-01-01", "gs", payees, times)
    assert is_number(number)
    assert len(number) == 14
    wrong = number[:place] + sign + number[place + 1 :]
    assert is_number(wrong) is (wrong == number)


def test_what_it_is_made_of() -> None:
    number = payment_number("XH/2025-01-01", "gs", ["H01", "H02"], 1)
    assert number == payment_number("XH/2025-01-01", "gs", ["H02", "H01"], 1)
    others = {
        payment_number("XH/2026-01-01", "gs", ["H01", "H02"], 1),
        payment_number("XH/2025-01-01", "cjt", ["H01", "H02"], 1),
        payment_number("XH/2025-01-01", "gs", ["H01"], 1),
        payment_number("XH/2025-01-01", "gs", ["H01", "H02"], 2),
    }
    assert len(others | {number}) == 5


def test_an_account_is_no_payment_number() -> None:
    assert not is_number("6222020200112233445")
    assert not is_number("")
