"""How numbers of persons look, and what only looks so; who looks for one takes its form from one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import linkage
from linkage.ground import number_forms
from linkage.ground.number_forms import (
    CARD,
    IDENTITY,
    MOBILE,
    OLD_IDENTITY,
    OWN_CARD,
    is_plot,
    standing_alone,
)


@pytest.mark.parametrize(
    ("form", "is_one", "is_none"),
    [
        (IDENTITY, "36990119880123011X", "36990119880123011"),
        (OLD_IDENTITY, "369901880123011", "369901881323011"),
        (CARD, "9558800012345678", "955880001234567"),
        (OWN_CARD, "6222020200112233", "9558800012345678"),
        (MOBILE, "13800138000", "12800138000"),
    ],
)
def test_a_form_matches_what_looks_so(form: str, is_one: str, is_none: str) -> None:
    assert re.fullmatch(form, is_one)
    assert not re.fullmatch(form, is_none)


@pytest.mark.parametrize("text", ["号13800138000", "13800138000。", "（13800138000）"])
def test_it_stands_alone_between_words(text: str) -> None:
    assert standing_alone(MOBILE).search(text)


@pytest.mark.parametrize("text", ["113800138000", "X13800138000", "138001380001"])
def test_signs_of_a_longer_number_continue_it(text: str) -> None:
    assert not standing_alone(MOBILE).search(text)
    assert standing_alone(MOBILE).search("13800138000.5")
    assert not standing_alone(MOBILE, beside=".").search("13800138000.5")


def test_a_plot_begins_with_its_province() -> None:
    assert is_plot("6201011000010000001")
    assert not is_plot("6222021000010000001")
    assert not is_plot("369901100001000000")


def test_nobody_else_knows_a_form_of_his_own() -> None:
    own = re.compile(r"1\[3-9\]|\{17\}\[0-9X|62\[0-9\]|\[0-9\]\{16,19\}|\(19\|20\)\[0-9\]\{2\}\[0-9\]\{4\}")
    package = Path(linkage.__file__).parent
    knows = {path.name for path in package.rglob("*.py") if own.search(path.read_text("utf-8"))}
    assert knows == {Path(number_forms.__file__).name}
