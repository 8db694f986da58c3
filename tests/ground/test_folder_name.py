"""A folder gets a name that every system can hold."""

from __future__ import annotations

import pytest

from linkage.ground.folder_name import on_one_line, why_unfit


@pytest.mark.parametrize("name", ["云坪村2025", "out", ".out", "a b", "CONTRACTS", "村" * 80])
def test_a_name_that_is_fit(name: str) -> None:
    assert why_unfit(name) == ""
    assert on_one_line(name) == name


@pytest.mark.parametrize(
    "name", ["con", "Aux.txt", "LPT1", "a.", "a ", " a", "a|b", "a\x00", "a\u200bb", "\udc80", "村" * 81]
)
def test_a_name_that_is_not(name: str) -> None:
    assert why_unfit(name)


def test_a_name_is_shown_on_one_line() -> None:
    assert on_one_line("a\nb\u202ec") == "a？b？c"
